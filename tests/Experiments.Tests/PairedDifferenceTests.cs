using Gongyu.Model;

namespace Gongyu.Experiments.Tests;

public class PairedDifferenceTests
{
    [Fact]
    public void Students_sleep_data_pair_by_pair()
    {
        var difference = PairedDifference.Of(TTestTests.Laevo, TTestTests.Dextro);
        var (mean, low, high, count) = difference.Interval;
        Assert.Equal((1.58, 0.7001, 2.4599, 10), (Math.Round(mean, 12), Math.Round(low, 4), Math.Round(high, 4), count));
        var (t, freedom, p) = difference.Test;
        Assert.Equal((4.0621, 9, 0.002833), (Math.Round(t, 4), freedom, Math.Round(p, 6)));
    }

    [Fact]
    public void What_both_sides_share_drops_out() =>
        Gen.Select(Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Double[-100, 100]).Array[2, 30].Sample(pairs =>
        {
            var apart = PairedDifference.Of([.. pairs.Select(pair => pair.Item1)], [.. pairs.Select(pair => pair.Item2)]).Interval;
            var shared = PairedDifference.Of(
                [.. pairs.Select(pair => pair.Item1 + pair.Item3)], [.. pairs.Select(pair => pair.Item2 + pair.Item3)]).Interval;
            Assert.Equal(apart.Mean, shared.Mean, 1e-10);
            Assert.Equal(apart.HalfWidth, shared.HalfWidth, 1e-10);
        }, iter: 300);

    [Fact]
    public void Ensembles_are_paired_by_seed_however_they_finished()
    {
        Ensemble treated = new(Some.Scenario(3), new Dictionary<int, Replication>
        {
            [2] = Some.Replication(9, 0.9),
            [0] = Some.Replication(7, 0.5),
        });
        var control = Some.Ensemble(Some.Replication(7, 0.4), Some.Replication(8, 0.5), Some.Replication(9, 0.6));
        var comparison = Comparison.Of([Sample.Of("control", control), Sample.Of("treated", treated)], [Metrics.Cooperation]);
        Assert.Equal(PairedDifference.Of([0.5, 0.9], [0.4, 0.6]), comparison.Of("treated", Metrics.Cooperation).Difference);
    }

    [Fact]
    public void The_confidence_asked_for_reaches_the_interval() =>
        Assert.Equal(Interval.Of([0.5, 0.9], 0.8), PairedDifference.Of([0.5, 0.9], [0, 0], 0.8).Interval);

    [Fact]
    public void An_outcome_without_a_partner_is_refused() =>
        Assert.Throws<ArgumentException>(() => PairedDifference.Of([1, 2], [1]));

    [Fact]
    public void Without_a_pair_there_is_no_difference() =>
        Assert.Throws<ArgumentException>(() => PairedDifference.Of([], []));
}
