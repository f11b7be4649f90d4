using Gongyu.Model;

namespace Gongyu.Scenarios.Tests;

/// <summary>Scenarios and texts that tests share.</summary>
internal static class Some
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "scenarios");

    public static Reading Parse(string text) => ScenarioFile.Parse("some", text, "some.yaml");

    public static Scenario Scenario(string more = "")
    {
        var reading = Parse("question: What?\nrounds: 2\n" + more);
        Assert.True(reading.Succeeded, string.Join('\n', reading.Faults));
        return reading.Scenario;
    }

    /// <summary>A hypothesis that compares with another community, policy and timeline.</summary>
    public static readonly Hypothesis Claim = new(
        Metrics.Find("welfare")!, false,
        new(new CommunityPlan { Regions = 4, Adaptive = true }, PolicyChange.None.With(Levers.Research, 0.5).With(Levers.TaxRelief, 0), [])
        {
            Called = new("others", "其他"),
        });

    /// <summary>Whether two scenarios say the same; a list is compared by what it holds.</summary>
    public static bool Same(Scenario one, Scenario other) =>
        one.Outcomes.SequenceEqual(other.Outcomes) && one.Files.SequenceEqual(other.Files)
        && one.Timeline.SequenceEqual(other.Timeline) && one.Decisions.SequenceEqual(other.Decisions)
        && Same(one.Hypothesis, other.Hypothesis)
        && one with { Outcomes = [], Files = [], Timeline = [], Decisions = [], Hypothesis = null }
            == other with { Outcomes = [], Files = [], Timeline = [], Decisions = [], Hypothesis = null };

    public static bool SurvivesWriting(Scenario scenario) =>
        ScenarioFile.Parse(scenario.Name, ScenarioFile.Write(scenario), "written", scenario.Files) is { Succeeded: true } read && Same(read.Scenario, scenario);

    public static readonly Gen<Scenario> Any = Gen.Select(
        AnyPlan(), Gen.Select(AnyPolicy(), AnyTimeline(), AnySeats()), Gen.Select(AnyText(), AnyText()), Gen.Int[1, Model.Scenario.MaxRounds],
        Gen.Int[1, Model.Scenario.MaxReplications], Gen.ULong, Gen.Shuffle(Metrics.All.Select(metric => metric.Id).ToArray(), 0, 5),
        (plan, policies, texts, rounds, replications, seed, outcomes) => new Scenario
        {
            Name = "some",
            Question = new(texts.Item1, texts.Item2),
            Community = plan,
            Policy = policies.Item1,
            Timeline = policies.Item2,
            Rounds = rounds,
            Replications = replications,
            Seed = seed,
            Outcomes = outcomes,
            Decisions = policies.Item3.Aggregate(Scenario() with { Rounds = rounds }, (one, seat) => Seated(one, plan, seat)).Decisions,
            Hypothesis = rounds % 2 == 0 ? null : Claim with
            {
                IsHigher = rounds % 4 == 1,
                Than = Claim.Than with { Community = plan with { BudgetTilt = 0, Adaptive = !plan.Adaptive, Budgets = default, Turnover = new(0, 0, new(1, 0, 0)) } },
            },
        });

    private static bool Same(Hypothesis? one, Hypothesis? other) => one is null || other is null
        ? one == other
        : (one.Metric, one.IsHigher, one.Than.Community, one.Than.Policy, one.Than.Called)
            == (other.Metric, other.IsHigher, other.Than.Community, other.Than.Policy, other.Than.Called)
            && (one.Than.Timeline ?? []).SequenceEqual(other.Than.Timeline ?? []) && one.Than.Timeline is null == other.Than.Timeline is null;

    // Decisions for a member, of those that are there, and a round, of those that are played.
    private static Gen<(Kind, int, int, Stance)[]> AnySeats() =>
        Gen.Select(Gen.OneOf(Gen.Const(Kind.Enterprise), Gen.Const(Kind.University)), Gen.Int[0, 1_000_000], Gen.Int[0, 1_000_000], Gen.Enum<Stance>()).Array[0, 5];

    private static Scenario Seated(Scenario scenario, CommunityPlan plan, (Kind Kind, int Member, int Round, Stance Stance) seat) =>
        plan.Count(seat.Kind) == 0
            ? scenario
            : scenario.Decide(new(1 + seat.Round % scenario.Rounds, new(seat.Kind, 1 + seat.Member % plan.Count(seat.Kind)), seat.Stance));

    private static Gen<CommunityPlan> AnyPlan() => Gen.Select(
        Gen.Select(Gen.Int[1, 64], Gen.Int[1, 16], Gen.Int[0, 200_000], Gen.Int[0, 200_000]),
        Gen.Select(Gen.Bool, Gen.Bool, AnyShock()), Gen.Bool, Gen.Double[0, 1000],
        Gen.Select(AnyShares(), AnyShares(), AnyShares(), Gen.Double[0, 1].Array[6]), Gen.Select(AnySize(), AnySize()),
        (counts, change, chinese, budget, shares, sizes) => new CommunityPlan
        {
            Regions = counts.Item1,
            Sectors = counts.Item2,
            Enterprises = counts.Item3,
            Universities = counts.Item4,
            Associations = change.Item1,
            Adaptive = change.Item2,
            Shock = change.Item3 with { Sector = Math.Min(change.Item3.Sector, counts.Item2) },
            Names = chinese ? "zh" : "en",
            BudgetPerMember = budget,
            EnterpriseStances = shares.Item1,
            UniversityStances = shares.Item2,
            Turnover = new(shares.Item4[0], shares.Item4[1], shares.Item3),
            BudgetTilt = shares.Item4[2],
            Budgets = shares.Item4[3] < 0.5
                ? default
                : default(ProgrammeBudgets).With(Programme.Sharing, new(shares.Item4[4], null)).With(Programme.Incentive, new(0, shares.Item4[5])),
            EnterpriseSize = sizes.Item1,
            UniversitySize = sizes.Item2,
        });

    private static Gen<DemandShock> AnyShock() => Gen.OneOf(
        Gen.Const(default(DemandShock)),
        Gen.Select(Gen.Int[1, 100], Gen.Double[-DemandShock.MaxSize, DemandShock.MaxSize], Gen.Int[0, 16], (at, size, sector) =>
            new DemandShock(at, size, sector)));

    private static Gen<StanceShares> AnyShares() => Gen.Select(
        Gen.Double[0, 1], Gen.Double[0, 1], (first, second) => new StanceShares(first, (1 - first) * second, (1 - first) * (1 - second)));

    private static Gen<SizeDistribution> AnySize() => Gen.Select(
        Gen.Enum<SizeShape>(), Gen.Double[1, 1e6], Gen.Double[0, 1e6], Gen.Double[0.01, 100],
        (shape, minimum, more, exponent) => new SizeDistribution(shape, minimum, minimum + more, shape == SizeShape.Pareto ? exponent : 0));

    private static Gen<Policy> AnyPolicy()
    {
        var levers = Levers.All.ToArray();
        return Gen.Select(Gen.Shuffle(levers, 0, levers.Length), Gen.Double[0, 1].Array[levers.Length], (set, levels) => set.Zip(levels).Aggregate(
            Policy.None, (policy, pair) => policy.With(pair.First, Level(pair.First, pair.Second))));
    }

    private static Gen<PolicyStep[]> AnyTimeline() => Gen.Select(
        Gen.Int[1, 500].ArrayUnique[0, 4], Gen.Shuffle(Levers.All.ToArray(), 1, 3), Gen.Double[0, 1],
        (rounds, levers, level) => rounds.Order().Select((round, i) => new PolicyStep(round,
            levers.Aggregate(PolicyChange.None, (change, lever) => change.With(lever, i % 2 == 0 ? Level(lever, level) : lever.Neutral)))
        {
            Over = i == 1 ? 3 : 1,
            For = i is 1 or 3 ? 4 + round : 0,
            When = i == 3 ? new(Metrics.All[round % Metrics.All.Count], round % 2 == 0, level - 0.5) : null,
            Hold = i == 3 ? round : 1,
            CoolDown = i == 3 ? round / 2 : 0,
        }).ToArray());

    private static double Level(Lever lever, double level) =>
        Math.Clamp(lever.Minimum + level * (lever.Maximum - lever.Minimum), lever.Minimum, lever.Maximum);

    private static Gen<string> AnyText() =>
        Gen.OneOf(
            Gen.Char[' ', '~'], Gen.Char['\u00a0', '\u00ff'], Gen.Char['\u2000', '\u206f'], Gen.Char['\u4e00', '\u9fff'],
            Gen.OneOf('\n', '"', '\\', '\'', '#', ':', '\ufeff', '\ufffe', '\ufffd'))
        .Array[1, 40].Select(characters => new string(characters) + (characters.Length % 5 == 0 ? "😀" : ""))
        .Where(text => !string.IsNullOrWhiteSpace(text));
}
