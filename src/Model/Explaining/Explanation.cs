namespace Gongyu.Model;

/// <summary>Why a stakeholder did in a round what it did: what it saw and weighed, what it decided, and what was booked.</summary>
/// <param name="Who">Who.</param>
/// <param name="Round">The round.</param>
/// <param name="Terms">The announcement in force in its region.</param>
/// <param name="Member">The reasons of an enterprise or a university.</param>
/// <param name="Office">The reasons of a government or an association.</param>
/// <param name="Entries">Every entry of the ledger that it paid or received, in the order it booked them.</param>
public sealed record Explanation(
    StakeholderId Who, int Round, Announcement Terms, MemberReasons? Member, OfficeReasons? Office, IReadOnlyList<Entry> Entries)
    : ICanonical<Explanation>
{
    /// <summary>Whether it stands otherwise than before the round, or has come or gone.</summary>
    public bool ChangedStance => Member is { } member && (member.Before != member.After || member.WasThere != member.IsThere);

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Fact(Who);
        to.Int(Round);
        to.Fact(Terms);
        to.Facts<MemberReasons>(Member is { } member ? [member] : []);
        to.Facts<OfficeReasons>(Office is { } office ? [office] : []);
        to.Facts<Entry>([.. Entries]);
    }

    /// <inheritdoc/>
    public static Explanation Read(ref CanonicalReader from) => new(
        from.Fact<StakeholderId>(), from.Int(), from.Fact<Announcement>(), from.Facts<MemberReasons>() is [var member] ? member : null,
        from.Facts<OfficeReasons>() is [var office] ? office : null, from.Facts<Entry>());
}

/// <summary>The reasons of a government or an association.</summary>
/// <param name="Adapts">Whether it tries other practices.</param>
/// <param name="Practice">What it did: how it audits, or whether it is active, [0,1].</param>
/// <param name="Trial">Where its trial stands; of one that adapts.</param>
/// <param name="For">
/// What spoke for it: of one that adapts, the utility of the round before; of an association that does not, what the seekers it could help weigh.
/// </param>
/// <param name="Against">What that is held against: the mean of the season before; what being active costs.</param>
/// <param name="Filings">Filings a government received.</param>
/// <param name="Audited">How many of them it audited.</param>
/// <param name="Found">In how many of these it found under-delivery.</param>
/// <param name="Bulletin">What an association told.</param>
public sealed record OfficeReasons(
    bool Adapts, double Practice, Trial Trial, double For, double Against, int Filings, int Audited, int Found, Bulletin Bulletin)
    : ICanonical<OfficeReasons>
{
    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Byte(Adapts ? (byte)1 : (byte)0);
        to.Double(Practice);
        to.Fact(Trial);
        to.Double(For);
        to.Double(Against);
        to.Int(Filings);
        to.Int(Audited);
        to.Int(Found);
        to.Fact(Bulletin);
    }

    /// <inheritdoc/>
    public static OfficeReasons Read(ref CanonicalReader from) => new(
        from.Byte() == 1, from.Double(), from.Fact<Trial>(), from.Double(), from.Double(), from.Int(), from.Int(), from.Int(), from.Fact<Bulletin>());
}
