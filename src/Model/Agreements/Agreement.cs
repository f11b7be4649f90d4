namespace Gongyu.Model;

/// <summary>
/// One party's copy of an agreement. Both parties keep one and move it by the same rule from the same deliveries, so the copies
/// agree at the end of every round.
/// </summary>
/// <param name="Partner">The other party.</param>
/// <param name="Sector">The sector it is about.</param>
/// <param name="Region">The university's region: its government's rules are the terms.</param>
/// <param name="Tier">How deep it is.</param>
/// <param name="Age">Rounds since it reached this tier.</param>
/// <param name="Signed">The round it was signed in.</param>
/// <param name="Expires">The round after which it must be renewed.</param>
/// <param name="Trust">τ in [0,1].</param>
/// <param name="Effort">This party's effort in the present round, [0,1].</param>
public readonly record struct Agreement(
    StakeholderId Partner, int Sector, int Region, Tier Tier, int Age, int Signed, int Expires, double Trust, double Effort)
    : ICanonical<Agreement>
{
    /// <summary>Rounds an agreement lasts before it must be renewed, with the one it is signed in: four years of two semesters.</summary>
    [Parameter("{round}", "Rounds of a term: four years of two semesters", "协议期轮数：四年，每年两学期")]
    public const int Term = 8;

    /// <summary>A new agreement: an exchange, with a trust that is neither high nor low.</summary>
    public static Agreement Sign(StakeholderId partner, int sector, int region, int round) =>
        new(partner, sector, region, Tier.Exchange, 0, round, round + Term - 1, Model.Trust.Initial, 0);

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Fact(Partner);
        to.Int(Sector);
        to.Int(Region);
        to.Byte((byte)Tier);
        to.Int(Age);
        to.Int(Signed);
        to.Int(Expires);
        to.Double(Trust);
        to.Double(Effort);
    }

    /// <inheritdoc/>
    public static Agreement Read(ref CanonicalReader from) => new(
        from.Fact<StakeholderId>(), from.Int(), from.Int(), (Tier)from.Byte(), from.Int(), from.Int(), from.Int(),
        from.Double(), from.Double());
}
