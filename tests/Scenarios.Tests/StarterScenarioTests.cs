using Gongyu.Model;

namespace Gongyu.Scenarios.Tests;

public class StarterScenarioTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void It_is_valid_and_sets_one_lever(string language)
    {
        var scenario = ScenarioFile.Parse("mine", StarterScenario.Text("mine", language), "mine.yaml").Scenario!;
        Assert.Equal([(Levers.TaxRelief, 0.4)], scenario.Policy.Set);
        Assert.Equal((80, 20, 1UL, new CommunityPlan()), (scenario.Rounds, scenario.Replications, scenario.Seed, scenario.Community));
    }

    [Fact]
    public void Whatever_it_offers_can_be_taken()
    {
        string offered = string.Join('\n', StarterScenario.Text("mine", "en").Split('\n')
            .Select(line => line.StartsWith("  # ", StringComparison.Ordinal) ? $"  {line[4..]}" : line)
            .Select(line => line.StartsWith("# outcomes", StringComparison.Ordinal) ? line[2..] : line));
        Assert.Empty(ScenarioFile.Parse("mine", offered, "mine.yaml").Faults);
        Assert.All(Levers.All, lever => Assert.Contains($"\n  {lever.Key}: ", offered, StringComparison.Ordinal));
        Assert.Contains("\noutcomes: [", offered, StringComparison.Ordinal);
    }
}
