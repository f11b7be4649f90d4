using static Gongyu.Model.Tests.Cast;

namespace Gongyu.Model.Tests;

/// <summary>创新驱动: rows I1 to I3.</summary>
public class InnovationTests
{
    [Theory]
    [InlineData(0, 0.10)]
    [InlineData(0.5, 0.40)] // 0.10 + 0.60·0.5
    [InlineData(1, 0.70)]
    public void How_often_an_enterprise_seeks(double initiative, double expected) =>
        Assert.Equal(expected, Innovation.EnterpriseSeeks(Policy.None.With(Levers.EnterpriseInitiative, initiative)), 1e-12);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0.5, 3, 0.015)]
    [InlineData(0.99, 5, 0.0297)] // half a visit is none
    [InlineData(1, 6, 0.03)]
    public void Whom_a_university_visits_and_what_a_search_costs(double initiative, int visits, double cost)
    {
        var policy = Policy.None.With(Levers.UniversityInitiative, initiative);
        Assert.Equal(visits, Innovation.Visits(policy));
        Assert.Equal(cost, Innovation.SearchCosts(policy, Kind.University), 1e-12);
        Assert.Equal(0, Innovation.SearchCosts(policy, Kind.Enterprise));
    }

    // 0.06 for each of the four; 0.02 each: practice by the enterprise, the other three by the university.
    [Theory]
    [InlineData(1, 1, 1, 1, 0.24, 0.02, 0.06)]
    [InlineData(1, 0, 0, 0, 0.06, 0, 0.02)]
    [InlineData(0, 0, 1, 0, 0.06, 0.02, 0)]
    [InlineData(0.5, 0.2, 0.1, 0.4, 0.072, 0.002, 0.022)] // 0.06·1.2; 0.02·0.1; 0.02·1.1
    public void Alignment(double major, double content, double practice, double certificate, double fit, double enterprise, double university)
    {
        var policy = Aligned(major, content, practice, certificate);
        Assert.Equal(fit, Innovation.AlignedPart(policy), 1e-12);
        Assert.Equal(enterprise, Innovation.AlignmentCosts(policy, Kind.Enterprise), 1e-12);
        Assert.Equal(university, Innovation.AlignmentCosts(policy, Kind.University), 1e-12);
    }

    [Fact]
    public void What_each_alignment_does_besides()
    {
        Assert.Equal(0.7, Innovation.GapFelt(Aligned(0.6, 0, 0, 0)), 1e-12); // 1 − 0.5·0.6
        Assert.Equal(0.09, Innovation.Standards(Aligned(0, 0.6, 0, 0)), 1e-12); // 0.15·0.6
        Assert.Equal(1.3, Innovation.Practised(Aligned(0, 0, 0.6, 0)), 1e-12); // 1 + 0.5·0.6
        Assert.Equal(0.12, Innovation.Certified(Aligned(0, 0, 0, 0.6)), 1e-12); // 0.2·0.6
    }

    // Fit at tier 1: (0.70 + 0.06·sum)·e^(−0.6·(1 − 0.5·major)·gap).
    [Theory]
    [InlineData(0, 0, 1, 0.384168145266)] // 0.70·0.548811636094
    [InlineData(1, 0, 1, 0.563021847718)] // 0.76·0.740818220682
    [InlineData(0, 1, 1, 0.482954239763)] // 0.88·0.548811636094
    [InlineData(1, 1, 0, 0.94)]
    public void Fit_by_alignment(double major, double others, double gap, double expected) => Assert.Equal(
        expected, Surplus.Fit(new(Aligned(major, others, others, others), 1, 0), Tier.Exchange, Agreement.Term, gap, 0), 1e-11);

    // Order classes from tier 3, placements at tier 2: 1 + level; 0.06 and 0.04 a side.
    [Theory]
    [InlineData(1, 1, 0, 1, 0)] // an exchange has neither
    [InlineData(2, 1, 0, 1, 0)]
    [InlineData(2, 0, 0.5, 1.5, 0.02)]
    [InlineData(3, 1, 0, 2, 0.06)]
    [InlineData(3, 0, 1, 1, 0)]
    [InlineData(4, 0.5, 1, 1.5, 0.03)]
    public void Training(int tier, double orderClass, double placement, double immersion, double cost)
    {
        var policy = Policy.None.With(Levers.OrderClass, orderClass).With(Levers.Placement, placement);
        Assert.Equal(immersion, Innovation.Immersion(policy, (Tier)tier), 1e-12);
        Assert.Equal(cost, Innovation.TrainingCosts(policy, (Tier)tier), 1e-12);
    }

    [Fact]
    public void Several_parties_govern()
    {
        var policy = Policy.None.With(Levers.MultiGovernance, 0.5);
        Assert.Equal(0.03, Innovation.GovernedPart(policy), 1e-12);
        Assert.Equal(0.01, Innovation.BoardCosts(policy), 1e-12);
    }

    [Fact]
    public void Each_side_pays_for_what_it_aligns_and_both_for_classes_and_boards()
    {
        var stage = Troupe.Deep(Tier.OrderClass);
        stage.Play(Aligned(1, 1, 1, 0.5).With(Levers.Communication, 1).With(Levers.OrderClass, 1).With(Levers.MultiGovernance, 1));
        Assert.Equal((20_000, 60_000, 20_000), (Paid(E, Reason.Alignment), Paid(E, Reason.Training), Paid(E, Reason.Boards)));
        Assert.Equal((50_000, 60_000, 20_000), (Paid(U, Reason.Alignment), Paid(U, Reason.Training), Paid(U, Reason.Boards)));

        long Paid(StakeholderId who, Reason reason) =>
            stage[who].Reported.Single(entry => entry.Reason == reason && entry.From == who && entry.To == Account.Services).Amount.Micro;
    }

    [Fact]
    public void Enterprises_that_take_part_move_the_curriculum()
    {
        var (without, with) = (Curriculum(0), Curriculum(1));
        // Both delivered at tier 3: 0.01 and 0.02 and 0.08·3/4, and 0.05·0.05 by information twice; 0.06 more with the enterprise on the board.
        Assert.Equal(0.155 / 0.095, with / without, 1e-9);

        static double Curriculum(double governance)
        {
            var stage = Troupe.Deep(Tier.OrderClass, gap: 1);
            double before = ((University)stage[U]).Curriculum(0);
            stage.Play(Policy.None.With(Levers.Communication, 1).With(Levers.MultiGovernance, governance));
            return ((University)stage[U]).Curriculum(0) - before;
        }
    }

    [Fact]
    public void Initiative_is_a_search_of_ones_own_that_is_paid_for()
    {
        var (without, with) = (Play(0), Play(1));
        Assert.True(Sum(with, Measure.Searches) > 2 * Sum(without, Measure.Searches));
        Assert.Equal(0, without.Ledger.Count(entry => entry.Reason == Reason.Search));
        Assert.Equal(Sum(with, Measure.Searches), with.Ledger.Count(entry => entry.Reason == Reason.Search && entry.Amount.Micro == 30_000));

        static double Sum(Stage stage, Measure measure) => stage.All.Where(one => one is Enterprise).Sum(one => one.Round[measure]);

        static Stage Play(double initiative)
        {
            var plan = new CommunityPlan { Enterprises = 200, Universities = 0, EnterpriseStances = new(0, 0, 1) };
            var stage = Stage.Found(new(plan, Policy.None, 1, 1));
            stage.Play(Policy.None.With(Levers.EnterpriseInitiative, initiative));
            return stage;
        }
    }

    private static Policy Aligned(double major, double content, double practice, double certificate) => Policy.None
        .With(Levers.MajorAlignment, major).With(Levers.ContentAlignment, content)
        .With(Levers.PracticeAlignment, practice).With(Levers.CertificateAlignment, certificate);
}
