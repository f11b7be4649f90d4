using System.Globalization;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>What a run came to: its hypothesis, its outcomes, its speed and recovery.</summary>
internal static class Findings
{
    private static readonly Phrase[] Heads = [new("metric", "指标"), new("mean", "均值"), new("95 % interval", "95% 区间"), new("id, unit, meaning", "标识、单位与含义")];

    private static readonly Phrase[] TimeHeads =
    [
        new("figure", "指标"), new("mean", "均值"), new("95 % interval", "95% 区间"), new("median", "中位数"), new("arrived", "到达"),
    ];

    private static readonly Phrase Hypothesis = new("Hypothesis", "假设");

    private static readonly Phrase TimesNote = new(
        "Times are rounds. Who did not arrive counts with all rounds; who had nothing to wait for does not count.",
        "时间以轮计。未到达者以全部轮数计入；无可等待者不计入。");

    /// <summary>The hypothesis with its verdict, and the outcomes that the scenario reports.</summary>
    public static Html Of(ReportedRun run)
    {
        var manifest = run.Manifest;
        return $"""
            {Claim(manifest.Hypothesis)}<p>{Sheet.Both(Figures.OutcomesOf(manifest.Rounds, manifest.Played.Count))}</p>
            {Sheet.Table(Heads, run.Scenario.Reported.Select(metric => Row(metric, manifest.Outcomes[metric.Id])), 3)}
            """;
    }

    /// <summary>Whether there is something to tell of speed and recovery.</summary>
    public static bool HasDynamics(ReportedRun run) => Told(run).Any();

    /// <summary>Speed and recovery.</summary>
    public static Html Dynamics(ReportedRun run) => $"""
        <p>{Sheet.Both(TimesNote)}</p>
        {Sheet.Table(TimeHeads, Told(run).Select(one => Row(one.Dynamic, one.Facts)))}
        """;

    private static IEnumerable<(Dynamic Dynamic, DynamicFacts Facts)> Told(ReportedRun run) =>
        from dynamic in Model.Dynamics.All
        let facts = run.Manifest.Dynamics.GetValueOrDefault(dynamic.Id)
        where facts is { Count: > 0 }
        select (dynamic, facts);

    private static Html Claim(HypothesisFacts? hypothesis) => hypothesis is null ? default : (Html)$"""
        <div class="claim {hypothesis.Verdict}">
        <p><b>{Sheet.Both(Hypothesis)}</b> {Claimed(hypothesis)}</p>
        <p><strong class="verdict">{Sheet.Both(hypothesis.VerdictInWords)}</strong> {Sheet.Both(hypothesis.Measured)}</p>
        <p><small>{Sheet.Both(MeaningOf(hypothesis.Verdict))}</small></p>
        </div>

        """;

    private static Html Claimed(HypothesisFacts hypothesis) => Metrics.Find(hypothesis.Metric) is { } metric
        ? (Html)$" {Sheet.Both(Titles.Claim(hypothesis.Claim, metric))} <small>{metric.Id}</small>"
        : Sheet.Both(hypothesis.Claim);

    private static Phrase MeaningOf(string verdict) => verdict switch
    {
        "supported" => new("Supported: the whole interval of the difference is on the side that was claimed.", "得到支持：差异的整个区间都在所主张的一侧。"),
        "contradicted" => new("Contradicted: the whole interval of the difference is on the other side.", "与之相反：差异的整个区间都在相反的一侧。"),
        _ => new("Open: the interval of the difference holds 0, so neither is shown.", "未定：差异的区间包含 0，两者均未得到证明。"),
    };

    private static Html[] Row(Metric metric, Outcome outcome)
    {
        var (title, note) = Titles.Of(metric);
        return [Sheet.Both(title), $"{Figures.Number(outcome.Mean)}", $"{Figures.Range(outcome.Low, outcome.High)}", $"<small>{Sheet.Both(note)}</small>"];
    }

    private static Html[] Row(Dynamic dynamic, DynamicFacts facts)
    {
        string Figure(double? value) => value is not { } number
            ? Figures.None
            : dynamic.IsTime ? number.ToString("0.0", CultureInfo.InvariantCulture) : Figures.Number(number);
        string range = facts is { Low: not null, High: not null } ? $"{Figure(facts.Low)} … {Figure(facts.High)}" : Figures.None;
        string arrived = dynamic.IsTime ? $"{facts.Count - facts.Censored} / {facts.Count}" : "";
        return
        [
            (Html)$"""<code>{dynamic.Id}</code><br><small>{Sheet.Both(dynamic.Definition)}</small>""",
            $"{Figure(facts.Mean)}", $"{range}", $"{Figure(facts.Median)}", $"{arrived}",
        ];
    }
}
