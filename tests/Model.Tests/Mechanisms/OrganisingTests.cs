using static Gongyu.Model.Tests.Cast;
using static Gongyu.Model.Tests.Troupe;

namespace Gongyu.Model.Tests;

/// <summary>组织运行: rows O1 to O4.</summary>
public class OrganisingTests
{
    private static readonly StakeholderId Other = new(Kind.University, 2);

    // liability·clarity·(share provided)·0.6·contribution of the victim: tier 3 0.90 of a university and 1.30 of an enterprise.
    [Theory]
    [InlineData(3, Kind.University, 1, 1, 1, 0.54)] // 0.6·0.90
    [InlineData(3, Kind.Enterprise, 2, 0.5, 1, 0.78)] // 0.6·1.30
    [InlineData(4, Kind.Enterprise, 5, 1, 0.5, 3.15)] // 2.5·0.6·2.10
    [InlineData(1, Kind.University, 5, 0, 1, 0)] // no rule says who broke it
    public void Breach(int tier, Kind victim, double liability, double clarity, double provided, double expected) => Assert.Equal(
        expected,
        Organising.BreachOwed(Terms(provided, (Levers.BreachLiability, liability), (Levers.Clarity, clarity)), (Tier)tier, victim), 1e-12);

    // liability·clarity·0.5·own contribution.
    [Theory]
    [InlineData(2, Kind.Enterprise, 1, 1, 0.35)] // 0.5·0.70
    [InlineData(4, Kind.University, 2, 0.5, 0.75)] // 0.5·1.50
    public void Leaving(int tier, Kind leaver, double liability, double clarity, double expected) => Assert.Equal(
        expected, Organising.ExitOwed(Terms(1, (Levers.BreachLiability, liability), (Levers.Clarity, clarity)), (Tier)tier, leaver), 1e-12);

    [Theory]
    [InlineData(1.5, 0.70, 1.05)]
    [InlineData(0, 0.70, 0)]
    [InlineData(5, 2.10, 10.5)]
    public void A_fine(double penalty, double agreed, double expected) =>
        Assert.Equal(expected, Organising.Fine(Policy.None.With(Levers.Penalty, penalty), agreed), 1e-12);

    [Theory]
    [InlineData(1, 1, true, 0)]
    [InlineData(0.4, 1, true, 0.6)]
    [InlineData(0.4, 0.5, true, 0.8)] // half of it is paid for
    [InlineData(1, 1, false, 1)]
    public void Trust_of_departments(double coordination, double provided, bool found, double expected) =>
        Assert.Equal(expected, Organising.Trusted(Terms(provided, (Levers.Coordination, coordination)), found), 1e-12);

    // 0.01 + 0.10·adaptation + 0.08·reform·provided + 0.30·benchmarking·lag.
    [Theory]
    [InlineData(0, 0, 0, 1, 1, 0.01)]
    [InlineData(1, 0, 0, 1, 1, 0.11)]
    [InlineData(0, 1, 0, 0.5, 1, 0.05)] // 0.01 + 0.04
    [InlineData(0, 0, 1, 1, 0.5, 0.16)] // 0.01 + 0.15
    [InlineData(0.5, 0.5, 0.5, 1, 0.2, 0.13)] // 0.01 + 0.05 + 0.04 + 0.03
    public void A_curriculum_follows(
        double adaptation, double reform, double benchmarking, double provided, double lag, double expected) => Assert.Equal(
        expected,
        Organising.CurriculumPace(
            Terms(provided, (Levers.Adaptation, adaptation), (Levers.Reform, reform), (Levers.Benchmarking, benchmarking)), lag),
        1e-12);

    [Theory]
    [InlineData(0, 1, 1, 0.25)]
    [InlineData(3, 0.5, 1, 0.125)]
    [InlineData(3, 1, 0.4, 0.10)]
    [InlineData(4, 1, 1, 0)] // grown up
    public void Incubation(int age, double level, double provided, double expected) =>
        Assert.Equal(expected, Organising.IncubatedPart(Terms(provided, (Levers.Incubation, level)), age), 1e-12);

