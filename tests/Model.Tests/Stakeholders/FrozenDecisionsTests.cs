namespace Gongyu.Model.Tests;

/// <summary>Frozen behaviour: the decisions of one run in another.</summary>
public sealed class FrozenDecisionsTests
{
    private static readonly Metric[] Stances = [.. Metrics.All.Where(metric => metric.Id.StartsWith("stance.", StringComparison.Ordinal))];

    // Whoever is there may try other practices, and every lever may be at any level.
    private static readonly Gen<Run> Runs = Gen.Select(
        Some.Runs, Gen.Bool, Gen.Bool, Gen.Int[1, 30], (run, adaptive, everything, rounds) => run with
        {
            Plan = run.Plan with { Adaptive = adaptive, Shock = new(3, 0.5, 0) },
            Policy = everything ? Some.Everything : run.Policy,
            Rounds = rounds,
        });

    [Fact]
    public void A_run_with_its_own_decisions_is_the_same_run() => Runs.Sample(run =>
    {
        var (scenario, log, expected) = Play(run);
        Assert.Equal(expected.Hash, Frozen(scenario, log).Hash);
    }, iter: 300);

    [Fact]
    public void Under_another_policy_everybody_stands_as_in_the_run_the_decisions_are_of() => Gen.Select(Some.Runs, Some.Policies).Sample((run, other) =>
    {
        var (scenario, log, _) = Play(run);
        var (expected, actual) = (new List<RoundRecord>(), new List<RoundRecord>());
        Community.Play(scenario, 0, new Ear(expected.Add), TestContext.Current.CancellationToken);
        Frozen(scenario with { Policy = other }, log, new Ear(actual.Add));
        foreach (var metric in Stances)
            Assert.Equal(expected.Select(round => round[metric]), actual.Select(round => round[metric]));
    }, iter: 100);

    [Fact]
    public void What_a_policy_moves_though_nobody_decides_otherwise_is_moved_and_nothing_else()
    {
        var incentives = Policy.None.With(Levers.TaxRelief, 0.8).With(Levers.UniversityFunding, 0.8);
        var scenario = new Scenario { Name = "s", Question = default, Community = Some.Town, Policy = incentives, Rounds = 60 };
        var log = new DecisionLog(Some.Town);
        var without = Community.Play(scenario, 0, Decisions.Own, log, null, TestContext.Current.CancellationToken);
        // Halves instead of shares by influence: other payoffs, and the very same agreements.
        var halves = scenario with { Policy = incentives.With(Levers.Equality, 1) };
        var frozen = Frozen(halves, log);
        var gini = Metrics.Find("payoff.gini")!;
        Assert.NotEqual(without.Outcome(gini), frozen.Outcome(gini));
        foreach (string same in new[] { "agreement.count", "agreement.trust", "cooperation.ratio", "output.value", "matching.proposals", "matching.acceptances" })
            Assert.Equal(without.Outcome(Metrics.Find(same)!), frozen.Outcome(Metrics.Find(same)!));
        Assert.NotEqual(Community.Play(halves, 0, cancellation: TestContext.Current.CancellationToken).Hash, frozen.Hash);
    }

    [Fact]
    public void Under_another_policy_everybody_gives_and_tries_as_in_the_run_the_decisions_are_of() => Gen.Select(
        Runs, Some.Policies).Sample((run, other) =>
    {
        var (scenario, log, _) = Play(run);
        var again = new DecisionLog(run.Plan);
        Frozen(scenario with { Policy = other }, log, witness: again);
        foreach (var who in run.Plan.Roster)
            for (int round = 1; round <= run.Rounds; round++)
            {
                var (expected, actual) = (log.In(round, who), again.In(round, who));
                Assert.Equal(expected.Practice, actual.Practice);
                Assert.Equal(expected.Stance, actual.Stance);
                // It gives nothing for a platform that is not there, and takes no course unless it was found out.
                bool isPaidFor = run.Plan.BudgetPerMember * (1 - run.Plan.BudgetTilt) > 0.001 && run.Plan.Budgets.Sharing == default;
                if (other[Levers.Information] == 0 || isPaidFor)
                    Assert.Equal(expected.KeepsUp && other[Levers.Information] > 0, actual.KeepsUp);
                Assert.True(expected.TakesCourse || !actual.TakesCourse);
            }
    }, iter: 100);

