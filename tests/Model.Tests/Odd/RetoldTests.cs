using System.Globalization;
using Gongyu.Odd;

namespace Gongyu.Model.Tests.Odd;

/// <summary>Phases 3 to 5 as docs/odd.md describes them, told again from the page, do what the model does.</summary>
public class RetoldTests
{
    private static readonly CommunityPlan Village = new()
    {
        Regions = 1,
        Sectors = 2,
        Enterprises = 3,
        Universities = 2,
        EnterpriseStances = new(0.2, 0.3, 0.5),
        UniversityStances = new(0.1, 0.3, 0.6),
        EnterpriseSize = new(SizeShape.Uniform, 20, 400, 0),
    };

    /// <summary>Two regions, so that terms are another region's, and governments that try practices and cannot pay for all.</summary>
    private static readonly CommunityPlan PoorValleys = Village with
    {
        Regions = 2,
        Enterprises = 5,
        Universities = 3,
        BudgetPerMember = 0.15,
        BudgetTilt = 0.5,
        Adaptive = true,
    };

    /// <summary>Enterprises come and go, and programmes have budgets of their own that soon run out.</summary>
    private static readonly CommunityPlan Market = Village with
    {
        Enterprises = 5,
        Turnover = new(0.1, 0.3, new(0.2, 0.3, 0.5)),
        Budgets = new(new(0.15, null), new(0.02, 2), new(0.1, 1.5), new(null, 3)),
    };

    private static readonly SortedDictionary<string, Policy> Named = new()
    {
        ["none"] = Policy.None,
        ["incentive"] = Set(("incentive.taxRelief", 0.4), ("incentive.universityFunding", 0.3), ("incentive.loanDiscount", 0.5)),
        ["supervision"] = Set(("supervision.auditRate", 0.4), ("supervision.penalty", 1.5)),
        ["all at mid values"] = Some.Everything,
    };

    public static TheoryData<string> Policies => [.. Named.Keys];

