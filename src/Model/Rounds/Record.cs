namespace Gongyu.Model;

/// <summary>Phase 8: what a member counts about itself. The recorder sums it up.</summary>
internal static class Record
{
    /// <summary>Counts an agreement as it was delivered in this round, before trust moves it.</summary>
    public static void Count(in Agreement agreement, bool bothDelivered, int round, ref Measures counted)
    {
        counted[Measure.Agreements]++;
        counted[Measure.Tier1 + (agreement.Tier - Tier.Exchange)]++;
        counted[Measure.Trust] += agreement.Trust;
        counted[Measure.Age] += round - agreement.Signed;
        counted[Measure.Cooperating] += bothDelivered ? 1 : 0;
    }

    /// <summary>Counts what it is at the end of the round.</summary>
    public static void Count(in MemberView me, Effects to)
    {
        ref var counted = ref to.Member.Round;
        counted[Measure.Abstaining] = to.Member.Stance == Stance.Abstain ? 1 : 0;
        counted[Measure.Opportunist] = to.Member.Stance == Stance.Opportunist ? 1 : 0;
        counted[Measure.Committed] = to.Member.Stance == Stance.Committed ? 1 : 0;
        counted[Measure.Participating] = counted[Measure.Agreements] > 0 ? 1 : 0;
        counted[Measure.Capacity] = me.Profile.Capacity;
        counted[Measure.Utility] = to.Member.Utility;
        counted[Measure.Reputation] = to.Member.Reputation;
        counted[Measure.Asset] = to.Member.Asset;
    }
}
