using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>
/// Sobol's sequence in the unit cube, in the order of Antonov and Saleev, with the direction numbers of Joe and Kuo (2008). Of every
/// aligned block of 2^k points each interval of length 2^-k holds exactly one, in every dimension: take a power of two of them.
/// </summary>
public sealed class SobolSequence
{
    private readonly ulong[] shift;

    /// <summary>A sequence.</summary>
    /// <param name="dimensions">Dimensions of the cube, 1 … <see cref="MostDimensions"/>.</param>
    /// <param name="seed">
    /// Shifts all points alike, digit by digit, and keeps the balance: another seed is another sequence, whose points lie off the borders.
    /// None: the sequence as published, which begins with the corner 0.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">There are no direction numbers for so many dimensions.</exception>
    public SobolSequence(int dimensions, ulong? seed = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, MostDimensions);
        shift = new ulong[dimensions];
        if (seed is { } some)
            for (uint dimension = 0; dimension < dimensions; dimension++)
                shift[dimension] = new Draws(some, Drawn.Shift).Bits(dimension);
    }

    /// <summary>The most dimensions there are direction numbers for.</summary>
    public static int MostDimensions => SobolDirections.Dimensions;

    /// <summary>A point of the sequence.</summary>
    /// <param name="index">Its index, from 0.</param>
    public double[] this[ulong index] => [.. shift.Select((_, dimension) => Unit(index, dimension))];

    /// <summary>The first points of the sequence.</summary>
    public IReadOnlyList<double[]> First(int points) => [.. Enumerable.Range(0, points).Select(index => this[(ulong)index])];

    private double Unit(ulong index, int dimension)
    {
        var directions = SobolDirections.For(dimension);
        ulong bits = shift[dimension];
        int bit = 0;
        for (ulong gray = index ^ index >> 1; gray != 0; gray >>= 1, bit++)
            if ((gray & 1) == 1)
                bits ^= directions[bit];
        return Philox.Unit((uint)(bits >> 32), (uint)(bits & uint.MaxValue));
    }
}
