namespace Gongyu.Model;

/// <summary>The reasons of an enterprise or a university.</summary>
/// <param name="WasThere">Whether it was there when the round began; an enterprise's place may be empty.</param>
/// <param name="IsThere">Whether somebody is there at the end.</param>
/// <param name="Before">How it stood when the round began.</param>
/// <param name="After">How it stands at the end.</param>
/// <param name="Information">The quality of the information it had, [0,1].</param>
/// <param name="Searched">Whether it looked for a partner.</param>
/// <param name="Candidates">The candidates it could have proposed to, as it saw them.</param>
/// <param name="Proposed">To whom it proposed; nobody's id otherwise.</param>
/// <param name="Offers">The proposals it received.</param>
/// <param name="Left">Partners it left.</param>
/// <param name="LeftBy">Partners that left it.</param>
/// <param name="Exchanges">What it delivered and received, agreement by agreement.</param>
/// <param name="Notices">What its government answered.</param>
/// <param name="KeepsUp">Whether it kept up the information platform.</param>
/// <param name="TakesCourse">Whether it took a course.</param>
/// <param name="Utility">What the round was worth to it, term by term.</param>
/// <param name="Revision">How it came to stand as it does.</param>
public sealed record MemberReasons(
    bool WasThere, bool IsThere, Stance Before, Stance After, double Information, bool Searched, IReadOnlyList<Candidate> Candidates,
    StakeholderId Proposed, IReadOnlyList<Offer> Offers, IReadOnlyList<StakeholderId> Left, IReadOnlyList<StakeholderId> LeftBy,
    IReadOnlyList<Exchange> Exchanges, IReadOnlyList<Notice> Notices, bool KeepsUp, bool TakesCourse, UtilityTerms Utility, Revision Revision)
    : ICanonical<MemberReasons>
{
    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        foreach (bool flag in (ReadOnlySpan<bool>)[WasThere, IsThere, Searched, KeepsUp, TakesCourse])
            to.Byte(flag ? (byte)1 : (byte)0);
        to.Byte((byte)Before);
        to.Byte((byte)After);
        to.Double(Information);
        to.Facts<Candidate>([.. Candidates]);
        to.Fact(Proposed);
        to.Facts<Offer>([.. Offers]);
        to.Facts<StakeholderId>([.. Left]);
        to.Facts<StakeholderId>([.. LeftBy]);
        to.Facts<Exchange>([.. Exchanges]);
        to.Facts<Notice>([.. Notices]);
        to.Fact(Utility);
        to.Fact(Revision);
    }

    /// <inheritdoc/>
    public static MemberReasons Read(ref CanonicalReader from)
    {
        bool was = from.Byte() == 1, isThere = from.Byte() == 1, searched = from.Byte() == 1, keeps = from.Byte() == 1, course = from.Byte() == 1;
        return new(
            was, isThere, (Stance)from.Byte(), (Stance)from.Byte(), from.Double(), searched, from.Facts<Candidate>(), from.Fact<StakeholderId>(),
            from.Facts<Offer>(), from.Facts<StakeholderId>(), from.Facts<StakeholderId>(), from.Facts<Exchange>(), from.Facts<Notice>(),
            keeps, course, from.Fact<UtilityTerms>(), from.Fact<Revision>());
    }
}

/// <summary>A partner that could have been.</summary>
/// <param name="Who">Who.</param>
/// <param name="Reputation">Its reputation.</param>
/// <param name="Score">Its reputation as it was seen: the worse the information, the more was guessed.</param>
public readonly record struct Candidate(StakeholderId Who, double Reputation, double Score) : ICanonical<Candidate>
{
    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Fact(Who);
        to.Double(Reputation);
        to.Double(Score);
    }

    /// <inheritdoc/>
    public static Candidate Read(ref CanonicalReader from) => new(from.Fact<StakeholderId>(), from.Double(), from.Double());
}

/// <summary>A proposal that was received.</summary>
/// <param name="From">Whose.</param>
/// <param name="Weighed">Whether there was room to weigh it.</param>
/// <param name="Score">The proposer's reputation as it was seen, if it was weighed.</param>
/// <param name="Accepted">Whether it was accepted.</param>
public readonly record struct Offer(StakeholderId From, bool Weighed, double Score, bool Accepted) : ICanonical<Offer>
{
    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Fact(From);
        to.Byte(Weighed ? (byte)1 : (byte)0);
        to.Double(Score);
        to.Byte(Accepted ? (byte)1 : (byte)0);
    }

    /// <inheritdoc/>
    public static Offer Read(ref CanonicalReader from) => new(from.Fact<StakeholderId>(), from.Byte() == 1, from.Double(), from.Byte() == 1);
}

/// <summary>What both sides put into an agreement in a round.</summary>
/// <param name="Partner">The other side.</param>
/// <param name="Tier">How deep the agreement was.</param>
/// <param name="Own">Its own effort, [0,1].</param>
/// <param name="Theirs">The partner's effort, [0,1].</param>
public readonly record struct Exchange(StakeholderId Partner, Tier Tier, double Own, double Theirs) : ICanonical<Exchange>
{
    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Fact(Partner);
        to.Byte((byte)Tier);
        to.Double(Own);
        to.Double(Theirs);
    }

    /// <inheritdoc/>
    public static Exchange Read(ref CanonicalReader from) => new(from.Fact<StakeholderId>(), (Tier)from.Byte(), from.Double(), from.Double());
}
