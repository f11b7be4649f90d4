using Gongyu.Experiments;
using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>Plays the replications of a scenario on the hosts that were asked for.</summary>
internal sealed class Player(
    Scenario scenario, Hosts hosts, string run, RunView view, IReadOnlyCollection<int>? numbers = null, Decisions? decisionsOfActors = null)
{
    private readonly Watch watch = new(view);
    private IReadOnlyDictionary<string, int> activations = new Dictionary<string, int>();
    private long calls;

    /// <summary>Plays until the end, or until it is stopped; gives what was computed.</summary>
    public async Task<PlayedRun> Play(CancellationToken cancellation)
    {
        // Actors take both cores for themselves; a replication by the fast host takes one.
        int parallel = hosts is Hosts.Fast or Hosts.FirstByActors ? Environment.ProcessorCount : 1;
        ActorHost? actors = null;
        try
        {
            var ensemble = await Ensemble.Play(scenario, numbers ?? Enumerable.Range(0, scenario.Replications), async (number, stopping) =>
            {
                var progress = number == 0 ? watch : null;
                if (!hosts.ByActors(number))
                    return Community.Play(scenario, number, progress, stopping);
                actors ??= await ActorHost.Start(null, decisionsOfActors ?? Decisions.Own, stopping);
                return await ByActors(actors, number, progress, stopping);
            }, parallel, (_, _) => view.ReplicationFinished(), cancellation);
            return new(run, hosts, ensemble, ensemble.Replications.ContainsKey(0) ? [] : watch.Rounds, activations, calls);
        }
        finally
        {
            if (actors is not null)
                await actors.DisposeAsync();
        }
    }

    private async Task<Replication> ByActors(ActorHost actors, int number, Watch? progress, CancellationToken cancellation)
    {
        var played = await actors.Play(scenario, number, $"{run}.{number + 1}", progress, cancellation);
        if (number == 0)
            activations = played.Activations;
        calls += played.Calls.Values.Sum();
        return played.Replication;
    }

    /// <summary>Keeps the rounds of the replication that is watched, and shows them.</summary>
    private sealed class Watch(RunView view) : IProgress<RoundRecord>
    {
        private readonly List<RoundRecord> rounds = [];

        public IReadOnlyList<RoundRecord> Rounds => rounds;

        public void Report(RoundRecord value)
        {
            rounds.Add(value);
            view.RoundPlayed(value);
        }
    }
}
