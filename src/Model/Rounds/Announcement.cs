namespace Gongyu.Model;

/// <summary>A government's announcement for a round.</summary>
/// <param name="Policy">The policy in force in its region.</param>
/// <param name="Provided">Share of the planned public goods that its budget affords, [0,1].</param>
/// <param name="InformationQuality">Quality of the shared information platform, [0,1].</param>
/// <param name="Keepers">Share of the region's members that kept up the platform in the round before, [0,1].</param>
/// <param name="Shift">What surveys moved from the funding of universities to the tax relief of enterprises, [−0.3,0.3].</param>
/// <param name="Practice">How the policy is put into practice, [0,1]: audits are held twice as often at 1, as planned at .5.</param>
/// <param name="Participating">Share of the region's members that had an agreement in the round before: other governments learn from it.</param>
public readonly record struct Announcement(
    Policy Policy, double Provided, double InformationQuality, double Keepers = 0, double Shift = 0, double Practice = 0.5,
    double Participating = 0)
    : ICanonical<Announcement>
{
    /// <summary>Before the first announcement.</summary>
    public static readonly Announcement None = new(Policy.None, 1, 0);

    /// <summary>Level of a public good that is really there.</summary>
    public double Level(Lever lever) => Policy[lever] * Provided;

    /// <summary>Whether parties have something to file: a claim, or a contribution that may be audited.</summary>
    public bool TakesFilings =>
        Policy[Levers.TaxRelief] > 0 || Policy[Levers.UniversityFunding] > 0 || Policy[Levers.LoanDiscount] > 0
        || Policy[Levers.AuditRate] > 0 || Policy[Levers.Compensation] > 0;

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Fact(Policy);
        to.Double(Provided);
        to.Double(InformationQuality);
        to.Double(Keepers);
        to.Double(Shift);
        to.Double(Practice);
        to.Double(Participating);
    }

    /// <inheritdoc/>
    public static Announcement Read(ref CanonicalReader from) => new(
        from.Fact<Policy>(), from.Double(), from.Double(), from.Double(), from.Double(), from.Double(), from.Double());
}

/// <summary>An association's bulletin for a round.</summary>
/// <param name="Demand">Where the sector's demand stands.</param>
/// <param name="Quality">What the bulletin adds to the quality of information, [0,1]; 0 where none was issued.</param>
/// <param name="Issued">Whether there is an association that issued one; demand stands somewhere in any case.</param>
public readonly record struct Bulletin(double Demand, double Quality, bool Issued) : ICanonical<Bulletin>
{
    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Double(Demand);
        to.Double(Quality);
        to.Byte(Issued ? (byte)1 : (byte)0);
    }

    /// <inheritdoc/>
    public static Bulletin Read(ref CanonicalReader from) => new(from.Double(), from.Double(), from.Byte() == 1);
}

/// <summary>What everybody can read about a university or an enterprise.</summary>
/// <param name="Region">Its region.</param>
/// <param name="Sectors">Its sectors as a bit mask.</param>
/// <param name="Open">Agreements it would still sign; 0 when it abstains.</param>
/// <param name="Stance">How it stands to cooperation.</param>
/// <param name="Influence">Its influence.</param>
/// <param name="Reputation">Its reputation.</param>
/// <param name="Utility">Its published outcome: what imitation compares.</param>
/// <param name="Agreements">Agreements it has.</param>
/// <param name="Depth">Their mean tier, of the deepest; 0 when it has none.</param>
/// <param name="Gap">Mean distance of a university's curricula to demand; 0 for an enterprise.</param>
/// <param name="KeepsUp">Whether it kept up the information platform in the round.</param>
public readonly record struct Listing(
    int Region, uint Sectors, int Open, Stance Stance, double Influence, double Reputation, double Utility, int Agreements, double Depth,
    double Gap, bool KeepsUp)
    : ICanonical<Listing>
{
    /// <summary>Whether nobody is there.</summary>
    public bool IsVacant => Sectors == 0;

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Int(Region);
        to.Unsigned(Sectors);
        to.Int(Open);
        to.Byte((byte)Stance);
        to.Double(Influence);
        to.Double(Reputation);
        to.Double(Utility);
        to.Int(Agreements);
        to.Double(Depth);
        to.Double(Gap);
        to.Byte(KeepsUp ? (byte)1 : (byte)0);
    }

    /// <inheritdoc/>
    public static Listing Read(ref CanonicalReader from) => new(
        from.Int(), from.Unsigned(), from.Int(), (Stance)from.Byte(), from.Double(), from.Double(), from.Double(), from.Int(), from.Double(),
        from.Double(), from.Byte() == 1);
}
