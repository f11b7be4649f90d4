using System.Globalization;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>What a report says of an experiment, section by section.</summary>
/// <param name="played">The experiment.</param>
/// <param name="sheet">What it is written on.</param>
internal sealed class ExperimentChapter(ExperimentPlayed played, Sheet sheet)
{
    private const int MostFailed = 100;

    private static readonly Phrase[] LeverHeads = [new("lever", "政策工具"), new("what it is", "含义"), new("range played", "取值范围"), new("values", "取值数")];
    private static readonly Phrase[] FailureHeads = [new("point", "点"), new("at", "位置"), new("replication", "重复"), new("why", "原因（系统原文）")];

    private static readonly Phrase CommonChance = new(
        "Every point is played with the same seeds, so that points differ by their policy and not by luck.", "各点使用相同种子，因此差异来自政策而非偶然。");

    private static readonly Phrase FailedNote = new(
        "The replications of such a point before the one that failed still count; other points are not touched.", "此类点在失败之前的重复仍计入；其余各点不受影响。");

    private static readonly Phrase SensitivityFailedNote = new(
        "What needs such a point is left out; other points are not touched.", "需要此类点的部分被略去；其余各点不受影响。");

    private ExperimentPlan Plan => played.Plan;

    private bool IsSensitivity => Plan.Sensitivity is not null;

    /// <summary>What is still to be played, and how; nothing of an experiment that is completed.</summary>
    public Html Unfinished => played.File.IsComplete ? default : (Html)$"""
        <div class="claim open">
        <p><strong class="verdict">{Sheet.Both(new("Not finished", "尚未完成"))}</strong> {Sheet.Both(SoFar())}</p>
        <pre><code>gongyu resume {Sheet.Both(new("FOLDER", "文件夹"))}</code></pre>
        </div>

        """;

    /// <summary>How much was played.</summary>
    public Phrase Lead
    {
        get
        {
            var (file, levers) = (played.File, Plan.Levers.Count);
            string points = Figures.Count(Plan.Points.Count), replications = Figures.Count(file.Replications);
            return new(
                $"{KindName.En} of {(levers == 1 ? "1 lever" : $"{levers} levers")}: {(Plan.Points.Count == 1 ? "1 point" : $"{points} points")}, {replications} replications in all, {file.Rounds} rounds each",
                $"{levers} 项政策工具的{KindName.Zh}：{points} 个点，共 {replications} 次重复，每次 {file.Rounds} 轮");
        }
    }

    /// <summary>Its sections, in their order.</summary>
    public IReadOnlyList<Section> Sections =>
    [
        new("asked", new("What was asked", "实验设计"), Asked()),
        .. played.File.Failed.Count > 0 ? [new Section("failed", new("Points that failed", "失败的点"), Failures())] : Array.Empty<Section>(),
        .. IsSensitivity ? new SensitivityFindings(played, sheet).Sections : new SweepFindings(played, sheet).Sections,
        new("provenance", new("Provenance", "来源与重现"), ExperimentProvenance.Of(played.File)),
    ];

    private Phrase KindName => Plan.Kind switch
    {
        "morris" => new("Sensitivity (Morris)", "敏感性分析（Morris）"),
        "sobol" => new("Sensitivity (Sobol)", "敏感性分析（Sobol）"),
        _ => new("Sweep", "扫描"),
    };

    private Html Asked() => $"""
        <dl class="facts">{Facts().Select(fact => (Html)$"<div><dt>{Sheet.Both(fact.What)}</dt><dd>{Sheet.Both(fact.How)}</dd></div>")}</dl>
        <p>{Sheet.Both(CommonChance)}</p>
        {Html.When(Plan.Levers.Count > 0, Sheet.Table(LeverHeads, Plan.Levers.Select(Row), 1))}
        """;

