using System.Globalization;
using System.Text;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>What lies in an export: where it came from, its tables with their columns and units, its metrics, how to read it.</summary>
internal static class ExportReadme
{
    /// <summary>Name of its file.</summary>
    public const string FileName = "README.md";

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>Writes it, in English and Chinese.</summary>
    /// <param name="what">What is exported.</param>
    /// <param name="tables">The tables and the names of their files.</param>
    /// <param name="example">How to read it.</param>
    public static string Of(Exported what, IReadOnlyList<(string File, TidyTable Table)> tables, ReadingExample example)
    {
        var text = new StringBuilder();
        text.Append(Culture, $"# {Line(what.Scenario.Name)}\n\n");
        foreach (string question in new[] { what.Scenario.Question.En, what.Scenario.Question.Zh }.Distinct())
            text.Append(Culture, $"{Line(question)}\n\n");
        Facts(text, what);
        foreach (var (file, table) in tables)
            Describe(text, file, table);
        MetricsOf(text);
        text.Append(Culture, $"\n## Reading it · 读取\n\n```python\n{example.Python}```\n\n```r\n{example.R}```\n");
        return text.ToString();
    }

    private static void Facts(StringBuilder text, Exported what)
    {
        text.Append("| | |\n|---|---|\n");
        Row(text, "run · 运行", $"`{what.Id}`");
        Row(text, "hash · 哈希", what.Hash is { } hash ? $"`{hash}`" : "none: it was stopped · 无：曾被停止");
        Row(text, "seed · 种子", $"{what.Seed}");
        Row(text, "rounds · 轮次", $"{what.Rounds}");
        Row(text, "replications · 重复", $"{what.Replications}");
        Row(text, "program · 程序", $"Gongyu {what.Versions.Gongyu}, model {what.Versions.Model}, Orleans {what.Versions.Orleans}, {what.Versions.Dotnet}");
        Row(text, "again · 重现", $"`{what.Command}`");
    }

    private static void Describe(StringBuilder text, string file, TidyTable table)
    {
        var rows = RowsOf(table.Name);
        text.Append(Culture, $"\n## {file}\n\n{rows.En}\n\n{rows.Zh}\n\n| column · 列 | type · 类型 | unit · 单位 | meaning | 含义 |\n|---|---|---|---|---|\n");
        foreach (var column in table.Columns)
        {
            var known = ColumnMeaning.Find(column.Name)!;
            Row(text, $"`{column.Name}`", TypeOf(column), known.Unit, known.Meaning.En, known.Meaning.Zh);
        }
    }

    private static void MetricsOf(StringBuilder text)
    {
        text.Append("\n## Metrics · 指标\n\n| metric · 指标 | unit · 单位 | definition | 定义 |\n|---|---|---|---|\n");
        foreach (var metric in Metrics.All)
            Row(text, $"`{metric.Id}`", metric.Unit, metric.Definition.En, metric.Definition.Zh);
    }

    private static Phrase RowsOf(string table) => table switch
    {
        "rounds" => new("A row for every metric of every round of every replication.", "每次重复、每轮、每项指标一行。"),
        "outcomes" => new(
            "A row for every replication and metric: the mean of the last quarter of the rounds.", "每次重复、每项指标一行：最后四分之一轮次的均值。"),
        "stakeholders" => new("A row for every stakeholder as it was founded, in every replication.", "每次重复中每个主体一行，为其初始状态。"),
        "ledger" => new("A row for every payment.", "每笔支付一行。"),
        "points" => new("A row for every point of the design.", "设计中的每个点一行。"),
        "summary" => new("A row for every point and metric, over replications.", "每个点、每项指标一行，对各次重复汇总。"),
        _ => new("A row for every metric, lever or group, and figure.", "每项指标、每个政策工具或分组、每个数值一行。"),
    };

    private static string TypeOf(TidyColumn column)
    {
        string type = column.Type == typeof(string) ? "text" : column.Type == typeof(double) ? "number"
            : column.Type == typeof(decimal) ? "decimal" : "integer";
        return column.IsOptional ? type + "?" : type;
    }

    private static void Row(StringBuilder text, params string[] cells) => text.Append(Culture, $"| {string.Join(" | ", cells.Select(Cell))} |\n");

    private static string Cell(string text) => Line(text).Replace("|", "\\|", StringComparison.Ordinal);

    // A name from data is text: it makes no lines and no tags.
    private static string Line(string text) => text.ReplaceLineEndings(" ").Replace("<", "&lt;", StringComparison.Ordinal);
}
