using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>
/// Where a metric ends up from three starts: as the community is usually founded, with everybody abstaining, with everybody committed.
/// Where the ends differ, the start decides: hysteresis. Seeds are shared.
/// </summary>
/// <param name="Early">Its level after <see cref="EarlyRounds"/> rounds, from the usual start: mean of their last quarter.</param>
/// <param name="Half">When it has covered half the way to its long-run level, from the usual start.</param>
/// <param name="Usual">Its long-run level from the usual start: mean of the last quarter of all rounds.</param>
/// <param name="Abstaining">The same when everybody abstains at first.</param>
/// <param name="Committed">The same when everybody is committed at first.</param>
/// <param name="Gap">What is left of the start: committed less abstaining, pair by pair.</param>
public sealed record ThreeStarts(
    Interval Early, Waiting Half, Interval Usual, Interval Abstaining, Interval Committed, PairedDifference Gap)
{
    /// <summary>Rounds after which the early level is measured.</summary>
    public const int EarlyRounds = 80;

    /// <summary>Rounds that are played.</summary>
    public const int Rounds = 320;

    private static readonly StanceShares AllAbstain = new(1, 0, 0), AllCommitted = new(0, 0, 1);

    /// <summary>Plays a scenario from the three starts.</summary>
    /// <param name="scenario">The scenario; its rounds are not read.</param>
    /// <param name="metric">What is measured.</param>
    /// <param name="parallel">How many replications at a time.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArgumentException">There are fewer than two replications.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<ThreeStarts> Of(Scenario scenario, Metric metric, int parallel, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(metric);
        var usual = scenario with { Rounds = Rounds };
        var played = await Grid.Play(
            [usual, From(usual, AllAbstain), From(usual, AllCommitted)], usual,
            (start, number, stopping) => Series.Of(start, number, metric, stopping), parallel, null, cancellation);
        double[] Long(int start) => [.. played[start].Select(values => Series.Mean(values, Replication.FirstOfOutcome(Rounds), Rounds))];
        var (abstaining, committed) = (Long(1), Long(2));
        return new(
            Interval.Of([.. played[0].Select(values => Series.Mean(values, Replication.FirstOfOutcome(EarlyRounds), EarlyRounds))]),
            Waiting.Of(played[0].Select(values => Course.TimeToHalf(values)), Rounds),
            Interval.Of(Long(0)), Interval.Of(abstaining), Interval.Of(committed), PairedDifference.Of(committed, abstaining));
    }

    private static Scenario From(Scenario scenario, StanceShares shares) => scenario with
    {
        Community = scenario.Community with { EnterpriseStances = shares, UniversityStances = shares },
    };
}
