using Gongyu.Model;

namespace Gongyu.Scenarios.Tests;

public class ScenarioFilesTests
{
    private static readonly Policy Incentive =
        Policy.None.With(Levers.TaxRelief, 0.4).With(Levers.UniversityFunding, 0.4).With(Levers.LoanDiscount, 0.3);

    private static readonly Policy Supervision = Policy.None.With(Levers.AuditRate, 0.4).With(Levers.Penalty, 1.5);

    private static readonly Policy Sharing =
        Policy.None.With(Levers.Facilities, 0.6).With(Levers.Research, 0.6).With(Levers.Information, 0.6);

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Some.Folder, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_scenario_file_is_sound(string name)
    {
        string path = Path.Combine(Some.Folder, name + ".yaml");
        var reading = ScenarioFile.Read(path);
        Assert.Empty(reading.Faults);
        Assert.True(Some.SurvivesWriting(reading.Scenario!));
        Assert.EndsWith("?", reading.Scenario!.Question.En, StringComparison.Ordinal);
        Assert.EndsWith("？", reading.Scenario.Question.Zh, StringComparison.Ordinal);
        string text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.StartsWith("# yaml-language-server: $schema=scenario.schema.json\n", text, StringComparison.Ordinal);
        Assert.Empty((await SchemaTests.Schema()).Validate(SchemaTests.Json(text)));
    }

    [Fact]
    public void The_eight_combinations_differ_in_policy_alone()
    {
        var baseline = Read("baseline");
        Assert.Equal((80, 20, 1UL, new CommunityPlan()), (baseline.Rounds, baseline.Replications, baseline.Seed, baseline.Community));
        (string Name, Policy[] Parts)[] combinations =
        [
            ("baseline", []), ("incentive", [Incentive]), ("supervision", [Supervision]), ("sharing", [Sharing]),
            ("incentive-supervision", [Incentive, Supervision]), ("incentive-sharing", [Incentive, Sharing]),
            ("supervision-sharing", [Supervision, Sharing]), ("all", [Incentive, Supervision, Sharing]),
        ];
        foreach (var (name, parts) in combinations)
        {
            var policy = parts.SelectMany(part => part.Set).Aggregate(Policy.None, (sum, set) => sum.With(set.Lever, set.Value));
            var read = Read(name);
            Assert.True(Some.Same(baseline with { Name = name, Question = read.Question, Policy = policy }, read), read.ToString());
        }
    }

    private static Scenario Read(string name) => ScenarioFile.Read(Path.Combine(Some.Folder, name + ".yaml")).Scenario!;
}