    private IEnumerable<(Phrase What, Phrase How)> Facts()
    {
        int rounds = played.File.Rounds, first = Replication.FirstOfOutcome(rounds);
        return
        [
            (new("design", "设计"), DesignName),
            (new("points", "点"), PointsTold),
            .. Plan.HasStarts ? [(new Phrase("starts", "起点"), new Phrase("everybody abstains; everybody is committed", "全体观望；全体投入"))] : Array.Empty<(Phrase, Phrase)>(),
            (new("replications of a point", "每点重复"), Rule),
            (new("an outcome is", "结果口径"), first == rounds
                ? new($"that of round {rounds}", $"第 {rounds} 轮的数值")
                : new($"the mean of rounds {first} to {rounds}", $"第 {first} 至 {rounds} 轮的均值")),
        ];
    }

    private Phrase PointsTold
    {
        get
        {
            string all = Figures.Count(Plan.Points.Count), told = Figures.Count(played.Summaries.Count), failed = Figures.Count(played.File.Failed.Count);
            return all == told && played.File.Failed.Count == 0
                ? new($"{all}, all played", $"{all} 个，均已推演")
                : new($"{all}, of which {told} have outcomes and {failed} failed", $"{all} 个，其中 {told} 个有结果，{failed} 个失败");
        }
    }

    private Phrase DesignName => (Plan.Sensitivity, Plan.Design) switch
    {
        ({ Method: "morris", Rows: var rows }, _) => new($"{rows} trajectories of Morris", $"{rows} 条 Morris 轨迹"),
        ({ Rows: var rows }, _) => new($"{rows} rows of Sobol's sequence and what is mixed of them", $"{rows} 行 Sobol 序列及其混合"),
        (_, "grid") => new("grid: every value with every value of the others", "网格：各取值全组合"),
        (_, "paired") => new("paired: the first values together, then the second", "配对：各取值依次成对"),
        (_, "lhs") => new("Latin hypercube", "拉丁超立方"),
        (_, "sobol") => new("Sobol's sequence", "Sobol 序列"),
        _ => new("a table of points", "点表"),
    };

    private Phrase Rule => Plan.Rule.Metric is { } metric
        ? new(
            $"{Plan.Rule.First} to {Plan.Rule.Most}, until the 95 % interval of {metric.Id} is narrower than {Figures.Setting(Plan.Rule.Width)}",
            $"{Plan.Rule.First} 至 {Plan.Rule.Most} 次，直至 {metric.Id} 的 95% 区间窄于 {Figures.Setting(Plan.Rule.Width)}")
        : Figures.Same(Figures.Count(Plan.Rule.Most));

    private Html[] Row(Lever lever, int at)
    {
        double[] values = [.. Plan.Points.Select(point => point.Values[at]).Distinct()];
        var (low, high) = Plan.Sensitivity is { } asked ? (asked.Low[at], asked.High[at]) : (values.Min(), values.Max());
        return
        [
            (Html)$"<code>{lever.Key}</code>", $"<small>{Sheet.Both(lever.Meaning)}</small>", $"{Figures.Setting(low)} … {Figures.Setting(high)}",
            $"{values.Length}",
        ];
    }

    private Html Failures()
    {
        var failed = played.File.Failed;
        var more = new Phrase($"The first {MostFailed} of {failed.Count}.", $"前 {MostFailed} 个，共 {failed.Count} 个。");
        return $"""
            <p>{Sheet.Both(IsSensitivity ? SensitivityFailedNote : FailedNote)} {Html.When(failed.Count > MostFailed, Sheet.Both(more))}</p>
            {Sheet.Table(FailureHeads, failed.Take(MostFailed).Select(one => new Html[]
            {
                $"{one.Point}", $"{one.At}", $"{one.Replication}", $"{one.Why}",
            }), 1, 3)}
            """;
    }

    private Phrase SoFar()
    {
        string points = Figures.Count(played.Summaries.Count), all = Figures.Count(Plan.Points.Count);
        string replications = played.File.Replications.ToString("N0", CultureInfo.InvariantCulture);
        return new(
            $"This is what there is so far: {replications} replications at {points} of {all} points. What is missing is played by",
            $"此处仅为已完成部分：{all} 个点中 {points} 个点、共 {replications} 次重复。继续推演：");
    }
}
