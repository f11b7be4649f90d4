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
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(120), Idle = TimeSpan.FromMilliseconds(200);

    private readonly List<double[]> rounds = [];

    /// <summary>The values of every metric, round by round from the first.</summary>
    public IReadOnlyList<double[]> Rounds => rounds;

    /// <summary>How the run stands.</summary>
    public RunSeen Seen { get; private set; } = RunSeen.Of(runs.Stored(run), runs);

    /// <summary>What was asked of it, with the changes of policy since.</summary>
    public Dossier Dossier { get; private set; } = runs.Stored(run).Dossier;

    /// <summary>Reads what is new.</summary>
    /// <exception cref="RefusedException">The run is gone, or cannot be read.</exception>
    public void Read()
    {
        var stored = runs.Stored(run);
        Dossier = stored.Dossier;
        foreach (var (round, values) in Watching.Values(Dossier, 0, rounds.Count))
            if (round == rounds.Count + 1)
                rounds.Add(values);
        Seen = RunSeen.Of(stored, runs);
    }

    /// <summary>Tells of everything new until it is cancelled.</summary>
    /// <param name="changed">Shows it.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task Follow(Func<Task> changed, CancellationToken cancellation)
    {
        while (true)
        {
            var news = runs.Find(run)?.News; // Asked for before it is read, so that nothing comes in between.
            long begun = Stopwatch.GetTimestamp();
            Read();
            await changed();
            if (Apart - Stopwatch.GetElapsedTime(begun) is { Ticks: > 0 } left)
                await Task.Delay(left, cancellation);
            if (news is not null)
                await news.WaitAsync(cancellation);
            else
                while (runs.Find(run) is null)
                    await Task.Delay(Idle, cancellation);
        }
    }
}
