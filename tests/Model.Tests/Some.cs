namespace Gongyu.Model.Tests;

/// <summary>A run to put a law to the test: who, under which policy, how long.</summary>
internal sealed record Run(CommunityPlan Plan, Policy Policy, ulong Seed, int Rounds);

/// <summary>Communities, policies and facts that tests share.</summary>
internal static class Some
{
    /// <summary>Twenty enterprises and six universities in two sectors: large enough for every rule to act within some rounds.</summary>
    public static readonly CommunityPlan Town = new()
    {
        Regions = 2,
        Sectors = 2,
        Enterprises = 20,
        Universities = 6,
        EnterpriseStances = new(0.2, 0.3, 0.5),
        UniversityStances = new(0.1, 0.2, 0.7),
    };

    /// <summary>Every lever as it acts, but for the tier cap, which would keep the deeper tiers from acting.</summary>
    public static readonly Policy Everything = Levers.All.Where(lever => lever != Levers.TierCap).Aggregate(
        Policy.None, (policy, lever) => policy.With(lever, Acting(lever)));

    /// <summary>
    /// A value of a lever that acts within some rounds: half its way up, a cap below the deepest tiers, a survey every other year, a liability
    /// that leaves a loss to be made good.
    /// </summary>
    public static double Acting(Lever lever) =>
        lever == Levers.TierCap ? 2 : lever == Levers.SurveyInterval ? 4 : lever == Levers.BreachLiability ? 1
        : lever.Neutral + (lever.Maximum - lever.Neutral) / 2;

    public static readonly Gen<CommunityPlan> Plans = Gen.Select(
        Gen.Select(Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int[0, 12], Gen.Int[0, 6]), Gen.Bool, Gen.Select(Shares(), Shares()),
        Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 0.2], Gen.Double[0, 3], Gen.Double[0, 3e-6]), Gen.Bool,
        Gen.Select(
            Gen.Bool, Gen.Int[1, 14], Gen.OneOf(Gen.Const(0.0), Gen.Double[-2, 2]), Gen.Int[0, 1],
            Gen.OneOf(Gen.Const(default(ProgrammeBudgets)), Budgets()), Gen.OneOf(Gen.Const(new CommunityPlan().Turnover), Turnovers()), Gen.Double[0, 1]),
        (counts, associations, stances, budget, large, change) => new CommunityPlan
        {
            Regions = counts.Item1,
            Sectors = counts.Item2,
            Enterprises = counts.Item3,
            Universities = counts.Item4,
            Associations = associations,
            EnterpriseStances = stances.Item1,
            UniversityStances = stances.Item2,
            EnterpriseSize = large ? new(SizeShape.Fixed, 300, 300, 0) : new CommunityPlan().EnterpriseSize,
            BudgetPerMember = budget,
            Adaptive = change.Item1,
            Shock = new(change.Item2, change.Item3, change.Item4),
            Budgets = change.Item5,
            Turnover = change.Item6,
            BudgetTilt = change.Item7,
        });

    /// <summary>Budgets of programmes, of which some are not limited and some have nothing.</summary>
    public static Gen<ProgrammeBudgets> Budgets() => Gen.Select(Limit(), Limit()).Array[4].Select(limits =>
        limits.Zip(Enum.GetValues<Programme>()).Aggregate(
            default(ProgrammeBudgets), (budgets, pair) => budgets.With(pair.Second, new(pair.First.Item1, pair.First.Item2))));

    /// <summary>Enterprises that come and go, also all of them at once.</summary>
    public static Gen<Turnover> Turnovers() => Gen.Select(
        Gen.OneOf(Gen.Double[0, 0.3], Gen.Const(1.0)), Gen.OneOf(Gen.Double[0, 1], Gen.Const(1.0)), Shares(), (exit, entry, stances) => new Turnover(exit, entry, stances));

    private static Gen<double?> Limit() => Gen.OneOf(Gen.Const((double?)null), Gen.Const((double?)0.0), Gen.Double[0, 1].Select(limit => (double?)limit));

    public static readonly Gen<Policy> Policies = Gen.Select(
        Gen.Bool.Array[Levers.All.Count], Level().Array[Levers.All.Count], (set, levels) => Levers.All.Zip(levels)
            .Where((_, i) => set[i])
            .Aggregate(Policy.None, (policy, pair) => policy.With(pair.First, At(pair.First, pair.Second))));

    public static readonly Gen<Run> Runs = Gen.Select(
        Plans, Policies, Gen.ULong, Gen.Int[1, 14], (plan, policy, seed, rounds) => new Run(plan, policy, seed, rounds));

    /// <summary>Runs of tens to hundreds of members that go on after they are warm.</summary>
    public static readonly Gen<Run> Warm = Gen.Select(
        Gen.Select(Plans, Gen.Int[0, 200], Gen.Int[0, 60], (plan, enterprises, universities) =>
            plan with { Enterprises = enterprises, Universities = universities, Budgets = default }), // A budget that binds makes a policy.
        Gen.OneOf(Gen.Const(Policy.None), Gen.Const(Everything), Policies), Gen.ULong,
        (plan, policy, seed) => new Run(plan, policy, seed, 100));

    private static Gen<StanceShares> Shares() => Gen.OneOf(
        Gen.Const(new StanceShares(0, 0, 1)), Gen.Const(new StanceShares(0, 1, 0)), Gen.Const(new StanceShares(1, 0, 0)),
        Gen.Select(Gen.Double[0, 0.5], Gen.Double[0, 0.5], (abstain, opportunist) =>
            new StanceShares(abstain, opportunist, 1 - abstain - opportunist)));

    private static Gen<double> Level() => Gen.OneOf(Gen.Const(0.0), Gen.Const(1.0), Gen.Double[0, 1]);

    private static double At(Lever lever, double level) =>
        Math.Clamp(lever.Minimum + level * (lever.Maximum - lever.Minimum), lever.Minimum, lever.Maximum);
}
