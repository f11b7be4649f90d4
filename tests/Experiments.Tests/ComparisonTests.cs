using Gongyu.Model;

namespace Gongyu.Experiments.Tests;

public class ComparisonTests
{
    private static readonly Metric Cooperation = Metrics.Cooperation, Welfare = Metrics.Find("welfare")!;

    // R: cor(extra[1:10], extra[11:20]) = 0.7951702; effsize::cohen.d(extra ~ group, data = sleep, paired = FALSE) = 0.8321811 in size;
    // (var(a) + var(b))/var(a − b) = (3.200556 + 4.009)/1.512889 = 4.765422.
    [Fact]
    public void Students_sleep_data()
    {
        var contrast = Comparison.Of([Sample("dextro", TTestTests.Dextro), Sample("laevo", TTestTests.Laevo)], [Cooperation])
            .Of("laevo", Cooperation);
        Assert.Equal(1.58, contrast.Difference.Interval.Mean, 1e-12);
        Assert.Equal((0.79517, 0.83218, 4.76542), (
            Math.Round(contrast.Correlation, 5), Math.Round(contrast.EffectSize, 5), Math.Round(contrast.VarianceRatio, 5)));
        Assert.Equal(0.002833, Math.Round(contrast.AdjustedP, 6));
    }

    [Fact]
    public void Every_row_of_the_table_counts_in_the_adjustment()
    {
        var comparison = Comparison.Of(
            [Sample("a", 1, 2, 3, 4), Sample("b", 1.1, 2.2, 3.1, 4.3), Sample("c", 2, 2, 5, 4)], [Cooperation, Welfare]);
        Assert.Equal(["b", "c", "b", "c"], comparison.Contrasts.Select(contrast => contrast.Policy));
        double[] p = [.. comparison.Contrasts.Select(contrast => contrast.Difference.Test.PValue)];
        Assert.Equal(Holm.Adjust(p), comparison.Contrasts.Select(contrast => contrast.AdjustedP));
        Assert.True(comparison.Contrasts[0].AdjustedP > p[0]);
    }

    [Fact]
    public void The_best_and_those_that_cannot_be_told_from_it()
    {
        var comparison = Comparison.Of(
            [Sample("worst", 1, 2, 1, 2, 1, 2), Sample("best", 5, 6, 5, 6, 5, 6), Sample("near", 6, 4, 6, 4, 5, 6)], [Cooperation]);
        Assert.Equal(["best", "near"], comparison.Best(Cooperation));
        Assert.Equal(["worst"], comparison.Best(Cooperation, lowest: true));
    }

    [Fact]
    public void Only_seeds_that_all_share_are_pairs()
    {
        Sample one = new("one", Outcomes((1, 10), (2, 20), (3, 30))), two = new("two", Outcomes((4, 9), (3, 33), (2, 21)));
        var comparison = Comparison.Of([one, two], [Cooperation]);
        Assert.Equal([2, 3], comparison.Seeds);
        Assert.Equal(2, comparison.Of("two", Cooperation).Difference.Interval.Mean, 1e-12);
        Assert.Equal(25, comparison.Outcomes(Cooperation)[0].Outcome.Mean, 1e-12);
        Assert.Throws<ArgumentException>(() => Comparison.Of([one, new("none", Outcomes((2, 1), (9, 1)))], [Cooperation]));
        Assert.Throws<ArgumentException>(() => Comparison.Of([one], [Cooperation]));
    }

    [Fact]
    public void What_does_not_vary_has_no_correlation_and_no_effect_size()
    {
        var contrast = Comparison.Of([Sample("a", 0, 0, 0), Sample("b", 0, 0, 0)], [Cooperation]).Of("b", Cooperation);
        Assert.Equal((double.NaN, double.NaN, double.NaN, 1.0),
            (contrast.Correlation, contrast.EffectSize, contrast.VarianceRatio, contrast.AdjustedP));
    }

    [Fact]
    public async Task An_ensemble_gives_its_sample_by_seed()
    {
        var scenario = Some.Scenario(replications: 4);
        var ensemble = await Ensemble.Play(scenario, Some.Fast(scenario), 2, null, TestContext.Current.CancellationToken);
        var sample = Experiments.Sample.Of("played", ensemble);
        Assert.Equal([7, 8, 9, 10], sample.Seeds);
        Assert.Equal(ensemble.Replications[3].Outcome(Welfare), Assert.Single(sample.Of(Welfare, [10])));
    }

    // 1,000 data sets of 12 pairs: a shared part, a part of each side's own, and a known difference of 0.3.
    [Fact]
    public void Intervals_cover_a_known_difference_as_often_as_they_say()
    {
        const int sets = 1000, pairs = 12;
        int covered = 0;
        for (int set = 0; set < sets; set++)
        {
            double[] control = new double[pairs], treated = new double[pairs];
            for (int pair = 0; pair < pairs; pair++)
            {
                double shared = Normal(set, pair, 0);
                control[pair] = shared + Normal(set, pair, 1);
                treated[pair] = shared + Normal(set, pair, 2) + 0.3;
            }
            var interval = Comparison.Of([Sample("control", control), Sample("treated", treated)], [Cooperation])
                .Of("treated", Cooperation).Difference.Interval;
            covered += interval.Low <= 0.3 && 0.3 <= interval.High ? 1 : 0;
        }
        Assert.InRange(covered, 930, 970);
    }

    private static double Normal(int set, int pair, uint part)
    {
        var chance = new Chance((ulong)set, pair);
        double Uniform(uint index) => 1 - chance.Draw(new(Kind.University, 1), Purpose.Slip, 2 * part + index);
        return Math.Sqrt(-2 * Math.Log(Uniform(0))) * Math.Cos(2 * Math.PI * Uniform(1));
    }

    private static Sample Sample(string policy, params double[] outcomes) =>
        new(policy, Outcomes([.. outcomes.Select((outcome, i) => ((ulong)i, outcome))]));

    // Every metric has the same outcome.
    private static IEnumerable<KeyValuePair<ulong, double[]>> Outcomes(params (ulong Seed, double Outcome)[] outcomes) =>
        outcomes.Select(one => KeyValuePair.Create(one.Seed, Enumerable.Repeat(one.Outcome, Metrics.All.Count).ToArray()));
}
