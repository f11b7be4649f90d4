using System.Globalization;
using BenchmarkDotNet.Running;
using Gongyu.Bench;

// dotnet run -c Release --project bench
// A part of it: dotnet run -c Release --project bench -- --filter '*Fast*' or '*(Members: 150)' or '*Checkpoint*'; or -- watchers, or -- ensembles, or -- pages
if (args is [PacedService.Argument, var folder])
    return await PacedService.Run(folder);
if (args is [Watchers.Argument])
    return await Watchers.Measure() ? 0 : 1;
if (args is [Ensembles.Argument])
    return await Ensembles.Measure() ? 0 : 1;
if (args is [LivePages.Argument])
    return await LivePages.Measure() ? 0 : 1;
var reports = BenchmarkRunner.Run([typeof(HostBenchmarks), typeof(CheckpointBenchmarks)], args: args)
    .SelectMany(summary => summary.Reports).ToArray();
var culture = CultureInfo.InvariantCulture;
bool held = reports.Length > 0;
if (Sizes<HostBenchmarks>() is { Length: > 0 } communities)
    held &= Hosts(communities);
if (Sizes<CheckpointBenchmarks>() is { Length: > 0 } kept)
    held &= Checkpoints(kept);
if (args.Length == 0)
    held = await Watchers.Measure() & await Ensembles.Measure() & await LivePages.Measure() & held;
return held ? 0 : 1;

int[] Sizes<T>() => [.. reports.Where(report => report.BenchmarkCase.Descriptor.Type == typeof(T))
    .Select(report => (int)report.BenchmarkCase.Parameters["Members"]).Distinct()];

// Not a number when it was left out.
double Microseconds<T>(string name, int members) => reports.SingleOrDefault(report =>
    report.BenchmarkCase.Descriptor is var one && one.Type == typeof(T) && one.WorkloadMethod.Name == name
    && (int)report.BenchmarkCase.Parameters["Members"] == members)
    ?.ResultStatistics?.Median / 1000 ?? double.NaN;

bool Hosts(int[] sizes)
{
    Console.WriteLine();
    Console.WriteLine("         µs a stakeholder-round           B in rounds    calls a            of the");
    Console.WriteLine("members  fast  with all levers    actors  once warm  stakeholder-round  empty-call rate");
    bool held = true;
    foreach (int members in sizes)
    {
        double fast = Microseconds<HostBenchmarks>(nameof(HostBenchmarks.Fast), members) / members;
        double all = Microseconds<HostBenchmarks>(nameof(HostBenchmarks.FastAll), members) / members;
        double actors = Microseconds<HostBenchmarks>(nameof(HostBenchmarks.Actors), members);
        double rate = Microseconds<HostBenchmarks>(nameof(HostBenchmarks.EmptyCalls), members) / actors;
        long bytes = HostBenchmarks.Allocated.GetValueOrDefault(members);
        double calls = HostBenchmarks.CallsPerRound.GetValueOrDefault(members) / members;
        Console.WriteLine(string.Create(culture,
            $"{members,7}  {fast,4:0.00}  {all,15:0.00}  {actors / members,8:0.0}  {bytes,9}  {calls,17:0.0}  {rate,15:0.00}"));
        held &= !(fast >= 2) && bytes == 0 && !(rate < 0.5);
    }
    return Told(held, "fast under 2 µs and without allocation, actors at least half the empty-call rate");
}

bool Checkpoints(int[] sizes)
{
    Console.WriteLine();
    Console.WriteLine("               ms a                B a  % of ten");
    Console.WriteLine("members  checkpoint   round  stakeholder    rounds");
    bool held = true;
    foreach (int members in sizes)
    {
        double checkpoint = Microseconds<CheckpointBenchmarks>(nameof(CheckpointBenchmarks.Checkpoint), members) / 1000;
        double round = Microseconds<CheckpointBenchmarks>(nameof(CheckpointBenchmarks.Round), members) / 1000;
        double share = checkpoint / (10 * round);
        long bytes = CheckpointBenchmarks.Written.GetValueOrDefault(members) / members;
        Console.WriteLine(string.Create(culture, $"{members,7}  {checkpoint,10:0.0}  {round,6:0.0}  {bytes,11}  {share * 100,8:0.0}"));
        held &= !(members == 1_500 && share >= 0.1) && !(members == 100_000 && checkpoint >= 2000);
    }
    return Told(held, "a checkpoint every ten rounds under 10 % of these at 1,500, one of 100,000 under 2 s");
}

static bool Told(bool held, string bounds)
{
    Console.WriteLine($"{(held ? "bounds held" : "NOT HELD")}: {bounds}");
    return held;
}