    // 0.08·(1 − communication)·(1 − 0.8·capability).
    [Theory]
    [InlineData(0, 0, 0.08)]
    [InlineData(0.5, 0, 0.04)]
    [InlineData(0, 0.5, 0.048)]
    [InlineData(0.5, 1, 0.008)]
    [InlineData(1, 0, 0)]
    public void Slips(double communication, double capability, double expected) =>
        Assert.Equal(expected, Organising.Slips(Policy.None.With(Levers.Communication, communication), capability), 1e-12);

    [Theory]
    [InlineData(4, 4, 0)]
    [InlineData(1, 1, 0.015)] // three tiers forbidden
    [InlineData(2.9, 2, 0.01)] // what is between two tiers allows the lower
    public void A_cap_and_what_approval_costs(double cap, int deepest, double cost)
    {
        var policy = Policy.None.With(Levers.TierCap, cap);
        Assert.Equal((Tier)deepest, Organising.DeepestTier(policy));
        Assert.Equal(cost, Organising.ApprovalCosts(policy), 1e-12);
    }

    [Fact]
    public void What_each_lever_costs()
    {
        var half = Levers.All.Aggregate(Policy.None, (policy, lever) => policy.With(lever, (lever.Minimum + lever.Maximum) / 2));
        Assert.Equal(0.01, Organising.RegulationCosts(half), 1e-12);
        Assert.Equal(0.005, Organising.CoordinationCosts(half), 1e-12);
        Assert.Equal(0.01, Organising.AdaptationCosts(half), 1e-12);
        Assert.Equal(0.01, Organising.VisitCosts(half), 1e-12);
        Assert.Equal(0.015, Organising.IncubationCosts(half), 1e-12);
        Assert.Equal(0.01, Organising.CommitteeCosts(half), 1e-12);
        Assert.Equal(0.01, Organising.CommunicationCosts(half), 1e-12);
        Assert.Equal(1.5, Organising.TrustGrowth(half), 1e-12);
    }

    // Funding at 1: a claim is the agreed contribution. Found out in the agreement with enterprise 1, not in the one with enterprise 2.
    [Theory]
    [InlineData(0, 500_000)]
    [InlineData(0.4, 300_000)]
    [InlineData(1, 0)]
    public void Who_is_found_out_in_one_agreement_claims_less_for_the_others(double coordination, long other)
    {
        var policy = Policy.None.With(Levers.UniversityFunding, 1).With(Levers.Penalty, 1).With(Levers.Coordination, coordination);
        var notices = Pay(policy, found: [E]);
        Assert.Equal(0, Paid(U, E)); // Refused whatever departments tell each other.
        Assert.Equal(other, Paid(U, new(Kind.Enterprise, 2)));
        Assert.Equal(500_000, Paid(Other, E)); // Another party's claim is as it was.
        Assert.Equal((U, E, 500_000), notices.Where(one => one.Found).Select(one => (one.Party, one.Partner, one.Fine.Micro)).Single());

        long Paid(StakeholderId party, StakeholderId partner) =>
            notices.SingleOrDefault(one => one.Party == party && one.Partner == partner).Incentive.Micro;
    }

    [Fact]
    public void Who_is_found_out_in_all_agreements_claims_nothing()
    {
        var policy = Policy.None.With(Levers.UniversityFunding, 1).With(Levers.Coordination, 0.4);
        var notices = Pay(policy, found: [E, new(Kind.Enterprise, 2)]).Where(one => one.Party == U).ToArray();
        Assert.Equal([true, true], notices.Select(one => one.Found));
        Assert.Equal([Money.Zero, Money.Zero], notices.Select(one => one.Incentive));
    }

