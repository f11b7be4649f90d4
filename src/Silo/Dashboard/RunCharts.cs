using Gongyu.Experiments;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>The charts of a run's page, drawn from the rounds that are there.</summary>
internal sealed record RunCharts(IReadOnlyList<Chart> Series, Chart? Policy, IReadOnlyList<Chart> Stances, Chart? Network, Chart? Tiers, Chart? Money)
{
    private const int Looks = 5;

    /// <summary>None.</summary>
    public static readonly RunCharts None = new([], null, [], null, null, null);

    /// <summary>The round that the network is of.</summary>
    public string LookedAt { get; private init; } = "";

    private (int Drawn, int All, int Every) Part { get; init; }

    /// <summary>Draws them.</summary>
    /// <param name="scenario">The scenario as it is played.</param>
    /// <param name="values">The metrics of every round.</param>
    /// <param name="seen">What is seen inside.</param>
    /// <param name="look">Which of the snapshots is looked at; none: the last.</param>
    /// <param name="every">How far snapshots are apart.</param>
    public static RunCharts Of(Scenario scenario, IReadOnlyList<double[]> values, Lookback.Seen seen, int? look, int every)
    {
        int[] rounds = RunSeries.Evenly(values.Count, RunSeries.MostRounds);
        int[] looked = [.. rounds.Where(round => round <= seen.Policies.Count)]; // Rounds may have come since it was looked inside.
        var steps = StepsOf(scenario, seen);
        IReadOnlyList<double> Of(Metric metric) => [.. rounds.Select(round => values[round - 1][metric.Index])];
        var snapshot = seen.Snapshots.Count == 0 ? null : seen.Snapshots[Math.Min(look ?? int.MaxValue, seen.Snapshots.Count - 1)];
        string NameOf(StakeholderId who) => Names.Of(scenario.Community, scenario.SeedOf(0), who);
        return new(
            [.. scenario.Reported.Select(metric => SeriesChart.Of(
                $"series-{metric.Id.Replace('.', '-')}", metric, rounds, [.. Of(metric).Select(value => Interval.Of([value]))], [], steps) with { Legend = [] })],
            PolicyChart.Of("policy-chart", looked, [.. looked.Select(round => seen.Policies[round - 1])], scenario.Rounds),
            [.. new[] { Kind.Enterprise, Kind.University }.Where(kind => scenario.Community.Count(kind) > 0).Select(kind => StanceChart.Of(
                $"stances-{kind.ToString().ToLowerInvariant()}", kind, rounds, stance => Of(StanceChart.MetricOf(kind, stance))))],
            snapshot is null ? null : NetworkChart.Of("network-chart", snapshot, seen.Places, NameOf),
            seen.Snapshots.Count < 2 ? null : TierFlowChart.Of("tier-flow", [.. RunSeries.Evenly(seen.Snapshots.Count, Looks).Select(i => seen.Snapshots[i - 1])]),
            MoneyChart.Of("flows", seen.Money))
        {
            LookedAt = snapshot is null ? "" : $"{snapshot.Round}",
            Part = (seen.Places.Count, snapshot?.Stances.Count ?? 0, every),
        };
    }

    /// <summary>Which part of the community the network shows.</summary>
    public string Drawn(Visitor visitor)
    {
        string drawn = Part.All <= Part.Drawn
            ? visitor.Say($"All {Part.All:N0} enterprises and universities are drawn.", $"绘出全部 {Part.All:N0} 家企业与高校。")
            : visitor.Say(
                $"Of {Part.All:N0} enterprises and universities the {Part.Drawn:N0} with the most and deepest agreements are drawn; the table counts the agreements of all.",
                $"共 {Part.All:N0} 家企业与高校，仅绘出协议最多、最深的 {Part.Drawn:N0} 家；表中为全部协议的数量。");
        string kept = Part.Every == 1 ? "" : visitor.Say($" One round in {Part.Every} can be looked at.", $"每 {Part.Every} 轮可查看一次。");
        return drawn + kept;
    }

    private static (string, int)[] StepsOf(Scenario scenario, Lookback.Seen seen) =>
    [
        .. scenario.Timeline.Index().SelectMany(one => one.Item.When is null
            ? [($"{one.Index + 1}", one.Item.At)]
            : seen.Onsets.Where(onset => onset.Step == one.Item).Select(onset => ($"{one.Index + 1}", onset.Round))),
        .. scenario.Community.Shock.Round > 0 ? [("!", scenario.Community.Shock.Round)] : Array.Empty<(string, int)>(),
    ];
}
