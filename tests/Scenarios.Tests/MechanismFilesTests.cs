using Gongyu.Model;

namespace Gongyu.Scenarios.Tests;

/// <summary>Every row of evidence has a scenario file in which its mechanism alone is on.</summary>
public sealed class MechanismFilesTests
{
    public static TheoryData<string> Ids => [.. Mechanisms.All.Select(one => one.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_row_has_a_scenario_that_sets_its_background_and_its_levers_alone(string id)
    {
        var mechanism = Mechanisms.All.Single(one => one.Id == id);
        string path = Path.Combine(Some.Folder, "..", mechanism.Scenario);
        var reading = ScenarioFile.Read(path);
        Assert.Empty(reading.Faults);
        var scenario = reading.Scenario!;
        Assert.Equal((mechanism.With, new CommunityPlan(), 80, 30, 1UL), (scenario.Policy, scenario.Community, scenario.Rounds, scenario.Replications, scenario.Seed));
        Assert.Contains(mechanism.Metric.Id, scenario.Outcomes);
        Assert.EndsWith("?", scenario.Question.En, StringComparison.Ordinal);
        Assert.EndsWith("？", scenario.Question.Zh, StringComparison.Ordinal);
        string text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.StartsWith("# yaml-language-server: $schema=../scenario.schema.json\n", text, StringComparison.Ordinal);
        Assert.Contains($"# {mechanism.Row}: ", text, StringComparison.Ordinal);
        Assert.Contains(mechanism.Name.Zh, text, StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_no_file_without_a_row() => Assert.Equal(
        Mechanisms.All.Select(one => Path.GetFileName(one.Scenario)).Order(StringComparer.Ordinal),
        Directory.GetFiles(Path.Combine(Some.Folder, "mechanisms")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
}
