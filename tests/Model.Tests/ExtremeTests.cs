namespace Gongyu.Model.Tests;

/// <summary>Levers at the ends of their ranges in communities that lack somebody or something: no fault, and every law holds.</summary>
public class ExtremeTests
{
    private static readonly Gen<Policy> Corners = Gen.OneOf(
        Gen.Const(At(lever => lever.Maximum)), Gen.Const(At(lever => lever.Minimum)),
        Gen.Int[0, 2].Array[Levers.All.Count].Select(corners => At(lever => corners[lever.Index] switch
        {
            0 => lever.Minimum,
            1 => lever.Maximum,
            _ => lever.Neutral,
        })));

    // Somebody may be missing, alone, poor, or struck by a shock.
    private static readonly Gen<CommunityPlan> Plans = Gen.Select(
        Some.Plans, OneOf((0, 0), (1, 0), (0, 1), (1, 1), (1, 6), (12, 1), (12, 6)), OneOf(0, 1e-6, 0.05, 2, 1000),
        Gen.Bool, Gen.Select(Gen.Int[1, 6], OneOf(0, -DemandShock.MaxSize, DemandShock.MaxSize), Gen.Int[0, 1]),
        (plan, members, budget, adaptive, shock) => plan with
        {
            Enterprises = members.Item1,
            Universities = members.Item2,
            BudgetPerMember = budget,
            Adaptive = adaptive,
            Shock = new(shock.Item1, shock.Item2, shock.Item3),
        });

    // Organisations that are given: sectors do not go round by number, and some have no enterprise at all.
    private static readonly CommunityPlan Given = new CommunityPlan { Adaptive = true }.With(new(
        "some.csv", [new("A", "甲"), new("B", "乙")], [new("S", "丙"), new("T", "丁"), new("V", "戊")],
        [.. Enumerable.Range(0, 9).Select(i => new Organisation(
            $"E{i}", default, i % 2, i < 6 ? 2u : 1u, 40 + 60 * i, null, Stance.Committed))],
        [.. Enumerable.Range(0, 3).Select(i => new Organisation(
            $"U{i}", default, i % 2, (uint)(3 + 2 * i), 6000, 0.3, null))]));

    private static readonly Gen<Run> Runs = Gen.Select(
        Gen.Frequency((9, Plans), (1, Gen.Const(Given))), Corners, Gen.ULong, Gen.Int[1, 20], (plan, policy, seed, rounds) => new Run(plan, policy, seed, rounds));

    // Metrics without a unit that are no shares: means of what may be negative or above 1.
    private static readonly string[] NoShares = ["utility.enterprise", "utility.university", "mismatch.mean", "innovation.cost"];

    private static readonly string[] MayBeNegative =
        ["utility.enterprise", "utility.university", "payoff.enterprise", "payoff.university", "welfare"];

    [Fact]
    public void Every_law_of_the_ledger_holds() => Runs.Sample(run =>
    {
        var booked = new List<(StakeholderId Who, Entry Entry)>();
        var stage = new Stage(run.Plan, run.Seed, Stage.Cast(run))
        {
            Acted = (Stakeholder who, Step _, in Brief _, Effects effects) =>
                booked.AddRange(effects.Entries.ToArray().Select(entry => (who.Id, entry))),
            Committed = (who, step) => Assert.True(who is Member || who.Balance >= Money.Zero, $"{who.Id} has {who.Balance} after {step}."),
        };
        while (stage.Round < run.Rounds)
        {
            var opening = stage.All.Select(one => one.Balance).ToArray();
            booked.Clear();
            stage.Play(run.Policy);
            var reported = stage.Ledger.ToArray();
            for (int i = 0; i < opening.Length; i++)
                Assert.Equal(opening[i] + Net(reported, stage.All[i].Id), stage.All[i].Balance);
            // Payer and receiver book the same, and one of them reports it.
            Assert.Equal(
                Sorted(reported.Where(one => one.From.IsStakeholder)),
                Sorted(booked.Where(one => one.Entry.From == one.Who).Select(one => one.Entry)));
            Assert.Equal(
                Sorted(reported.Where(one => one.To.IsStakeholder)),
                Sorted(booked.Where(one => one.Entry.To == one.Who).Select(one => one.Entry)));
            Assert.All(stage.All.OfType<Government>(), one => Assert.True(PublicSpending(one) <= Ceiling(one.Profile)));
        }
    }, iter: 400);

