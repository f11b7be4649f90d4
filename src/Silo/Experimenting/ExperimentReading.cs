using Gongyu.Experiments;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>Reads again what an experiment came to, from what its replications left, and changes nothing in its folder.</summary>
internal static class ExperimentReading
{
    private static readonly Phrase WorkIsMissing = PlayedResults.Damaged("it is completed, but replications of it are missing");

    /// <summary>Reads it; or tells what is wrong with it.</summary>
    /// <param name="path">Its folder.</param>
    /// <exception cref="DataFolderException">Its journal cannot be read.</exception>
    public static (ExperimentPlayed? Played, Fault? Fault, Refusal Why) Read(string path)
    {
        var (folder, fault) = ExperimentFolder.Open(path);
        if (folder is null)
            return (null, fault, Refusal.Damaged);
        string file = Path.Combine(path, ExperimentFile.FileName);
        var (plan, told) = (folder.Plan, folder.File);
        using var journal = folder.ReadJournal();
        (PointEnd Counted, bool IsEnd)[] ends = [.. Enumerable.Range(0, plan.Points.Count).Select(point => EndOf(plan, journal, point))];
        if (told.IsComplete && !ends.All(end => end.IsEnd))
            return (null, new(file, 0, 0, WorkIsMissing), Refusal.Damaged);
        var tables = new ExperimentTables(plan, journal, [.. ends.Select(end => end.Counted)]);
        RunHash[] hashes = [.. tables.Replications.Select(item => item.Played.Hash)];
        string? hash = told.IsComplete && hashes.Length > 0 ? RunHash.Of(hashes).ToString() : null;
        if (hash != told.Hash)
            return (null, new(file, 0, 0, Differs(told.Hash, hash)), Refusal.Differs);
        told = told with { Replications = hashes.Length, Failed = [.. tables.Failures] };
        return (new(plan, told, [.. tables.Summaries], told.IsComplete ? [.. tables.Findings] : [], null), null, Refusal.None);
    }

    // As a campaign counts: the first ones until there are enough, or until one failed.
    private static (PointEnd Counted, bool IsEnd) EndOf(ExperimentPlan plan, WorkJournal journal, int point)
    {
        List<double> outcomes = [];
        while (!plan.Rule.IsEnough(outcomes))
        {
            if (journal.Find(new(point, outcomes.Count)) is not { } answer)
                return (new(outcomes.Count, HasFailed: false), false);
            if (answer.Replication is not { } played)
                return (new(outcomes.Count, HasFailed: true), true);
            outcomes.Add(plan.Rule.Metric is { } metric ? played.Outcome(metric) : 0);
        }
        return (new(outcomes.Count, HasFailed: false), true);
    }

    private static Phrase Differs(string? told, string? read) => new(
        $"hash is {told ?? Figures.None}, but its replications come to {read ?? Figures.None}; nothing was written, play it again by its command",
        $"hash 为 {told ?? Figures.None}，各次重复却得出 {read ?? Figures.None}；未写出报告，请按其命令重新推演");
}