    [Fact]
    public void A_cap_brings_deeper_agreements_back()
    {
        var stage = Deep(Tier.JointPlatform);
        stage.Play(Policy.None.With(Levers.Communication, 1).With(Levers.TierCap, 2));
        Assert.All(stage.Members, one => Assert.Equal((Tier.Placement, 0), (one.Agreements[0].Tier, one.Agreements[0].Age)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_cap_is_where_promotion_ends(int cap)
    {
        var stage = Deep(Tier.Exchange, decisions: new Settled());
        for (int round = 0; round < 20; round++)
            stage.Play(Policy.None.With(Levers.Communication, 1).With(Levers.TierCap, cap));
        Assert.All(stage.Members, one => Assert.Equal((Tier)cap, one.Agreements[0].Tier));
    }

    [Fact]
    public void Incubation_adds_value_until_the_fourth_round_only()
    {
        // Signed in round 1: rounds 2 to 4 are its second to fourth. The fit of 0.70 is 0.95 for as long.
        var (without, with) = (Values(0), Values(1));
        double[] factors = [.. with.Zip(without, (one, other) => Math.Round(one / other, 4))];
        Assert.Equal([1.3571, 1.3571, 1.3571, 1, 1], factors);

        static double[] Values(double incubation)
        {
            var stage = Deep(Tier.Exchange, decisions: new Settled());
            return [.. Enumerable.Range(0, 5).Select(_ =>
            {
                stage.Play(Policy.None.With(Levers.Communication, 1).With(Levers.TierCap, 1).With(Levers.Incubation, incubation));
                return stage[U].Round[Measure.Output];
            })];
        }
    }

    [Fact]
    public void Whoever_lags_behind_its_peers_learns_from_them_and_nobody_else()
    {
        var (without, with) = (Curricula(0), Curricula(1));
        Assert.Equal(without[0], with[0]); // It is ahead: nobody shows it anything.
        // By itself a gap closes by 0.01, and by 0.05 of information of quality 0.05; a lag of 2 − 0.5 adds 0.30·1.5.
        Assert.Equal([0.0125, 0.0125], without.Select(one => Math.Round(one, 12)));
        Assert.Equal(0.4625, with[1], 1e-12);
    }

    // By how much of its gap each of two universities comes closer to demand in a round: one was behind by 0.5, the other by 2.
    private static double[] Curricula(double benchmarking)
    {
        double[] gaps = [0.5, 2];
        var plan = Small with { Enterprises = 0, Universities = 2 };
        double demand = ((University)Troupe.Abreast(ProfileOf(U, 1), default, [])).Curriculum(0);
        Cohort[] students = [.. Enumerable.Repeat(new Cohort(0, 0, 0), Cohort.Semesters)];
        var universities = gaps.Select((gap, i) =>
        {
            var state = MemberState.Found(Stance.Abstain) with { Gap = gap };
            state.Curriculum[0] = demand - gap;
            return Troupe.Member(ProfileOf(new(Kind.University, i + 1), 1), state, [], students);
        });
        // By seed 1 each meets the other.
        var stage = new Stage(plan, 1, [Government(0), .. universities], round: 1);
        stage.Play(Policy.None.With(Levers.Benchmarking, benchmarking));
        return [.. stage.All.OfType<University>().Select((one, i) => (one.Curriculum(0) - (demand - gaps[i])) / gaps[i])];
    }

    // University 1 files for its agreements with both enterprises, university 2 for its own; a budget of ten is enough.
    private static Notice[] Pay(Policy policy, StakeholderId[] found)
    {
        var two = new StakeholderId(Kind.Enterprise, 2);
        Filing[] filings = [new(U, E, 0.5, 0), new(U, two, 0.5, 0), new(Other, E, 0.5, 0)];
        var board = new Board([new(policy, 1, 0)], [default], new Listing[2], new Listing[2]);
        var (government, effects) = (Government(10_000_000), new Effects());
        government.Act(Step.Announce, new() { Chance = new(1, 1), Board = board, Policy = Policy.None }, effects);
        government.Commit(Step.Announce, effects);
        Finding[] findings = [.. found.Select(one => new Finding(U, one, 0.25))];
        government.Act(Step.Pay, new() { Chance = new(1, 1), Board = board, Filings = filings, Findings = findings }, effects);
        return effects.Notices.ToArray();
    }

    private static Announcement Terms(double provided, params (Lever Lever, double Value)[] levers) =>
        new(levers.Aggregate(Policy.None, (policy, one) => policy.With(one.Lever, one.Value)), provided, 0);
}
