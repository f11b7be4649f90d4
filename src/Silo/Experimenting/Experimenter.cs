using Gongyu.Experiments;
using Gongyu.Grains;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>How far an experiment is.</summary>
/// <param name="Done">Replications that are finished, also before it was gone on with.</param>
/// <param name="Before">Those of them that were finished before.</param>
/// <param name="Points">Points that were begun.</param>
internal readonly record struct ExperimentProgress(int Done, int Before, int Points);

/// <summary>What an experiment came to, or has come to until it was stopped.</summary>
/// <param name="Plan">What was asked.</param>
/// <param name="File">What is told of it.</param>
/// <param name="Summaries">The means of every point, by the metrics' order.</param>
/// <param name="Findings">What the levers do to every metric that is reported, where that was asked and it is complete.</param>
/// <param name="Refused">Why its tables could not be written.</param>
internal sealed record ExperimentPlayed(
    ExperimentPlan Plan, ExperimentFile File, IReadOnlyList<(int Point, Interval[] Outcomes)> Summaries,
    IReadOnlyList<(Metric Metric, IReadOnlyList<SensitivityRow> Rows, int Dropped, Phrase? Remark)> Findings, Phrase? Refused);

/// <summary>Plays an experiment, or goes on with it: every item by a worker, on disk as soon as it is finished.</summary>
/// <param name="folder">Its folder.</param>
/// <param name="workers">How many replications at a time.</param>
/// <param name="progress">Hears how far it is.</param>
internal sealed class Experimenter(ExperimentFolder folder, int workers, Action<ExperimentProgress> progress)
{
    private readonly ExperimentPlan plan = folder.Plan;
    private readonly Lock telling = new();
    private int done, before, begun;

    /// <summary>Plays it with the workers of a cluster. When it is stopped, what was finished is kept and told.</summary>
    /// <exception cref="DataFolderException">The journal cannot be used.</exception>
    public async Task<ExperimentPlayed> Play(Workforce workforce, CancellationToken cancellation)
    {
        using var journal = folder.Journal();
        done = before = journal.Count;
        progress(new(done, before, 0));
        var ends = await new Campaign(plan.Points.Count, plan.Rule).Play(
            item => journal.Find(item) is { } known ? ValueOf(known) : null,
            async (item, stopping) =>
            {
                var answer = await workforce.Play(OrderOf(item), stopping);
                journal.Append(item, answer);
                Tell(item);
                return ValueOf(answer);
            },
            workers, cancellation);
        return await End(journal, ends);
    }

    private async Task<ExperimentPlayed> End(WorkJournal journal, IReadOnlyList<PointEnd?> ends)
    {
        PointEnd[] counted = [.. ends.Select((end, point) => end ?? Until(journal, point))];
        var tables = new ExperimentTables(plan, journal, counted);
        bool complete = ends.All(end => end is not null);
        RunHash[] hashes = [.. tables.Replications.Select(item => item.Played.Hash)];
        var told = folder.File with
        {
            State = complete ? "completed" : "running",
            Hash = complete && hashes.Length > 0 ? RunHash.Of(hashes).ToString() : null,
            Replications = hashes.Length,
            Failed = [.. tables.Failures],
        };
        var refused = await folder.Write(tables, told);
        return new(plan, told, [.. tables.Summaries], complete ? [.. tables.Findings] : [], refused);
    }

    // Of a point that was not finished the first replications count until one is missing.
    private static PointEnd Until(WorkJournal journal, int point)
    {
        int played = 0;
        while (journal.Find(new(point, played)) is { Failure: null })
            played++;
        return new(played, HasFailed: false);
    }

    private ReplicationOrder OrderOf(WorkItem item)
    {
        var scenario = plan.Of(item.Point);
        return new(ScenarioFile.Write(scenario), [.. scenario.Files], item.Replication, plan.Series);
    }

    private double ValueOf(ReplicationAnswer answer) => answer.Replication is not { } played
        ? double.NaN
        : plan.Rule.Metric is { } metric ? played.Outcome(metric) : 0;

    private void Tell(WorkItem item)
    {
        lock (telling)
        {
            begun = Math.Max(begun, item.Point + 1);
            progress(new(++done, before, begun));
        }
    }
}
