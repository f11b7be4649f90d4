namespace Gongyu.Experiments.Tests;

/// <summary>How long something took, where it did not come everywhere.</summary>
public sealed class WaitingTests
{
    private const double Never = double.PositiveInfinity, Nothing = double.NaN;

    [Fact]
    public void Who_did_not_get_there_counts_with_all_rounds_and_is_said()
    {
        var waiting = Waiting.Of([10, Never, 20, Nothing, 30], 80);
        Assert.Equal((4, 1), (waiting.Count, waiting.Censored));
        Assert.Equal(35, waiting.Mean.Mean); // (10 + 20 + 30 + 80) / 4
        Assert.Equal(25, waiting.Median);
    }

    [Fact]
    public void The_median_is_not_known_when_half_did_not_get_there()
    {
        Assert.Equal(Never, Waiting.Of([10, Never, 20, Never], 80).Median);
        Assert.Equal(20, Waiting.Of([10, Never, 20], 80).Median);
    }

    [Fact]
    public void Nothing_to_wait_for_is_no_time_of_zero()
    {
        var waiting = Waiting.Of([Nothing, Nothing], 80);
        Assert.Equal((0, 0, double.NaN), (waiting.Count, waiting.Censored, waiting.Mean.Mean));
    }

    [Fact]
    public void To_play_longer_never_shortens_what_did_not_come() =>
        Gen.Select(Gen.Frequency((3, Gen.Double[1, 80]), (1, Gen.Const(Never))).Array[1, 30], Gen.Int[80, 200]).Sample((times, rounds) =>
        {
            var (before, after) = (Waiting.Of(times, 80), Waiting.Of(times, rounds));
            Assert.True(after.Mean.Mean >= before.Mean.Mean - 1e-9);
            Assert.Equal((before.Median, before.Count, before.Censored), (after.Median, after.Count, after.Censored));
            Assert.Equal(before.Censored * (rounds - 80.0) / before.Count, after.Mean.Mean - before.Mean.Mean, 1e-9);
        });
}
