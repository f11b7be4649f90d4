namespace Gongyu.Model.Tests;

public class SurplusTests
{
    private const Kind E = Kind.Enterprise, U = Kind.University;

    // 0.70 + 0.35·f·(tier ≥ 3 ? 1 : 0.3) + 0.25·r·(tier 4: 1, 2–3: 0.5, 1: 0) + 0.10·s·(tier ≥ 2), times e^(−0.6·gap), plus 0.15·assets/2.
    [Theory]
    [InlineData(1, 0, 0, 0, 0, 0, 0.70)]
    [InlineData(1, 1, 1, 1, 0, 0, 0.805)] // 0.70 + 0.105
    [InlineData(2, 1, 1, 1, 0, 0, 1.03)] // 0.70 + 0.105 + 0.125 + 0.10
    [InlineData(3, 1, 1, 1, 0, 0, 1.275)] // 0.70 + 0.35 + 0.125 + 0.10
    [InlineData(4, 1, 1, 1, 0, 0, 1.40)] // 0.70 + 0.35 + 0.25 + 0.10
    [InlineData(4, 0.4, 0.2, 0.5, 0, 0, 0.94)] // 0.70 + 0.14 + 0.05 + 0.05
    [InlineData(1, 0, 0, 0, 1, 0, 0.384168145266)] // 0.70·0.548811636094
    [InlineData(2, 0, 1, 0, 0.5, 1.2, 0.701175032062)] // 0.825·0.740818220682 + 0.09
    [InlineData(4, 0, 0, 0, 0, 2, 0.85)] // 0.70 + 0.15
    public void Fit(int tier, double facilities, double research, double results, double gap, double assets, double expected)
    {
        var policy = Policy.None.With(Levers.Facilities, facilities).With(Levers.Research, research).With(Levers.Results, results);
        Assert.Equal(expected, Surplus.Fit(new(policy, 1, 0), (Tier)tier, Agreement.Term, gap, assets), 1e-11);
    }

    [Fact]
    public void Only_public_goods_are_as_good_as_the_budget()
    {
        var policy = Policy.None.With(Levers.Facilities, 1).With(Levers.Research, 1).With(Levers.Results, 1);
        // 0.70 + 0.35·0.5 + 0.25·0.5 + 0.10: results are shared by the parties.
        Assert.Equal(1.10, Surplus.Fit(new(policy, Provided: 0.5, 0), Tier.JointPlatform, Agreement.Term, 0, 0), 1e-12);
        // 2.10·(1 − 0.35·0.5 − 0.15·0.5).
        Assert.Equal(1.575, Surplus.Cost(new(policy, Provided: 0.5, 0), E, Tier.JointPlatform, 1), 1e-12);
    }

    // V·A·(0.6·(dU+dE)/2 + 0.4·dU·dE).
    [Theory]
    [InlineData(1, 0.7, 1, 1, 0.21)]
    [InlineData(2, 1, 1, 1, 0.95)]
    [InlineData(3, 1, 1, 0.25, 0.97375)] // 2.05·(0.375 + 0.1)
    [InlineData(3, 1, 0.25, 1, 0.97375)]
    [InlineData(4, 0.5, 0.25, 0.25, 0.34125)] // 3.90·0.5·(0.15 + 0.025)
    [InlineData(4, 1, 0, 0, 0)]
    [InlineData(4, 1, 1, 0, 1.17)] // 3.90·0.3
    public void Value(int tier, double fit, double university, double enterprise, double expected) =>
        Assert.Equal(expected, Surplus.Value((Tier)tier, fit, university, enterprise), 1e-12);

    // (1−q)·iE/(iE+iU) + q/2 + s, cut to [0,1].
    [Theory]
    [InlineData(0.6, 0.2, 0, 0, 0.75)]
    [InlineData(0.6, 0.2, 1, 0, 0.5)]
    [InlineData(0.6, 0.2, 0.4, 0, 0.65)]
    [InlineData(0.6, 0.2, 0.4, -0.3, 0.35)]
    [InlineData(0.9, 0.1, 0, 0.3, 1)]
    [InlineData(0.1, 0.9, 0, -0.3, 0)]
    public void Share_of_the_enterprise(double enterprise, double university, double equality, double more, double expected)
    {
        var policy = Policy.None.With(Levers.Equality, equality).With(Levers.EnterpriseShare, more);
        Assert.Equal(expected, Organising.EnterpriseShare(policy, enterprise, university), 1e-12);
    }

