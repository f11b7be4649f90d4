using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>A lever that varies in an experiment.</summary>
public sealed record Factor
{
    /// <summary>Levels of a factor unless told otherwise.</summary>
    public const int UsualLevels = 5;

    /// <summary>A factor.</summary>
    /// <param name="lever">The lever.</param>
    /// <param name="low">Its least value.</param>
    /// <param name="high">Its greatest value.</param>
    /// <param name="levels">
    /// How many values a grid gives it, evenly from the least to the greatest; as usual, or as many as there are whole numbers, unless told
    /// otherwise. Other designs do not read it.
    /// </param>
    /// <exception cref="DesignException">The lever does not allow these values, or they are no range.</exception>
    public Factor(Lever lever, double low, double high, int? levels = null)
    {
        ArgumentNullException.ThrowIfNull(lever);
        (Lever, Low, High) = (lever, low, high);
        Levels = levels ?? (IsWhole(lever) && high > low ? (int)Math.Min(UsualLevels, high - low + 1) : UsualLevels);
        Phrase[] faults = [.. Faults()];
        if (faults.Length > 0)
            throw new DesignException(faults);
    }

    /// <summary>The lever.</summary>
    public Lever Lever { get; }

    /// <summary>Its least value.</summary>
    public double Low { get; }

    /// <summary>Its greatest value.</summary>
    public double High { get; }

    /// <summary>How many values a grid gives it.</summary>
    public int Levels { get; }

    /// <summary>
    /// The value at a place between the ends, [0,1]. Where only whole numbers have a meaning each of them has an equal part of the way.
    /// </summary>
    public double At(double place)
    {
        if (place is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(place), place, "A place is from 0 to 1.");
        double value = IsWhole(Lever) ? Low + Math.Floor(place * (High - Low + 1)) : Low + place * (High - Low);
        return Math.Min(value, High);
    }

    /// <summary>The value a grid gives it.</summary>
    /// <param name="level">Which, from 0 to below <see cref="Levels"/>.</param>
    public double Level(int level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, Levels);
        if (level == Levels - 1)
            return High;
        // Decimal, so that a tenth of the way is written as users expect: 0.3, not 0.30000000000000004.
        decimal value = (decimal)Low + ((decimal)High - (decimal)Low) * level / (Levels - 1);
        value = IsWhole(Lever) ? Math.Round(value, MidpointRounding.AwayFromZero) : value;
        return level == 0 ? Low : Math.Clamp((double)value, Low, High);
    }

    /// <summary>What to say of a lever there is not.</summary>
    public static Phrase Unknown(string lever) => DesignFaults.Unknown(lever);

    /// <summary>Whether only whole numbers have a meaning.</summary>
    internal static bool IsWhole(Lever lever) => lever.Unit is LeverUnit.Tier or LeverUnit.Rounds;

    /// <summary>What is wrong with a value of a lever; none when nothing is.</summary>
    internal static Phrase? FaultOf(Lever lever, double value)
    {
        if (!lever.Allows(value))
            return DesignFaults.OutOfRange(lever, value);
        return IsWhole(lever) && value != Math.Floor(value) ? DesignFaults.NotWhole(lever, value) : null;
    }

    private IEnumerable<Phrase> Faults()
    {
        bool sound = true;
        foreach (double end in (double[])[Low, High])
            if (FaultOf(Lever, end) is { } fault)
            {
                sound = false;
                yield return fault;
            }
        if (sound && Low >= High)
            yield return DesignFaults.NoRange(Lever, Low, High);
        if (Levels < 2)
            yield return DesignFaults.TooFewLevels(Lever, Levels);
        else if (sound && Low < High && IsWhole(Lever) && Levels > High - Low + 1)
            yield return DesignFaults.TooManyLevels(Lever, Levels, High - Low + 1);
    }
}
