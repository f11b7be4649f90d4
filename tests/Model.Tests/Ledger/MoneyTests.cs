namespace Gongyu.Model.Tests;

public class MoneyTests
{
    [Theory]
    [InlineData(0.28, 280_000)]
    [InlineData(0.0000005, 0)] // half to even
    [InlineData(0.0000015, 2)]
    [InlineData(0.0000025, 2)]
    [InlineData(-0.0000015, -2)]
    [InlineData(1e12, 1_000_000_000_000_000_000)]
    public void It_is_rounded_once_half_to_even(double units, long micro) => Assert.Equal(micro, Money.Of(units).Micro);

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        foreach (double units in (double[])[double.NaN, double.PositiveInfinity, 1e13, -1e13])
            Assert.Throws<OverflowException>(() => Money.Of(units));
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + new Money(1));
        Assert.Throws<OverflowException>(() => new Money(long.MinValue) - new Money(1));
    }

    [Fact]
    public void It_counts_and_compares_like_numbers() =>
        Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Long[-1_000_000_000_000, 1_000_000_000_000]).Sample((a, b) =>
        {
            var (one, other) = (new Money(a), new Money(b));
            Assert.Equal((a + b, a - b), ((one + other).Micro, (one - other).Micro));
            Assert.Equal(a < b, one < other);
            Assert.Equal(a > b, one > other);
            Assert.Equal(a <= b, one <= other);
            Assert.Equal(a >= b, one >= other);
            Assert.Equal(a.CompareTo(b), one.CompareTo(other));
            Assert.Equal(one, Money.Of(one.Units));
        });

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "0.000001")]
    [InlineData(-1_500_000, "-1.5")]
    public void It_prints_in_units(long micro, string text) => Assert.Equal(text, new Money(micro).ToString());
}
