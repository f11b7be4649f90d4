namespace Gongyu.Experiments;

/// <summary>How far points in the unit cube are from filling it evenly.</summary>
public static class Discrepancy
{
    /// <summary>The square of the centred L2 discrepancy (Hickernell 1998); less is more even.</summary>
    /// <param name="points">The points, at least one.</param>
    public static double Centred(IReadOnlyList<double[]> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentOutOfRangeException.ThrowIfZero(points.Count);
        double[][] off = [.. points.Select(point => point.Select(value => value - 0.5).ToArray())];
        double single = 0, pairs = 0;
        for (int i = 0; i < off.Length; i++)
        {
            single += Product(off[i], off[i], centre: true);
            pairs += Product(off[i], off[i], centre: false);
            for (int j = i + 1; j < off.Length; j++)
                pairs += 2 * Product(off[i], off[j], centre: false);
        }
        double whole = 1;
        for (int dimension = 0; dimension < off[0].Length; dimension++)
            whole *= 13.0 / 12;
        return whole - 2 * single / off.Length + pairs / off.Length / off.Length;
    }

    private static double Product(double[] one, double[] other, bool centre)
    {
        double product = 1;
        for (int dimension = 0; dimension < one.Length; dimension++)
        {
            double a = Math.Abs(one[dimension]), b = Math.Abs(other[dimension]);
            product *= centre ? 1 + (a - a * a) / 2 : 1 + (a + b - Math.Abs(one[dimension] - other[dimension])) / 2;
        }
        return product;
    }
}
