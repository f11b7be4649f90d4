namespace Gongyu.Experiments.Tests;

public class TTestTests
{
    // Sleep gained by ten patients under two drugs ("Student" 1908, "The probable error of a mean", Biometrika 6: 20).
    internal static readonly double[] Dextro = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    internal static readonly double[] Laevo = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    [Fact]
    public void Students_sleep_data_against_no_gain()
    {
        var test = TTest.Of(Laevo);
        Assert.Equal((3.6799, 9, 0.005076), (Math.Round(test.T, 4), test.DegreesOfFreedom, Math.Round(test.PValue, 6)));
    }

    [Fact]
    public void The_other_side_is_as_far()
    {
        var (above, below) = (TTest.Of(Laevo), TTest.Of([.. Laevo.Select(gain => -gain)]));
        Assert.Equal(-above.T, below.T, 1e-12);
        Assert.Equal(above.PValue, below.PValue, 1e-15);
    }

    [Fact]
    public void An_interval_ends_where_the_test_would_begin_to_reject() =>
        Gen.Select(Gen.Double[-10, 10].Array[2, 40], Gen.Double[0.5, 0.999]).Sample((outcomes, confidence) =>
        {
            var interval = Interval.Of(outcomes, confidence);
            if (!(interval.HalfWidth > 1e-6))
                return;
            Assert.Equal(1 - confidence, TTest.Of(outcomes, interval.Low).PValue, 1e-6);
            Assert.Equal(1 - confidence, TTest.Of(outcomes, interval.High).PValue, 1e-6);
        }, iter: 300);

    [Fact]
    public void Outcomes_that_are_all_the_value_say_nothing_against_it() => Assert.Equal(1, TTest.Of([2, 2, 2], 2).PValue);

    [Fact]
    public void Outcomes_that_never_vary_and_are_not_the_value_leave_no_doubt() =>
        Assert.Equal((double.NegativeInfinity, 0.0), TTest.Of([2, 2, 2], 3) is var test ? (test.T, test.PValue) : default);

    [Fact]
    public void One_outcome_tells_nothing() => Assert.Equal(double.NaN, TTest.Of([2], 3).PValue);

    [Fact]
    public void A_test_needs_an_outcome() => Assert.Throws<ArgumentException>(() => TTest.Of([]));
}
