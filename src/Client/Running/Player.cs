using Gongyu.Experiments;
using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>Plays the replications of a scenario on the hosts that were asked for.</summary>
internal sealed class Player(Scenario scenario, Hosts hosts, string run, RunView view)
{
    private readonly Watch watch = new(view);
    private IReadOnlyDictionary<string, int> activations = new Dictionary<string, int>();
    private IReadOnlyDictionary<int, Replication> before = new Dictionary<int, Replication>();
    private long calls;
    private int resumedFrom;

    /// <summary>Which replications to play, from 0; all unless told otherwise.</summary>
    public IReadOnlyCollection<int> Numbers { get; init; } = [.. Enumerable.Range(0, scenario.Replications)];

    /// <summary>How members decide on the actor host.</summary>
    public Decisions DecisionsOfActors { get; init; } = Decisions.Own;

    /// <summary>Keeps the run, so that it can be resumed; and gives what is finished of it already.</summary>
    public DataFolder? Data { get; init; }

    /// <summary>The round of the first replication to pause after; none unless told otherwise.</summary>
    public int Until { get; init; } = int.MaxValue;

    /// <summary>Plays until the end, or until it is stopped; gives what was computed.</summary>
    public async Task<PlayedRun> Play(CancellationToken cancellation)
    {
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _ = Data?.IsToPause(run); // What was asked before it began is no longer meant.
        watch.Played = round =>
        {
            if (round >= Until || Data?.IsToPause(run) == true)
                pause.Cancel();
        };
        return await PlayAll(pause.Token);
    }

    private async Task<PlayedRun> PlayAll(CancellationToken cancellation)
    {
        // Actors take both cores for themselves; a replication by the fast host takes one.
        int parallel = hosts is Hosts.Fast or Hosts.FirstByActors ? Environment.ProcessorCount : 1;
        before = Data?.Finished(run) ?? before;
        ActorHost? actors = null;
        try
        {
            var ensemble = await Ensemble.Play(scenario, Numbers, async (number, stopping) =>
            {
                if (before.TryGetValue(number, out var finished))
                    return Known(number, finished);
                IProgress<RoundRecord>? progress = number == 0 ? watch : Data is null ? null : new Ear(() => watch.Played(0));
                if (!hosts.ByActors(number))
                    return Community.Play(scenario, number, progress, stopping);
                actors ??= await (Data is null ? ActorHost.Start(null, DecisionsOfActors, stopping) : ActorHost.Start(Data, stopping));
                return await ByActors(actors, number, progress, stopping);
            }, parallel, Finished, cancellation);
            return new(
                run, hosts, ensemble, ensemble.Replications.ContainsKey(0) ? [] : watch.Rounds, activations, calls, resumedFrom);
        }
        finally
        {
            if (actors is not null)
                await actors.DisposeAsync();
        }
    }

    private Replication Known(int number, Replication finished)
    {
        if (number == 0)
        {
            resumedFrom = finished.Rounds.Count;
            foreach (var round in finished.Rounds)
                watch.Report(round);
        }
        return finished;
    }

    private void Finished(int number, Replication replication)
    {
        if (!before.ContainsKey(number))
            Data?.Enter(run, new FinishedReplication(number, replication));
        view.ReplicationFinished();
    }

    private async Task<Replication> ByActors(ActorHost actors, int number, IProgress<RoundRecord>? progress, CancellationToken cancellation)
    {
        var played = await actors.Play(scenario, number, $"{run}.{number + 1}", progress, cancellation);
        if (number == 0)
            (activations, resumedFrom) = (played.Activations, played.ResumedFrom);
        calls += played.Calls.Values.Sum();
        return played.Replication;
    }

    /// <summary>Hears of rounds that are not watched, so that a run can be paused in any of its replications.</summary>
    private sealed class Ear(Action heard) : IProgress<RoundRecord>
    {
        public void Report(RoundRecord value) => heard();
    }

    /// <summary>Keeps the rounds of the replication that is watched, and shows them.</summary>
    private sealed class Watch(RunView view) : IProgress<RoundRecord>
    {
        private readonly List<RoundRecord> rounds = [];

        public Action<int> Played { get; set; } = _ => { };

        public IReadOnlyList<RoundRecord> Rounds => rounds;

        // One that had to be played again takes the place of what came to nothing.
        public void Report(RoundRecord value)
        {
            rounds.RemoveRange(value.Round - 1, rounds.Count - value.Round + 1);
            rounds.Add(value);
            view.RoundPlayed(value);
            Played(value.Round);
        }
    }
}
