using Gongyu.Model;

namespace Gongyu.Experiments.Tests;

/// <summary>What one replication counts for: the mean of the last quarter of its rounds.</summary>
public class ReplicationTests
{
    [Theory]
    [InlineData(new double[] { 8, 1, 6, 2, 9, 4, 3, 4 }, 3.5)] // of eight rounds the last two
    [InlineData(new double[] { 8, 1, 6 }, 6)] // of three rounds the last, since less than one is none
    [InlineData(new double[] { 5 }, 5)]
    [InlineData(new double[] { 9, 9, 9, 9, 9, 9, 2 }, 2)] // of seven rounds one: a quarter is rounded down
    public void An_outcome_is_the_mean_of_the_last_quarter(double[] rounds, double outcome) =>
        Assert.Equal(outcome, Some.Replication(7, rounds).Outcome(Metrics.Cooperation));

    [Fact]
    public void Each_metric_has_its_own_outcome()
    {
        var scenario = Some.Scenario(1, rounds: 9);
        var played = Community.Play(scenario, 0, null, TestContext.Current.CancellationToken);
        Assert.All(Metrics.All, metric => Assert.Equal((played.Rounds[7][metric] + played.Rounds[8][metric]) / 2, played.Outcome(metric)));
        Assert.True(Metrics.All.Select(played.Outcome).Distinct().Count() > 10);
    }
}
