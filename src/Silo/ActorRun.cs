using Gongyu.Grains;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>Leads a run of grains from outside: round by round, so that it can be watched and stopped.</summary>
public static class ActorRun
{
    /// <summary>Plays a replication with a grain for every stakeholder.</summary>
    /// <param name="grains">The cluster.</param>
    /// <param name="calls">Counts the calls of the silos in this process.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="replication">Which replication, from 0.</param>
    /// <param name="run">Id of the run: a name for its grains that no other run has.</param>
    /// <param name="progress">Hears of every round.</param>
    /// <param name="cancellation">Stops between two rounds.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<ActorReplication> Play(
        IGrainFactory grains, CallCounter calls, Scenario scenario, int replication, string run,
        IProgress<RoundRecord>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(grains);
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(scenario);
        ulong seed = scenario.SeedOf(replication);
        var grain = grains.GetGrain<IRunGrain>(GrainKeys.Run(run));
        calls.Clear();
        await grain.Begin(new(scenario.Community, seed));
        var rounds = new List<RoundRecord>(scenario.Rounds);
        while (rounds.Count < scenario.Rounds)
        {
            cancellation.ThrowIfCancellationRequested();
            int round = rounds.Count + 1;
            rounds.Add(await grain.Play(round, scenario.Policy));
            progress?.Report(rounds[^1]);
        }
        var hash = await Asking.Again(grain.Close);
        var played = new ActorReplication(new(seed, rounds, hash), await Activations(grains, run), calls.Counts);
        await Asking.Again(grain.Release);
        return played;
    }

    /// <summary>How many grains of each kind a run has active in the cluster, as Orleans reports them.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> Activations(IGrainFactory grains, string run)
    {
        ArgumentNullException.ThrowIfNull(grains);
        var statistics = await grains.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();
        return new SortedDictionary<string, int>(statistics
            .Select(statistic => (Kind: KindOf(statistic.GrainType), Key: statistic.GrainId.Key.ToString()!))
            .Where(active => active.Kind is not null && GrainKeys.RunOf(active.Key) == run)
            .CountBy(active => active.Kind!)
            .ToDictionary(), StringComparer.Ordinal);
    }

    // Orleans names a grain by its class: Gongyu.Grains.EnterpriseGrain,Gongyu.Grains is an enterprise.
    private static string? KindOf(string grainType)
    {
        string name = grainType.Split(',')[0];
        return name.StartsWith(typeof(StakeholderGrain).Namespace!, StringComparison.Ordinal) && name.EndsWith("Grain", StringComparison.Ordinal)
            ? name[(name.LastIndexOf('.') + 1)..^"Grain".Length].ToLowerInvariant()
            : null;
    }
}
