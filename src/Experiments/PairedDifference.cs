namespace Gongyu.Experiments;

/// <summary>
/// How much an outcome differs between two policies, told pair by pair: replications that share a seed share their chance (common
/// random numbers), so what differs between them is the policy.
/// </summary>
/// <param name="Interval">The mean difference with its confidence interval over pairs.</param>
/// <param name="Test">The test of no difference.</param>
public readonly record struct PairedDifference(Interval Interval, TTest Test)
{
    /// <summary>The difference between paired outcomes: treated less control.</summary>
    /// <param name="treated">Outcomes under the policy asked about.</param>
    /// <param name="control">Outcomes under the one it is compared with, in the same order.</param>
    /// <param name="confidence">Coverage of the interval, in (0,1).</param>
    /// <exception cref="ArgumentException">There is no pair, or an outcome has no partner.</exception>
    public static PairedDifference Of(IReadOnlyList<double> treated, IReadOnlyList<double> control, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(treated);
        ArgumentNullException.ThrowIfNull(control);
        if (treated.Count != control.Count)
            throw new ArgumentException($"{treated.Count} outcomes cannot be paired with {control.Count}.", nameof(control));
        double[] differences = [.. treated.Zip(control, (one, other) => one - other)];
        return new(Interval.Of(differences, confidence), TTest.Of(differences));
    }
}
