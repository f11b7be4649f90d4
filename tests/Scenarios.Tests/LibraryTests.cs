namespace Gongyu.Scenarios.Tests;

/// <summary>The scenario library: questions of policy and three for a class, each with a hypothesis.</summary>
public class LibraryTests
{
    public static TheoryData<string> Files =>
    [
        .. new[] { "what-if", "classroom" }.SelectMany(folder => Directory.GetFiles(Path.Combine(Some.Folder, folder), "*.yaml"))
            .Select(path => Path.GetRelativePath(Some.Folder, path)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_question_is_asked_in_both_languages_and_has_a_hypothesis(string file)
    {
        string path = Path.Combine(Some.Folder, file);
        var reading = ScenarioFile.Read(path);
        Assert.Empty(reading.Faults);
        var scenario = reading.Scenario!;
        Assert.True(Some.SurvivesWriting(scenario));
        Assert.EndsWith("?", scenario.Question.En, StringComparison.Ordinal);
        Assert.EndsWith("？", scenario.Question.Zh, StringComparison.Ordinal);
        var hypothesis = scenario.Hypothesis!;
        Assert.NotNull(hypothesis.Than.Called);
        Assert.Contains(hypothesis.Metric.Id, scenario.Outcomes);
        var other = hypothesis.Than.Of(scenario);
        Assert.NotEqual(scenario with { Hypothesis = null }, other);
        string text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.StartsWith("# yaml-language-server: $schema=../scenario.schema.json\n", text, StringComparison.Ordinal);
        Assert.Empty((await SchemaTests.Schema()).Validate(SchemaTests.Json(text)));
    }

    [Fact]
    public void What_is_for_a_class_has_few_actors()
    {
        var files = Directory.GetFiles(Path.Combine(Some.Folder, "classroom"), "*.yaml");
        Assert.Equal(3, files.Length);
        Assert.All(files, path => Assert.InRange(ScenarioFile.Read(path).Scenario!.Community.Roster.Count(), 5, 20));
    }
}
