using System.Globalization;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Gongyu.Bench;

// dotnet run -c Release --project bench
var summary = BenchmarkRunner.Run<HostBenchmarks>();
var culture = CultureInfo.InvariantCulture;

BenchmarkReport Of(string name, int members) => summary.Reports.Single(report =>
    report.BenchmarkCase.Descriptor.WorkloadMethod.Name == name && (int)report.BenchmarkCase.Parameters["Members"] == members);

double Nanoseconds(string name, int members) => Of(name, members).ResultStatistics!.Median;

Console.WriteLine();
Console.WriteLine("members  fast: µs a stakeholder-round, B a round   actors: µs a stakeholder-round, calls a stakeholder-round, of the empty-call rate");
bool held = true;
foreach (int members in summary.Reports.Select(report => (int)report.BenchmarkCase.Parameters["Members"]).Distinct())
{
    double fast = Nanoseconds(nameof(HostBenchmarks.Fast), members) / members / 1000;
    double actors = Nanoseconds(nameof(HostBenchmarks.Actors), members) / members / 1000;
    double rate = Nanoseconds(nameof(HostBenchmarks.EmptyCalls), members) / Nanoseconds(nameof(HostBenchmarks.Actors), members);
    long? bytes = Of(nameof(HostBenchmarks.Fast), members).GcStats.GetBytesAllocatedPerOperation(Of(nameof(HostBenchmarks.Fast), members).BenchmarkCase);
    double calls = HostBenchmarks.CallsPerRound[members] / members;
    Console.WriteLine(string.Create(culture, $"{members,7}  {fast,10:0.000}  {bytes,10}   {actors,10:0.0}  {calls,6:0.0}  {rate,6:0.00}"));
    held &= fast < 2 && rate >= 0.5;
}
Console.WriteLine(held
    ? "bounds held: fast under 2 µs, actors at least half the empty-call rate"
    : "NOT HELD: fast under 2 µs, actors at least half the empty-call rate");
return held ? 0 : 1;
