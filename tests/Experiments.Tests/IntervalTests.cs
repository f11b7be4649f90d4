using Gongyu.Model;
using MathNet.Numerics.Distributions;

namespace Gongyu.Experiments.Tests;

public class IntervalTests
{
    // Student's t critical values as tables print them, two-sided.
    [Theory]
    [InlineData(2, 0.95, 12.706)]
    [InlineData(3, 0.95, 4.303)]
    [InlineData(5, 0.95, 2.776)]
    [InlineData(10, 0.95, 2.262)]
    [InlineData(30, 0.95, 2.045)]
    [InlineData(31, 0.95, 2.042)]
    [InlineData(121, 0.95, 1.980)]
    [InlineData(10, 0.90, 1.833)]
    [InlineData(10, 0.99, 3.250)]
    [InlineData(30, 0.99, 2.756)]
    public void Half_the_width_is_the_tables_value_times_the_standard_error(int count, double confidence, double critical)
    {
        double[] outcomes = [.. Enumerable.Range(1, count).Select(i => (double)i)];
        // 1 … n has mean (n+1)/2 and variance n(n+1)/12, so its squared standard error is (n+1)/12.
        var interval = Interval.Of(outcomes, confidence);
        Assert.Equal((count + 1) / 2.0, interval.Mean, 1e-12);
        Assert.Equal(critical, interval.HalfWidth / Math.Sqrt((count + 1) / 12.0), 6e-4);
        Assert.Equal(interval.Mean - interval.Low, interval.High - interval.Mean, 1e-12);
        Assert.Equal(count, interval.Count);
    }

    [Theory]
    [InlineData(5, 0.95)]
    [InlineData(10, 0.95)]
    [InlineData(30, 0.95)]
    [InlineData(10, 0.80)]
    public void Intervals_cover_the_true_mean_as_often_as_they_say(int count, double confidence)
    {
        const int Sets = 2_000;
        int covered = 0;
        for (uint set = 0; set < Sets; set++)
        {
            var interval = Interval.Of(Normals(set, count, mean: 3, deviation: 2), confidence);
            covered += interval.Low <= 3 && 3 <= interval.High ? 1 : 0;
        }
        double error = Math.Sqrt(confidence * (1 - confidence) / Sets);
        Assert.InRange((double)covered / Sets, confidence - Math.Min(0.02, 4 * error), confidence + Math.Min(0.02, 4 * error));
    }

    [Fact]
    public void One_replication_has_a_mean_and_no_ends()
    {
        var interval = Interval.Of([0.3]);
        Assert.Equal(new(0.3, double.NaN, double.NaN, 1), interval);
        Assert.Equal(double.NaN, interval.HalfWidth);
    }

    [Fact]
    public void Without_outcomes_there_is_no_interval() => Assert.Throws<ArgumentException>(() => Interval.Of([]));

    [Fact]
    public void An_ensembles_interval_is_that_of_its_replications_outcomes()
    {
        var ensemble = Some.Ensemble(Some.Replication(7, 9, 9, 9, 1), Some.Replication(8, 9, 9, 9, 2), Some.Replication(9, 9, 9, 9, 6));
        Assert.Equal(Interval.Of([1, 2, 6]), ensemble.Outcome(Metrics.Cooperation));
    }

    // Rounds of one run depend on each other: more of them are not more evidence.
    [Fact]
    public void More_rounds_of_the_same_outcome_do_not_narrow_an_interval()
    {
        double[] levels = [0.2, 0.5, 0.3, 0.7];
        Interval Of(int rounds) => Some
            .Ensemble([.. levels.Select((level, i) => Some.Replication(7 + (ulong)i, [.. Enumerable.Repeat(level, rounds)]))])
            .Outcome(Metrics.Cooperation);
        var (few, many) = (Of(8), Of(16));
        Assert.Equal(4, many.Count);
        Assert.Equal(few.HalfWidth, many.HalfWidth, 1e-12);
        Assert.Equal(few.Mean, many.Mean, 1e-12);
    }

    private static double[] Normals(uint set, int count, double mean, double deviation)
    {
        double[] values = new double[count];
        for (uint i = 0; i < count; i++)
        {
            var (high, low, _, _) = Philox.Block(i, set, (uint)count, 0, 2024, 0);
            // Half a step up: a quantile of 0 has no value.
            values[i] = Normal.InvCDF(mean, deviation, Philox.Unit(high, low) + Math.ScaleB(1, -54));
        }
        return values;
    }
}
