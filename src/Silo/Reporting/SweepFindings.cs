using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>What came out of a sweep: how it is drawn depends on how many levers vary.</summary>
/// <param name="played">The sweep.</param>
/// <param name="sheet">What it is written on.</param>
internal sealed class SweepFindings(ExperimentPlayed played, Sheet sheet)
{
    private const int MostDrawn = 6; // Of many levers, those that an outcome goes with most.

    private static readonly Phrase OnePoint = new("No lever varies: one point, an ensemble of replications.", "无政策工具变动：仅一个点的多次重复。");
    private static readonly Phrase Nothing = new("No point has an outcome.", "没有任何点有结果。");

    private static readonly Phrase LineNote = new(
        "The mean of every outcome at each value of the lever, with the band of its 95 % interval.", "政策工具各取值处各结果的均值及其 95% 区间。");

    private static readonly Phrase MapNote = new(
        "The mean over replications at each point, the stronger the colour the more. Intervals are in the tables behind.", "各点重复间的均值，颜色越强数值越大。区间见图后表格。");

    private static readonly Phrase EmptyNote = new(
        "An empty cell is a place that was left out, failed, or was not played yet.", "空白格为未纳入、失败或尚未推演之处。");

    private static readonly Phrase ManyNote = new(
        "More than two levers vary, so no single picture shows everything: each chart shows every point against one lever alone. The spread of dots is chance and what the other levers do; the correlation tells how straight the outcome goes with the lever, [−1, 1]. What drives an outcome, interactions included, is what \"gongyu sensitivity\" tells.",
        "变动的政策工具超过两项，无法以单图呈现全部：每图仅以一项工具为横轴画出所有点。点的离散来自偶然与其他工具；相关系数表示结果随该工具线性变化的程度，[−1, 1]。各工具的影响（含交互）请用“gongyu sensitivity”分析。");

    private static readonly Phrase Strongest = new(
        $"Of many levers the {MostDrawn} with the strongest correlation are drawn.", $"工具众多时仅绘出相关最强的 {MostDrawn} 项。");

    private static readonly Phrase Cut = new(
        $"Tables show the first {PointMean.MostRows} points; all are in summary.csv.", $"表格仅列前 {PointMean.MostRows} 个点；全部见 summary.csv。");

    private static readonly Phrase[] Heads =
        [new("metric", "指标"), new("mean", "均值"), new("95 % interval", "95% 区间"), new("n", "次数"), new("id, unit, meaning", "标识、单位与含义")];

    private readonly ExperimentPlan plan = played.Plan;

    /// <summary>Its sections, in their order.</summary>
    public IReadOnlyList<Section> Sections
    {
        get
        {
            var regimes = RegimePoints.Of(played);
            return
            [
                .. regimes.Count > 0 ? [new Section("regimes", new("Trap, take-off, or as the start decides", "陷阱、起飞或取决于起点"), Regimes(regimes))] : Array.Empty<Section>(),
                new("outcomes", new("What came out", "推演结果"), played.Summaries.Count == 0 ? Note(Nothing) : Outcomes()),
            ];
        }
    }

    private static Html Note(Phrase text) => $"<p>{Sheet.Both(text)}</p>\n";

    private Html Regimes(IReadOnlyList<RegimePoint> points) => $"""
        {Note(RegimePoints.Meaning)}
        {sheet.Draw(RegimeChart.Of("regimes-map", plan.Levers, points))}
        """;

    private Html Outcomes()
    {
        var drawn = plan.Levers.Count switch
        {
            0 => Ensemble(),
            1 => Lines(),
            2 => Maps(),
            _ => Many(),
        };
        return $"{drawn}{Html.When(played.Summaries.Count > PointMean.MostRows && plan.Levers.Count > 0, Note(Cut))}";
    }

    private Html Ensemble() => $"""
        {Note(OnePoint)}
        {Sheet.Table(Heads, plan.Scenario.Reported.SelectMany(metric => Means(metric).Select(mean => Row(metric, mean))), 4)}
        """;

    private Html Lines() => $"""
        {Note(LineNote)}
        {Sheet.Legend(LeverLineChart.LegendOf(Starts))}
        <div class="grid">
        {plan.Scenario.Reported.Select(metric => sheet.Draw(LeverLineChart.Of(IdOf(metric), metric, plan.Levers[0], Means(metric))))}</div>
        """;

    private Html Maps() => $"""
        {Note(MapNote)}
        {Html.When(HasHoles, Note(EmptyNote))}<div class="grid">
        {plan.Scenario.Reported.SelectMany(metric => MapsOf(metric))}</div>
        """;

    private IEnumerable<Html> MapsOf(Metric metric)
    {
        var means = Means(metric);
        var scale = (means.Min(mean => mean.Outcome.Mean), means.Max(mean => mean.Outcome.Mean));
        return means.GroupBy(mean => mean.Start).OrderBy(start => start.Key).Select(start => sheet.Draw(OutcomeMapChart.Of(
            start.Key == Start.Usual ? IdOf(metric) : $"{IdOf(metric)}-{start.Key.ToString().ToLowerInvariant()}", metric, plan.Levers, [.. start], scale)));
    }

    private Html Many() => $"""
        {Note(ManyNote)}
        {Html.When(plan.Levers.Count > MostDrawn, Note(Strongest))}
        {Html.When(plan.HasStarts, Sheet.Legend([.. Starts.Select(start => new Mark("circle", LeverLineChart.InkOf(start), PointMean.NameOf(start)))]))}
        {plan.Scenario.Reported.Select(ManyOf)}
        """;

    private Html ManyOf(Metric metric)
    {
        var means = Means(metric);
        var (title, note) = Titles.Of(metric);
        IEnumerable<int> levers = Enumerable.Range(0, plan.Levers.Count);
        if (plan.Levers.Count > MostDrawn)
            levers = levers.OrderByDescending(lever => Math.Abs(LeverScatterChart.Correlation(means, lever))).Take(MostDrawn);
        return $"""
            <h3>{Sheet.Both(title)} <small>{Sheet.Both(note)}</small></h3>
            <div class="grid three">
            {levers.Select(lever => sheet.Draw(LeverScatterChart.Of($"{IdOf(metric)}-{lever + 1}", plan.Levers, lever, means)))}</div>
            {Sheet.Behind(PointMean.Table(plan.Levers, means))}
            """;
    }

    private bool HasHoles
    {
        get
        {
            var places = played.Summaries.Select(summary => (plan.Points[summary.Point].Values[0], plan.Points[summary.Point].Values[1])).Distinct().ToArray();
            return new LeverPlane(plan.Levers[0], plan.Levers[1], places).HasHoles;
        }
    }

    private IReadOnlyList<Start> Starts => [.. plan.Points.Select(point => point.Start).Distinct().Order()];

    private PointMean[] Means(Metric metric) => [.. played.Summaries.Select(summary => new PointMean(
        plan.Points[summary.Point].Values, plan.Points[summary.Point].Start, summary.Outcomes[metric.Index]))];

    private static Html[] Row(Metric metric, PointMean mean)
    {
        var (title, note) = Titles.Of(metric);
        return
        [
            Sheet.Both(title), $"{Figures.Number(mean.Outcome.Mean)}", $"{Figures.Range(mean.Outcome.Low, mean.Outcome.High)}", $"{mean.Outcome.Count}",
            $"<small>{Sheet.Both(note)}</small>",
        ];
    }

    /// <summary>A metric as the id of its chart.</summary>
    public static string IdOf(Metric metric) => metric.Id.Replace('.', '-');
}
