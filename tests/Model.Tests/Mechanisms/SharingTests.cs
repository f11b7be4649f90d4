using static Gongyu.Model.Tests.Cast;
using static Gongyu.Model.Tests.Troupe;

namespace Gongyu.Model.Tests;

/// <summary>资源共建共享: rows S1 to S4.</summary>
public class SharingTests
{
    // Facilities: 0.35, three tenths of it below tier 3. Research: 0.25 at tier 4, half of it from tier 2. Results: 0.10 from tier 2.
    [Theory]
    [InlineData(1, 1, 0.105, 0, 0)]
    [InlineData(2, 1, 0.105, 0.125, 0.10)]
    [InlineData(3, 0.5, 0.175, 0.0625, 0.10)]
    [InlineData(4, 0.5, 0.175, 0.125, 0.10)] // Results are the parties' own: no budget cuts them.
    public void What_is_shared_adds_to_fit(int tier, double provided, double facilities, double research, double results)
    {
        var terms = Terms(provided);
        Assert.Equal(facilities, Sharing.FacilitiesPart(terms, (Tier)tier), 1e-12);
        Assert.Equal(research, Sharing.ResearchPart(terms, (Tier)tier), 1e-12);
        Assert.Equal(results, Sharing.ResultsPart(terms.Policy, (Tier)tier), 1e-12);
    }

    // 0.35 of an enterprise's and 0.25 of a university's contribution from tier 3, and 0.15 more at tier 4.
    [Theory]
    [InlineData(Kind.Enterprise, 2, 1, 0)]
    [InlineData(Kind.Enterprise, 3, 1, 0.35)]
    [InlineData(Kind.University, 3, 0.5, 0.125)]
    [InlineData(Kind.Enterprise, 4, 1, 0.50)]
    [InlineData(Kind.University, 4, 0.5, 0.20)] // (0.25 + 0.15)/2
    public void What_is_shared_carries_part_of_the_cost(Kind kind, int tier, double provided, double expected) =>
        Assert.Equal(expected, Sharing.Relief(Terms(provided), kind, (Tier)tier), 1e-12);

    [Theory]
    [InlineData(Kind.Enterprise, 1, 2)] // 1 + results
    [InlineData(Kind.University, 1, 3)] // and dual-qualified teachers by research
    [InlineData(Kind.University, 0.5, 2.5)]
    public void What_is_shared_makes_assets_grow(Kind kind, double provided, double expected) =>
        Assert.Equal(expected, Sharing.AssetGrowth(Terms(provided), kind), 1e-12);

    [Fact]
    public void What_it_costs()
    {
        var half = Levers.All.Aggregate(Policy.None, (policy, lever) => policy.With(lever, (lever.Minimum + lever.Maximum) / 2));
        Assert.Equal(0.06, Sharing.FacilitiesCosts(half), 1e-12);
        Assert.Equal(0.06, Sharing.ResearchCosts(half), 1e-12);
        Assert.Equal(0.01, Sharing.InformationCosts(half), 1e-12);
        Assert.Equal(0, Sharing.ResultsCosts(half, Tier.Exchange));
        Assert.Equal(0.015, Sharing.ResultsCosts(half, Tier.Placement), 1e-12);
        Assert.Equal(1.25, Sharing.SharedPractice(new(half, 1, 0)), 1e-12);
        Assert.Equal(new(10_000), Sharing.Upkeep);
    }

    // 0.05 + 0.8·information·(0.6 + 0.4·keepers).
    [Theory]
    [InlineData(0, 1, 0.05)]
    [InlineData(1, 0, 0.53)]
    [InlineData(1, 1, 0.85)]
    [InlineData(0.5, 0.5, 0.37)] // 0.05 + 0.4·0.8
    public void Where_the_platform_goes(double information, double keepers, double expected) =>
        Assert.Equal(expected, Sharing.PlatformQuality(information, keepers), 1e-12);

