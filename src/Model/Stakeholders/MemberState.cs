using System.Runtime.CompilerServices;

namespace Gongyu.Model;

/// <summary>What changes about a university or an enterprise.</summary>
internal struct MemberState
{
    public Stance Stance;
    public double Reputation;
    public double Utility;
    public double Asset;
    public Curriculum Curriculum;

    /// <summary>Mean distance of its curricula to demand.</summary>
    public double Gap;

    /// <summary>The chance that under-delivery is found out, as it perceives it.</summary>
    public double Detection;

    /// <summary>Its capability to deliver without slips, [0,1].</summary>
    public double Capability;

    /// <summary>What partners that under-delivered in the last round cost it, in units.</summary>
    public double Loss;

    /// <summary>Rounds since an audit found it out, no more than is remembered.</summary>
    public int SinceFound;

    /// <summary>Rounds since a partner under-delivered, no more than is remembered.</summary>
    public int SinceLoss;

    /// <summary>Whether it kept up the information platform in the last round.</summary>
    public bool KeepsUp;

    /// <summary>Whether it has left and its place is empty.</summary>
    public bool IsVacant;

    /// <summary>To whom it proposed in this round; none between rounds.</summary>
    public StakeholderId Proposed;

    public static MemberState Found(Stance stance) => new()
    {
        Stance = stance,
        Reputation = Evaluate.Unknown,
        SinceFound = Evaluate.Lately,
        SinceLoss = Evaluate.Lately,
    };

    public readonly void Write(CanonicalWriter to)
    {
        to.Byte((byte)Stance);
        to.Double(Reputation);
        to.Double(Utility);
        to.Double(Asset);
        for (int sector = 0; sector < CommunityPlan.MaxSectors; sector++)
            to.Double(Curriculum[sector]);
        to.Double(Gap);
        to.Double(Detection);
        to.Double(Capability);
        to.Double(Loss);
        to.Int(SinceFound);
        to.Int(SinceLoss);
        to.Byte(KeepsUp ? (byte)1 : (byte)0);
        to.Byte(IsVacant ? (byte)1 : (byte)0);
    }

    public static MemberState Read(ref CanonicalReader from)
    {
        var state = new MemberState
        {
            Stance = (Stance)from.Byte(),
            Reputation = from.Double(),
            Utility = from.Double(),
            Asset = from.Double(),
        };
        for (int sector = 0; sector < CommunityPlan.MaxSectors; sector++)
            state.Curriculum[sector] = from.Double();
        state.Gap = from.Double();
        state.Detection = from.Double();
        state.Capability = from.Double();
        state.Loss = from.Double();
        state.SinceFound = from.Int();
        state.SinceLoss = from.Int();
        state.KeepsUp = from.Byte() == 1;
        state.IsVacant = from.Byte() == 1;
        return state;
    }
}

/// <summary>Where a university's programmes stand, by sector; an enterprise leaves it at 0.</summary>
[InlineArray(CommunityPlan.MaxSectors)]
internal struct Curriculum
{
    private double first;
}

/// <summary>A member as its rules may see it: nothing can be changed through it.</summary>
internal readonly ref struct MemberView
{
    public readonly Profile Profile;
    public readonly ref readonly MemberState State;
    public readonly ReadOnlySpan<Agreement> Agreements;

    /// <summary>Its students, programme by programme, the eldest first; none of an enterprise.</summary>
    public readonly ReadOnlySpan<Cohort> Cohorts;
    public readonly Decisions Decisions;

    public MemberView(Profile profile, ref readonly MemberState state, ReadOnlySpan<Agreement> agreements, ReadOnlySpan<Cohort> cohorts, Decisions decisions)
    {
        Profile = profile;
        State = ref state;
        Agreements = agreements;
        Cohorts = cohorts;
        Decisions = decisions;
    }

    public StakeholderId Id => Profile.Id;

    public bool Has(StakeholderId partner)
    {
        foreach (ref readonly var agreement in Agreements)
            if (agreement.Partner == partner)
                return true;
        return false;
    }
}
