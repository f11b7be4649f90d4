using System.Globalization;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Experiments.Tests;

/// <summary>The answers to the questions of the scenario library, gathered anew: docs/what-if.md says just that.</summary>
public sealed class AnswersOnUnseenSeeds
{
    private static readonly string Folder = AppContext.BaseDirectory;

    public static TheoryData<string> Files =>
    [
        .. new[] { "what-if", "classroom" }.SelectMany(folder => Directory.GetFiles(Path.Combine(Folder, "scenarios", folder), "*.yaml"))
            .Select(path => Path.GetRelativePath(Folder, path)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_page_says_what_comes_out(string file)
    {
        var scenario = ScenarioFile.Read(Path.Combine(Folder, file)).Scenario!;
        var test = await HypothesisTest.Of(scenario, Environment.ProcessorCount, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((1001UL, 30), test.Seeds);
        string[] page = await File.ReadAllLinesAsync(Path.Combine(Folder, "docs", "what-if.md"), TestContext.Current.CancellationToken);
        string[] cells = Assert.Single(page, line => line.Contains($"](../{file.Replace('\\', '/')})", StringComparison.Ordinal)).Trim('|', ' ').Split(" | ");
        var (hypothesis, than) = (test.Hypothesis, test.Hypothesis.Than.Name);
        Assert.Equal(
            [
                $"[{scenario.Question.En}](../{file})<br>{scenario.Question.Zh}",
                $"`{hypothesis.Metric.Id}` {(hypothesis.IsHigher ? "↑" : "↓")}",
                Cell(test.Here.Mean),
                $"{Cell(test.There.Mean)} {than.En}<br>{than.Zh}",
                Cell(test.Difference.Interval),
                test.IsSupported ? "supported 得到支持" : test.IsContradicted ? "**contradicted 与之相反**" : "**open 未定**",
            ],
            cells);
    }

    [Fact]
    public async Task A_hypothesis_is_held_against_seeds_the_scenario_is_not_played_with()
    {
        var scenario = Small with { Seed = 1010, Replications = 25 };
        var test = await HypothesisTest.Of(scenario, 2, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((1035UL, 30), test.Seeds);
        double[] here = [.. Played(scenario)], there = [.. Played(scenario with { Policy = Policy.None })];
        Assert.Equal(PairedDifference.Of(here, there), test.Difference);
        Assert.True(test is { IsSupported: true, IsContradicted: false });
        var opposite = await HypothesisTest.Of(
            scenario with { Hypothesis = scenario.Hypothesis! with { IsHigher = false } }, 2, cancellation: TestContext.Current.CancellationToken);
        Assert.True(opposite is { IsSupported: false, IsContradicted: true });

        IEnumerable<double> Played(Scenario one) => Enumerable.Range(0, 30).Select(number =>
            Community.Play(one with { Seed = 1035 }, number, cancellation: TestContext.Current.CancellationToken).Outcome(Metrics.IncentivesPaid));
    }

    [Fact]
    public async Task What_cannot_differ_is_open()
    {
        // Without universities there is nobody to work with, whatever is paid for it.
        var scenario = Small with { Community = Small.Community with { Universities = 0 } };
        var test = await HypothesisTest.Of(scenario, 2, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((0.0, 0.0), (test.Difference.Interval.Low, test.Difference.Interval.High));
        Assert.True(test is { IsSupported: false, IsContradicted: false });
    }

    private static Scenario Small => new()
    {
        Name = "small",
        Question = new("?", "？"),
        Community = new() { Enterprises = 20, Universities = 6 },
        Policy = Policy.None.With(Levers.TaxRelief, 0.5),
        Rounds = 12,
        Hypothesis = new(Metrics.IncentivesPaid, true, Alternative.None with { Policy = PolicyChange.None.With(Levers.TaxRelief, 0) }),
    };

    private static string Cell(Interval interval) =>
        string.Create(CultureInfo.InvariantCulture, $"{interval.Mean:0.####} [{interval.Low:0.####}, {interval.High:0.####}]");

    private static string Cell(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
