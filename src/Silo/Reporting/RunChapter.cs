using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>What a report says of one run, section by section. To add a section: write it and name it in <see cref="Sections"/>.</summary>
/// <param name="run">The run.</param>
/// <param name="sheet">What it is written on.</param>
/// <param name="prefix">What the ids of its sections and charts begin with.</param>
internal sealed class RunChapter(ReportedRun run, Sheet sheet, string prefix)
{
    private static readonly Phrase FirstOnly = new(
        "Of the first replication: the fast host played it again, and its hash is that of the manifest.",
        "取自首次重复：由快速宿主重演，其哈希与清单一致。");

    private static readonly Phrase Triggered = new(
        "Steps that the state of the community triggers come into force at other times in each replication: here they are those of the first, which the fast host played again.",
        "由共同体状态触发的步骤在各次重复中生效时间不同：此处为首次重复的情形，由快速宿主重演。");

    private static readonly Phrase SomeDrawn = new(
        $"The {NetworkLayout.Most} enterprises and universities with the most and deepest agreements are drawn.",
        $"仅绘出协议最多、最深的 {NetworkLayout.Most} 家企业与高校。");

    private static readonly Phrase SamePlaces = new(
        "Everybody has the same place in every round; who works together much lies near.", "各主体在每一轮的位置不变；合作密切者位置相近。");

    private static readonly Phrase NoAgreement = new("No agreement was in force in the rounds looked at.", "所看轮次中没有有效协议。");
    private static readonly Phrase OneOnly = new("One replication has no interval.", "仅一次重复，没有区间。");

    private readonly Timing timing = new(run);

    /// <summary>Its sections, in their order.</summary>
    public IReadOnlyList<Section> Sections =>
    [
        new($"{prefix}answer", new("What came out", "推演结果"), Findings.Of(run)),
        new($"{prefix}policy", new("Policy in time", "政策时序"), Policy()),
        new($"{prefix}series", new("Outcomes over the rounds", "各轮结果走势"), Series()),
        new($"{prefix}stances", new("How members stand", "成员立场"), Stances()),
        new($"{prefix}tiers", new("Depth of cooperation", "合作深度"), Tiers()),
        new($"{prefix}network", new("Who works with whom", "合作网络"), Network()),
        new($"{prefix}money", new("Where the money goes", "资金流向"), Money()),
        .. Findings.HasDynamics(run) ? [new Section($"{prefix}speed", new("Speed and recovery", "速度与恢复"), Findings.Dynamics(run))] : Array.Empty<Section>(),
        new($"{prefix}provenance", new("Where it comes from", "来源与复现"), Provenance.Of(run)),
    ];

    private Html Policy() => $"""
        {Html.When(timing.IsTriggered, $"<p>{Sheet.Both(Triggered)}</p>")}{timing.Table()}{sheet.Draw(PolicyChart.Of($"{prefix}levers", run.Series.Rounds, run.Inside.Policies, run.Scenario.Rounds))}
        """;

    private Html Series()
    {
        bool isOne = run.Series.Each(Metrics.EnterprisesCommitted).Count == 1;
        var marks = timing.Marks;
        Chart[] charts = [.. run.Scenario.Reported.Select(metric => SeriesChart.Of(
            $"{prefix}{metric.Id.Replace('.', '-')}", metric, run.Series.Rounds, run.Series.Of(metric), run.Series.Each(metric), marks))];
        return $"""
            {Html.When(isOne, $"<p><small>{Sheet.Both(OneOnly)}</small></p>")}{Sheet.Legend(charts[0].Legend)}<div class="grid">
            {charts.Select(chart => sheet.Draw(chart with { Legend = [] }))}</div>
            """;
    }

    private Html Stances() => $"""
        {Sheet.Legend(StanceChart.Legend)}<div class="grid">
        {new[] { Kind.Enterprise, Kind.University }.Where(kind => run.Scenario.Community.Count(kind) > 0).Select(kind => sheet.Draw(
            StanceChart.Of($"{prefix}stances-{kind.ToString().ToLowerInvariant()}", kind, run.Series.Rounds, stance =>
                [.. run.Series.Of(StanceChart.MetricOf(kind, stance)).Select(interval => interval.Mean)])))}</div>
        """;

    private Html Tiers() => $"""
        <p>{Sheet.Both(FirstOnly)}</p>
        {(TierFlowChart.Of($"{prefix}tier-flow", run.Inside.Snapshots) is { } chart
            ? (Html)$"{Sheet.Legend(TierFlowChart.Legend)}{sheet.Draw(chart)}"
            : $"<p>{Sheet.Both(NoAgreement)}</p>")}
        """;

    private Html Network()
    {
        var places = NetworkLayout.Of(run.Drawn);
        bool isSome = run.Inside.Snapshots.Any(seen => seen.Stances.Count > places.Count);
        string NameOf(StakeholderId who) => Names.Of(run.Scenario.Community, run.Scenario.SeedOf(0), who);
        return $"""
            <p>{Sheet.Both(FirstOnly)} {Sheet.Both(SamePlaces)} {Html.When(isSome, Sheet.Both(SomeDrawn))}</p>
            {Sheet.Legend(NetworkChart.Legend)}<div class="grid three">
            {run.Drawn.Select(seen => sheet.Draw(NetworkChart.Of($"{prefix}network-{seen.Round}", seen, places, NameOf)))}</div>
            """;
    }

    private Html Money() => $"""
        <p>{Sheet.Both(FirstOnly)} {Sheet.Both(new(
            "All rounds together, in the model's units of money.", "全部轮次合计，以模型货币单位计。"))}</p>
        {sheet.Draw(MoneyChart.Of($"{prefix}flows", run.Inside.Money))}
        """;
}
