namespace Gongyu.Model;

/// <summary>Phase 8: what a member counts about itself. The recorder sums it up.</summary>
internal static class Record
{
    // In settling: of an agreement its value, costs, notice and end; of a programme its mismatch; and a few of the member.
    private const int OfAgreement = 25, OfProgramme = 4, OfMember = 22;

    /// <summary>Most figures that a member counts in one act.</summary>
    public static int MostCounted(int agreements) => OfAgreement * agreements + OfProgramme * CommunityPlan.MaxSectors + OfMember;

    /// <summary>Counts an agreement as it was delivered in this round, before trust moves it.</summary>
    public static void Count(in Agreement agreement, bool bothDelivered, int round, Effects to)
    {
        to.Count(Measure.Agreements);
        to.Count(Measure.Tier1 + (agreement.Tier - Tier.Exchange));
        to.Count(Measure.Trust, agreement.Trust);
        to.Count(Measure.Age, round - agreement.Signed);
        to.Count(Measure.Cooperating, bothDelivered ? 1 : 0);
    }

    /// <summary>Counts what it is at the end of the round.</summary>
    public static void Count(in MemberView me, Effects to)
    {
        if (me.State.IsVacant)
        {
            to.Count(Measure.Vacant);
            return;
        }
        to.Count(to.Member.Stance switch
        {
            Stance.Abstain => Measure.Abstaining,
            Stance.Opportunist => Measure.Opportunist,
            _ => Measure.Committed,
        });
        to.Count(Measure.Capacity, me.Profile.Capacity);
        to.Count(Measure.Utility, to.Member.Utility);
        to.Count(Measure.Reputation, to.Member.Reputation);
        to.Count(Measure.Asset, to.Member.Asset);
        to.Count(Measure.Capability, to.Member.Capability);
        to.Count(Measure.Detection, to.Member.Detection);
    }
}
