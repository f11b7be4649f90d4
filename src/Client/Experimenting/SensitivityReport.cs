using Gongyu.Model;
using Gongyu.Silo;
using Spectre.Console;

namespace Gongyu.Client;

/// <summary>What drives the outcomes, for people and for programs.</summary>
internal static class SensitivityReport
{
    // A bar takes what the names and figures leave of the columns there are.
    private const int MostRows = 20, MostBar = 20, LeastBar = 4, OfMorris = 70, OfSobol = 76;

    private static readonly Phrase Group = new("lever", "政策工具");
    private static readonly Phrase Dropped = new("left out, since a point of theirs failed", "因其中有点失败而略去");

    private static readonly Phrase MorrisNote = new(
        "µ*: mean size of the change in the outcome when the lever goes from the low to the high end of its range (95 % interval); µ: the same with its sign; σ: how much it depends on the other levers and on where the lever is.",
        "µ*：政策工具由范围下端变至上端时结果变化幅度的均值（95% 区间）；µ：带符号的均值；σ：该变化对其他工具与自身位置的依赖程度。");

    private static readonly Phrase SobolNote = new(
        "S1: share of the outcome's variance that goes back to the lever alone; ST: alone and with all others; S2: what a pair does together beyond both (95 % intervals).",
        "S1：结果方差中可单独归于该工具的占比；ST：单独及与其他工具共同的占比；S2：一对工具超出各自之和的共同占比（95% 区间）。");

    /// <summary>Prints a table for every metric, what matters most first.</summary>
    public static void Write(Desk desk, ExperimentPlayed played)
    {
        bool isMorris = played.Plan.Sensitivity!.Method == "morris";
        foreach (var (metric, rows, dropped, remark) in played.Findings)
        {
            desk.Console.MarkupLine($"[bold]{metric.Id}[/]  [dim]{desk.Say(metric.Definition).EscapeMarkup()}[/]");
            if (remark is { } why)
                desk.Console.WriteLine(desk.Say(why));
            else
                desk.Console.Write(isMorris ? Morris(desk, rows) : Sobol(desk, rows));
            if (dropped > 0)
                desk.Console.WriteLine($"{dropped} {desk.Say(Dropped)}");
            foreach (var pair in rows.Where(row => row.Figure == "S2").OrderByDescending(row => row.Value).Take(MostRows / 4))
                desk.Console.MarkupLine($"[dim]S2[/] {pair.Group} × {pair.Other}  {Range(pair)}");
            desk.Console.WriteLine();
        }
        desk.Console.MarkupLine($"[dim]{desk.Say(isMorris ? MorrisNote : SobolNote)}[/]");
    }

    /// <summary>The figures for programs.</summary>
    public static object ForPrograms(ExperimentPlayed played) => played.Findings.ToDictionary(found => found.Metric.Id, found => new
    {
        found.Rows,
        found.Dropped,
        Remark = found.Remark?.En,
    });

    private static Table Morris(Desk desk, IReadOnlyList<SensitivityRow> rows)
    {
        var table = Table(desk, "µ*", "µ", "σ");
        int bar = Bar(desk, OfMorris);
        var sizes = rows.Where(row => row.Figure == "mu*").OrderByDescending(row => row.Value).ToArray();
        foreach (var size in sizes.Take(MostRows))
            table.AddRow(
                size.Group, Range(size), Figure(rows, size.Group, "mu"), Figure(rows, size.Group, "sigma"),
                Draw.Bar(sizes[0].Value > 0 ? (int)(1000 * size.Value / sizes[0].Value) : 0, 1000, bar));
        return table;
    }

    private static Table Sobol(Desk desk, IReadOnlyList<SensitivityRow> rows)
    {
        var table = Table(desk, "ST", "S1");
        int bar = Bar(desk, OfSobol);
        foreach (var total in rows.Where(row => row.Figure == "ST").OrderByDescending(row => row.Value).Take(MostRows))
        {
            var first = rows.Single(row => row.Figure == "S1" && row.Group == total.Group);
            table.AddRow(total.Group, Range(total), Range(first), Draw.Bar((int)(1000 * Math.Clamp(total.Value, 0, 1)), 1000, bar));
        }
        return table;
    }

    private static Table Table(Desk desk, params string[] heads)
    {
        // Without a border it fits into 80 columns.
        var table = new Table().Border(TableBorder.None);
        table.AddColumn(new TableColumn($"[dim]{desk.Say(Group)}[/]").NoWrap().PadLeft(0).PadRight(2));
        foreach (string head in heads)
            table.AddColumn(new TableColumn($"[dim]{head}[/]").RightAligned().NoWrap().PadLeft(0).PadRight(2));
        table.AddColumn(new TableColumn("").NoWrap().PadLeft(0).PadRight(0));
        return table;
    }

    private static int Bar(Desk desk, int taken) => Math.Clamp(desk.Console.Profile.Width - taken, LeastBar, MostBar);

    private static string Figure(IReadOnlyList<SensitivityRow> rows, string group, string figure) =>
        rows.FirstOrDefault(row => row.Group == group && row.Figure == figure) is { } found ? Draw.Number(found.Value) : "";

    private static string Range(SensitivityRow row) => $"{Draw.Number(row.Value)} [dim]{Draw.Number(row.Low!.Value)} … {Draw.Number(row.High!.Value)}[/]";
}
