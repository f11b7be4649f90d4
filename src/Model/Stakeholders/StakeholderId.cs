using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Gongyu.Model;

/// <summary>The four kinds of stakeholder of the co-cultivation community (协同育人共同体).</summary>
public enum Kind : byte
{
    /// <summary>政府: announces policy, audits, pays.</summary>
    Government = 1,

    /// <summary>企业: finds partners, trains, invests.</summary>
    Enterprise = 2,

    /// <summary>高校: finds partners, teaches, adapts its curriculum.</summary>
    University = 3,

    /// <summary>行业协会: tells its sector who seeks partners and what is in demand.</summary>
    Association = 4,
}

/// <summary>Who a stakeholder is: its kind and its number, counted from 1 within the kind. Ordered by kind, then number.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Number">1 … 16,777,215.</param>
public readonly record struct StakeholderId(Kind Kind, int Number) : IComparable<StakeholderId>, ICanonical<StakeholderId>
{
    /// <summary>The largest number a stakeholder can have.</summary>
    public const int MaxNumber = 0xFF_FFFF;

    /// <summary>The kinds with the word that starts their ids, in canonical order.</summary>
    public static readonly IReadOnlyList<(Kind Kind, string Word)> Words =
        [(Kind.Government, "gov"), (Kind.Enterprise, "ent"), (Kind.University, "uni"), (Kind.Association, "assoc")];

    /// <summary>Kind and number in one integer, so that canonical order is integer order.</summary>
    public uint Code => ((uint)Kind << 24) | (uint)Number;

    /// <summary>Position in a list of all of its kind, from 0.</summary>
    public int Index => Number - 1;

    /// <summary>The stakeholder of that code.</summary>
    public static StakeholderId FromCode(uint code) => new((Kind)(code >> 24), (int)(code & MaxNumber));

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Unsigned(Code);
    }

    /// <inheritdoc/>
    public static StakeholderId Read(ref CanonicalReader from) => FromCode(from.Unsigned());

    /// <inheritdoc/>
    public int CompareTo(StakeholderId other) => Code.CompareTo(other.Code);

    /// <summary>As users write it: <c>ent/12</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Words[(int)Kind - 1].Word}/{Number}");

    /// <summary>Reads what <see cref="ToString"/> writes; false for anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out StakeholderId id)
    {
        id = default;
        var parts = text?.Split('/');
        if (parts is not { Length: 2 } || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            return false;
        foreach (var (kind, word) in Words)
            if (word == parts[0])
                id = new(kind, number);
        return id.Kind != default && number is >= 1 and <= MaxNumber && id.ToString() == text;
    }

    /// <summary>Canonical order.</summary>
    public static bool operator <(StakeholderId left, StakeholderId right) => left.Code < right.Code;

    /// <summary>Canonical order.</summary>
    public static bool operator >(StakeholderId left, StakeholderId right) => left.Code > right.Code;

    /// <summary>Canonical order.</summary>
    public static bool operator <=(StakeholderId left, StakeholderId right) => left.Code <= right.Code;

    /// <summary>Canonical order.</summary>
    public static bool operator >=(StakeholderId left, StakeholderId right) => left.Code >= right.Code;
}
