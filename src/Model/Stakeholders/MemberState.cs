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

    /// <summary>To whom it proposed in this round; none between rounds.</summary>
    public StakeholderId Proposed;

    public static MemberState Found(Stance stance) => new() { Stance = stance, Reputation = 0.5 };

    public readonly void Write(CanonicalWriter to)
    {
        to.Byte((byte)Stance);
        to.Double(Reputation);
        to.Double(Utility);
        to.Double(Asset);
        for (int sector = 0; sector < CommunityPlan.MaxSectors; sector++)
            to.Double(Curriculum[sector]);
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
    public readonly Decisions Decisions;

    public MemberView(Profile profile, ref readonly MemberState state, ReadOnlySpan<Agreement> agreements, Decisions decisions)
    {
        Profile = profile;
        State = ref state;
        Agreements = agreements;
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
