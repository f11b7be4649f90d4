using Gongyu.Model;
using Gongyu.Silo;
using Spectre.Console;

namespace Gongyu.Client;

/// <summary>What a run came to, for people and for programs.</summary>
internal static class Summary
{
    private const int TrendWidth = 20;
    private const int Wide = 110;

    /// <summary>What the place of the results is called.</summary>
    public static readonly Phrase Results = new("results", "结果");

    private static readonly Phrase Metric = new("metric", "指标");
    private static readonly Phrase Mean = new("mean", "均值");
    private static readonly Phrase IntervalHead = new("95 % interval", "95% 区间");
    private static readonly Phrase Trend = new("over the rounds", "逐轮走势");
    private static readonly Phrase Meaning = new("meaning", "含义");
    /// <summary>What the hash is called.</summary>
    public static readonly Phrase Hash = new("run hash", "运行哈希");
    private static readonly Phrase ByActors = new("by actors", "行动者");

    private static readonly Phrase Hypothesis = new("hypothesis", "假设");

    private static readonly Phrase OneOnly = new(
        "One replication has no interval: play more with --replications.", "仅一次重复，没有区间：请用 --replications 增加重复。");

    /// <summary>The object of <c>--json</c>.</summary>
    /// <param name="run">The run.</param>
    /// <param name="resumedFrom">The round it was resumed after, if it was.</param>
    public static object ForPrograms(RunFacts run, int? resumedFrom = null)
    {
        var facts = new Dictionary<string, object?>
        {
            ["run"] = run.Run,
            ["hash"] = run.Hash,
            ["host"] = run.Host,
            ["rounds"] = run.Scenario.Rounds,
            ["replications"] = run.Scenario.Replications,
        };
        if (resumedFrom is { } round)
            facts["resumedFrom"] = round;
        facts["outcomes"] = run.Outcomes;
        facts["dynamics"] = run.Dynamics;
        if (run.Hypothesis is { } hypothesis)
            facts["hypothesis"] = hypothesis;
        return facts;
    }

    /// <summary>Prints the outcomes with their intervals, the hash, and where the results are.</summary>
    /// <param name="desk">Where.</param>
    /// <param name="run">The run.</param>
    /// <param name="folder">The results folder; none when there is none.</param>
    /// <param name="more">Lines that follow: what, and how it is.</param>
    public static void Write(Desk desk, RunFacts run, string? folder, IReadOnlyList<(Phrase What, string How)>? more = null)
    {
        if (run.Finished < run.Scenario.Replications)
            desk.Console.MarkupLine($"[yellow]{desk.Say(Stopped(run))}[/]");
        if (run.Finished > 0)
        {
            desk.Console.MarkupLine($"[dim]{desk.Say(Figures.OutcomesOf(run.Scenario.Rounds, run.Finished))}[/]");
            desk.Console.Write(Outcomes(desk, run));
            DynamicsReport.Write(desk, run.Dynamics);
            if (run.Finished == 1)
                desk.Console.MarkupLine($"[dim]{desk.Say(OneOnly)}[/]");
        }
        if (run.Hypothesis is { } hypothesis)
            Write(desk, hypothesis);
        var lines = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        if (run.Calls > 0)
            lines.AddRow(new Markup(desk.Say(ByActors)), new Text(desk.Say(Actors(run))));
        if (run.Hash is { } hash)
            lines.AddRow(new Markup(desk.Say(Hash)), new Markup($"[bold]{Markup.Escape(hash)}[/]"));
        if (folder is not null)
            lines.AddRow(new Markup(desk.Say(Results)), new TextPath(folder));
        foreach (var (what, how) in more ?? [])
            lines.AddRow(new Markup(desk.Say(what)), new Text(how));
        desk.Console.Write(lines);
    }

    private static void Write(Desk desk, HypothesisFacts hypothesis)
    {
        string color = hypothesis.Verdict switch
        {
            "supported" => "green",
            "contradicted" => "red",
            _ => "yellow",
        };
        desk.Console.MarkupLine($"[bold]{desk.Say(Hypothesis)}[/] {Markup.Escape(desk.Say(hypothesis.Claim))}");
        desk.Console.MarkupLine($"[bold {color}]{desk.Say(hypothesis.VerdictInWords)}[/]: {Markup.Escape(desk.Say(hypothesis.Measured))}");
        desk.Console.WriteLine();
    }

    private static Table Outcomes(Desk desk, RunFacts run)
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
        foreach (var metric in run.Scenario.Reported)
        {
            var outcome = run.Outcomes[metric.Id];
            List<string> row = [$"[bold]{metric.Id}[/]", Draw.Number(outcome.Mean), Range(outcome)];
            if (trend)
                row.Add($"[aqua]{Draw.Sparkline(run.Trends[metric.Id], TrendWidth)}[/]");
            if (meaning)
                row.Add($"[dim]{Markup.Escape(desk.Say(metric.Definition))}[/]");
            table.AddRow([.. row]);
        }
        return table;
    }

    private static string Range(Outcome outcome) =>
        outcome is { Low: { } low, High: { } high } ? $"{Draw.Number(low)} … {Draw.Number(high)}" : "–";

    private static Phrase Actors(RunFacts run) => new(
        $"{run.Grains} grains, {run.Calls:N0} calls", $"{run.Grains} 个 grain，{run.Calls:N0} 次调用");

    private static Phrase Stopped(RunFacts run)
    {
        int finished = run.Finished, rounds = run.Unfinished;
        var kept = rounds == 0 ? new Phrase(".", "。") : new($"; {rounds} rounds of the first are kept.", $"，首次重复保留 {rounds} 轮。");
        return new(
            $"Stopped: {finished} of {run.Scenario.Replications} replications were finished{kept.En}",
            $"已停止：{run.Scenario.Replications} 次重复中完成 {finished} 次{kept.Zh}");
    }
}
