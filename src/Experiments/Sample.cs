using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>What a policy came to: one outcome of every metric for each seed it was played with.</summary>
public sealed class Sample
{
    private readonly SortedDictionary<ulong, double[]> outcomes;
    private readonly IReadOnlyDictionary<ulong, double[]> dynamics;

    /// <summary>A sample of outcomes.</summary>
    /// <param name="policy">The policy's name.</param>
    /// <param name="outcomes">By seed, in the order of <see cref="Metrics.All"/>.</param>
    /// <param name="dynamics">Figures of speed, stability and recovery by seed, in the order of <see cref="Dynamics.All"/>; none unless given.</param>
    public Sample(
        string policy, IEnumerable<KeyValuePair<ulong, double[]>> outcomes, IReadOnlyDictionary<ulong, double[]>? dynamics = null)
    {
        Policy = policy;
        this.dynamics = dynamics ?? new Dictionary<ulong, double[]>();
        this.outcomes = new(outcomes.ToDictionary());
    }

    /// <summary>The policy's name.</summary>
    public string Policy { get; }

    /// <summary>The round of the shock to demand; 0 for none.</summary>
    public int Shock { get; init; }

    /// <summary>The seeds in ascending order.</summary>
    public IReadOnlyCollection<ulong> Seeds => outcomes.Keys;

    /// <summary>The outcomes of an ensemble's finished replications.</summary>
    public static Sample Of(string policy, Ensemble ensemble)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        return new(policy, ensemble.Replications.Values.Select(played =>
            KeyValuePair.Create(played.Seed, Metrics.All.Select(played.Outcome).ToArray())),
            ensemble.Replications.Values.ToDictionary(played => played.Seed, played => played.Dynamics.ToArray()))
        {
            Shock = ensemble.Scenario.Community.Shock.Round,
        };
    }

    /// <summary>The same outcomes under another name.</summary>
    public Sample Named(string policy) => new(policy, outcomes, dynamics) { Shock = Shock };

    /// <summary>A metric's outcomes for some of its seeds, in their order.</summary>
    /// <exception cref="KeyNotFoundException">It was not played with one of them.</exception>
    public double[] Of(Metric metric, IEnumerable<ulong> seeds)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return [.. seeds.Select(seed => outcomes[seed][metric.Index])];
    }

    /// <summary>A figure of speed, stability or recovery for some of its seeds, in their order.</summary>
    /// <exception cref="KeyNotFoundException">It was not played with one of them.</exception>
    public double[] Of(Dynamic dynamic, IEnumerable<ulong> seeds)
    {
        ArgumentNullException.ThrowIfNull(dynamic);
        return [.. seeds.Select(seed => dynamics[seed][dynamic.Index])];
    }
}
