using System.Numerics;
using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>A point of a design: what is played together.</summary>
/// <param name="Number">Its number in the design, from 1; it keeps it when others are left out.</param>
/// <param name="Values">A value for each of the design's levers, in their order.</param>
public sealed record DesignPoint(int Number, IReadOnlyList<double> Values);

/// <summary>The points of an experiment: which levers vary, and the values they have together.</summary>
public sealed class Design
{
    /// <summary>The most points of a design.</summary>
    public const int Most = 1_000_000;

    private const int MostFaults = 20;

    private Design(IReadOnlyList<Lever> levers, IReadOnlyList<DesignPoint> points) => (Levers, Points) = (levers, points);

    /// <summary>The levers that vary.</summary>
    public IReadOnlyList<Lever> Levers { get; }

    /// <summary>The points, in the order of their numbers.</summary>
    public IReadOnlyList<DesignPoint> Points { get; }

    /// <summary>How many points the full grid has, however many that are.</summary>
    public static BigInteger CountOfGrid(IEnumerable<Factor> factors) =>
        factors.Aggregate(BigInteger.One, (count, factor) => count * factor.Levels);

    /// <summary>One point at which nothing varies.</summary>
    public static Design Single { get; } = new([], [new(1, [])]);

    /// <summary>Every level of every factor with every level of the others; the last factor changes first.</summary>
    /// <exception cref="DesignException">There are too many points, no factor, or a lever twice.</exception>
    public static Design Grid(IReadOnlyList<Factor> factors)
    {
        ArgumentNullException.ThrowIfNull(factors);
        Check(CountOfGrid(factors));
        return Grid([.. factors.Select(factor => (
            factor.Lever, (IReadOnlyList<double>)[.. Enumerable.Range(0, factor.Levels).Select(factor.Level)]))]);
    }

    /// <summary>Every value of every lever with every value of the others; the last lever changes first.</summary>
    /// <param name="lists">Values for levers.</param>
    /// <exception cref="DesignException">There are too many points, no lever or one twice, or a value that a lever does not allow.</exception>
    public static Design Grid(IReadOnlyList<(Lever Lever, IReadOnlyList<double> Values)> lists)
    {
        ArgumentNullException.ThrowIfNull(lists);
        int count = Check(lists.Aggregate(BigInteger.One, (points, list) => points * list.Values.Count));
        Refuse(lists.SelectMany(list => list.Values.Select(value => Factor.FaultOf(list.Lever, value))).OfType<Phrase>());
        return Of([.. lists.Select(list => list.Lever)], count, index =>
        {
            var values = new double[lists.Count];
            for (int i = lists.Count - 1; i >= 0; i--)
                (index, values[i]) = (index / lists[i].Values.Count, lists[i].Values[index % lists[i].Values.Count]);
            return values;
        });
    }

    /// <summary>The first values of all lists together, then the second, and so on.</summary>
    /// <param name="lists">Equally long lists of values for levers.</param>
    /// <exception cref="DesignException">The lists differ in length, are empty, or have values that a lever does not allow.</exception>
    public static Design Paired(IReadOnlyList<(Lever Lever, IReadOnlyList<double> Values)> lists)
    {
        ArgumentNullException.ThrowIfNull(lists);
        if (lists.Count == 0)
            throw new DesignException(DesignFaults.NoFactor);
        var (first, values) = lists[0];
        Refuse(lists.Where(list => list.Values.Count != values.Count)
            .Select(list => DesignFaults.Unequal(first, values.Count, list.Lever, list.Values.Count)));
        double[][] rows = [.. values.Select((_, row) => lists.Select(list => list.Values[row]).ToArray())];
        return Table([.. lists.Select(list => list.Lever.Key)], rows);
    }

    /// <summary>Points as a table gives them.</summary>
    /// <param name="levers">The levers' keys, a column each.</param>
    /// <param name="rows">The points.</param>
    /// <exception cref="DesignException">There is no such lever, or one twice; a row has too few, too many or forbidden values.</exception>
    public static Design Table(IReadOnlyList<string> levers, IReadOnlyList<IReadOnlyList<double>> rows)
    {
        ArgumentNullException.ThrowIfNull(levers);
        ArgumentNullException.ThrowIfNull(rows);
        Check(rows.Count);
        Refuse(levers.Where(key => Model.Levers.Find(key) is null).Select(DesignFaults.Unknown));
        Lever[] columns = [.. levers.Select(key => Model.Levers.Find(key)!)];
        Refuse(rows.SelectMany((row, i) => row.Count == columns.Length
            ? columns.Zip(row, Factor.FaultOf).OfType<Phrase>().Select(fault => DesignFaults.InRow(i + 1, fault))
            : [DesignFaults.RowLength(i + 1, row.Count, columns.Length)]));
        return Of(columns, rows.Count, index => rows[index]);
    }

