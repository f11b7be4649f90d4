using Gongyu.Model;

namespace Gongyu.Experiments.Tests;

/// <summary>What remains of a policy that is withdrawn.</summary>
public sealed class WithdrawalTests
{
    private static readonly Scenario Scenario = Some.Scenario(3);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_policy_is_in_force_until_the_last_round_it_is_given_and_neutral_after()
    {
        var steering = new Paid();
        Community.Play(Withdrawal.Of(Scenario, 6) with { Rounds = 14 }, 0, steering, Cancellation);
        Assert.True(steering.Of[..6].Sum() > 0);
        // What was earned in the last round may be paid in the next.
        Assert.Equal(new double[7], steering.Of[7..]);
    }

    [Fact]
    public async Task What_remains_is_the_mean_of_the_last_twenty_rounds_less_that_without_policy()
    {
        var played = await Withdrawal.Play(Scenario, 30, 50, Metrics.Agreements, 2, Cancellation);
        for (int number = 0; number < 3; number++)
        {
            // Of eighty rounds an outcome is the mean of the last twenty.
            double with = Community.Play(Withdrawal.Of(Scenario, 30) with { Rounds = 80 }, number, cancellation: Cancellation).Outcome(Metrics.Agreements);
            double without = Community.Play(
                Scenario with { Policy = Policy.None, Rounds = 80 }, number, cancellation: Cancellation).Outcome(Metrics.Agreements);
            Assert.Equal(with, played.Withdrawn[number], 1e-12);
            Assert.Equal(without, played.Never[number], 1e-12);
            Assert.Equal(with - without, played.Remains[number], 1e-12);
        }
        Assert.Contains(played.Remains, one => one != 0);
    }

    [Fact]
    public async Task Nothing_remains_of_no_policy()
    {
        var played = await Withdrawal.Play(Scenario with { Policy = Policy.None }, 5, 25, Metrics.Agreements, 2, Cancellation);
        Assert.Equal([0, 0, 0], played.Remains);
    }

    [Fact]
    public async Task Rounds_in_which_the_policy_was_in_force_are_not_measured() => await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
        () => Withdrawal.Play(Scenario, 30, Withdrawal.Measured - 1, Metrics.Agreements, 1, Cancellation));

    private sealed class Paid : IProgress<RoundRecord>
    {
        public double[] Of { get; } = new double[14];

        public void Report(RoundRecord value) => Of[value.Round - 1] = value[Metrics.IncentivesPaid];
    }
}
