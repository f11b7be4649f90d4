namespace Gongyu.Experiments.Tests;

/// <summary>Functions of the unit cube whose indices are known.</summary>
internal static class TestFunctions
{
    /// <summary>Ishigami and Homma (1990), with a = 7 and b = 0.1.</summary>
    public static double Ishigami(double[] place)
    {
        double[] x = [.. place.Select(value => Math.PI * (2 * value - 1))];
        return Math.Sin(x[0]) + 7 * Math.Sin(x[1]) * Math.Sin(x[1]) + 0.1 * x[2] * x[2] * x[2] * x[2] * Math.Sin(x[0]);
    }

    /// <summary>Sobol's g-function: the less a factor's a, the more it matters.</summary>
    public static Func<double[], double> G(params double[] a) =>
        place => place.Zip(a, (value, one) => (Math.Abs(4 * value - 2) + one) / (1 + one)).Aggregate((product, next) => product * next);

    /// <summary>Indices of the g-function by their closed form: of groups alone, in all, and of the pair of the first two.</summary>
    public static (double[] First, double[] Total, double Pair) IndicesOfG(double[] a, IReadOnlyList<FactorGroup> groups)
    {
        double[] own = [.. a.Select(one => 1 / (3 * (1 + one) * (1 + one)))];
        double[] group = [.. groups.Select(one => one.Factors.Aggregate(1.0, (product, factor) => product * (1 + own[factor])) - 1)];
        double all = own.Aggregate(1.0, (product, one) => product * (1 + one)), variance = all - 1;
        return (
            [.. group.Select(one => one / variance)], [.. group.Select(one => one / (1 + one) * all / variance)],
            group[0] * group[1] / variance);
    }

    /// <summary>What a function comes to at points.</summary>
    public static double[] At(this Func<double[], double> function, IReadOnlyList<double[]> points) => [.. points.Select(function)];

    /// <summary>Factors without names of their own: x1, x2 …</summary>
    public static IReadOnlyList<FactorGroup> Factors(int count) => FactorGroup.Each(Enumerable.Range(1, count).Select(i => $"x{i}"));
}
