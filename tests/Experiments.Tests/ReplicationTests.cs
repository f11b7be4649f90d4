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
        var heard = new Heard();
        var played = Community.Play(Some.Scenario(1, rounds: 9), 0, heard, TestContext.Current.CancellationToken);
        Assert.All(Metrics.All, metric => Assert.Equal((heard.Rounds[7][metric] + heard.Rounds[8][metric]) / 2, played.Outcome(metric)));
        Assert.True(Metrics.All.Select(played.Outcome).Distinct().Count() > 10);
        Assert.Equal(heard.Rounds[^1], played.Last);
    }

    [Fact]
    public void A_round_that_does_not_follow_is_not_counted()
    {
        var tally = new Tally(7, 2);
        var heard = new Heard();
        Community.Play(Some.Scenario(1, rounds: 3), 0, heard, TestContext.Current.CancellationToken);
        Assert.Throws<ArgumentException>(() => tally.Add(heard.Rounds[1]));
        tally.Add(heard.Rounds[0]);
        Assert.Throws<InvalidOperationException>(() => tally.End(default));
        Assert.Throws<ArgumentException>(() => tally.Add(heard.Rounds[0]));
        Assert.Throws<ArgumentException>(() => tally.Add(heard.Rounds[2]));
        tally.Add(heard.Rounds[1]);
        Assert.Equal((heard.Rounds[1], 7UL), (tally.End(default).Last, tally.End(default).Seed));
    }

    private sealed class Heard : IProgress<RoundRecord>
    {
        public List<RoundRecord> Rounds { get; } = [];

        public void Report(RoundRecord value) => Rounds.Add(value);
    }
}
