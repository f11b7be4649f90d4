namespace Gongyu.Experiments;

/// <summary>Resampling with replacement (Efron 1979).</summary>
internal static class Bootstrap
{
    /// <summary>How many resamples an interval is made from.</summary>
    public const int Resamples = 1_000;

    private const double Tail = 0.025;

    /// <summary>How often each of some things is in every resample.</summary>
    /// <param name="count">How many things there are.</param>
    /// <param name="seed">The chance.</param>
    public static IEnumerable<double[]> Weights(int count, ulong seed)
    {
        var draws = new Draws(seed, Drawn.Resample);
        for (uint resample = 0; resample < Resamples; resample++)
        {
            var weights = new double[count];
            for (uint draw = 0; draw < count; draw++)
                weights[draws.Below(count, draw, resample)]++;
            yield return weights;
        }
    }

    /// <summary>The figure with the interval that holds the middle 95 % of what it came to in resamples.</summary>
    public static Estimate Of(double value, IEnumerable<double> resampled)
    {
        double[] sorted = [.. resampled.Order()];
        return new(value, Quantile(sorted, Tail), Quantile(sorted, 1 - Tail));
    }

    /// <summary>The mean in a resample of what there is one of for each thing.</summary>
    public static double Mean(double[] values, double[] weights)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
            sum += values[i] * weights[i];
        return sum / values.Length;
    }

    private static double Quantile(double[] sorted, double share)
    {
        double at = share * (sorted.Length - 1);
        int below = (int)at;
        return sorted[below] + (at - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]);
    }
}
