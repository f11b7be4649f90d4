using MathNet.Numerics.Distributions;

namespace Gongyu.Experiments;

/// <summary>A mean over replications with its confidence interval (Student's t).</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Low">Lower end; not a number when there are fewer than two replications.</param>
/// <param name="High">Upper end; not a number when there are fewer than two replications.</param>
/// <param name="Count">Number of replications.</param>
public readonly record struct Interval(double Mean, double Low, double High, int Count)
{
    /// <summary>Half the width; not a number when there are fewer than two replications.</summary>
    public double HalfWidth => (High - Low) / 2;

    /// <summary>The interval of independent outcomes, one for each replication: never of the rounds of one run.</summary>
    /// <param name="outcomes">At least one.</param>
    /// <param name="confidence">Coverage, in (0,1).</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Interval Of(IReadOnlyCollection<double> outcomes, double confidence = 0.95)
    {
        var (mean, error) = MeanOf(outcomes);
        if (outcomes.Count == 1)
            return new(mean, double.NaN, double.NaN, 1);
        double half = StudentT.InvCDF(0, 1, outcomes.Count - 1, (1 + confidence) / 2) * error;
        return new(mean, mean - half, mean + half, outcomes.Count);
    }

    // The mean and its standard error, which is not a number for a single outcome.
    internal static (double Mean, double StandardError) MeanOf(IReadOnlyCollection<double> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        if (outcomes.Count == 0)
            throw new ArgumentException("A mean needs at least one outcome.", nameof(outcomes));
        int count = outcomes.Count;
        double mean = outcomes.Average();
        double variance = outcomes.Sum(outcome => (outcome - mean) * (outcome - mean)) / (count - 1);
        return (mean, Math.Sqrt(variance / count));
    }
}
