using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>
/// What a mechanism does, seed by seed under common random numbers: the outcome without it and with it, and how much of the difference is
/// there though everybody decides as without it (mechanical). The rest is behaviour.
/// </summary>
/// <param name="Mechanism">The mechanism.</param>
/// <param name="Without">Its metric without it.</param>
/// <param name="With">Its metric with it.</param>
/// <param name="Difference">With less without.</param>
/// <param name="Mechanical">With, but with the decisions of without, less without.</param>
/// <param name="Behavioural">With less with the decisions of without.</param>
/// <param name="Competence">What it does to graduates' competence, with less without.</param>
/// <param name="AdjustedP">The p-value of no difference, adjusted by Holm for all rows.</param>
public sealed record Evidence(
    Mechanism Mechanism, Interval Without, Interval With, PairedDifference Difference, PairedDifference Mechanical, PairedDifference Behavioural,
    PairedDifference Competence, double AdjustedP)
{
    /// <summary>Whether its metric moves as it must.</summary>
    public bool Holds => AdjustedP < Comparison.Level && Difference.Interval.Mean > 0 == Mechanism.Rises;

    /// <summary>Plays every mechanism without, with, and with frozen behaviour.</summary>
    /// <param name="mechanisms">The rows.</param>
    /// <param name="scenario">Community, rounds, seed and replications; its policy is not read.</param>
    /// <param name="parallel">How many replications at a time.</param>
    /// <param name="finished">Hears how many of how many replications are finished.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArgumentException">There are fewer than two replications.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<IReadOnlyList<Evidence>> Gather(
        IReadOnlyList<Mechanism> mechanisms, Scenario scenario, int parallel, Action<int, int>? finished = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(mechanisms);
        ArgumentNullException.ThrowIfNull(scenario);
        var played = await Grid.Play(
            mechanisms, scenario, (mechanism, number, stopping) => Play(mechanism, scenario, number, stopping), parallel, finished, cancellation);
        var rows = mechanisms.Zip(played, Of).ToArray();
        var adjusted = Holm.Adjust([.. rows.Select(row => row.Difference.Test.PValue)]);
        return [.. rows.Zip(adjusted, (row, p) => row with { AdjustedP = p })];
    }

    private static Triple Play(Mechanism mechanism, Scenario scenario, int number, CancellationToken cancellation)
    {
        var log = new DecisionLog(scenario.Community);
        var without = Community.Play(scenario with { Policy = mechanism.Background }, number, Decisions.Own, log, null, cancellation);
        var on = scenario with { Policy = mechanism.With };
        var with = Community.Play(on, number, cancellation: cancellation);
        var frozen = Community.Play(on, number, new FrozenDecisions(log), null, null, cancellation);
        return new(without.Outcome(mechanism.Metric), with.Outcome(mechanism.Metric), frozen.Outcome(mechanism.Metric),
            with.Outcome(Metrics.Competence), without.Outcome(Metrics.Competence));
    }

    private static Evidence Of(Mechanism mechanism, Triple[] played)
    {
        double[] All(Func<Triple, double> one) => [.. played.Select(one)];
        double[] without = All(one => one.Without), with = All(one => one.With), frozen = All(one => one.Frozen);
        return new(
            mechanism, Interval.Of(without), Interval.Of(with), PairedDifference.Of(with, without), PairedDifference.Of(frozen, without),
            PairedDifference.Of(with, frozen), PairedDifference.Of(All(one => one.CompetenceWith), All(one => one.CompetenceWithout)), double.NaN);
    }

    private readonly record struct Triple(double Without, double With, double Frozen, double CompetenceWith, double CompetenceWithout);
}
