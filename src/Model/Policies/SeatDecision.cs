namespace Gongyu.Model;

/// <summary>The stance that a person, in the seat of an enterprise or a university, decided on for the end of a round.</summary>
/// <param name="Round">The round, from 1.</param>
/// <param name="Who">The member. While its place is empty the decision is void.</param>
/// <param name="Stance">How it stands then; in later rounds it revises as ever.</param>
public readonly record struct SeatDecision(int Round, StakeholderId Who, Stance Stance) : ICanonical<SeatDecision>
{
    /// <summary>Whether a stakeholder has a stance that a person can decide on.</summary>
    public static bool HasSeat(StakeholderId who) => who.Kind is Kind.Enterprise or Kind.University;

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Int(Round);
        to.Fact(Who);
        to.Byte((byte)Stance);
    }

    /// <inheritdoc/>
    public static SeatDecision Read(ref CanonicalReader from) => new(from.Int(), from.Fact<StakeholderId>(), (Stance)from.Byte());

    /// <summary>As users write it: <c>ent/3=committed</c>.</summary>
    public override string ToString() => $"{Who}={Stance.ToString().ToLowerInvariant()}";
}
