using System.Runtime.CompilerServices;

namespace Gongyu.Model;

/// <summary>What a stakeholder counts about itself in a round. Every figure is a sum over stakeholders, in id order.</summary>
public enum Measure
{
    /// <summary>1 for one that abstains.</summary>
    Abstaining,

    /// <summary>1 for an opportunist.</summary>
    Opportunist,

    /// <summary>1 for one that is committed.</summary>
    Committed,

    /// <summary>1 for one with at least one agreement.</summary>
    Participating,

    /// <summary>Agreements it could hold.</summary>
    Capacity,

    /// <summary>Agreements it delivered to or was due to deliver to.</summary>
    Agreements,

    /// <summary>Of these, those that both sides delivered.</summary>
    Cooperating,

    /// <summary>Of its agreements, those of tier 1.</summary>
    Tier1,

    /// <summary>Of its agreements, those of tier 2.</summary>
    Tier2,

    /// <summary>Of its agreements, those of tier 3.</summary>
    Tier3,

    /// <summary>Of its agreements, those of tier 4.</summary>
    Tier4,

    /// <summary>Sum of its trust over agreements.</summary>
    Trust,

    /// <summary>Sum of the rounds since its agreements were signed.</summary>
    Age,

    /// <summary>Agreements signed.</summary>
    Signed,

    /// <summary>Agreements that ended: by leaving, lost trust or term.</summary>
    Ended,

    /// <summary>Agreements it did not deliver to.</summary>
    Breaches,

    /// <summary>Times it looked for a partner.</summary>
    Searches,

    /// <summary>Times it looked for a partner and found none to propose to.</summary>
    FailedSearches,

    /// <summary>Proposals sent.</summary>
    Proposals,

    /// <summary>Acceptances sent.</summary>
    Acceptances,

    /// <summary>Deliveries sent, full or not.</summary>
    Deliveries,

    /// <summary>Value created by its agreements before costs (counted by the university), in units.</summary>
    Output,

    /// <summary>Value created at tier 4 (counted by the university), in units.</summary>
    Innovation,

    /// <summary>Its share of that value, in units.</summary>
    Surplus,

    /// <summary>What it put into agreements, with overheads, in units.</summary>
    Contribution,

    /// <summary>Net money of the round, in units.</summary>
    Payoff,

    /// <summary>Its interest-weighted, smoothed utility.</summary>
    Utility,

    /// <summary>Its reputation.</summary>
    Reputation,

    /// <summary>Its institutional assets.</summary>
    Asset,

    /// <summary>Sum over its programmes of the distance between curriculum and demand.</summary>
    Mismatch,

    /// <summary>Its programmes.</summary>
    Programmes,

    /// <summary>Incentives it received, in units.</summary>
    IncentiveReceived,

    /// <summary>Of these, those for contributions it did not deliver, in units.</summary>
    IncentiveMisused,

    /// <summary>Fines it paid, in units.</summary>
    PenaltyPaid,

    /// <summary>Incentives a government paid, in units.</summary>
    IncentivePaid,

    /// <summary>Claims a government could not pay within its budget, in units.</summary>
    IncentiveUnmet,

    /// <summary>Audits a government held.</summary>
    Audits,

    /// <summary>Audits that found under-delivery.</summary>
    Findings,

    /// <summary>What audits cost, in units.</summary>
    AuditCost,

    /// <summary>What public goods cost (<see cref="Announce"/>), in units.</summary>
    PublicCost,

    /// <summary>A government's balance after the round, in units.</summary>
    Balance,

    /// <summary>Quality of information in a region.</summary>
    InformationQuality,

    /// <summary>Bulletins an association issued.</summary>
    Bulletins,

    /// <summary>What its bulletins cost an association, in units.</summary>
    BulletinCost,

    /// <summary>1 for an association that was active.</summary>
    ActiveAssociations,

    /// <summary>Cohorts that graduate, one a programme.</summary>
    Graduating,

    /// <summary>Sum of their competence.</summary>
    Competence,

    /// <summary>Classes that were trained in an agreement of tier 2 and above and graduate.</summary>
    Trained,

    /// <summary>Of these, those the partner that trained them hires.</summary>
    Retained,

    /// <summary>Of these, those another enterprise hires.</summary>
    Poached,

    /// <summary>Classes an enterprise hires, its own and others'.</summary>
    Hired,

    /// <summary>What they are worth to it, in units.</summary>
    GraduateValue,

    /// <summary>What their onboarding costs it, in units.</summary>
    Onboarding,

    /// <summary>What it puts into agreements of tier 4, in units.</summary>
    JointCost,

    /// <summary>1 for one that keeps up the information platform.</summary>
    Keeping,

    /// <summary>1 for one with an agreement that was found out within the last four rounds.</summary>
    FoundLately,

    /// <summary>Of these, 1 for one that under-delivers again.</summary>
    Repeating,

    /// <summary>1 for one that is committed although a partner under-delivered within the last four rounds.</summary>
    Aggrieved,

    /// <summary>Of these, 1 for one that gives up its commitment.</summary>
    GivingUp,

    /// <summary>1 for one whose reputation can be held against what it delivers.</summary>
    Judged,

    /// <summary>Squared difference of its reputation before the round and the share of agreements it delivered to.</summary>
    Misjudgement,

    /// <summary>Its capability to deliver without slips.</summary>
    Capability,

    /// <summary>The chance of detection as it perceives it.</summary>
    Detection,

    /// <summary>Compensation for losses a government paid, in units.</summary>
    CompensationPaid,

    /// <summary>1 for an empty place.</summary>
    Vacant,

    /// <summary>1 for an enterprise that leaves.</summary>
    Exits,

    /// <summary>1 for an enterprise that comes.</summary>
    Entries,

    /// <summary>Number of measures.</summary>
    Count,
}

/// <summary>A value for every measure.</summary>
[InlineArray((int)Measure.Count)]
public struct Measures
{
    private double first;

    /// <summary>The value of a measure.</summary>
    public double this[Measure measure]
    {
        readonly get => this[(int)measure];
        set => this[(int)measure] = value;
    }

    /// <summary>Adds each value of another.</summary>
    public void Add(in Measures other)
    {
        for (int i = 0; i < (int)Measure.Count; i++)
            this[i] += other[i];
    }

    internal readonly void Write(CanonicalWriter to)
    {
        for (int i = 0; i < (int)Measure.Count; i++)
            to.Double(this[i]);
    }

    internal static Measures Read(ref CanonicalReader from)
    {
        var read = new Measures();
        for (int i = 0; i < (int)Measure.Count; i++)
            read[i] = from.Double();
        return read;
    }
}
