using System.Globalization;
using Gongyu.Experiments;
using Gongyu.Model;
using Gongyu.Silo;
using Spectre.Console;

namespace Gongyu.Client;

/// <summary>What an experiment came to, for people and for programs.</summary>
internal static class ExperimentReport
{
    private const int MostRows = 40, MostMetrics = 3, MostChart = 30, LeastChart = 12;

    private static readonly Phrase Mean = new("mean", "均值");
    private static readonly Phrase IntervalHead = new("95 % interval", "95% 区间");
    private static readonly Phrase Start = new("start", "起点");
    private static readonly Phrase Count = new("n", "次数");

    /// <summary>A point that failed.</summary>
    public static Phrase Failure(FailedPoint failed) => new(
        $"point {failed.Point} ({failed.At}), replication {failed.Replication}: failed: {failed.Why}; the other points are not touched",
        $"第 {failed.Point} 点（{failed.At}），第 {failed.Replication} 次重复失败（系统原文）：{failed.Why}；其余各点不受影响");

    /// <summary>Prints what was asked.</summary>
    public static void Head(Desk desk, ExperimentPlayed played)
    {
        desk.Console.MarkupLine($"[bold]{Markup.Escape(played.File.Experiment)}[/]");
        desk.Console.MarkupLine($"[italic]{Markup.Escape(desk.Say(played.Plan.Scenario.Question))}[/]");
        desk.Console.WriteLine(desk.Say(ExperimentView.Head(played.Plan)));
    }

    /// <summary>Prints the means of the first points, and where the rest is.</summary>
    public static void Write(Desk desk, ExperimentPlayed played, string path)
    {
        var (plan, file, summaries) = (played.Plan, played.File, played.Summaries);
        if (!file.IsComplete)
            desk.Console.MarkupLine($"[yellow]{desk.Say(Stopped(played))}[/]");
        if (played.Findings.Count > 0)
            SensitivityReport.Write(desk, played);
        else if (RegimeMap.Of(played) is { } map)
            map.Write(desk);
        else if (summaries.Count > 0)
            Tables(desk, plan, summaries);
        if (summaries.Count > MostRows && played.Findings.Count == 0 && RegimeMap.Of(played) is null)
            desk.Console.MarkupLine($"[dim]{desk.Say(More(summaries.Count - MostRows))}[/]");
        desk.Console.WriteLine();
        var lines = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        if (file.Hash is { } hash)
            lines.AddRow(new Markup(desk.Say(Summary.Hash)), new Markup($"[bold]{hash}[/]"));
        lines.AddRow(new Markup(desk.Say(Summary.Results)), new Text(path));
        desk.Console.Write(lines);
        if (!file.IsComplete)
            desk.Output.WriteLine(desk.Say(GoOn(Parts.Quoted(path))));
    }

    /// <summary>The object of <c>--json</c>.</summary>
    public static object ForPrograms(ExperimentPlayed played, string path) => new
    {
        played.File.Experiment,
        State = played.File.IsComplete ? "completed" : "interrupted",
        played.File.Hash,
        Folder = path,
        played.File.Points,
        played.File.Replications,
        played.File.Failed,
        Sensitivity = played.Plan.Sensitivity is null ? null : SensitivityReport.ForPrograms(played),
        Summary = played.Summaries.Select(summary => new
        {
            Point = summary.Point + 1,
            Start = played.Plan.HasStarts ? played.Plan.Points[summary.Point].Start.ToString().ToLowerInvariant() : null,
            Levers = played.Plan.Levers.Zip(played.Plan.Points[summary.Point].Values).ToDictionary(set => set.First.Key, set => set.Second),
            Outcomes = played.Plan.Scenario.Reported.ToDictionary(metric => metric.Id, metric => Outcome.Of(metric, summary.Outcomes[metric.Index])),
        }),
    };

    // One table a metric: what the levers do to it is seen when its means stand below each other.
    private static void Tables(Desk desk, ExperimentPlan plan, IReadOnlyList<(int Point, Interval[] Outcomes)> summaries)
    {
        foreach (var metric in plan.Scenario.Reported.Take(MostMetrics))
        {
            desk.Console.MarkupLine($"[bold]{metric.Id}[/]  [dim]{desk.Say(metric.Definition).EscapeMarkup()}[/]");
            desk.Console.Write(Table(desk, plan, [.. summaries.Take(MostRows).Select(summary => (summary.Point, summary.Outcomes[metric.Index]))]));
        }
    }

    private static Table Table(Desk desk, ExperimentPlan plan, IReadOnlyList<(int Point, Interval Outcome)> means)
    {
        var table = new Table().Border(TableBorder.Simple);
        string[] heads =
        [
            .. plan.Levers.Select(lever => lever.Key), .. plan.HasStarts ? [desk.Say(Start)] : Array.Empty<string>(),
            desk.Say(Count), desk.Say(Mean), desk.Say(IntervalHead),
        ];
        foreach (string head in heads)
            table.AddColumn(new TableColumn(head).RightAligned().NoWrap());
        int width = Math.Min(MostChart, desk.Console.Profile.Width - heads.Sum(head => Math.Max(head.Length, 8) + 3) - 6);
        bool drawn = width >= LeastChart && means.All(mean => mean.Outcome.Count > 1);
        if (drawn)
            table.AddColumn(new TableColumn("").NoWrap());
        var (least, greatest) = (Math.Min(0, means.Min(mean => mean.Outcome.Low)), means.Max(mean => mean.Outcome.High));
        foreach (var (point, outcome) in means)
            table.AddRow(
            [
                .. plan.Points[point].Values.Select(value => value.ToString("0.####", CultureInfo.InvariantCulture)),
                .. plan.HasStarts ? [plan.Points[point].Start.ToString().ToLowerInvariant()] : Array.Empty<string>(),
                outcome.Count.ToString(CultureInfo.InvariantCulture), Draw.Number(outcome.Mean),
                outcome.Count < 2 ? "–" : $"{Draw.Number(outcome.Low)} … {Draw.Number(outcome.High)}",
                .. drawn ? [Draw.Whisker(outcome.Low, outcome.Mean, outcome.High, least, greatest, width)] : Array.Empty<string>(),
            ]);
        return table;
    }

    private static Phrase Stopped(ExperimentPlayed played)
    {
        string done = $"{played.File.Replications:N0}", all = $"{(long)played.Plan.Points.Count * played.Plan.Rule.Most:N0}";
        return played.Plan.Rule.Metric is null
            ? new($"Stopped: {done} of {all} replications were finished.", $"已停止：{all} 次重复中完成 {done} 次。")
            : new($"Stopped: {done} replications were finished.", $"已停止：完成 {done} 次重复。");
    }

    private static Phrase GoOn(string path) => new($"go on with it: gongyu resume {path}", $"继续：gongyu resume {path}");

    private static Phrase More(int points) => new(
        $"{points:N0} points more are in summary.csv.", $"另有 {points:N0} 个点见 summary.csv。");
}
