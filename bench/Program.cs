using System.Globalization;
using BenchmarkDotNet.Running;
using Gongyu.Bench;

// dotnet run -c Release --project bench
// A part of it: dotnet run -c Release --project bench -- --filter '*Fast*' or '*(Members: 150)'
var summary = BenchmarkRunner.Run<HostBenchmarks>(args: args);
var culture = CultureInfo.InvariantCulture;

// Not a number when it was left out.
double Microseconds(string name, int members) => summary.Reports.SingleOrDefault(report =>
    report.BenchmarkCase.Descriptor.WorkloadMethod.Name == name && (int)report.BenchmarkCase.Parameters["Members"] == members)
    ?.ResultStatistics?.Median / 1000 ?? double.NaN;

Console.WriteLine();
Console.WriteLine("         µs a stakeholder-round           B in rounds    calls a            of the");
Console.WriteLine("members  fast  with all levers    actors  once warm  stakeholder-round  empty-call rate");
bool held = summary.Reports.Length > 0;
foreach (int members in summary.Reports.Select(report => (int)report.BenchmarkCase.Parameters["Members"]).Distinct())
{
    double fast = Microseconds(nameof(HostBenchmarks.Fast), members) / members;
    double all = Microseconds(nameof(HostBenchmarks.FastAll), members) / members;
    double actors = Microseconds(nameof(HostBenchmarks.Actors), members);
    double rate = Microseconds(nameof(HostBenchmarks.EmptyCalls), members) / actors;
    long bytes = HostBenchmarks.Allocated.GetValueOrDefault(members);
    double calls = HostBenchmarks.CallsPerRound.GetValueOrDefault(members) / members;
    Console.WriteLine(string.Create(culture,
        $"{members,7}  {fast,4:0.00}  {all,15:0.00}  {actors / members,8:0.0}  {bytes,9}  {calls,17:0.0}  {rate,15:0.00}"));
    held &= !(fast >= 2) && bytes == 0 && !(rate < 0.5);
}
Console.WriteLine(
    $"{(held ? "bounds held" : "NOT HELD")}: fast under 2 µs and without allocation, actors at least half the empty-call rate");
return held ? 0 : 1;
