using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>How a policy differs from the one it is compared with, in one metric, under common random numbers.</summary>
/// <param name="Policy">The policy asked about.</param>
/// <param name="Metric">What is compared.</param>
/// <param name="Difference">Its outcome less that of the control, pair by pair.</param>
/// <param name="Correlation">Pearson's correlation of the pairs; not a number when one of them does not vary.</param>
/// <param name="VarianceRatio">
/// Variance the difference would have with independent seeds, over the one it has: how many times as many replications independent
/// seeds would need for the same interval. Not a number when the difference does not vary.
/// </param>
/// <param name="EffectSize">
/// Cohen's d: the mean difference over the root mean square of the two standard deviations. These are of single outcomes, so d says the
/// same whether or not seeds were shared. Not a number when neither varies.
/// </param>
/// <param name="AdjustedP">The p-value of no difference, adjusted by Holm for all contrasts of the comparison.</param>
public sealed record Contrast(
    string Policy, Metric Metric, PairedDifference Difference, double Correlation, double VarianceRatio, double EffectSize,
    double AdjustedP)
{
    internal static Contrast Of(string policy, Metric metric, double[] treated, double[] control)
    {
        double varianceTreated = Variance(treated), varianceControl = Variance(control);
        double[] differences = [.. treated.Zip(control, (one, other) => one - other)];
        double covariance = (varianceTreated + varianceControl - Variance(differences)) / 2;
        var difference = PairedDifference.Of(treated, control);
        return new(
            policy, metric, difference,
            covariance / Math.Sqrt(varianceTreated * varianceControl),
            (varianceTreated + varianceControl) / Variance(differences),
            difference.Interval.Mean / Math.Sqrt((varianceTreated + varianceControl) / 2),
            double.NaN);
    }

    private static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }
}
