namespace Gongyu.Experiments;

/// <summary>
/// Holm's adjustment for testing several claims at once: when every claim whose adjusted p-value is below α is believed, the chance
/// of believing a false one is below α, however the claims depend on each other (Holm 1979, "A simple sequentially rejective
/// multiple test procedure").
/// </summary>
public static class Holm
{
    /// <summary>
    /// The adjusted p-values, in the order of the given ones: of m, the least times m, the next times m − 1 and so on, none less
    /// than the one before it, and at most 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not in [0,1].</exception>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        foreach (double p in pValues)
            if (p is not (>= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(pValues), p, "A p-value is in [0,1].");
        double[] adjusted = new double[pValues.Count];
        int remaining = pValues.Count;
        double before = 0;
        foreach (int i in Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i]))
            adjusted[i] = before = Math.Max(before, Math.Min(1, remaining-- * pValues[i]));
        return adjusted;
    }
}
