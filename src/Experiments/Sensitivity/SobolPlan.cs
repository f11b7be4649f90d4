using System.Numerics;

namespace Gongyu.Experiments;

/// <summary>
/// Indices of Sobol by the design of Saltelli et al. (2010): which share of the outcome's variance goes back to which factors, alone
/// (Saltelli 2010), with all their interactions (Jansen 1999), and in pairs (Saltelli 2002). Play <see cref="Points"/>, then
/// <see cref="Analyse"/>.
/// </summary>
/// <remarks>
/// Rows are points of Sobol's sequence with a digital shift; more even than random ones, they make the estimates better than the intervals,
/// which resample rows as if they were random, admit.
/// </remarks>
public sealed class SobolPlan
{
    private readonly ulong seed;

    /// <summary>Draws the rows.</summary>
    /// <param name="groups">What indices are told of, each factor in one group.</param>
    /// <param name="rows">How many, at least 2; a power of two is balanced.</param>
    /// <param name="seed">Their chance, and that of the intervals.</param>
    /// <param name="pairs">Whether pairs are told too, which takes nearly twice the points.</param>
    /// <exception cref="DesignException">There are too many points or factors.</exception>
    public SobolPlan(IReadOnlyList<FactorGroup> groups, int rows, ulong seed, bool pairs = false)
    {
        int factors = FactorGroup.CountFactors(groups);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 2);
        if (factors > MostFactors)
            throw new DesignException(DesignFaults.TooManyFactors(factors, MostFactors));
        Design.Check(CountOf(groups.Count, rows, pairs));
        (Groups, Rows, Pairs, this.seed) = (groups, rows, pairs, seed);
        var sequence = new SobolSequence(2 * factors, seed);
        Points = [.. Enumerable.Range(0, rows).SelectMany(row => Row(sequence[(ulong)row]))];
    }

    /// <summary>The most factors; a row takes a point of twice as many dimensions.</summary>
    public static int MostFactors => SobolSequence.MostDimensions / 2;

    /// <summary>What indices are told of.</summary>
    public IReadOnlyList<FactorGroup> Groups { get; }

    /// <summary>How many rows there are.</summary>
    public int Rows { get; }

    /// <summary>Whether pairs are told too.</summary>
    public bool Pairs { get; }

    /// <summary>
    /// The points of the unit cube, row by row; see <see cref="Design.Of(IReadOnlyList{Factor}, IReadOnlyList{double[]})"/>.
    /// </summary>
    public IReadOnlyList<double[]> Points { get; }

    /// <summary>How many points there are.</summary>
    public static BigInteger CountOf(int groups, int rows, bool pairs) => (BigInteger)rows * ((pairs ? 2 : 1) * groups + 2);

    /// <summary>Tells the indices. A row with a point that failed is left out and counted.</summary>
    /// <param name="outcomes">The outcome at each point; not a number where it failed.</param>
    /// <exception cref="ArgumentException">There is not one outcome for each point.</exception>
    public SobolIndices Analyse(IReadOnlyList<double> outcomes)
    {
        double[][] complete = [.. Outcomes.Complete(outcomes, Points.Count, Points.Count / Rows).Select(row => row.Values)];
        int dropped = Rows - complete.Length;
        if (complete.Length < 2)
            return new([], [], complete.Length, dropped, SensitivityRemarks.TooFewRows(complete.Length, Rows));
        // The variance is that of A and B, whatever the points between them came to.
        return Outcomes.AreConstant(complete.Select(row => row[..2]))
            ? new([], [], complete.Length, dropped, SensitivityRemarks.ConstantVariance)
            : new SobolEstimator(Groups, complete, Pairs).Estimate(seed, dropped);
    }

    // A, B, then for each group A with the group's factors from B, and for pairs also B with the group's factors from A.
    private IEnumerable<double[]> Row(double[] point)
    {
        double[] a = point[..(point.Length / 2)], b = point[(point.Length / 2)..];
        IEnumerable<double[]> mixed = Groups.Select(group => Mixed(a, b, group));
        return [a, b, .. Pairs ? mixed.Concat(Groups.Select(group => Mixed(b, a, group))) : mixed];
    }

    private static double[] Mixed(double[] most, double[] some, FactorGroup group)
    {
        double[] mixed = [.. most];
        foreach (int factor in group.Factors)
            mixed[factor] = some[factor];
        return mixed;
    }
}
