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
        if (scenario.Replications < 2)
            throw new ArgumentException("An interaction needs two replications.", nameof(scenario));
        var pairs = (from one in Family.All from other in Family.All where one.Letter != other.Letter && IndexOf(one) < IndexOf(other) select (one, other)).ToArray();
        Policy[] policies =
            [Policy.None, .. Family.All.Select(family => family.On(Policy.None)), .. pairs.Select(pair => pair.other.On(pair.one.On(Policy.None)))];
        var played = new Replication[policies.Length, scenario.Replications];
        int done = 0;
        await Parallel.ForAsync(0, played.Length, new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellation }, (i, stopping) =>
        {
            var (policy, number) = Math.DivRem(i, scenario.Replications);
            played[policy, number] = Community.Play(scenario with { Policy = policies[policy] }, number, cancellation: stopping);
            finished?.Invoke(Interlocked.Increment(ref done), played.Length);
            return ValueTask.CompletedTask;
        });
        double[] Outcome(int policy, Metric metric) => [.. Enumerable.Range(0, scenario.Replications).Select(number => played[policy, number].Outcome(metric))];
        var rows = (from metric in Outcomes
                    from pair in pairs.Index()
                    select Of(pair.Item, metric, Outcome(0, metric), Outcome(1 + IndexOf(pair.Item.one), metric),
                        Outcome(1 + IndexOf(pair.Item.other), metric), Outcome(1 + Family.All.Count + pair.Index, metric))).ToArray();
        var adjusted = Holm.Adjust([.. rows.Select(row => row.Beyond.Test.PValue)]);
        return [.. rows.Zip(adjusted, (row, p) => row with { AdjustedP = p })];
    }

    private static int IndexOf(Family family) => Family.All.Index().First(one => one.Item == family).Index;

    private static Interaction Of((Family One, Family Other) pair, Metric metric, double[] none, double[] one, double[] other, double[] both) => new(
        pair.One, pair.Other, metric, PairedDifference.Of(one, none).Interval, PairedDifference.Of(other, none).Interval,
        PairedDifference.Of(both, none).Interval,
        PairedDifference.Of([.. both.Zip(none, (with, without) => with + without)], [.. one.Zip(other, (first, second) => first + second)]), double.NaN);
}
