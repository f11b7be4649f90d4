using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>
/// What two families of mechanisms do together beyond what each does alone, seed by seed under common random numbers: with both, less each,
/// plus without either. More than nothing: they complement each other; less: one stands in for the other.
/// </summary>
/// <param name="One">The first family.</param>
/// <param name="Other">The second.</param>
/// <param name="Metric">The outcome.</param>
/// <param name="AloneOne">What the first does alone.</param>
/// <param name="AloneOther">What the second does alone.</param>
/// <param name="Both">What both do.</param>
/// <param name="Beyond">What both do beyond the sum.</param>
/// <param name="AdjustedP">The p-value of no interaction, adjusted by Holm for all pairs and outcomes.</param>
public sealed record Interaction(
    Family One, Family Other, Metric Metric, Interval AloneOne, Interval AloneOther, Interval Both, PairedDifference Beyond, double AdjustedP)
{
    /// <summary>The outcomes asked about: cooperation, graduates' competence, and innovation, which has no upper bound.</summary>
    public static readonly IReadOnlyList<Metric> Outcomes = [Metrics.Cooperation, Metrics.Competence, Metrics.InnovationTotal];

    /// <summary>Plays no family, each, and all pairs.</summary>
    /// <param name="scenario">Community, rounds, seed and replications; its policy is not read.</param>
    /// <param name="parallel">How many replications at a time.</param>
    /// <param name="finished">Hears how many of how many replications are finished.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArgumentException">There are fewer than two replications.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<IReadOnlyList<Interaction>> Gather(
        Scenario scenario, int parallel, Action<int, int>? finished = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        Policy[] policies = [.. Pairs.SelectMany(pair => PoliciesOf(pair.One, pair.Other)).Distinct()];
        var played = await Grid.Play(
            policies, scenario, (policy, number, stopping) => Community.Play(scenario with { Policy = policy }, number, cancellation: stopping),
            parallel, finished, cancellation);
        Replication[] With(Policy policy) => played[Array.IndexOf(policies, policy)];
        var rows = (from metric in Outcomes
                    from pair in Pairs
                    select Of(pair.One, pair.Other, metric, [.. PoliciesOf(pair.One, pair.Other)
                        .Select(policy => With(policy).Select(replication => replication.Outcome(metric)).ToArray())])).ToArray();
        var adjusted = Holm.Adjust([.. rows.Select(row => row.Beyond.Test.PValue)]);
        return [.. rows.Zip(adjusted, (row, p) => row with { AdjustedP = p })];
    }

    private static IEnumerable<(Family One, Family Other)> Pairs =>
        Family.All.SelectMany((one, index) => Family.All.Skip(index + 1).Select(other => (one, other)));

    // Without either, with each, with both.
    private static IEnumerable<Policy> PoliciesOf(Family one, Family other) =>
        [Policy.None, one.On(Policy.None), other.On(Policy.None), other.On(one.On(Policy.None))];

    private static Interaction Of(Family one, Family other, Metric metric, double[][] outcomes)
    {
        var (none, first, second, both) = (outcomes[0], outcomes[1], outcomes[2], outcomes[3]);
        double[] Sum(double[] some, double[] others) => [.. some.Zip(others, (left, right) => left + right)];
        return new(
            one, other, metric, PairedDifference.Of(first, none).Interval, PairedDifference.Of(second, none).Interval,
            PairedDifference.Of(both, none).Interval, PairedDifference.Of(Sum(both, none), Sum(first, second)), double.NaN);
    }
}