    [Theory]
    [InlineData(10, 0.75, 8, 2)] // ⌊2.5⌋ for the university, the rest for the lower id
    [InlineData(1, 0.5, 1, 0)]
    [InlineData(0, 0.5, 0, 0)]
    [InlineData(7, 1, 7, 0)]
    [InlineData(7, 0, 0, 7)]
    public void A_surplus_is_split_to_the_micro_unit(long value, double share, long enterprise, long university)
    {
        Assert.Equal(new(enterprise), Surplus.ShareOf(E, new(value), share));
        Assert.Equal(new(university), Surplus.ShareOf(U, new(value), share));
    }

    [Fact]
    public void Both_shares_make_the_surplus() => Gen.Select(Gen.Long[0, 1_000_000_000_000], Gen.Double[0, 1]).Sample((value, share) =>
        Surplus.ShareOf(E, new(value), share) + Surplus.ShareOf(U, new(value), share) == new Money(value)
        && Surplus.ShareOf(U, new(value), share) >= Money.Zero);

    // cost·effort·(1 − facilities·(E: 0.35, U: 0.25)), relieved at tier 3 and above only.
    [Theory]
    [InlineData(E, 1, 1, 0, 0.28)]
    [InlineData(U, 1, 1, 1, 0.20)]
    [InlineData(E, 2, 0.25, 1, 0.175)]
    [InlineData(U, 2, 1, 1, 0.50)]
    [InlineData(E, 3, 1, 0, 1.30)]
    [InlineData(E, 3, 1, 1, 0.845)]
    [InlineData(U, 3, 0.25, 1, 0.16875)]
    [InlineData(E, 4, 1, 0.5, 1.7325)]
    [InlineData(U, 4, 1, 0.5, 1.3125)]
    public void Cost(Kind kind, int tier, double effort, double facilities, double expected) => Assert.Equal(
        expected, Surplus.Cost(new(Policy.None.With(Levers.Facilities, facilities), 1, 0), kind, (Tier)tier, effort), 1e-12);

    // At what a stranger's fit of 0.70 gives, the two lower tiers cost more than they bring, and so does the third: the trap.
    [Theory]
    [InlineData(1, -0.27)] // 0.21 − 0.48
    [InlineData(2, -0.535)] // 0.665 − 1.20
    [InlineData(3, -0.765)] // 1.435 − 2.20
    public void Low_tiers_cost_more_than_they_give(int tier, double net)
    {
        var terms = TierTerms.Of((Tier)tier);
        Assert.Equal(net, Surplus.Value((Tier)tier, Surplus.Fit(Announcement.None, (Tier)tier, Agreement.Term, 0, 0), 1, 1)
            - terms.EnterpriseCost - terms.UniversityCost, 1e-12);
    }

    [Theory]
    [InlineData(E, 1, 0)]
    [InlineData(E, 2, 0)]
    [InlineData(E, 3, 0.39)] // 0.30·1.30
    [InlineData(E, 4, 0.63)] // 0.30·2.10
    [InlineData(U, 4, 0)]
    public void Equipment_is_financed_by_enterprises_from_tier_3(Kind kind, int tier, double expected) =>
        Assert.Equal(expected, Surplus.Financed(Announcement.None, kind, (Tier)tier, 1), 1e-12);

    // Facilities at 1 carry 0.35 of an enterprise's cost: 0.30·1.30·0.65, and half of that at half the effort.
    [Theory]
    [InlineData(1, 0.2535)]
    [InlineData(0.5, 0.12675)]
    public void Shared_facilities_leave_less_to_finance(double effort, double expected) => Assert.Equal(
        expected, Surplus.Financed(new(Policy.None.With(Levers.Facilities, 1), 1, 0), E, Tier.OrderClass, effort), 1e-12);
}
