using Gongyu.Experiments;
using Gongyu.Grains;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>What an experiment came to, or has come to until it was stopped.</summary>
/// <param name="Plan">What was asked.</param>
/// <param name="File">What is told of it.</param>
/// <param name="Summaries">The means of every point, by the metrics' order.</param>
/// <param name="Findings">What the levers do to every metric that is reported, where that was asked and it is complete.</param>
internal sealed record ExperimentPlayed(
    ExperimentPlan Plan, ExperimentFile File, IReadOnlyList<(int Point, Interval[] Outcomes)> Summaries,
    IReadOnlyList<(Metric Metric, IReadOnlyList<SensitivityRow> Rows, int Dropped, Phrase? Remark)> Findings)
{
    /// <summary>Why its tables could not be written.</summary>
    public Phrase? Refused { get; init; }

    /// <summary>Counts what is in a journal.</summary>
    /// <param name="folder">The experiment's folder.</param>
    /// <param name="journal">What replications came to.</param>
    /// <param name="ends">What became of every point; nothing of those that did not come to their end.</param>
    /// <param name="complete">Whether it was played to its end.</param>
    public static (ExperimentTables Tables, ExperimentPlayed Played) Of(
        ExperimentFolder folder, WorkJournal? journal, IReadOnlyList<PointEnd?> ends, bool complete)
    {
        var plan = folder.Plan;
        PointEnd[] counted = [.. ends.Select((end, point) => end ?? Until(journal, point))];
        var tables = new ExperimentTables(plan, journal, counted);
        RunHash[] hashes = [.. tables.Replications.Select(item => item.Played.Hash)];
        var told = folder.File with
        {
            State = complete ? "completed" : "running",
            Hash = complete && hashes.Length > 0 ? RunHash.Of(hashes).ToString() : null,
            Replications = hashes.Length,
            Failed = [.. Failures(plan, journal, counted)],
        };
        return (tables, new(plan, told, [.. tables.Summaries], complete ? [.. tables.Findings] : []));
    }

    /// <summary>Reads what is in a folder, as it was told when it was played.</summary>
    /// <exception cref="DataFolderException">It cannot be read, or is not what was told.</exception>
    public static ExperimentPlayed Read(ExperimentFolder folder)
    {
        using var journal = folder.JournalRead();
        var rule = folder.Plan.Rule;
        PointEnd?[] ends = [.. folder.Plan.Points.Select((_, point) => rule.EndOf(number => journal?.Find(new(point, number))?.ValueBy(rule)))];
        var (_, played) = Of(folder, journal, ends, folder.File.IsComplete);
        if (folder.File.IsComplete && (played.File.Hash != folder.File.Hash || !played.File.Failed.SequenceEqual(folder.File.Failed)))
            throw new DataFolderException(DataFault.Damaged, Unlike(folder.Path));
        return played;
    }

    // Of a point that was not finished the first replications count until one is missing.
    private static PointEnd Until(WorkJournal? journal, int point)
    {
        int played = 0;
        while (journal?.Find(new(point, played)) is { Failure: null })
            played++;
        return new(played, HasFailed: false);
    }

    private static IEnumerable<FailedPoint> Failures(ExperimentPlan plan, WorkJournal? journal, PointEnd[] ends) =>
        from point in Enumerable.Range(0, ends.Length)
        where ends[point].HasFailed
        let replication = ends[point].Replications
        select new FailedPoint(point + 1, plan.Named(point), replication + 1, journal!.Find(new(point, replication))!.Failure!);

    private static Phrase Unlike(string path) => new(
        $"{path}: what its replications came to is not what was told; begin the experiment again", $"{path}：各次重复的结果与所记不符；请重新开始该实验");
}

/// <summary>How a replication counts.</summary>
internal static class ReplicationAnswers
{
    /// <summary>What the metric of a rule came to; not a number when it failed.</summary>
    public static double ValueBy(this ReplicationAnswer answer, ReplicationRule rule) => answer.Replication is not { } played
        ? double.NaN
        : rule.Metric is { } metric ? played.Outcome(metric) : 0;
}
