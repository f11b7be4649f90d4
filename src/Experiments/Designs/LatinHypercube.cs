namespace Gongyu.Experiments;

/// <summary>
/// Latin hypercubes in the unit cube (McKay, Beckman, Conover 1979): along every dimension each of as many strata as there are points holds
/// exactly one.
/// </summary>
public static class LatinHypercube
{
    /// <summary>The most points of which several candidates can be had: to compare them takes the square of the points.</summary>
    public const int MostCompared = 10_000;

    // Places have so few digits that, with up to a million points, rounding does not move one out of its stratum.
    private const int PlaceBits = 24;

    /// <summary>A Latin hypercube.</summary>
    /// <param name="points">How many points, at least 1.</param>
    /// <param name="dimensions">Dimensions of the cube, at least 1.</param>
    /// <param name="seed">Its chance.</param>
    /// <param name="candidates">How many are drawn, of which the one with the least centred discrepancy is taken.</param>
    /// <exception cref="DesignException">There are too many points, or too many to compare candidates.</exception>
    public static IReadOnlyList<double[]> Of(int points, int dimensions, ulong seed, int candidates = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(candidates, 1);
        Design.Check(points);
        if (candidates > 1 && points > MostCompared)
            throw new DesignException(DesignFaults.TooManyToCompare(points));
        var drawn = Enumerable.Range(0, candidates).Select(candidate => Draw(points, dimensions, seed, candidate));
        return candidates == 1 ? drawn.Single() : drawn.MinBy(Discrepancy.Centred)!;
    }

    private static double[][] Draw(int points, int dimensions, ulong seed, int candidate)
    {
        double[][] drawn = [.. Enumerable.Range(0, points).Select(_ => new double[dimensions])];
        for (int dimension = 0; dimension < dimensions; dimension++)
        {
            uint series = (uint)(candidate * dimensions + dimension);
            int[] strata = new Draws(seed, Drawn.Stratum).Order(points, series);
            for (int point = 0; point < points; point++)
            {
                int place = new Draws(seed, Drawn.Place).Below(1 << PlaceBits, (uint)point, series);
                drawn[point][dimension] = (strata[point] + (place + 0.5) / (1 << PlaceBits)) / points;
            }
        }
        return drawn;
    }
}
