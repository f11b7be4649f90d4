using Gongyu.Model;

namespace Gongyu.Experiments.Tests;

/// <summary>Speed, stability and recovery of replications, and how policies differ in them.</summary>
public sealed class DynamicsTests
{
    private static readonly Dynamic Time = Dynamics.All.Single(one => one.Id == "cooperation.ratio.timeToCooperation");
    private static readonly Dynamic Half = Dynamics.All.Single(one => one.Id == "cooperation.ratio.timeToHalf");
    private static readonly Dynamic Depth = Dynamics.All.Single(one => one.Id == "output.value.depth");

    [Fact]
    public void A_replication_has_the_figures_of_the_rounds_it_was_played_in()
    {
        var scenario = Some.Scenario(1, rounds: 40);
        scenario = scenario with { Community = scenario.Community with { Shock = new(20, 3, 0) } };
        var heard = new Heard();
        var played = Community.Play(scenario, 0, heard, TestContext.Current.CancellationToken);
        double[] Values(Metric metric) => [.. heard.Rounds.Select(round => round[metric])];
        Assert.All(Dynamics.All, dynamic => Assert.Equal(dynamic.Of(Values(dynamic.Metric), 20), played.Of(dynamic)));
        Assert.True(played.Of(Depth) > 0);
    }

    [Fact]
    public void Without_a_shock_there_is_no_recovery()
    {
        var played = Community.Play(Some.Scenario(1, rounds: 40), 0, cancellation: TestContext.Current.CancellationToken);
        Assert.All(Dynamics.All.Where(one => one.IsOfShock), one => Assert.Equal(double.NaN, played.Of(one)));
        Assert.True(played.Of(Time) >= 1);
    }

    [Fact]
    public void What_did_not_come_counts_with_all_rounds_on_both_sides()
    {
        // Half of capacity from rounds 3 and 5 on; from 7 on and never.
        var comparison = Comparison.Of(
            [Sampled("control", Jump(3), Jump(5)), Sampled("treated", Jump(7), Jump(99))], [Metrics.Cooperation]);
        var lag = comparison.Of("treated", Time, 20);
        Assert.Equal((2, 9.5), (lag.Pairs, lag.Difference.Mean)); // (7 − 3 + 20 − 5) / 2
        Assert.Equal((1, 0), (lag.Treated.Censored, lag.Control.Censored));
    }

    [Fact]
    public void A_recovery_that_did_not_come_counts_with_the_rounds_after_the_shock()
    {
        double[] Shaken(int back) => [.. Enumerable.Range(1, 40).Select(round => round < 30 || round >= back ? 0.8 : 0.2)];
        var recovery = Dynamics.All.Single(one => one.Id == "cooperation.ratio.recovery");
        Sample Of(string policy, int back) => new(
            policy, Enumerable.Range(0, 2).Select(seed => KeyValuePair.Create((ulong)seed, new double[Metrics.All.Count])),
            Enumerable.Range(0, 2).ToDictionary(seed => (ulong)seed, _ => Dynamics.All.Select(one => one.Of(Shaken(back), 30)).ToArray()))
        {
            Shock = 30,
        };
        var lag = Comparison.Of([Of("control", 33), Of("treated", 99)], [Metrics.Cooperation]).Of("treated", recovery, 40);
        double soon = recovery.Of(Shaken(33), 30);
        Assert.InRange(soon, 1, 6);
        Assert.Equal((2, 2, 0), (lag.Pairs, lag.Treated.Censored, lag.Control.Censored));
        Assert.Equal((10, 10 - soon), (lag.Treated.Mean.Mean, lag.Difference.Mean));
    }

    [Fact]
    public void Only_pairs_in_which_both_have_a_figure_are_compared()
    {
        // What never moves has no half-way.
        var comparison = Comparison.Of(
            [Sampled("control", Jump(3), Jump(5)), Sampled("treated", Jump(7), Jump(99))], [Metrics.Cooperation]);
        var lag = comparison.Of("treated", Half, 20);
        Assert.Equal((1, 4.0), (lag.Pairs, lag.Difference.Mean));
        Assert.Equal((1, 2), (lag.Treated.Count, lag.Control.Count));
        Assert.Equal(0, comparison.Of("treated", Depth, 20).Pairs);
        Assert.False(comparison.Of("treated", Depth, 20).IsTold);
    }

    [Fact]
    public void Every_figure_has_an_id_of_its_own_after_its_metric()
    {
        Assert.Equal(Dynamics.All.Count, Dynamics.All.DistinctBy(one => one.Id).Count());
        Assert.All(Dynamics.All, one => Assert.StartsWith(one.Metric.Id + ".", one.Id, StringComparison.Ordinal));
        Assert.All(Dynamics.All, one => Assert.NotEqual(one.Definition.En, one.Definition.Zh));
    }

    private static Sample Sampled(string policy, params double[][] courses) =>
        Sample.Of(policy, Some.Ensemble([.. courses.Select((values, i) => Some.Replication((ulong)i, values))]));

    private static double[] Jump(int at) => [.. Enumerable.Range(1, 20).Select(round => round < at ? 0.1 : 0.9)];

    private sealed class Heard : IProgress<RoundRecord>
    {
        public List<RoundRecord> Rounds { get; } = [];

        public void Report(RoundRecord value) => Rounds.Add(value);
    }
}