    [Theory]
    [MemberData(nameof(Policies))]
    public void Agreements_efforts_and_every_entry_of_phases_3_to_5_follow_from_the_page(string policy)
    {
        for (ulong seed = 1; seed <= 10; seed++)
            Compare(Village, Named[policy], seed, rounds: 40);
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void So_they_do_across_regions_whose_governments_cannot_pay_for_all(string policy)
    {
        for (ulong seed = 1; seed <= 10; seed++)
            Compare(PoorValleys, Named[policy], seed, rounds: 40);
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void So_they_do_where_enterprises_come_and_go_and_programmes_have_budgets(string policy)
    {
        for (ulong seed = 1; seed <= 10; seed++)
            Compare(Market, Named[policy], seed, rounds: 40);
    }

    [Fact]
    public void With_all_levers_there_is_an_entry_of_every_reason_in_phases_3_to_5()
    {
        Reason[] elsewhere =
        [
            Reason.Appropriation, Reason.Lapse, Reason.Facilities, Reason.Research, Reason.Information, Reason.Regulation, Reason.Coordination,
            Reason.Approval, Reason.Incubation, Reason.Survey, Reason.Reform, Reason.Feedback, Reason.Evaluation, Reason.Bulletin,
        ];
        var booked = Enumerable.Range(1, 10).SelectMany(seed => Compare(Market, Some.Everything, (ulong)seed, rounds: 40)).Distinct();
        Assert.Equal(Enum.GetValues<Reason>().Except(elsewhere).Select(reason => $"{reason}").Order(), booked.Order());
    }

    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, "d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void The_page_s_generator_gives_the_published_answers(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, string words) =>
        Assert.Equal(words, string.Join(' ', PageDraws.Block([c0, c1, c2, c3], [k0, k1]).Select(word => $"{word:x8}")));

    private static HashSet<string> Compare(CommunityPlan plan, Policy policy, ulong seed, int rounds)
    {
        var seen = new Seen();
        var community = Community.Found(plan, seed, witness: seen);
        var reasons = new HashSet<string>();
        for (int round = 1; round <= rounds; round++)
        {
            seen.Begin(community, seed);
            community.Play(policy);
            var world = seen.World!;
            PageMatch.Play(world);
            PageDeliver.Play(world);
            var classes = PageDeliver.Classes(world);
            var found = PageGovernment.Play(world, PageDeliver.Filings(world));
            PageSettle.Play(world, found, classes);
            AssertSame(seen.Agreements, AgreementsOf(world), $"agreements of seed {seed}, round {round}");
            AssertSame(seen.Entries, world.Ledger.Select(entry => Line(entry)), $"entries of seed {seed}, round {round}");
            reasons.UnionWith(world.Ledger.Select(entry => entry.Reason));
        }
        return reasons;
    }

    private static void AssertSame(IEnumerable<string> model, IEnumerable<string> page, string what)
    {
        List<string> lacking = [.. model], beyond = [];
        foreach (string line in page)
            if (!lacking.Remove(line))
                beyond.Add(line);
        if (lacking.Count + beyond.Count > 0)
            Assert.Fail($"{what}\nin the model alone:\n{string.Join('\n', lacking)}\non the page alone:\n{string.Join('\n', beyond)}");
    }

    private static Policy Set(params (string Key, double Value)[] levers) => levers.Aggregate(
        Policy.None, (policy, one) => policy.With(Levers.All.Single(lever => lever.Key == one.Key), one.Value));

    private static string Line(PageEntry entry) => $"{entry.From} > {entry.To} {entry.Micro} {entry.Reason} {entry.Agreement}";

    private static IEnumerable<string> AgreementsOf(PageWorld world) =>
        from one in world.Members
        from agreement in world.Of(one)
        select Line(
            one.Who.ToString(), agreement.PartnerOf(one).Who.ToString(), agreement.Sector, agreement.University.Region, agreement.Tier,
            agreement.Age, agreement.Signed, agreement.Expires, agreement.Trust, agreement.EffortOf(one));

    private static string Line(params object[] facts) => string.Join(' ', facts.Select(fact => Convert.ToString(fact, CultureInfo.InvariantCulture)));

    /// <summary>What the model shows of a round: the state before phase 3, the agreements after phase 4, the entries of phases 3 to 5.</summary>
    private sealed class Seen : Witness
    {
        private readonly List<PageRegion> regions = [];
        private readonly List<PageSector> sectors = [];
        private (PageMember Page, Agreement[] Has)[] members = [];
        private ulong seed;

        public PageWorld? World { get; private set; }

        public List<string> Agreements { get; } = [];

        public List<string> Entries { get; } = [];

        /// <summary>Members do nothing in phases 1 and 2: as they end a round, so they begin phase 3 of the next.</summary>
        public void Begin(Community community, ulong seed)
        {
            (this.seed, World) = (seed, null);
            regions.Clear();
            sectors.Clear();
            Agreements.Clear();
            Entries.Clear();
            members = [.. community.Stakeholders.OfType<Member>().Select(PageReading.Member)];
        }

        public override void See(int round, Step step, Stakeholder who, Effects effects)
        {
            if (effects.Announcement is { } announcement)
                regions.Add(PageReading.Region(who, announcement, effects.Government.Spending));
            if (effects.Bulletin is { } bulletin)
                sectors.Add(new(bulletin.Demand, bulletin.Quality));
            if (step == Step.Propose)
                World ??= PageReading.World(seed, round, [.. regions], [.. sectors], members);
            if (step == Step.Deliver)
                foreach (var one in ((Member)who).Agreements)
                    Agreements.Add(Line(
                        who.Id, one.Partner, one.Sector, one.Region, (int)one.Tier, one.Age, one.Signed, one.Expires, one.Trust, one.Effort));
            if (step is >= Step.Propose and <= Step.Settle)
                foreach (var entry in effects.Entries)
                    if (entry.Reporter == who.Id)
                        Entries.Add(RetoldTests.Line(PageReading.Entry(entry)));
        }
    }
}