    [Fact]
    public void All_that_is_decided_is_taken_down_and_given_back()
    {
        var adaptive = Some.Town with { Adaptive = true };
        var (scenario, log, _) = Play(new(adaptive, Some.Everything, 1, 40));
        var decided = (from who in adaptive.Roster from round in Enumerable.Range(1, 40) select log.In(round, who)).ToArray();
        Assert.Contains(decided, one => one.KeepsUp);
        Assert.Contains(decided, one => one.TakesCourse);
        Assert.Contains(decided, one => one.Practice is > 0 and not 0.5);
        // Every one of them makes a difference to what is given back.
        var own = Community.Play(scenario, 0, cancellation: TestContext.Current.CancellationToken).Hash;
        foreach (var decisions in (Decisions[])[new GivesNothing(), new TakesNoCourse(), new AsPlanned()])
            Assert.NotEqual(own, Community.Play(scenario, 0, decisions, cancellation: TestContext.Current.CancellationToken).Hash);
    }

    [Fact]
    public void Decisions_that_are_replaced_are_taken_down_as_they_were_made()
    {
        var (scenario, log) = (ScenarioOf(new(Some.Town with { Adaptive = true }, Some.Everything, 1, 12)), new DecisionLog(Some.Town));
        var replaced = Community.Play(scenario, 0, new AsPlanned(), log, null, TestContext.Current.CancellationToken);
        Assert.Equal(0.5, log.In(12, new(Kind.Government, 2)).Practice);
        Assert.Equal(0.5, log.In(12, new(Kind.Association, 1)).Practice);
        Assert.Equal(replaced.Hash, Frozen(scenario, log).Hash);
    }

    [Fact]
    public void Nobody_gives_for_what_is_not_there()
    {
        var policy = Some.Everything.With(Levers.AuditRate, 1);
        var (scenario, log, _) = Play(new(Some.Town, policy, 1, 40));
        var bare = scenario with { Policy = policy.With(Levers.Information, 0).With(Levers.Feedback, 0) };
        var given = new Giving();
        Frozen(bare, log, witness: given);
        Assert.Equal((0, 0), (given.Upkeep, given.Courses));
        var own = new Giving();
        Frozen(scenario, log, witness: own);
        Assert.True(own is { Upkeep: > 0, Courses: > 0 });
    }

    [Fact]
    public void A_round_that_was_not_played_cannot_be_decided_alike()
    {
        var (scenario, log, _) = Play(new(Some.Town, Policy.None, 1, 3));
        var longer = Assert.Throws<InvalidOperationException>(() => Frozen(scenario with { Rounds = 4 }, log));
        Assert.Contains("round 4", longer.Message, StringComparison.Ordinal);
    }

    private static Replication Frozen(Scenario scenario, DecisionLog log, IProgress<RoundRecord>? progress = null, Witness? witness = null) =>
        Community.Play(scenario, 0, new FrozenDecisions(log), witness, progress, TestContext.Current.CancellationToken);

    private static (Scenario Scenario, DecisionLog Log, Replication Played) Play(Run run)
    {
        var scenario = ScenarioOf(run);
        var log = new DecisionLog(run.Plan);
        return (scenario, log, Community.Play(scenario, 0, Decisions.Own, log, null, TestContext.Current.CancellationToken));
    }

    private static Scenario ScenarioOf(Run run) => new()
    {
        Name = "s",
        Question = default,
        Community = run.Plan,
        Policy = run.Policy,
        Seed = run.Seed,
        Rounds = run.Rounds,
    };

    private sealed class GivesNothing : Decisions
    {
        public override bool KeepsUp(Profile who, int round, bool wants) => false;
    }

    private sealed class TakesNoCourse : Decisions
    {
        public override bool TakesCourse(Profile who, int round, bool wants) => false;
    }

    private sealed class AsPlanned : Decisions
    {
        public override double Practice(Profile who, int round, double own) => 0.5;
    }

    private sealed class Giving : Witness
    {
        public int Upkeep { get; private set; }

        public int Courses { get; private set; }

        public override void See(int round, Step step, Stakeholder who, Effects effects)
        {
            foreach (var entry in effects.Entries)
            {
                Upkeep += entry.Reason == Reason.Upkeep ? 1 : 0;
                Courses += entry.Reason == Reason.Course ? 1 : 0;
            }
        }
    }

    private sealed class Ear(Action<RoundRecord> hears) : IProgress<RoundRecord>
    {
        public void Report(RoundRecord value) => hears(value);
    }
}
