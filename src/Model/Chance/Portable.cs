namespace Gongyu.Model;

/// <summary>
/// Exponential, logarithm and power that give the same bits on every machine: only + − × ÷, which IEEE 754 fixes, and moves of bits.
/// Method: the argument is reduced by powers of two, the rest is a short series; logarithms carry a second double, so that a power
/// stays accurate where its exponent is large. Errors stay below one unit in the last place, against 1e-13 that results need.
/// </summary>
public static class Portable
{
    // Ln2High has 21 zero bits at its end: its product with any binary exponent is exact.
    private const double Ln2High = 6.93147180369123816490e-01, Ln2Low = 1.90821492927058770002e-10;
    private const double Ln2Inverse = 1.44269504088896338700;
    private const double Sqrt2 = 1.41421356237309514547;
    private const double ThirdHigh = 1.0 / 3, ThirdLow = 1.850371707708594e-17;
    private const double ExpOverflow = 709.782712893383973096, ExpUnderflow = -745.133219101941108420;
    private const double Splitter = (1 << 27) + 1;
    private const double TwoTo64 = 18446744073709551616.0;
    private const double MinNormal = 2.2250738585072014e-308;
    private const long FractionMask = (1L << 52) - 1;
    private const int Bias = 1023;

    /// <summary>e to the power of <paramref name="x"/>.</summary>
    public static double Exp(double x) => double.IsNaN(x) ? double.NaN : Exp(x, 0);

    /// <summary>Natural logarithm: NaN below 0, −∞ at 0.</summary>
    public static double Log(double x)
    {
        if (double.IsNaN(x) || x < 0) return double.NaN;
        if (x == 0) return double.NegativeInfinity;
        if (double.IsPositiveInfinity(x)) return x;
        return LogPair(x).High;
    }

    /// <summary><paramref name="x"/> to the power of <paramref name="y"/>, with the special cases of IEEE 754.</summary>
    public static double Pow(double x, double y)
    {
        if (y == 0 || x == 1) return 1;
        if (double.IsNaN(x) || double.IsNaN(y)) return double.NaN;
        if (double.IsInfinity(y)) return PowInfinite(Math.Abs(x), y);
        if (x > 0 && !double.IsInfinity(x)) return PowPositive(x, y);

        var whole = y == Math.Floor(y);
        var odd = whole && Math.Abs(y) < 1L << 53 && ((long)y & 1) != 0;
        if (x == 0 || double.IsInfinity(x))
        {
            var size = x == 0 == y < 0 ? double.PositiveInfinity : 0;
            return odd && double.IsNegative(x) ? -size : size;
        }
        if (!whole) return double.NaN;
        var power = PowPositive(-x, y);
        return odd ? -power : power;
    }

    private static double PowInfinite(double x, double y)
    {
        if (x == 1) return 1;
        return x > 1 == y > 0 ? double.PositiveInfinity : 0;
    }

    private static double PowPositive(double x, double y)
    {
        if (x == 1) return 1;
        // |ln x| is at least 2⁻⁵³ and at most 745: beyond these exponents the result is at its end, or 1.
        if (Math.Abs(y) > 1UL << 63) return x > 1 == y > 0 ? double.PositiveInfinity : 0;
        if (Math.Abs(y) < 1.0 / (1UL << 63) / 4) return 1;
        var log = LogPair(x);
        var product = Product(y, log.High);
        return Exp(product.High, product.Low + y * log.Low);
    }

