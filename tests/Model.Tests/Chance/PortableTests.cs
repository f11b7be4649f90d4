namespace Gongyu.Model.Tests;

public class PortableTests
{
    private const double Close = 1e-15;

    private static bool Near(double expected, double actual, double tolerance) =>
        expected.Equals(actual) || Math.Abs(actual - expected) <= tolerance * Math.Abs(expected);

    [Fact]
    public void Exp_agrees_with_the_platform() =>
        Gen.Double[-708, 709.7].Sample(x => Near(Math.Exp(x), Portable.Exp(x), Close), iter: 20_000);

    [Fact]
    public void Exp_agrees_with_the_platform_near_zero() =>
        Gen.Double[-1, 1].Sample(x => Near(Math.Exp(x), Portable.Exp(x), Close), iter: 20_000);

    [Fact]
    public void Exp_agrees_with_the_platform_among_subnormals() =>
        Gen.Double[-746, -708].Sample(x => Math.Abs(Math.Exp(x) - Portable.Exp(x)) <= double.Epsilon, iter: 20_000);

    [Fact]
    public void Log_agrees_with_the_platform() =>
        Gen.ULong[1, 0x7FEFFFFFFFFFFFFF].Select(BitConverter.UInt64BitsToDouble)
            .Sample(x => Near(Math.Log(x), Portable.Log(x), Close), iter: 20_000);

    [Fact]
    public void Log_agrees_with_the_platform_near_one() =>
        Gen.Double[0.5, 2].Sample(x => Near(Math.Log(x), Portable.Log(x), Close), iter: 20_000);

    [Fact]
    public void Log_agrees_with_the_platform_among_subnormals() =>
        Gen.ULong[1, (1UL << 52) - 1].Select(BitConverter.UInt64BitsToDouble)
            .Sample(x => Near(Math.Log(x), Portable.Log(x), Close), iter: 20_000);

    [Fact]
    public void Pow_agrees_with_the_platform() =>
        Gen.Select(Gen.Double[-9, 9], Gen.Double[-30, 30])
            .Sample((p, y) => Near(Math.Pow(Math.Pow(10, p), y), Portable.Pow(Math.Pow(10, p), y), Close), iter: 20_000);

    [Fact]
    public void Pow_agrees_with_the_platform_for_compound_growth() =>
        Gen.Select(Gen.Double[0.99, 1.01], Gen.Double[-60_000, 60_000])
            .Sample((x, y) => Near(Math.Pow(x, y), Portable.Pow(x, y), Close), iter: 20_000);

    [Fact]
    public void Pow_agrees_with_repeated_multiplication() =>
        Gen.Select(Gen.Int[-30, 30], Gen.Int[0, 10]).Sample((x, y) =>
        {
            var product = 1.0;
            for (var i = 0; i < y; i++) product *= x;
            return Portable.Pow(x, y) == product;
        });

    [Fact]
    public void Exp_undoes_log() =>
        Gen.Double[1e-300, 1e300].Sample(x => Near(x, Portable.Exp(Portable.Log(x)), 2e-13), iter: 20_000);

    [Fact]
    public void Log_undoes_exp() =>
        Gen.Double[-700, 700].Sample(x => Math.Abs(Portable.Log(Portable.Exp(x)) - x) <= 1e-15 * (1 + Math.Abs(x)), iter: 20_000);

    [Fact]
    public void Larger_arguments_never_give_smaller_results()
    {
        Gen.Select(Gen.Double[-750, 715], Gen.Double[1e-12, 1])
            .Sample((x, step) => Portable.Exp(x + step) >= Portable.Exp(x), iter: 20_000);
        Gen.Select(Gen.Double[1e-300, 1e6], Gen.Double[1e-12, 1])
            .Sample((x, step) => Portable.Log(x * (1 + step)) >= Portable.Log(x), iter: 20_000);
        Gen.Select(Gen.Double[0, 100], Gen.Double[1e-12, 1], Gen.Double[0.5, 20])
            .Sample((x, step, y) => Portable.Pow(x + step, y) >= Portable.Pow(x, y), iter: 20_000);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, Math.E)]
    [InlineData(709.7827128933841, double.PositiveInfinity)]
    [InlineData(710.7, double.PositiveInfinity)]
    [InlineData(-745.2, 0)]
    [InlineData(-745.1, double.Epsilon)]
    [InlineData(1e300, double.PositiveInfinity)]
    [InlineData(-1e300, 0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(double.NaN, double.NaN)]
    public void Exp_at_its_ends(double x, double expected) => Assert.Equal(expected, Portable.Exp(x));

    [Fact]
    public void Exp_stays_finite_up_to_the_greatest_number() =>
        Assert.True(Near(1.797693134862273e308, Portable.Exp(709.782712893383973), 1e-14));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(Math.E, 1)]
    [InlineData(2, 0.69314718055994530942)]
    [InlineData(double.Epsilon, -744.44007192138126)]
    [InlineData(double.MaxValue, 709.78271289338397)]
    [InlineData(0, double.NegativeInfinity)]
    [InlineData(-1, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    public void Log_at_its_ends(double x, double expected) => Assert.Equal(expected, Portable.Log(x));

    private static readonly double[] Ends =
    [
        0, -0.0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 1.5, -1.5, 1e300, -1e300, 1e-300, -1e-300, double.Epsilon, -double.Epsilon,
        double.MaxValue, double.MinValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
        Math.BitIncrement(1.0), Math.BitDecrement(1.0), 9007199254740991, 9007199254740993,
    ];

    [Fact]
    public void Pow_at_its_ends_is_that_of_the_standard()
    {
        foreach (var x in Ends)
            foreach (var y in Ends)
            {
                var expected = Math.Pow(x, y);
                var actual = Portable.Pow(x, y);
                var same = double.IsNaN(expected)
                    ? double.IsNaN(actual)
                    : Near(expected, actual, Close) && double.IsNegative(expected) == double.IsNegative(actual);
                Assert.True(same, $"{x:R} ^ {y:R}: {actual:R}, not {expected:R}");
            }
    }

    // Recorded bits: a machine, a compiler or a change that rounds otherwise is seen at once.
    [Fact]
    public void Bits_are_the_recorded_ones()
    {
        ulong hash = 14695981039346656037;
        for (uint i = 0; i < 20_000; i++)
        {
            var draw = Philox.Block(i, 0, 0, 0, 7, 0);
            var x = Philox.Unit(draw.X0, draw.X1);
            var y = Philox.Unit(draw.X2, draw.X3) * 20 - 10;
            foreach (var value in (double[])[Portable.Exp(70 * y), Portable.Log(x), Portable.Pow(x, y)])
                hash = unchecked((hash ^ BitConverter.DoubleToUInt64Bits(value)) * 1099511628211);
        }
        Assert.Equal(13728597491617615879UL, hash);
    }
}
