using Gongyu.Experiments;
using Gongyu.Model;
using Spectre.Console;

namespace Gongyu.Client;

/// <summary>What a run came to, for people and for programs.</summary>
internal static class Summary
{
    private const int TrendWidth = 20;
    private const int Wide = 110;

    private static readonly Phrase Metric = new("metric", "指标");
    private static readonly Phrase Mean = new("mean", "均值");
    private static readonly Phrase IntervalHead = new("95 % interval", "95% 区间");
    private static readonly Phrase Trend = new("over the rounds", "逐轮走势");
    private static readonly Phrase Meaning = new("meaning", "含义");
    private static readonly Phrase Hash = new("run hash", "运行哈希");
    private static readonly Phrase Results = new("results", "结果");
    private static readonly Phrase ByActors = new("by actors", "行动者");

    private static readonly Phrase OneOnly = new(
        "One replication has no interval: play more with --replications.", "仅一次重复，没有区间：请用 --replications 增加重复。");

    /// <summary>The object of <c>--json</c>.</summary>
    public static object ForPrograms(PlayedRun played) => new
    {
        Run = played.Id,
        played.Hash,
        played.Host,
        played.Scenario.Rounds,
        played.Scenario.Replications,
        played.Outcomes,
    };

    /// <summary>Prints the outcomes with their intervals, the hash, and where the results are.</summary>
    /// <param name="desk">Where.</param>
    /// <param name="played">What was played.</param>
    /// <param name="folder">The results folder; none when there is none.</param>
    public static void Write(Desk desk, PlayedRun played, string? folder)
    {
        if (!played.Ensemble.IsComplete)
            desk.Console.MarkupLine($"[yellow]{desk.Say(Stopped(played))}[/]");
        if (played.Ensemble.Replications.Count > 0)
        {
            desk.Console.MarkupLine($"[dim]{desk.Say(Caption(played))}[/]");
            desk.Console.Write(Outcomes(desk, played));
            if (played.Ensemble.Replications.Count == 1)
                desk.Console.MarkupLine($"[dim]{desk.Say(OneOnly)}[/]");
        }
        var lines = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        if (played.Calls > 0)
            lines.AddRow(new Markup(desk.Say(ByActors)), new Text(desk.Say(Actors(played))));
        if (played.Hash is { } hash)
            lines.AddRow(new Markup(desk.Say(Hash)), new Markup($"[bold]{hash}[/]"));
        if (folder is not null)
            lines.AddRow(new Markup(desk.Say(Results)), new TextPath(folder));
        desk.Console.Write(lines);
    }

    private static Table Outcomes(Desk desk, PlayedRun played)
    {
        int width = desk.Console.Profile.Width;
        // A narrow terminal has no room for both: Chinese readers need the meaning more than the trend.
        bool trend = width >= Wide || desk.Language != "zh", meaning = width >= Wide || desk.Language == "zh";
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn($"[bold]{desk.Say(Metric)}[/]").NoWrap());
        table.AddColumn(new TableColumn($"[bold]{desk.Say(Mean)}[/]").NoWrap().RightAligned());
        table.AddColumn(new TableColumn($"[bold]{desk.Say(IntervalHead)}[/]").NoWrap().Centered());
        if (trend)
            table.AddColumn(new TableColumn($"[bold]{desk.Say(Trend)}[/]").NoWrap());
        if (meaning)
            table.AddColumn(new TableColumn($"[bold]{desk.Say(Meaning)}[/]"));
        foreach (var metric in played.Scenario.Reported)
        {
            var outcome = played.Ensemble.Outcome(metric);
            List<string> row = [$"[bold]{metric.Id}[/]", Draw.Number(outcome.Mean), Range(outcome)];
            if (trend)
                row.Add($"[aqua]{Draw.Sparkline(MeanOverRounds(played, metric), TrendWidth)}[/]");
            if (meaning)
                row.Add($"[dim]{Markup.Escape(desk.Say(metric.Definition))}[/]");
            table.AddRow([.. row]);
        }
        return table;
    }

    private static string Range(Interval outcome) =>
        outcome.Count > 1 ? $"{Draw.Number(outcome.Low)} … {Draw.Number(outcome.High)}" : "–";

    private static double[] MeanOverRounds(PlayedRun played, Metric metric)
    {
        double[] means = new double[played.Scenario.Rounds];
        foreach (var replication in played.Ensemble.Replications.Values)
            for (int i = 0; i < means.Length; i++)
                means[i] += replication.Rounds[i][metric] / played.Ensemble.Replications.Count;
        return means;
    }

    private static Phrase Caption(PlayedRun played)
    {
        int last = played.Scenario.Rounds, first = Replication.FirstOfOutcome(last);
        int count = played.Ensemble.Replications.Count;
        return new(
            $"Means of rounds {first} to {last}, {count} replication{(count == 1 ? "" : "s")}", $"第 {first} 至 {last} 轮的均值，{count} 次重复");
    }

    private static Phrase Actors(PlayedRun played)
    {
        int grains = played.Activations.Values.Sum();
        return new($"{grains} grains, {played.Calls:N0} calls", $"{grains} 个 grain，{played.Calls:N0} 次调用");
    }

    private static Phrase Stopped(PlayedRun played)
    {
        int finished = played.Ensemble.Replications.Count, rounds = played.Unfinished.Count;
        var kept = rounds == 0 ? new Phrase(".", "。") : new($"; {rounds} rounds of the first are kept.", $"，首次重复保留 {rounds} 轮。");
        return new(
            $"Stopped: {finished} of {played.Scenario.Replications} replications were finished{kept.En}",
            $"已停止：{played.Scenario.Replications} 次重复中完成 {finished} 次{kept.Zh}");
    }
}