    // The committed up to an interest in finance of 0.45 + 0.55·keepers.
    [Theory]
    [InlineData(Stance.Committed, 0.45, 0, 1, true)]
    [InlineData(Stance.Committed, 0.46, 0, 1, false)]
    [InlineData(Stance.Committed, 0.72, 0.5, 1, true)] // 0.725
    [InlineData(Stance.Committed, 0.73, 0.5, 1, false)]
    [InlineData(Stance.Committed, 1, 1, 1, true)]
    [InlineData(Stance.Opportunist, 0.1, 1, 1, false)]
    [InlineData(Stance.Abstain, 0.1, 1, 1, false)]
    [InlineData(Stance.Committed, 0.1, 1, 0, false)] // there is none
    public void Who_keeps_it_up(Stance stance, double finance, double keepers, double provided, bool expected) => Assert.Equal(
        expected, Sharing.KeepsUp(Terms(provided) with { Keepers = keepers }, stance, new(finance, 1 - finance, 0, 0, 0)));

    [Theory]
    [InlineData(0, 2)]
    [InlineData(0.05, 2)]
    [InlineData(0.5, 6)]
    [InlineData(1, 10)]
    public void Candidates(double information, int expected) => Assert.Equal(expected, Sharing.Candidates(information));

    // Of ten members, those who care little for money begin; the others, of interest 0.70, follow once 0.70 ≤ 0.45 + 0.55·keepers.
    [Theory]
    [InlineData(4, 4)] // 0.45 + 0.22 = 0.67
    [InlineData(5, 10)] // 0.45 + 0.275 = 0.725
    public void Upkeep_spreads_where_enough_begin(int beginners, int expected)
    {
        var plan = Small with { Enterprises = 10, Universities = 0 };
        var stage = new Stage(plan, 1,
        [
            Government(10_000_000, size: 10),
            .. Enumerable.Range(1, 10).Select(number => Member(
                Profile(number, finance: number <= beginners ? 0.4 : 0.7), MemberState.Found(Stance.Committed), [], [], new Settled(Enumerable.Repeat(Stance.Committed, 10).ToArray()))),
        ]);
        var policy = Policy.None.With(Levers.Information, 1);
        stage.Play(policy);
        Assert.Equal(beginners, Keepers());
        stage.Play(policy);
        Assert.Equal(expected, Keepers());
        double quality = 0.05;
        for (int round = 3; round < 40; round++)
            stage.Play(policy);
        quality += 0.8 * (0.6 + 0.4 * expected / 10);
        Assert.Equal(quality, ((Government)stage[G]).Platform, 1e-3);
        Assert.All(stage.Ledger.Where(entry => entry.Reason == Reason.Upkeep), entry => Assert.Equal(10_000, entry.Amount.Micro));

        static Profile Profile(int number, double finance) =>
            ProfileOf(new(Kind.Enterprise, number), 1) with { Interests = new(finance, 1 - finance, 0, 0, 0) };

        int Keepers() => stage.Ledger.Count(entry => entry.Reason == Reason.Upkeep);
    }

    [Fact]
    public void Whether_to_keep_it_up_is_a_decision_that_a_host_may_take()
    {
        var plan = Some.Town with { EnterpriseStances = new(0, 0, 1), UniversityStances = new(0, 0, 1) };
        var (own, nobody) = (Community.Found(plan, 1), Community.Found(plan, 1, new GivesNothing()));
        for (int round = 0; round < 20; round++)
        {
            own.Play(Policy.None.With(Levers.Information, 1));
            nobody.Play(Policy.None.With(Levers.Information, 1));
        }
        Assert.True(Platform(own) > Platform(nobody) + 0.1);
        Assert.Equal(0.53, Platform(nobody), 1e-2); // What the government alone comes to.

        static double Platform(Community community) => community.Stakeholders.OfType<Government>().Average(one => one.Platform);
    }

    private sealed class GivesNothing : Decisions
    {
        public override bool KeepsUp(Profile who, int round, bool wants) => false;
    }

    private static Announcement Terms(double provided) => new(
        Policy.None.With(Levers.Facilities, 1).With(Levers.Research, 1).With(Levers.Results, 1).With(Levers.Information, 1), provided, 0);
}
