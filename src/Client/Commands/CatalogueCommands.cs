using System.CommandLine;
using System.Globalization;
using Gongyu.Model;
using Gongyu.Silo;
using Spectre.Console;

namespace Gongyu.Client;

/// <summary><c>gongyu levers</c> and <c>gongyu metrics</c>: what a policy can set, and what a run measures.</summary>
internal static class CatalogueCommands
{
    private static readonly Phrase LeversMeaning = new("List the levers a policy can set", "列出政策可设置的政策工具");
    private static readonly Phrase MetricsMeaning = new("List the metrics a run measures", "列出推演所测量的指标");
    private static readonly Phrase Lever = new("lever", "政策工具");
    private static readonly Phrase Metric = new("metric", "指标");
    private static readonly Phrase Dynamic = new("over all rounds", "整个过程");
    private static readonly Phrase Row = new("row", "条目");
    private static readonly Phrase Range = new("range", "取值范围");
    private static readonly Phrase Unit = new("unit", "单位");
    private static readonly Phrase Means = new("meaning · cost", "含义 · 成本");
    private static readonly Phrase Definition = new("definition", "定义");
    private static readonly Phrase RowNote = new(
        "row: the mechanism of the source article it belongs to (O organisation, I innovation drive, S resource sharing, G government support). A lever that is not set is neutral.",
        "条目：所属机制在来源论文中的编号（O 组织运行，I 创新驱动，S 资源共享，G 政府支持）。未设置的政策工具取中性值。");

    public static Command Levers(Desk desk)
    {
        var json = Parts.JsonArray(desk);
        var command = new CommandWithExamples("levers", desk.Say(LeversMeaning), "levers", "levers --json") { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
                desk.WriteJson(LeverSeen.All());
            else
                WriteLevers(desk);
        });
        return command;
    }

    public static Command Metrics(Desk desk)
    {
        var json = Parts.JsonArray(desk);
        var command = new CommandWithExamples("metrics", desk.Say(MetricsMeaning), "metrics", "metrics --json") { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
                desk.WriteJson(MetricSeen.All());
            else
                WriteMetrics(desk);
        });
        return command;
    }

    private static void WriteLevers(Desk desk)
    {
        var table = Table(desk, Lever, Row, Range, Means);
        foreach (var lever in Model.Levers.All)
        {
            string range = string.Create(CultureInfo.InvariantCulture, $"{lever.Minimum} … {lever.Maximum} {UnitOf(lever.UnitSymbol)}");
            string meaning = $"{desk.Say(lever.Meaning)} · [dim]{desk.Say(lever.Cost)}[/]";
            table.AddRow($"[bold]{lever.Key}[/]", lever.Row, range.TrimEnd(), meaning);
        }
        desk.Console.Write(table);
        desk.Console.MarkupLine($"[dim]{desk.Say(RowNote)}[/]");
    }

    private static void WriteMetrics(Desk desk)
    {
        var table = Table(desk, Metric, Row, Unit, Definition);
        foreach (var metric in Model.Metrics.All)
            table.AddRow($"[bold]{metric.Id}[/]", metric.Row, Markup.Escape(metric.Unit), desk.Say(metric.Definition).EscapeMarkup());
        desk.Console.Write(table);
        var dynamics = Table(desk, Dynamic, Unit, Definition);
        foreach (var dynamic in Dynamics.All)
            dynamics.AddRow($"[bold]{dynamic.Id}[/]", Markup.Escape(dynamic.Unit), desk.Say(dynamic.Definition).EscapeMarkup());
        desk.Console.Write(dynamics);
    }

    private static string UnitOf(string symbol) => symbol == "1" ? "" : symbol;

    private static Table Table(Desk desk, params Phrase[] heads)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var head in heads)
            table.AddColumn(new TableColumn($"[bold]{desk.Say(head)}[/]"));
        // The last column gives way to a narrow terminal; the others are copied from and stay whole.
        foreach (var column in table.Columns.SkipLast(1))
            column.NoWrap();
        return table;
    }
}
