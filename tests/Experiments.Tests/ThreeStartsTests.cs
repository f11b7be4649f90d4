using System.Globalization;
using Gongyu.Model;

namespace Gongyu.Experiments.Tests;

/// <summary>Where a community ends up from three starts, and what docs/stylised-facts.md says of it.</summary>
public sealed class ThreeStartsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Rows => new() { { "`baseline`", 0 }, { "`incentive` until 至 40", 40 } };

    [Fact]
    public async Task Each_start_is_played_to_its_end_on_the_same_seeds()
    {
        var scenario = Some.Scenario(3);
        var played = await ThreeStarts.Of(scenario, Metrics.Cooperation, 2, Cancellation);
        double[] Level(CommunityPlan community, int rounds) => [.. Enumerable.Range(0, 3).Select(number => Community.Play(
            scenario with { Community = community, Rounds = rounds }, number, cancellation: Cancellation).Outcome(Metrics.Cooperation))];
        CommunityPlan All(StanceShares shares) => scenario.Community with { EnterpriseStances = shares, UniversityStances = shares };
        double[] abstaining = Level(All(new(1, 0, 0)), 320), committed = Level(All(new(0, 0, 1)), 320);
        Same(Interval.Of(Level(scenario.Community, 80)), played.Early);
        Same(Interval.Of(Level(scenario.Community, 320)), played.Usual);
        Same(Interval.Of(abstaining), played.Abstaining);
        Same(Interval.Of(committed), played.Committed);
        Same(PairedDifference.Of(committed, abstaining).Interval, played.Gap.Interval);
        Assert.Equal(3, new[] { played.Usual, played.Abstaining, played.Committed }.Distinct().Count());
    }

    // Two rows stand for all twelve: to play all takes minutes.
    [Theory]
    [MemberData(nameof(Rows))]
    public async Task The_page_says_what_comes_out(string name, int until)
    {
        var scenario = until == 0 ? PlayedPolicies.Scenario("baseline") : Withdrawal.Of(PlayedPolicies.Scenario("incentive"), until);
        var played = await ThreeStarts.Of(scenario, Metrics.EnterprisesCommitted, Environment.ProcessorCount, Cancellation);
        string[] page = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "docs", "stylised-facts.md"), Cancellation);
        string line = Assert.Single(page, line => line.StartsWith($"| {name} | ", StringComparison.Ordinal));
        var half = played.Half;
        Assert.Equal(
            [
                Cell(played.Early),
                string.Create(CultureInfo.InvariantCulture,
                    $"{half.Mean.Mean:0.#} [{half.Mean.Low:0.#}, {half.Mean.High:0.#}] ({half.Count - half.Censored}/{half.Count})"),
                Cell(played.Usual), Cell(played.Abstaining), Cell(played.Committed), Cell(played.Gap.Interval),
            ],
            line.Trim('|', ' ').Split(" | ")[1..]);
    }

    private static void Same(Interval expected, Interval actual)
    {
        Assert.Equal(expected.Mean, actual.Mean, 1e-12);
        Assert.Equal(expected.Low, actual.Low, 1e-12);
        Assert.Equal(expected.High, actual.High, 1e-12);
    }

    private static string Cell(Interval interval) =>
        string.Create(CultureInfo.InvariantCulture, $"{interval.Mean:0.###} [{interval.Low:0.###}, {interval.High:0.###}]");
}
