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
}
