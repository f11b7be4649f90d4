namespace Gongyu.Experiments;

/// <summary>
/// Estimates indices of Sobol. Each is a mean over rows divided by the variance, so that a resample only weighs rows anew.
/// </summary>
internal sealed class SobolEstimator
{
    private readonly IReadOnlyList<FactorGroup> groups;
    private readonly (int One, int Other)[] pairs;

    // By row: what the mean, the mean square, and the indices are means of.
    private readonly double[] level, square;
    private readonly double[][] first, total, closed;

    public SobolEstimator(IReadOnlyList<FactorGroup> groups, double[][] rows, bool pairs)
    {
        this.groups = groups;
        int count = groups.Count;
        var paired = Enumerable.Range(0, pairs ? count : 0);
        this.pairs = [.. paired.SelectMany(one => paired.Skip(one + 1).Select(other => (one, other)))];
        // Without the mean, products vary less.
        double mean = rows.Average(row => (row[0] + row[1]) / 2);
        double[][] off = [.. rows.Select(row => row.Select(value => value - mean).ToArray())];
        level = Of(row => (row[0] + row[1]) / 2);
        square = Of(row => (row[0] * row[0] + row[1] * row[1]) / 2);
        first = [.. Enumerable.Range(2, count).Select(i => Of(row => row[1] * (row[i] - row[0])))];
        total = [.. Enumerable.Range(2, count).Select(i => Of(row => (row[0] - row[i]) * (row[0] - row[i]) / 2))];
        closed = [.. this.pairs.Select(pair => Of(row =>
            (row[2 + pair.One] * row[2 + count + pair.Other] + row[2 + pair.Other] * row[2 + count + pair.One]) / 2 - row[0] * row[1]))];

        double[] Of(Func<double[], double> term) => [.. off.Select(term)];
    }

    /// <summary>The indices with their intervals.</summary>
    public SobolIndices Estimate(ulong seed, int dropped)
    {
        double[] values = Indices([.. Enumerable.Repeat(1.0, level.Length)])!;
        // A resample that happens to have no variance has no indices.
        double[][] resampled = [.. Bootstrap.Weights(level.Length, seed).Select(Indices).OfType<double[]>()];
        Estimate At(int index) => Bootstrap.Of(values[index], resampled.Select(one => one[index]));
        int count = groups.Count;
        return new(
            [.. groups.Select((group, i) => new SobolIndex(group, At(i), At(count + i)))],
            [.. pairs.Select((pair, i) => new SobolPair(groups[pair.One], groups[pair.Other], At(2 * count + i)))],
            level.Length, dropped, null);
    }

    // First of all groups, then total, then second of all pairs.
    private double[]? Indices(double[] weights)
    {
        double mean = Bootstrap.Mean(level, weights), size = Bootstrap.Mean(square, weights), variance = size - mean * mean;
        if (variance <= Outcomes.Rounding * size)
            return null;
        double[] alone = [.. first.Select(terms => Bootstrap.Mean(terms, weights) / variance)];
        return
        [
            .. alone, .. total.Select(terms => Bootstrap.Mean(terms, weights) / variance),
            .. pairs.Select((pair, i) => Bootstrap.Mean(closed[i], weights) / variance - alone[pair.One] - alone[pair.Other]),
        ];
    }
}
