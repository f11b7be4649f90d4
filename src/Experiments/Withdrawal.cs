using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>
/// What remains of a policy after it is withdrawn: a metric some rounds later, less what it is in those rounds where there never was a
/// policy, pair by pair under common random numbers.
/// </summary>
/// <param name="Withdrawn">The metric where the policy was withdrawn, by replication.</param>
/// <param name="Never">The metric where there never was one.</param>
public sealed record Withdrawal(IReadOnlyList<double> Withdrawn, IReadOnlyList<double> Never)
{
    /// <summary>Rounds at the end that the metric is the mean of.</summary>
    public const int Measured = 20;

    /// <summary>What remains, by replication.</summary>
    public IReadOnlyList<double> Remains => [.. Withdrawn.Zip(Never, (one, other) => one - other)];

    /// <summary>The scenario with its policy withdrawn: from the round after the last all levers are neutral.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="last">The last round in which its policy is in force.</param>
    public static Scenario Of(Scenario scenario, int last)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var neutral = scenario.Policy.Set.Aggregate(PolicyChange.None, (change, set) => change.With(set.Lever, set.Lever.Neutral));
        return scenario with { Timeline = [new(last + 1, neutral)] };
    }

    /// <summary>Plays a scenario with its policy withdrawn, and without a policy.</summary>
    /// <param name="scenario">The scenario; its rounds and its timeline are not read.</param>
    /// <param name="last">The last round in which its policy is in force.</param>
    /// <param name="later">How many rounds are played after that.</param>
    /// <param name="metric">What is measured.</param>
    /// <param name="parallel">How many replications at a time.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArgumentException">There are fewer than two replications.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<Withdrawal> Play(
        Scenario scenario, int last, int later, Metric metric, int parallel, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentOutOfRangeException.ThrowIfLessThan(later, Measured);
        int rounds = last + later;
        var withdrawn = Of(scenario, last) with { Rounds = rounds };
        var played = await Grid.Play(
            [withdrawn, withdrawn with { Policy = Policy.None, Timeline = [] }], scenario,
            (arm, number, stopping) => Series.Mean(Series.Of(arm, number, metric, stopping), rounds - Measured + 1, rounds),
            parallel, null, cancellation);
        return new(played[0], played[1]);
    }
}
