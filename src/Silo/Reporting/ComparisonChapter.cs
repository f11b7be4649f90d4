using System.Globalization;
using Gongyu.Experiments;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>What a report says of several runs together, before it tells of each.</summary>
/// <param name="comparison">How they compare.</param>
/// <param name="runs">The runs, in the same order.</param>
/// <param name="sheet">What it is written on.</param>
internal sealed class ComparisonChapter(Comparison comparison, IReadOnlyList<ReportedRun> runs, Sheet sheet)
{
    private static readonly Phrase Pairs = new(
        "Replications of one seed share their chance, so what differs between them is the policy. Differences are pair by pair; those that cannot be told from none, after Holm's adjustment over all of them, are grey.",
        "同一种子的重复共享随机数，因此差异来自政策。差异按配对计算；经 Holm 校正后与零无法区分者以灰色表示。");

    private static readonly Phrase TimesNote = new(
        "Differences from the first, pair by pair, of the pairs in which both have the figure. Times are rounds; who did not arrive counts with all rounds there were to wait.",
        "与首个政策的差异，按双方均有该数字的配对计算。时间以轮计；未到达者以全部轮数计入。");

    private static readonly Phrase[] PolicyHeads = [new("policy", "政策"), new("what is set from the beginning", "自始设置"), new("steps in time", "政策步骤"), new("run hash", "运行哈希")];
    private static readonly Phrase[] TimeHeads = [new("figure", "指标"), new("policy", "政策"), new("difference", "差异"), new("95 % interval", "95% 区间"), new("pairs", "对数"), new("arrived, it : the first", "到达，本策略 : 首个")];

    private int Rounds => runs[0].Scenario.Rounds;

    /// <summary>Its sections, in their order.</summary>
    public IReadOnlyList<Section> Sections =>
    [
        new("compared-policies", new("The policies", "各项政策"), Policies()),
        new("compared-outcomes", new("How they compare", "结果比较"), Outcomes()),
        .. Lags.Any() ? [new Section("compared-speed", new("Speed and recovery", "速度与恢复"), Speed())] : Array.Empty<Section>(),
    ];

    private IEnumerable<(string Policy, Lag Lag)> Lags =>
        from dynamic in Dynamics.All
        from policy in comparison.Policies.Skip(1)
        let lag = comparison.Of(policy, dynamic, Rounds)
        where lag.Pairs > 1
        select (policy, lag);

    /// <summary>What it is about.</summary>
    public static Phrase Title(Comparison comparison)
    {
        string control = comparison.Policies.First();
        string[] others = [.. comparison.Policies.Skip(1)];
        return new($"{string.Join(", ", others)} against {control}", $"{string.Join("、", others)} 与 {control} 之比较");
    }

    /// <summary>What the ids of a run's sections begin with.</summary>
    public static string Prefix(int run) => string.Create(CultureInfo.InvariantCulture, $"run{run + 1}-");

    private Html Policies() => Sheet.Table(PolicyHeads, comparison.Policies.Zip(runs).Select((one, i) => new Html[]
    {
        $"""<a href="#{Prefix(i)}answer">{one.First}</a>""", Timing.Set(one.Second.Scenario.Policy.ToString()),
        InTime(one.Second.Scenario) is { Length: > 0 } changes ? $"{changes}" : Sheet.Both(new("none", "无")),
        $"<code>{one.Second.Manifest.Hash ?? Figures.None}</code>",
    }), 1, 2, 3);

    private static Phrase DecidedIn(int round) => new($"decided by persons in round {round}", $"第 {round} 轮由人决定");

    private static Html[] InTime(Scenario scenario) =>
    [
        .. scenario.Timeline.Select(step => (Html)$"<div>{Sheet.Both(step.Timing)}: {Timing.Set(step.Set.ToString())}</div>"),
        .. Changed.ByRound(scenario.Decisions).Select(one =>
            (Html)$"<div>{Sheet.Both(DecidedIn(one.Round))}: {Timing.Set(one.Decided)}</div>"),
    ];

    private Html Outcomes() => $"""
        <p>{Sheet.Both(Pairs)}</p>
        {comparison.Metrics.Select(metric => sheet.Draw(ContrastChart.Of($"compared-{metric.Id.Replace('.', '-')}", comparison, metric)))}
        """;

    private Html Speed() => $"""
        <p>{Sheet.Both(TimesNote)}</p>
        {Sheet.Table(TimeHeads, Lags.Select(one => Row(one.Policy, one.Lag)), 1)}
        """;

    private static Html[] Row(string policy, Lag lag)
    {
        var (dynamic, difference) = (lag.Dynamic, lag.Difference);
        string Figure(double value) => dynamic.IsTime ? value.ToString("0.0", CultureInfo.InvariantCulture) : Figures.Number(value);
        string sign = difference.Mean > 0 ? "+" : "";
        return
        [
            (Html)$"""<code>{dynamic.Id}</code><br><small>{Sheet.Both(dynamic.Definition)}</small>""", $"{policy}",
            $"{sign}{Figure(difference.Mean)}", $"{Figure(difference.Low)} … {Figure(difference.High)}", $"{lag.Pairs}",
            $"{(dynamic.IsTime ? $"{lag.Treated.Count - lag.Treated.Censored} : {lag.Control.Count - lag.Control.Censored}" : "")}",
        ];
    }
}
