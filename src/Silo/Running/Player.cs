using System.Diagnostics;
using Gongyu.Experiments;
using Gongyu.Grains;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>Plays the replications of a scenario on the hosts that were asked for.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="hosts">Who plays.</param>
/// <param name="run">Id of the run.</param>
/// <param name="watcher">Hears of it.</param>
/// <param name="logs">Where the rounds go.</param>
internal sealed class Player(Scenario scenario, Hosts hosts, string run, RunWatcher watcher, RoundLogs logs)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(25);

    private readonly Lock hearing = new();
    private IReadOnlyDictionary<string, int> activations = new Dictionary<string, int>();
    private Dictionary<int, Replication> before = [];
    private long calls;
    private int resumedFrom, watched; // Rounds of the first replication.
    private int ended; // Replications.

    /// <summary>Which replications to play, from 0; all unless told otherwise.</summary>
    public IReadOnlyCollection<int> Numbers { get; init; } = [.. Enumerable.Range(0, scenario.Replications)];

    /// <summary>How members decide on the actor host.</summary>
    public Decisions DecisionsOfActors { get; init; } = Decisions.Own;

    /// <summary>Keeps the run, so that it can be resumed; and gives what is finished of it already.</summary>
    public DataFolder? Data { get; init; }

    /// <summary>The actors to play with; without them it starts some of its own when it needs them.</summary>
    public ActorHost? Actors { get; init; }

    /// <summary>The round of the first replication to pause after; none unless told otherwise.</summary>
    public int Until { get; init; } = int.MaxValue;

    /// <summary>The policy that somebody has asked for meanwhile; it was stopped for that.</summary>
    public PolicyRequest? Asked { get; private set; }

    /// <summary>Plays until the end, or until it is stopped; gives what was computed.</summary>
    public async Task<PlayedRun> Play(CancellationToken cancellation)
    {
        before = (Data?.Finished(run) ?? before).Where(one => logs.Hold(one.Key, scenario, one.Value))
            .ToDictionary(one => one.Key, one => Whole(one.Key, one.Value));
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ActorHost? own = null;
        try
        {
            await TakeTurn(pause);
            var ensemble = await Ensemble.Play(scenario, Numbers, async (number, stopping) =>
            {
                if (before.TryGetValue(number, out var finished))
                    return Known(number, finished);
                using var log = logs.Begin(number);
                var heard = new Ear(round => Hear(number, round, log, pause), () => number == 0 ? Wait(pause) : Task.CompletedTask);
                if (!hosts.ByActors(number))
                    return await OwnThread.Do(() => Community.Play(scenario, number, heard, stopping));
                var actors = Actors ?? (own ??= await (Data is null
                    ? ActorHost.Start(null, DecisionsOfActors, stopping)
                    : ActorHost.Start(Data, stopping)));
                return await ByActors(actors, number, heard, stopping);
            }, Parallel, Finished, pause.Token);
            return new(run, hosts, ensemble, logs, ensemble.Replications.ContainsKey(0) ? 0 : Kept, activations, calls, resumedFrom);
        }
        finally
        {
            if (own is not null)
                await own.DisposeAsync();
        }
    }

    // Actors take both cores for themselves; a replication by the fast host takes one.
    private int Parallel => hosts is Hosts.Fast or Hosts.FirstByActors ? Environment.ProcessorCount : 1;

    // Whether nothing is played while the first replication waits.
    private bool Rests => Parallel == 1 || Volatile.Read(ref ended) >= Numbers.Count - 1;

    // One thread begins anew when it goes on, and what it had played before stays.
    private int Kept => hosts.ByActors(0) ? watched : logs.Count(0);

    private void Hear(int number, RoundRecord round, RoundLog log, CancellationTokenSource pause)
    {
        log.Append(round);
        if (!hosts.ByActors(number))
            Instruments.FastRoundIsPlayed();
        lock (hearing)
            Hear(number, round, pause);
    }

    private void Hear(int number, RoundRecord round, CancellationTokenSource pause)
    {
        if (number == 0)
        {
            watched = round.Round;
            watcher.RoundPlayed(round);
        }
        if (number == 0 && round.Round >= Until)
            pause.Cancel();
        Attend(pause);
    }

    private void Attend(CancellationTokenSource pause)
    {
        Asked ??= Data?.TakePolicy(run);
        if (Asked is not null || Data?.TakePause(run) == true)
            pause.Cancel();
    }

    // What is asked meanwhile is not kept waiting: a change of policy is made before the round. Others have their turn meanwhile.
    private async Task Wait(CancellationTokenSource pause)
    {
        long begun = Stopwatch.GetTimestamp();
        while (Left() is { Ticks: > 0 } left && !pause.IsCancellationRequested)
        {
            if (Rests)
                watcher.Turn?.Give();
            await Task.Delay(left < Moment ? left : Moment);
            lock (hearing)
                Attend(pause);
        }
        await TakeTurn(pause);

        TimeSpan Left() => FaultPoint.IsHeld(watched) ? Moment : watcher.Pace - Stopwatch.GetElapsedTime(begun);
    }

    // Who is stopped meanwhile needs none: it only writes down where it is.
    private Task TakeTurn(CancellationTokenSource pause) => watcher.Turn?.Take(() =>
    {
        lock (hearing)
            Attend(pause);
        return !pause.IsCancellationRequested;
    }) ?? Task.CompletedTask;

    // What was kept is its outcomes; how it went is in its rounds.
    private Replication Whole(int number, Replication finished)
    {
        var tally = new Tally(scenario, number);
        foreach (var round in logs.Read(number))
            tally.Add(round);
        return tally.End(finished.Hash);
    }

    private Replication Known(int number, Replication finished)
    {
        if (number == 0)
        {
            resumedFrom = finished.Last.Round;
            foreach (var round in logs.Read(0))
                watcher.RoundPlayed(round);
        }
        return finished;
    }

    private void Finished(int number, Replication replication)
    {
        if (!before.ContainsKey(number))
            Data?.Enter(run, new FinishedReplication(number, replication));
        watcher.ReplicationFinished();
        Interlocked.Increment(ref ended);
    }

    private async Task<Replication> ByActors(ActorHost actors, int number, IProgress<RoundRecord> progress, CancellationToken cancellation)
    {
        var played = await actors.Play(scenario, number, $"{run}.{number + 1}", progress, cancellation);
        if (number == 0)
            (activations, resumedFrom) = (played.Activations, played.ResumedFrom);
        calls += played.Calls.Values.Sum();
        return played.Replication;
    }

    private sealed class Ear(Action<RoundRecord> hears, Func<Task> waits) : IProgress<RoundRecord>, IPace
    {
        public void Report(RoundRecord value) => hears(value);

        public Task BeforeRound() => waits();
    }
}
