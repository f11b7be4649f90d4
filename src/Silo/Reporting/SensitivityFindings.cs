using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>What drives the outcomes, by bars with their intervals.</summary>
/// <param name="played">The experiment.</param>
/// <param name="sheet">What it is written on.</param>
internal sealed class SensitivityFindings(ExperimentPlayed played, Sheet sheet)
{
    private const int MostPairs = 20;

    private static readonly Phrase MorrisNote = new(
        "µ*: mean size of the change in the outcome when the lever goes from the low to the high end of its range, in the outcome's unit, with its 95 % bootstrap interval; µ: the same with its sign; σ: how much it depends on the other levers and on where the lever is.",
        "µ*：政策工具由范围下端变至上端时结果变化幅度的均值（单位同该结果），附 95% 自助法区间；µ：带符号的均值；σ：该变化对其他工具与自身位置的依赖程度。");

    private static readonly Phrase SobolNote = new(
        "Shares of the outcome's variance over the ranges of all levers, with 95 % bootstrap intervals. S1: what goes back to the lever alone; ST: alone and with all others. Where ST is well above S1, the lever acts through others.",
        "在所有工具的取值范围内，结果方差的占比，附 95% 自助法区间。S1：可单独归于该工具的部分；ST：单独及与其他工具共同的部分。ST 明显大于 S1 时，该工具经由与其他工具的交互起作用。");

    private static readonly Phrase PlaneNote = new(
        "To the right: what matters. Upwards: what depends on the other levers or is not straight.", "越靠右影响越强；越靠上越依赖其他工具或越非线性。");

    private static readonly Phrase PairsNote = new(
        $"S2: what a pair does together beyond both; the {MostPairs} greatest of each outcome. Intervals that hold 0 show nothing.", $"S2：一对工具超出各自之和的共同占比；每项结果列出最大的 {MostPairs} 对。区间包含 0 者未能证明存在。");

    private static readonly Phrase Cut = new(
        $"The {EffectsChart.Most} strongest are drawn; the tables behind have all.", $"仅绘出最强的 {EffectsChart.Most} 项；图后表格列出全部。");

    private static readonly Phrase[] PairHeads = [new("pair", "一对工具"), Figures.Same("S2"), new("95 % interval", "95% 区间")];

    private readonly bool isMorris = played.Plan.Sensitivity!.Method == "morris";

    /// <summary>Its sections, in their order.</summary>
    public IReadOnlyList<Section> Sections =>
    [
        new("effects", new("What drives the outcomes", "结果由什么驱动"), Effects()),
        .. Planes() is { } planes ? [new Section("kinds", new("Alone or with others", "单独还是共同"), planes)] : Array.Empty<Section>(),
        .. Pairs() is { } pairs ? [new Section("pairs", new("What pairs do together", "成对的共同作用"), pairs)] : Array.Empty<Section>(),
    ];

    private Html Effects() => $"""
        <p>{Sheet.Both(isMorris ? MorrisNote : SobolNote)}</p>
        {Html.When(played.Plan.Levers.Count > EffectsChart.Most, (Html)$"<p>{Sheet.Both(Cut)}</p>")}
        {Sheet.Legend(isMorris ? [] : EffectsChart.SharesLegend)}
        {played.Findings.Select(found => EffectsOf(found.Metric, found.Rows, found.Dropped, found.Remark))}
        """;

    private Html EffectsOf(Metric metric, IReadOnlyList<SensitivityRow> rows, int dropped, Phrase? remark)
    {
        var left = new Phrase(
            $"{dropped} {(isMorris ? "trajectories" : "rows")} left out, since a point of theirs failed.", $"因其中有点失败而略去 {dropped} {(isMorris ? "条轨迹" : "行")}。");
        var title = Titles.Of(metric).Title;
        Html drawn = remark is { } why
            ? (Html)$"<figure><figcaption><b>{Sheet.Both(title)}</b></figcaption><p>{Sheet.Both(why)}</p></figure>\n"
            : sheet.Draw(EffectsChart.Of($"effects-{SweepFindings.IdOf(metric)}", metric, rows, isMorris ? ["mu*"] : ["ST", "S1"]));
        return $"{drawn}{Html.When(dropped > 0, (Html)$"<p>{Sheet.Both(left)}</p>")}";
    }

    private Html? Planes()
    {
        Chart[] charts = [.. played.Findings.Where(found => isMorris && found.Remark is null)
            .Select(found => EffectKindsChart.Of($"kinds-{SweepFindings.IdOf(found.Metric)}", found.Metric, found.Rows)).OfType<Chart>()];
        return charts.Length == 0 ? null : (Html)$"""
            <p>{Sheet.Both(PlaneNote)}</p>
            {charts.Select(sheet.Draw)}
            """;
    }

    private Html? Pairs()
    {
        var found = played.Findings.Select(one => (one.Metric, Rows: one.Rows.Where(row => row.Figure == "S2").OrderByDescending(row => row.Value).Take(MostPairs).ToArray()))
            .Where(one => one.Rows.Length > 0).ToArray();
        return found.Length == 0 ? null : (Html)$"""
            <p>{Sheet.Both(PairsNote)}</p>
            {found.Select(one => (Html)$"""
                <h3>{Sheet.Both(Titles.Of(one.Metric).Title)}</h3>
                {Sheet.Table(PairHeads, one.Rows.Select(row => new Html[]
                {
                    $"{row.Group} × {row.Other}", $"{Figures.Number(row.Value)}", $"{Figures.Range(row.Low, row.High)}",
                }))}
                """)}
            """;
    }
}