    // e^(x + rest), with rest no more than the rounding of x.
    private static double Exp(double x, double rest)
    {
        if (x > ExpOverflow + 1) return double.PositiveInfinity;
        if (x < ExpUnderflow - 1) return 0;
        var n = Math.Floor(x * Ln2Inverse + 0.5);
        var coarse = x - n * Ln2High;
        var fine = n * Ln2Low;
        // What remains in rest is below the rounding of r, so that rest² and rest × r² no longer count.
        (var r, rest) = Sum(coarse - fine, coarse - (coarse - fine) - fine + rest);
        // |r| ≤ ln 2 / 2: the first term left out is below 2⁻⁵⁷ of the result.
        var tail = 1.0 / 479001600 + r * (1.0 / 6227020800);
        tail = 1.0 / 39916800 + r * tail;
        tail = 1.0 / 3628800 + r * tail;
        tail = 1.0 / 362880 + r * tail;
        tail = 1.0 / 40320 + r * tail;
        tail = 1.0 / 5040 + r * tail;
        tail = 1.0 / 720 + r * tail;
        tail = 1.0 / 120 + r * tail;
        tail = 1.0 / 24 + r * tail;
        tail = 1.0 / 6 + r * tail;
        tail = 0.5 + r * tail;
        var line = Sum(1, r);
        return Scale(line.High + (line.Low + (r * r * tail + (rest + rest * r))), (int)n);
    }

    // value × 2^n for a value near 1, rounded once even where the result is subnormal.
    private static double Scale(double value, int n)
    {
        if (n > Bias) return value * 2 * PowerOfTwo(n - 1);
        return n >= -1021 ? value * PowerOfTwo(n) : value * PowerOfTwo(n + 64) * (1 / TwoTo64);
    }

    private static double PowerOfTwo(int n) => BitConverter.Int64BitsToDouble((long)(n + Bias) << 52);

    // ln x as an unevaluated sum, for x positive and finite: x = m 2^k, s = (m−1)/(m+1), ln m = 2s + 2s³(1/3 + s²/5 + s⁴/7 + …).
    private static (double High, double Low) LogPair(double x)
    {
        var k = -Bias;
        if (x < MinNormal)
        {
            x *= TwoTo64;
            k -= 64;
        }
        var bits = BitConverter.DoubleToInt64Bits(x);
        k += (int)(bits >> 52);
        var m = BitConverter.Int64BitsToDouble(bits & FractionMask | (long)Bias << 52);
        if (m > Sqrt2)
        {
            m *= 0.5;
            k++;
        }
        var s = Quotient(m - 1, Sum(1, m));
        var square = Product(s, s);
        var z = square.High;
        // |s| < 0.172: the first term left out is below 2⁻⁶⁵ of the result.
        var tail = 1.0 / 21 + z * (1.0 / 23);
        tail = 1.0 / 19 + z * tail;
        tail = 1.0 / 17 + z * tail;
        tail = 1.0 / 15 + z * tail;
        tail = 1.0 / 13 + z * tail;
        tail = 1.0 / 11 + z * tail;
        tail = 1.0 / 9 + z * tail;
        tail = 1.0 / 7 + z * tail;
        tail = 1.0 / 5 + z * tail;
        var series = Sum(ThirdHigh, z * tail);
        var cube = Product(Product(square, s), (series.High, series.Low + ThirdLow));
        var log = Sum(s.High, cube.High);
        var sum = Sum(k * Ln2High, 2 * log.High);
        return Sum(sum.High, sum.Low + (k * Ln2Low + 2 * (log.Low + (s.Low + cube.Low))));
    }

    // Knuth: a + b without loss.
    private static (double High, double Low) Sum(double a, double b)
    {
        var sum = a + b;
        var part = sum - a;
        return (sum, a - (sum - part) + (b - part));
    }

    // Dekker: a × b without loss.
    private static (double High, double Low) Product(double a, double b)
    {
        var (a1, a2) = Split(a);
        var (b1, b2) = Split(b);
        var product = a * b;
        return (product, a1 * b1 - product + a1 * b2 + a2 * b1 + a2 * b2);
    }

    private static (double High, double Low) Product((double High, double Low) a, (double High, double Low) b)
    {
        var product = Product(a.High, b.High);
        return (product.High, product.Low + (a.High * b.Low + a.Low * b.High));
    }

    private static (double High, double Low) Quotient(double a, (double High, double Low) b)
    {
        var quotient = a / b.High;
        var product = Product(quotient, b.High);
        return (quotient, (a - product.High - product.Low - quotient * b.Low) / b.High);
    }

    private static (double High, double Low) Split(double a)
    {
        var shifted = Splitter * a;
        var high = shifted - (shifted - a);
        return (high, a - high);
    }
}
