namespace Gongyu.Model.Tests;

public class FoundingTests
{
    [Fact]
    public void The_roster_is_in_canonical_order() => Some.Plans.Sample(plan =>
    {
        var roster = plan.Roster.ToArray();
        Assert.Equal(plan.Regions + plan.Enterprises + plan.Universities + (plan.Associations ? plan.Sectors : 0), roster.Length);
        Assert.Equal(roster.Order(), roster);
        Assert.Equal(roster, Community.Found(plan, 1).Stakeholders.Select(one => one.Id));
    });

    [Fact]
    public void Stances_are_shared_out_as_planned()
    {
        var plan = new CommunityPlan { Enterprises = 20_000, Universities = 20_000 };
        var members = plan.Roster.Select(id => Founding.Found(plan, 3, id, Decisions.Own)).OfType<Member>().ToLookup(one => one.Id.Kind);
        foreach (var (kind, stance, share) in ((Kind, Stance, double)[])
            [
                (Kind.Enterprise, Stance.Abstain, 0.60), (Kind.Enterprise, Stance.Opportunist, 0.15),
                (Kind.Enterprise, Stance.Committed, 0.25), (Kind.University, Stance.Abstain, 0.30),
                (Kind.University, Stance.Opportunist, 0.20), (Kind.University, Stance.Committed, 0.50),
            ])
            // Five standard errors.
            Assert.Equal(share, members[kind].Average(one => one.Stance == stance ? 1.0 : 0), 5 * Math.Sqrt(share * (1 - share) / 20_000));
    }

    [Theory]
    [InlineData(0, Stance.Abstain)]
    [InlineData(0.2499, Stance.Abstain)]
    [InlineData(0.25, Stance.Opportunist)]
    [InlineData(0.75, Stance.Committed)]
    [InlineData(0.9999, Stance.Committed)]
    public void A_draw_falls_on_a_stance(double draw, Stance stance) => Assert.Equal(stance, new StanceShares(0.25, 0.5, 0.25).At(draw));

    [Theory]
    [InlineData(SizeShape.Fixed, 0.7, 10)]
    [InlineData(SizeShape.Uniform, 0, 10)]
    [InlineData(SizeShape.Uniform, 0.5, 55)]
    [InlineData(SizeShape.Pareto, 0, 10)]
    [InlineData(SizeShape.Pareto, 0.75, 20)] // 10·(1/4)^(−1/2)
    [InlineData(SizeShape.Pareto, 0.9999, 100)] // 10·100, cut
    public void A_size_at_a_quantile(SizeShape shape, double quantile, double size) =>
        Assert.Equal(size, new SizeDistribution(shape, 10, 100, 2).At(quantile), 1e-9);

    [Theory]
    [InlineData(55, 1)]
    [InlineData(56, 2)]
    [InlineData(249, 2)]
    [InlineData(250, 3)]
    public void Larger_enterprises_hold_more_agreements(double employees, int capacity) => Assert.Equal(
        capacity, Profile(new() { EnterpriseSize = new(SizeShape.Fixed, employees, employees, 0) }, new(Kind.Enterprise, 1)).Capacity);

    [Theory]
    [InlineData(100, 3)] // 4 + 0 − 1
    [InlineData(3_999, 3)]
    [InlineData(4_000, 4)]
    [InlineData(20_000, 8)]
    public void Larger_universities_hold_more_agreements(double students, int capacity) => Assert.Equal(
        capacity, Profile(new() { UniversitySize = new(SizeShape.Fixed, students, students, 0) }, new(Kind.University, 1)).Capacity);

    [Fact]
    public void An_enterprise_is_in_one_sector_a_university_in_its_home_and_others() => Some.Plans.Sample(plan =>
    {
        foreach (var member in plan.Roster.Select(id => Founding.Found(plan, 1, id, Decisions.Own)).OfType<Member>())
        {
            int index = member.Id.Index;
            Assert.Equal(
                member is Enterprise ? index / plan.Sectors % plan.Regions : index % plan.Regions, member.Profile.Region);
            Assert.True(member.Profile.IsIn(member is Enterprise ? index % plan.Sectors : index / plan.Regions % plan.Sectors));
            Assert.True(member is University || System.Numerics.BitOperations.IsPow2(member.Profile.Sectors));
            Assert.True(member.Agreements.IsEmpty && member.Reputation == 0.5 && member.Balance == Money.Zero);
        }
    });

    [Fact]
    public void A_government_serves_the_members_of_its_region() => Some.Plans.Sample(plan =>
    {
        var all = plan.Roster.Select(id => Founding.Found(plan, 1, id, Decisions.Own)).ToArray();
        foreach (var government in all.OfType<Government>())
        {
            int members = all.Count(one => one is Member && one.Profile.Region == government.Profile.Region);
            double tilt = plan.Regions == 1 ? 1 : 1 + plan.BudgetTilt - 2 * plan.BudgetTilt * government.Profile.Region / (plan.Regions - 1);
            Assert.Equal(plan.BudgetPerMember * members * tilt, government.Profile.Budget.Units, 2e-6);
            Assert.Equal((members, government.Profile.Budget), (government.Profile.Size, government.Profile.Budget));
        }
    });

    [Fact]
    public void Interests_are_scaled_and_refused_when_they_are_none()
    {
        Assert.Equal(new(0.5, 0.25, 0.25, 0, 0), new Interests(2, 1, 1, 0, 0).Normalised());
        Assert.Throws<ArgumentException>(() => default(Interests).Normalised());
        Assert.Throws<ArgumentException>(() => new Interests(2, -1, 1, 0, 0).Normalised());
        Assert.Throws<ArgumentException>(() => new Interests(double.NaN, 1, 1, 0, 0).Normalised());
    }

    private static Profile Profile(CommunityPlan plan, StakeholderId id) => Founding.Found(plan, 1, id, Decisions.Own).Profile;
}
