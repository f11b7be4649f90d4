namespace Gongyu.Model;

/// <summary>A government's announcement for a round.</summary>
/// <param name="Policy">The policy in force in its region.</param>
/// <param name="Provided">Share of the planned public goods that its budget affords, [0,1].</param>
/// <param name="InformationQuality">Quality of the shared information platform, [0,1].</param>
[Wire]
public sealed record Announcement(Policy Policy, double Provided, double InformationQuality)
{
    /// <summary>Before the first announcement.</summary>
    public static readonly Announcement None = new(Policy.None, 1, 0);

    /// <summary>Level of a public good that is really there.</summary>
    public double Level(Lever lever) => Policy[lever] * Provided;

    /// <summary>Whether parties have something to file: a claim, or a contribution that may be audited.</summary>
    public bool TakesFilings =>
        Policy[Levers.TaxRelief] > 0 || Policy[Levers.UniversityFunding] > 0 || Policy[Levers.LoanDiscount] > 0
        || Policy[Levers.AuditRate] > 0;
}

/// <summary>An association's bulletin for a round.</summary>
/// <param name="Demand">Where the sector's demand stands.</param>
/// <param name="Quality">What the bulletin adds to the quality of information, [0,1].</param>
[Wire]
public readonly record struct Bulletin(double Demand, double Quality);

/// <summary>What everybody can read about a university or an enterprise.</summary>
/// <param name="Region">Its region.</param>
/// <param name="Sectors">Its sectors as a bit mask.</param>
/// <param name="Open">Agreements it would still sign; 0 when it abstains.</param>
/// <param name="Stance">How it stands to cooperation.</param>
/// <param name="Influence">Its influence.</param>
/// <param name="Reputation">Its reputation.</param>
/// <param name="Utility">Its published outcome: what imitation compares.</param>
[Wire]
public readonly record struct Listing(
    int Region, uint Sectors, int Open, Stance Stance, double Influence, double Reputation, double Utility);

/// <summary>
/// The published snapshot decisions read: announcements, bulletins and listings. Who acts in a step reads it as it was when the
/// step began; a host publishes what the step produced afterwards.
/// </summary>
/// <param name="announcements">By region.</param>
/// <param name="bulletins">By sector.</param>
/// <param name="enterprises">By <see cref="StakeholderId.Index"/>.</param>
/// <param name="universities">By <see cref="StakeholderId.Index"/>.</param>
public sealed class Board(Announcement[] announcements, Bulletin[] bulletins, Listing[] enterprises, Listing[] universities)
{
    /// <summary>Announcements by region.</summary>
    public ReadOnlySpan<Announcement> Announcements => announcements;

    /// <summary>Bulletins by sector.</summary>
    public ReadOnlySpan<Bulletin> Bulletins => bulletins;

    /// <summary>Listings of a kind by <see cref="StakeholderId.Index"/>.</summary>
    public ReadOnlySpan<Listing> Listings(Kind kind) => kind == Kind.Enterprise ? enterprises : universities;

    /// <summary>The listing of a university or an enterprise.</summary>
    public ref readonly Listing this[StakeholderId id] => ref Listings(id.Kind)[id.Index];

    /// <summary>
    /// Quality of the information a member has, [0,1]: that of its region's platform, and on average of its sectors' bulletins.
    /// </summary>
    public double InformationFor(Profile member)
    {
        double bulletin = 0;
        int sectors = 0;
        for (int sector = 0; sector < bulletins.Length; sector++)
        {
            if (!member.IsIn(sector))
                continue;
            bulletin += bulletins[sector].Quality;
            sectors++;
        }
        return Math.Min(1, announcements[member.Region].InformationQuality + (sectors == 0 ? 0 : bulletin / sectors));
    }
}
