using Gongyu.Model;

namespace Gongyu.Scenarios.Tests;

public class OverrideTests
{
    [Fact]
    public void An_override_sets_one_lever_and_leaves_the_rest()
    {
        var before = Some.Scenario("policy: {incentive.taxRelief: 0.4, sharing.research: 0.1}");
        var after = ScenarioFile.Override(before, "incentive.taxRelief=0.75").Scenario!;
        Assert.Equal(before.Policy.With(Levers.TaxRelief, 0.75), after.Policy);
        Assert.True(Some.Same(before with { Policy = after.Policy }, after));
    }

    [Theory]
    [InlineData("incentive.taxRelief=1.1", "--set incentive.taxRelief=1.1: 1.1 is out of range: expected a number from 0 to 1")]
    [InlineData("incentive.taxRelief=", "--set incentive.taxRelief=: expected a number from 0 to 1, found nothing")]
    [InlineData("incentive.taxRelief=a=b", "--set incentive.taxRelief=a=b: expected a number from 0 to 1, found \"a=b\"")]
    [InlineData("incentive.taxRelief=.nan", "--set incentive.taxRelief=.nan: expected a number from 0 to 1, found \".nan\"")]
    [InlineData("taxrelief=1", "--set taxrelief=1: unknown lever \"taxrelief\"; did you mean \"incentive.taxRelief\"?")]
    [InlineData("incentive.taxRelief", "--set: expected lever=value, found \"incentive.taxRelief\"")]
    [InlineData("=1", "--set: expected lever=value, found \"=1\"")]
    public void An_override_is_checked_as_a_file_is(string assignment, string fault) =>
        Assert.Equal([fault], ScenarioFile.Override(Some.Scenario(), assignment).Faults.Select(found => found.In("en")));

    [Fact]
    public void A_number_of_the_scenario_is_set_and_checked()
    {
        Assert.Equal(7, ScenarioFile.Set(Some.Scenario(), "rounds", "7", "--rounds").Scenario!.Rounds);
        Assert.Equal(8, ScenarioFile.Set(Some.Scenario(), "replications", "8", "--replications").Scenario!.Replications);
        Assert.Equal(9UL, ScenarioFile.Set(Some.Scenario(), "seed", "9", "--seed").Scenario!.Seed);
        var fault = Assert.Single(ScenarioFile.Set(Some.Scenario(), "rounds", "0", "--rounds").Faults);
        Assert.Equal("--rounds: 0 is out of range: expected a whole number from 1 to 100000", fault.In("en"));
    }

    [Fact]
    public void Levers_and_decisions_are_asked_for_side_by_side()
    {
        var before = Some.Scenario("decisions: [{round: 2, who: uni/1, stance: abstain}]");
        var after = ScenarioFile.Fork(before, "1", ["ent/3=committed", "incentive.taxRelief=0.4", "uni/1=opportunist"]).Scenario!;
        Assert.Equal([new(2, PolicyChange.None.With(Levers.TaxRelief, 0.4))], after.Timeline);
        Assert.Equal([new(2, new(Kind.Enterprise, 3), Stance.Committed), new(2, new(Kind.University, 1), Stance.Opportunist)], after.Decisions);
        Assert.Empty(ScenarioFile.Fork(before, "1", ["ent/3=committed"]).Scenario!.Timeline);
    }

    [Theory]
    [InlineData("ent/300=committed", "--decide ent/300=committed: expected an enterprise (ent/1 to ent/120) or a university (uni/1 to uni/30), found \"ent/300\"")]
    [InlineData("gov/1=abstain", "--decide gov/1=abstain: expected an enterprise (ent/1 to ent/120) or a university (uni/1 to uni/30), found \"gov/1\"")]
    [InlineData("ent/3=comitted", "--decide ent/3=comitted: unknown stance \"comitted\"; allowed: abstain, opportunist, committed; did you mean \"committed\"?")]
    [InlineData("ent/3=", "--decide ent/3=: expected abstain or opportunist or committed, found nothing")]
    [InlineData("ent/3", "--decide ent/3: expected member=stance such as ent/3=committed, found \"ent/3\"")]
    public void A_decision_is_checked_as_a_file_is(string decision, string fault) =>
        Assert.Equal([fault], ScenarioFile.Fork(Some.Scenario(), "1", [decision]).Faults.Select(found => found.In("en")));

    [Fact]
    public void A_decision_is_made_once_and_for_a_round_that_is_played()
    {
        var twice = Assert.Single(ScenarioFile.Fork(Some.Scenario(), "1", ["ent/3=abstain", "ent/3=committed"]).Faults);
        Assert.Equal("--decide ent/3=committed: ent/3 is decided on twice for round 2", twice.In("en"));
        Assert.Equal("--decide ent/3=committed: 第 2 轮对 ent/3 的决定重复", twice.In("zh"));
        var late = ScenarioFile.Set(Some.Scenario("decisions: [{round: 2, who: uni/1, stance: abstain}]"), "rounds", "1", "--rounds");
        Assert.Equal("--rounds: a person decides for uni/1 in round 2, which would not be played", Assert.Single(late.Faults).In("en"));
        Assert.Equal(
            "--decide: expected member=stance such as ent/3=committed, found \"incentive.taxRelief=1\"",
            Assert.Single(Asked.Both(["a=1"], ["ent/3=abstain", "incentive.taxRelief=1"]).Faults).In("en"));
    }
}
