using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>
/// A scenario's hypothesis held against seeds that the scenario itself is not played with, pair by pair under common random numbers.
/// </summary>
/// <param name="Hypothesis">What is claimed.</param>
/// <param name="Seeds">The first seed and how many there are.</param>
/// <param name="Here">The metric's outcome in the scenario.</param>
/// <param name="There">Its outcome in what it is compared with.</param>
/// <param name="Difference">Here less there.</param>
public sealed record HypothesisTest(Hypothesis Hypothesis, (ulong First, int Count) Seeds, Interval Here, Interval There, PairedDifference Difference)
{
    /// <summary>How many seeds a hypothesis is held against.</summary>
    public const int Replications = 30;

    private const ulong FirstUnseen = 1001;

    /// <summary>Whether the whole 95 % interval of the difference is on the side that is claimed.</summary>
    public bool IsSupported => Hypothesis.IsHigher ? Difference.Interval.Low > 0 : Difference.Interval.High < 0;

    /// <summary>Whether it is all on the other side.</summary>
    public bool IsContradicted => Hypothesis.IsHigher ? Difference.Interval.High < 0 : Difference.Interval.Low > 0;

    /// <summary>Plays the scenario and what it is compared with.</summary>
    /// <param name="scenario">The scenario, with a hypothesis.</param>
    /// <param name="parallel">How many replications at a time.</param>
    /// <param name="finished">Hears how many of how many replications are finished.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArgumentException">The scenario has no hypothesis.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<HypothesisTest> Of(
        Scenario scenario, int parallel, Action<int, int>? finished = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var hypothesis = scenario.Hypothesis ?? throw new ArgumentException($"{scenario.Name} has no hypothesis.", nameof(scenario));
        var here = scenario with { Seed = UnseenBy(scenario), Replications = Replications };
        var arms = await Grid.Play(
            [here, hypothesis.Than.Of(here)], here, (arm, number, stopping) => Community.Play(arm, number, cancellation: stopping).Outcome(hypothesis.Metric),
            parallel, finished, cancellation);
        return new(
            hypothesis, (here.Seed, Replications), Interval.Of(arms[0]), Interval.Of(arms[1]), PairedDifference.Of(arms[0], arms[1]));
    }

    // From 1001 on, unless the scenario is played with one of these.
    private static ulong UnseenBy(Scenario scenario)
    {
        ulong last = scenario.SeedOf(scenario.Replications - 1);
        bool meets = last >= scenario.Seed && scenario.Seed < FirstUnseen + Replications && last >= FirstUnseen;
        return meets ? last + 1 : FirstUnseen;
    }
}
