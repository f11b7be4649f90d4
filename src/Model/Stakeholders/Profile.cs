namespace Gongyu.Model;

/// <summary>What stays the same about a stakeholder during a run.</summary>
/// <param name="Id">Who.</param>
/// <param name="Region">Its region, from 0.</param>
/// <param name="Sectors">Its sectors as a bit mask: one for an enterprise or association, the programmes of a university.</param>
/// <param name="Size">Employees of an enterprise, students of a university, members a government or association serves.</param>
/// <param name="Capacity">Agreements it can hold at once (0 for governments and associations).</param>
/// <param name="Influence">(0,1]: weighs in the split of a surplus and in who is imitated.</param>
/// <param name="Interests">What it cares for.</param>
/// <param name="Budget">Appropriation of a round, of a government; else nothing.</param>
public sealed record Profile(
    StakeholderId Id, int Region, uint Sectors, double Size, int Capacity, double Influence, Interests Interests, Money Budget)
    : ICanonical<Profile>
{
    /// <summary>What a government's programmes may spend.</summary>
    public ProgrammeBudgets Budgets { get; init; }

    /// <summary>How an enterprise may leave the community, and be followed by another.</summary>
    public Turnover Turnover { get; init; }

    /// <summary>Whether it is active in a sector.</summary>
    public bool IsIn(int sector) => (Sectors >> sector & 1) != 0;

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Fact(Id);
        to.Int(Region);
        to.Unsigned(Sectors);
        to.Double(Size);
        to.Int(Capacity);
        to.Double(Influence);
        to.Double(Interests.Finance);
        to.Double(Interests.Talent);
        to.Double(Interests.Innovation);
        to.Double(Interests.Reputation);
        to.Double(Interests.PublicGood);
        to.Long(Budget.Micro);
        Budgets.Write(to);
        Turnover.Write(to);
    }

    /// <inheritdoc/>
    public static Profile Read(ref CanonicalReader from) => new(
        from.Fact<StakeholderId>(), from.Int(), from.Unsigned(), from.Double(), from.Int(), from.Double(),
        new(from.Double(), from.Double(), from.Double(), from.Double(), from.Double()), new(from.Long()))
    {
        Budgets = ProgrammeBudgets.Read(ref from),
        Turnover = Turnover.Read(ref from),
    };
}
