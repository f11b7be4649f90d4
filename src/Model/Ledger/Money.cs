using System.Globalization;

namespace Gongyu.Model;

/// <summary>
/// An amount of money in whole micro-units, so that sums are exact and the same on every machine. One unit is the order of
/// what a partner puts into a tier-3 agreement in a semester.
/// </summary>
/// <param name="Micro">Millionths of a unit; may be negative.</param>
public readonly record struct Money(long Micro) : IComparable<Money>
{
    /// <summary>Nothing.</summary>
    public static readonly Money Zero;

    /// <summary>The amount in units, for metrics and utilities.</summary>
    public double Units => Micro / 1e6;

    /// <summary>Rounds once, half to even.</summary>
    /// <exception cref="OverflowException">The amount is not finite or does not fit.</exception>
    public static Money Of(double units) => new(checked((long)Math.Round(units * 1e6, MidpointRounding.ToEven)));

    /// <inheritdoc/>
    public int CompareTo(Money other) => Micro.CompareTo(other.Micro);

    /// <inheritdoc/>
    public override string ToString() => Units.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>Sum.</summary>
    public static Money operator +(Money left, Money right) => new(left.Micro + right.Micro);

    /// <summary>Difference.</summary>
    public static Money operator -(Money left, Money right) => new(left.Micro - right.Micro);

    /// <summary>Order by amount.</summary>
    public static bool operator <(Money left, Money right) => left.Micro < right.Micro;

    /// <summary>Order by amount.</summary>
    public static bool operator >(Money left, Money right) => left.Micro > right.Micro;

    /// <summary>Order by amount.</summary>
    public static bool operator <=(Money left, Money right) => left.Micro <= right.Micro;

    /// <summary>Order by amount.</summary>
    public static bool operator >=(Money left, Money right) => left.Micro >= right.Micro;
}