    [Fact]
    public void Every_figure_is_in_its_range() => Runs.Sample(run =>
    {
        var community = Community.Found(run.Plan, run.Seed);
        var recorder = new Recorder(run.Seed); // It refuses what is not a number.
        while (community.Round < run.Rounds)
            AssertInRange(community.Play(run.Policy, recorder));
        community.Close(recorder);
    }, iter: 400);

    [Fact]
    public void Equal_incomes_are_as_equal_as_can_be() => Gen.Select(Gen.Int[1, 30], Gen.Long[1, 5_000_000]).Sample((members, micro) =>
    {
        var (totals, measures) = (new RoundTotals(), new Measures { [Measure.Agreements] = 1, [Measure.Surplus] = new Money(micro).Units });
        for (int i = 0; i < members; i++)
            totals.Add(Kind.Enterprise, measures);
        Assert.InRange(totals.Gini(), 0, 1e-12);
    }, iter: 1000);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Ten_thousand_rounds_leave_everything_finite(bool maximum)
    {
        var plan = new CommunityPlan
        {
            Regions = 2,
            Sectors = 2,
            Enterprises = 10,
            Universities = 4,
            EnterpriseStances = new(0.2, 0.2, 0.6),
            Adaptive = true,
            Shock = new(5000, DemandShock.MaxSize, 0),
        };
        var policy = At(lever => maximum ? lever.Maximum : lever.Minimum);
        var community = Community.Found(plan, 1);
        var recorder = new Recorder(1);
        while (community.Round < 10_000)
            AssertInRange(community.Play(policy, recorder));
        community.Close(recorder);
        Assert.All(community.Stakeholders, one => Assert.InRange(one.Balance.Units, -1e6, 1e6));
        Assert.All(community.Stakeholders.OfType<Member>(), one =>
        {
            Assert.InRange(one.Reputation, 0, 1);
            Assert.InRange(one.Asset, 0, 1);
            Assert.InRange(one.Utility, -20, 20);
            Assert.InRange(one.Agreements.Length, 0, one.Profile.Capacity);
            foreach (var agreement in one.Agreements)
                Assert.InRange(agreement.Trust, 0, 1);
        });
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Policy At(Func<Lever, double> level) =>
        Levers.All.Aggregate(Policy.None, (policy, lever) => policy.With(lever, level(lever)));

    private static void AssertInRange(RoundRecord record)
    {
        foreach (var metric in Metrics.All)
        {
            double value = record[metric];
            bool share = metric.Unit == "1" && !NoShares.Contains(metric.Id);
            double least = MayBeNegative.Contains(metric.Id) ? double.MinValue : 0;
            Assert.True(value >= least && value <= (share ? 1 + 1e-9 : double.MaxValue), $"{metric.Id} is {value} in round {record.Round}.");
        }
    }

    private static long PublicSpending(Government government) => government.Reported
        .Where(entry => entry.From == government.Id && entry.To == Account.Services && entry.Reason != Reason.Audit)
        .Sum(entry => entry.Amount.Micro);

    // What it does not want to keep.
    private static long Ceiling(Profile government) => Money.Of(government.Budget.Units * (1 - government.Interests.Finance)).Micro;

    private static Money Net(IEnumerable<Entry> entries, Account account) => new(entries.Sum(entry => entry.NetOf(account).Micro));

    private static Entry[] Sorted(IEnumerable<Entry> entries) =>
        [.. entries.OrderBy(entry => (entry.From.Code, entry.To.Code, entry.Reason, entry.Agreement.University, entry.Amount.Micro))];
}
