using Gongyu.Experiments;
using Gongyu.Grains;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>How far an experiment is.</summary>
/// <param name="Done">Replications that are finished, also before it was gone on with.</param>
/// <param name="Before">Those of them that were finished before.</param>
/// <param name="Points">Points that were begun.</param>
internal readonly record struct ExperimentProgress(int Done, int Before, int Points);

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
        folder.Reopen();
        done = before = journal.Count;
        progress(new(done, before, 0));
        var ends = await new Campaign(plan.Points.Count, plan.Rule).Play(
            item => journal.Find(item)?.ValueBy(plan.Rule),
            async (item, stopping) =>
            {
                var answer = await workforce.Play(OrderOf(item), stopping);
                journal.Append(item, answer);
                Tell(item);
                return answer.ValueBy(plan.Rule);
            },
            workers, cancellation);
        var (tables, played) = ExperimentPlayed.Of(folder, journal, ends, ends.All(end => end is not null));
        return played with { Refused = await folder.Write(tables, played.File) };
    }

    private ReplicationOrder OrderOf(WorkItem item)
    {
        var scenario = plan.Of(item.Point);
        return new(ScenarioFile.Write(scenario), [.. scenario.Files], item.Replication, plan.Series);
    }

    private void Tell(WorkItem item)
    {
        lock (telling)
        {
            begun = Math.Max(begun, item.Point + 1);
            progress(new(++done, before, begun));
        }
    }
}
