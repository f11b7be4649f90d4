namespace Gongyu.Model;

/// <summary>An account of the ledger: a stakeholder's, or one of the named boundaries where value enters and leaves.</summary>
/// <param name="Code">A stakeholder's code, or a small number for a boundary.</param>
public readonly record struct Account(uint Code)
{
    /// <summary>Boundary: value that cooperation creates comes from here.</summary>
    public static readonly Account Market = new(1);

    /// <summary>Boundary: staff time and material used up by cooperation go here.</summary>
    public static readonly Account Effort = new(2);

    /// <summary>Boundary: appropriations of governments come from here and what is unspent lapses to it.</summary>
    public static readonly Account Treasury = new(3);

    /// <summary>Boundary: the lender that finances equipment of tier 3 and above, and receives the charge for it.</summary>
    public static readonly Account Bank = new(4);

    /// <summary>Boundary: auditors, laboratories, platforms and administration that are paid for.</summary>
    public static readonly Account Services = new(5);

    /// <summary>Boundary: owners of enterprises that leave, who take or settle what is left.</summary>
    public static readonly Account Owners = new(6);

    /// <summary>Whether this is a stakeholder's account.</summary>
    public bool IsStakeholder => Code >> 24 != 0;

    /// <summary>The account of a stakeholder.</summary>
    public static implicit operator Account(StakeholderId id) => new(id.Code);

    /// <summary>The account of a stakeholder.</summary>
    public static Account FromStakeholderId(StakeholderId id) => new(id.Code);

    /// <inheritdoc/>
    public override string ToString() => Code switch
    {
        1 => "market",
        2 => "effort",
        3 => "treasury",
        4 => "bank",
        5 => "services",
        6 => "owners",
        _ => StakeholderId.FromCode(Code).ToString(),
    };
}

/// <summary>Why money moved.</summary>
public enum Reason : byte
{
    /// <summary>A party's share of the surplus of an agreement.</summary>
    Surplus,

    /// <summary>What a party puts into an agreement.</summary>
    Contribution,

    /// <summary>The charge for financed equipment, to the bank.</summary>
    Financing,

    /// <summary>Upkeep of a joint committee (equal governance).</summary>
    Committee,

    /// <summary>Cost of regular communication.</summary>
    Communication,

    /// <summary>Cost of passing on project results and mentoring.</summary>
    ResultsSharing,

    /// <summary>Compensation for a round in which the payer under-delivered.</summary>
    BreachCompensation,

    /// <summary>Compensation for leaving an agreement.</summary>
    ExitCompensation,

    /// <summary>Tax relief to an enterprise.</summary>
    TaxRelief,

    /// <summary>Funding to a university.</summary>
    UniversityFunding,

    /// <summary>Interest paid for an enterprise (low-interest loan).</summary>
    LoanDiscount,

    /// <summary>Fine for under-delivery that an audit found.</summary>
    Penalty,

    /// <summary>Cost of an audit.</summary>
    Audit,

    /// <summary>Cost of shared laboratories and bases.</summary>
    Facilities,

    /// <summary>Cost of shared R&amp;D platforms.</summary>
    Research,

    /// <summary>Cost of the information platform.</summary>
    Information,

    /// <summary>Cost of making and applying clear rules.</summary>
    Regulation,

    /// <summary>Money given to a government for a round.</summary>
    Appropriation,

    /// <summary>Unspent money that a government gives back.</summary>
    Lapse,

    /// <summary>An enterprise's membership fee to its association.</summary>
    Dues,

    /// <summary>Cost of a sector bulletin.</summary>
    Bulletin,

    /// <summary>Cost of sharing findings among departments (row O2).</summary>
    Coordination,

    /// <summary>Cost of approving agreements that may not be deep (row O4).</summary>
    Approval,

    /// <summary>Cost of incubating young agreements (row O3).</summary>
    Incubation,

    /// <summary>Cost of revising a university's programmes (row O3).</summary>
    Adaptation,

    /// <summary>Cost of visiting peers (row O3).</summary>
    Visits,

    /// <summary>Cost of looking for a partner on one's own initiative (row I1).</summary>
    Search,

    /// <summary>Cost of aligning majors, content, practice and certificates (row I2).</summary>
    Alignment,

    /// <summary>Cost of order classes and placements (row I3).</summary>
    Training,

    /// <summary>Cost of boards in which enterprises take part (row I3).</summary>
    Boards,

    /// <summary>What graduates whom it hired are worth to an enterprise in their first semester.</summary>
    GraduateValue,

    /// <summary>What it takes until graduates whom it hired are of use.</summary>
    Onboarding,

    /// <summary>What a member gives to keep up the information platform (row S4).</summary>
    Upkeep,

    /// <summary>Cost of a survey (row G1).</summary>
    Survey,

    /// <summary>Compensation for a partner's under-delivery, by the government (row G2).</summary>
    LossCompensation,

    /// <summary>Cost of the reform incentive (row G2).</summary>
    Reform,

    /// <summary>Cost of feeding back what audits found (row G3).</summary>
    Feedback,

    /// <summary>A course that prevents slips (row G3).</summary>
    Course,

    /// <summary>Cost of the evaluation panel (row G4).</summary>
    Evaluation,

    /// <summary>What owners of an enterprise that leaves take or settle.</summary>
    Liquidation,
}

/// <summary>An agreement is between one university and one enterprise.</summary>
/// <param name="University">The university's number; 0 when an entry belongs to no agreement.</param>
/// <param name="Enterprise">The enterprise's number; 0 when an entry belongs to no agreement.</param>
public readonly record struct AgreementId(int University, int Enterprise)
{
    /// <summary>The agreement of two parties, in either order.</summary>
    public static AgreementId Between(StakeholderId one, StakeholderId other) =>
        one.Kind == Kind.University ? new(one.Number, other.Number) : new(other.Number, one.Number);
}

/// <summary>One double entry of the ledger: money that left one account and came to another.</summary>
/// <param name="From">Who paid.</param>
/// <param name="To">Who received.</param>
/// <param name="Amount">More than nothing.</param>
/// <param name="Reason">Why.</param>
/// <param name="Agreement">For which agreement, if any.</param>
/// <param name="Round">When.</param>
public readonly record struct Entry(Account From, Account To, Money Amount, Reason Reason, AgreementId Agreement, int Round)
    : ICanonical<Entry>
{
    /// <summary>
    /// The stakeholder that reports the entry to the recorder, so that it is counted once though both sides book it:
    /// the payer, or the receiver of what comes from a boundary.
    /// </summary>
    public Account Reporter => From.IsStakeholder ? From : To;

    /// <summary>What the entry adds to an account; negative for the one who paid.</summary>
    public Money NetOf(Account account) =>
        new((To == account ? Amount.Micro : 0) - (From == account ? Amount.Micro : 0));

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Unsigned(From.Code);
        to.Unsigned(To.Code);
        to.Long(Amount.Micro);
        to.Int((int)Reason);
        to.Int(Agreement.University);
        to.Int(Agreement.Enterprise);
        to.Int(Round);
    }

    /// <inheritdoc/>
    public static Entry Read(ref CanonicalReader from) => new(
        new(from.Unsigned()), new(from.Unsigned()), new(from.Long()), (Reason)from.Int(), new(from.Int(), from.Int()), from.Int());
}
