using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>What chance in an experiment is for; numbered apart from the model's purposes, so that a seed may be used for both.</summary>
internal enum Drawn : uint
{
    /// <summary>Order of strata in a dimension of a Latin hypercube.</summary>
    Stratum = 1001,

    /// <summary>Place within a stratum.</summary>
    Place,

    /// <summary>Digital shift of a dimension of Sobol's sequence.</summary>
    Shift,

    /// <summary>Level at which a trajectory begins.</summary>
    Level,

    /// <summary>Direction in which a trajectory moves along a factor.</summary>
    Direction,

    /// <summary>Order in which a trajectory moves along its factors.</summary>
    Order,

    /// <summary>Resampling.</summary>
    Resample,
}

/// <summary>Chance of an experiment: a pure function of seed, what for, and where.</summary>
/// <param name="Seed">The experiment's seed.</param>
/// <param name="What">What the draws are for.</param>
internal readonly record struct Draws(ulong Seed, Drawn What)
{
    /// <summary>64 random bits.</summary>
    public ulong Bits(uint one, uint other = 0)
    {
        var (high, low, _, _) = Philox.Block(one, other, 0, (uint)What, (uint)(Seed & uint.MaxValue), (uint)(Seed >> 32));
        return (ulong)high << 32 | low;
    }

    /// <summary>A whole number from 0 to below a count.</summary>
    public int Below(int count, uint one, uint other = 0) => (int)((UInt128)Bits(one, other) * (UInt128)count >> 64);

    /// <summary>The numbers from 0 to below a count in random order (Fisher and Yates).</summary>
    public int[] Order(int count, uint other)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            int j = Below(i + 1, (uint)i, other);
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order;
    }
}
