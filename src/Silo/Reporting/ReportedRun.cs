using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>Everything a report tells of a run: its results folder, and what is seen when its first replication is played again.</summary>
/// <param name="Results">The folder.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Series">How its metrics went.</param>
/// <param name="Inside">What is seen inside.</param>
internal sealed record ReportedRun(PlayedResults Results, Scenario Scenario, RunSeries Series, Inside Inside)
{
    // How often it is looked inside, and in how many of these rounds who works with whom is drawn.
    private const int Looks = 5;

    private static readonly Phrase Unfinished = new(
        "its first replication was not finished, and a report tells of whole ones; go on with it: gongyu resume",
        "首次重复尚未完成，报告只讲述完整的重复；请先继续运行：gongyu resume");

    /// <summary>What the manifest says.</summary>
    public Manifest Manifest => Results.Manifest;

    /// <summary>The rounds in which who works with whom is drawn: the first, the middle, the last.</summary>
    public IReadOnlyList<Snapshot> Drawn =>
        [.. Inside.Snapshots.Where((_, i) => i == 0 || i == Inside.Snapshots.Count - 1 || i == Inside.Snapshots.Count / 2)];

    /// <summary>Reads a results folder and plays its first replication again; or tells why not.</summary>
    public static (ReportedRun? Run, IReadOnlyList<Fault> Faults, Refusal Why) Read(PlayedResults results, CancellationToken cancellation)
    {
        var manifest = results.Manifest;
        if (manifest.Played.FirstOrDefault(one => one.Replication == 1) is not { } first)
            return (null, [new(results.ManifestFile, 0, 0, Unfinished)], Refusal.Wrong);
        var reading = results.Scenario();
        if (reading.Scenario is not { } scenario)
            return (null, reading.Faults, Refusal.Damaged);
        if (scenario.Reported.FirstOrDefault(metric => !manifest.Outcomes.ContainsKey(metric.Id)) is { } missing)
            return (null, [new(results.ManifestFile, 0, 0, PlayedResults.Damaged($"outcomes.{missing.Id} is missing"))], Refusal.Damaged);
        if (scenario.Rounds != manifest.Rounds || scenario.Seed != manifest.Seed)
            return (null, [new(results.ManifestFile, 0, 0, PlayedResults.Damaged("its rounds or seed are not those of its scenario"))], Refusal.Damaged);
        var (series, broken) = RunSeries.Read(results, [.. scenario.Reported, .. Stances]);
        if (series is null)
            return (null, [broken!], Refusal.Damaged);
        int otherwise = 0;
        var inside = Inside.Replay(
            scenario, [.. series.Rounds], RunSeries.Evenly(scenario.Rounds, Looks),
            record => otherwise = otherwise == 0 && !series.IsSame(record) ? record.Round : otherwise, cancellation);
        if (inside.Hash.ToString() != first.Hash)
            return (null, [new(results.ManifestFile, 0, 0, Differs("played[1].hash", first.Hash, $"{inside.Hash}", manifest.Run))], Refusal.Differs);
        if (otherwise > 0)
            return (null, [new(Path.Combine(results.Path, Tables.RoundsFile), 0, 0, OtherRound(otherwise, manifest.Run))], Refusal.Differs);
        return (new(results, scenario, series, inside), [], Refusal.None);
    }

    private static IEnumerable<Metric> Stances =>
        from kind in new[] { Kind.Enterprise, Kind.University }
        from stance in Enum.GetValues<Stance>()
        select StanceChart.MetricOf(kind, stance);

    private static Phrase Differs(string field, string told, string again, string run) => new(
        $"{field} is {told}, but the replay came to {again}; nothing was written, \"gongyu verify {run}\" tells where it differs",
        $"{field} 为 {told}，重演结果却为 {again}；未写出报告，“gongyu verify {run}”可查明差异所在");

    private static Phrase OtherRound(int round, string run) => new(
        $"round {round} of replication 1 is not as it was played; nothing was written, \"gongyu verify {run}\" tells where it differs",
        $"第 1 次重复的第 {round} 轮与推演不符；未写出报告，“gongyu verify {run}”可查明差异所在");
}
