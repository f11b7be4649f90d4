using System.Diagnostics;

namespace Gongyu.Silo;

/// <summary>
/// The rounds of a run's first replication for a page that shows them: those that are there, then those that come, not more often than an eye
/// can follow. A page that comes late, or again, has them all: they are read from where they are kept.
/// </summary>
/// <param name="runs">The runs.</param>
/// <param name="run">The run's id.</param>
internal sealed class RunFeed(RunService runs, string run)
{
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(120), Idle = TimeSpan.FromMilliseconds(100);

    private int version; // Of the run when it was read last.

    /// <summary>The values of every metric, round by round from the first.</summary>
    public IReadOnlyList<double[]> Rounds { get; private set; } = [];

    /// <summary>How the run stands; it must have been read.</summary>
    public RunSeen Seen { get; private set; } = null!;

    /// <summary>What was asked of it, with the changes of policy since; it must have been read.</summary>
    public Dossier Dossier { get; private set; } = null!;

    /// <summary>Whether it waits for its turn.</summary>
    public bool IsWaiting => runs.Find(run) is { IsPlayed: false };

    /// <summary>Reads what is new.</summary>
    /// <exception cref="RefusedException">The run is gone, or cannot be read.</exception>
    public void Read()
    {
        int now = runs.VersionOf(run);
        var stored = runs.Stored(run);
        // Rounds that were lost are played anew, perhaps otherwise: they are seen when it rests, if not before.
        List<double[]> more = now == version ? [.. Rounds] : [];
        foreach (var (round, values) in Watching.Values(stored.Dossier, 0, more.Count))
            if (round == more.Count + 1)
                more.Add(values);
        (Dossier, Rounds, Seen, version) = (stored.Dossier, more, RunSeen.Of(stored, runs), now);
    }

    /// <summary>Tells of everything new until it is cancelled.</summary>
    /// <param name="changed">Shows it.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task Follow(Func<Task> changed, CancellationToken cancellation)
    {
        while (true)
        {
            // Asked for before it is read, so that nothing comes in between.
            int before = runs.VersionOf(run);
            var news = runs.Find(run)?.News;
            long begun = Stopwatch.GetTimestamp();
            Read();
            await changed();
            if (Apart - Stopwatch.GetElapsedTime(begun) is { Ticks: > 0 } left)
                await Task.Delay(left, cancellation);
            if (news is not null)
                await news.WaitAsync(cancellation);
            else
                while (runs.VersionOf(run) == before)
                    await Task.Delay(Idle, cancellation);
        }
    }
}
