namespace Gongyu.Model.Tests;

/// <summary>Frozen behaviour: the decisions of one run in another.</summary>
public sealed class FrozenDecisionsTests
{
    private static readonly Metric[] Stances = [.. Metrics.All.Where(metric => metric.Id.StartsWith("stance.", StringComparison.Ordinal))];

    [Fact]
    public void A_run_with_its_own_decisions_is_the_same_run() => Some.Runs.Sample(run =>
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
    public void A_round_that_was_not_played_cannot_be_decided_alike()
    {
        var (scenario, log, _) = Play(new(Some.Town, Policy.None, 1, 3));
        var longer = Assert.Throws<InvalidOperationException>(() => Frozen(scenario with { Rounds = 4 }, log));
        Assert.Contains("round 4", longer.Message, StringComparison.Ordinal);
    }

    private static Replication Frozen(Scenario scenario, DecisionLog log, IProgress<RoundRecord>? progress = null) =>
        Community.Play(scenario, 0, new FrozenDecisions(log), null, progress, TestContext.Current.CancellationToken);

    private static (Scenario Scenario, DecisionLog Log, Replication Played) Play(Run run)
    {
        var scenario = new Scenario { Name = "s", Question = default, Community = run.Plan, Policy = run.Policy, Seed = run.Seed, Rounds = run.Rounds };
        var log = new DecisionLog(run.Plan);
        return (scenario, log, Community.Play(scenario, 0, Decisions.Own, log, null, TestContext.Current.CancellationToken));
    }

    private sealed class Ear(Action<RoundRecord> hears) : IProgress<RoundRecord>
    {
        public void Report(RoundRecord value) => hears(value);
    }
}