    /// <summary>A Latin hypercube (<see cref="Experiments.LatinHypercube"/>).</summary>
    /// <param name="factors">What varies.</param>
    /// <param name="points">How many points.</param>
    /// <param name="seed">Its chance.</param>
    /// <param name="candidates">How many are drawn, of which the most even one is taken.</param>
    /// <exception cref="DesignException">There are too few or too many points, no factor, or a lever twice.</exception>
    public static Design LatinHypercube(IReadOnlyList<Factor> factors, int points, ulong seed, int candidates = 1)
    {
        ArgumentNullException.ThrowIfNull(factors);
        Check(points);
        return Of(factors, factors.Count == 0 ? [] : Experiments.LatinHypercube.Of(points, factors.Count, seed, candidates));
    }

    /// <summary>The first points of Sobol's sequence (<see cref="SobolSequence"/>).</summary>
    /// <param name="factors">What varies.</param>
    /// <param name="points">How many points; a power of two is balanced.</param>
    /// <param name="seed">Shifts the sequence; none: the sequence as published, which begins with all factors at their low ends.</param>
    /// <exception cref="DesignException">There are too few or too many points, no factor, too many factors, or a lever twice.</exception>
    public static Design Sobol(IReadOnlyList<Factor> factors, int points, ulong? seed = null)
    {
        ArgumentNullException.ThrowIfNull(factors);
        Check(points);
        if (factors.Count > SobolSequence.MostDimensions)
            throw new DesignException(DesignFaults.TooManyFactors(factors.Count, SobolSequence.MostDimensions));
        return Of(factors, factors.Count == 0 ? [] : new SobolSequence(factors.Count, seed).First(points));
    }

    /// <summary>Points of the unit cube as values of factors: what an analysis of sensitivity asks for.</summary>
    /// <param name="factors">What varies, a dimension each.</param>
    /// <param name="points">The points.</param>
    /// <exception cref="DesignException">There are too many points, no factor, or a lever twice.</exception>
    public static Design Of(IReadOnlyList<Factor> factors, IReadOnlyList<double[]> points)
    {
        ArgumentNullException.ThrowIfNull(factors);
        ArgumentNullException.ThrowIfNull(points);
        if (points.Any(point => point.Length != factors.Count))
            throw new ArgumentException($"A point has a place for each of {factors.Count} factors.", nameof(points));
        return Of(
            [.. factors.Select(factor => factor.Lever)], points.Count,
            index => [.. factors.Zip(points[index], (factor, place) => factor.At(place))]);
    }

    /// <summary>
    /// The points at which a condition holds; they keep their numbers. To an analysis of sensitivity those left out are points that failed.
    /// </summary>
    /// <param name="condition">The condition.</param>
    /// <param name="policy">What else is set: the values of levers that do not vary.</param>
    /// <exception cref="DesignException">It holds at none.</exception>
    public Design Where(Feasible condition, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(condition);
        DesignPoint[] feasible = [.. Points.Where(point => condition.Holds(PolicyOf(point, policy)))];
        return feasible.Length > 0 ? new(Levers, feasible) : throw new DesignException(DesignFaults.NoneFeasible(condition, Points.Count));
    }

    /// <summary>The policy of a point: its values, and what else is set.</summary>
    /// <param name="point">A point of this design.</param>
    /// <param name="policy">What else is set.</param>
    public Policy PolicyOf(DesignPoint point, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(point);
        return Levers.Zip(point.Values).Aggregate(policy, (set, one) => set.With(one.First, one.Second));
    }

    /// <summary>The number of points, when a design may have so many.</summary>
    internal static int Check(BigInteger points)
    {
        if (points > Most)
            throw new DesignException(DesignFaults.TooMany(points));
        return points >= 1 ? (int)points : throw new DesignException(DesignFaults.TooFew(points));
    }

    private static Design Of(Lever[] levers, int count, Func<int, IReadOnlyList<double>> values)
    {
        if (levers.Length == 0)
            throw new DesignException(DesignFaults.NoFactor);
        Refuse(levers.CountBy(lever => lever).Where(lever => lever.Value > 1).Select(lever => DesignFaults.Twice(lever.Key)));
        Check(count);
        return new(levers, [.. Enumerable.Range(0, count).Select(index => new DesignPoint(index + 1, values(index)))]);
    }

    private static void Refuse(IEnumerable<Phrase> faults)
    {
        Phrase[] first = [.. faults.Take(MostFaults)];
        if (first.Length > 0)
            throw new DesignException(first);
    }
}
