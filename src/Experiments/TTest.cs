using MathNet.Numerics.Distributions;

namespace Gongyu.Experiments;

/// <summary>Student's t test, on both sides, of whether a mean differs from a value ("Student" 1908).</summary>
/// <param name="T">Distance of the mean from the value, in standard errors; not a number when it cannot be told.</param>
/// <param name="DegreesOfFreedom">One fewer than there are outcomes.</param>
/// <param name="PValue">
/// How often chance alone would bring a mean as far from the value; 1 when all outcomes are the value, not a number when there are
/// fewer than two outcomes.
/// </param>
public readonly record struct TTest(double T, int DegreesOfFreedom, double PValue)
{
    /// <summary>Tests the mean of independent outcomes, one for each replication or pair.</summary>
    /// <param name="outcomes">At least one.</param>
    /// <param name="value">The value the mean is held against.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static TTest Of(IReadOnlyCollection<double> outcomes, double value = 0)
    {
        var (mean, error) = Interval.MeanOf(outcomes);
        int freedom = outcomes.Count - 1;
        if (error == 0 && mean == value)
            return new(double.NaN, freedom, 1);
        double t = (mean - value) / error;
        return new(t, freedom, double.IsNaN(t) ? double.NaN : 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(t)));
    }
}
