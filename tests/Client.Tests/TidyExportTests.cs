using System.Globalization;
using System.Text.Json;
using Gongyu.Silo;

namespace Gongyu.Client.Tests;

/// <summary><c>gongyu export</c>: tables for Python, R and other programs.</summary>
public sealed class TidyExportTests : IAsyncLifetime
{
    private readonly Terminal terminal = new();

    public async ValueTask InitializeAsync()
    {
        string scenario = terminal.Write("s.yaml", """
            question: {en: "Who cooperates?", zh: "谁合作？"}
            community: {sectors: 2, enterprises: 12, universities: 4}
            policy: {incentive.taxRelief: 0.6, supervision.auditRate: 0.6}
            rounds: 42
            replications: 3
            """);
        Assert.Equal(ExitCode.Done, await terminal.Type("run", scenario, "--host", "fast", "--ledger", "--out", terminal.In("run")));
        Assert.Equal(ExitCode.Done, await terminal.Type(
            "sweep", scenario, "--vary", "incentive.taxRelief=0.2..0.9/3", "--series", "--out", terminal.In("sweep")));
    }

    public ValueTask DisposeAsync()
    {
        terminal.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("run", "rounds.csv", "outcomes.csv", "stakeholders.csv", "ledger.csv")]
    [InlineData("sweep", "points.csv", "outcomes.csv", "summary.csv", "rounds.csv")]
    public async Task Every_format_has_the_same_rows(string what, params string[] tables)
    {
        foreach (string format in Exporter.Formats)
            Assert.Equal(ExitCode.Done, await Export(what, format));
        foreach (string table in tables)
        {
            string csv = terminal.In($"{what}/csv/{table}");
            if (File.Exists(terminal.In($"{what}/{table}")))
                Assert.Equal(File.ReadAllText(terminal.In($"{what}/{table}")), File.ReadAllText(csv));
            string name = Path.GetFileNameWithoutExtension(table);
            string[][] rows = Rows(TableFile.Read(csv));
            Assert.NotEmpty(rows);
            Assert.Equal(rows, Rows(TableFile.Read(terminal.In($"{what}/parquet/{name}.parquet"))));
            Assert.Equal(rows, JsonRows(terminal.In($"{what}/json/{name}.json")));
        }
        Assert.Equal(
            tables.Append("README.md").Append("scenario.yaml").Order(StringComparer.Ordinal),
            Directory.GetFiles(terminal.In($"{what}/csv")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("sweep")]
    public async Task The_readme_tells_every_column_and_metric_with_its_unit(string what)
    {
        Assert.Equal(ExitCode.Done, await Export(what, "csv"));
        string[] told = File.ReadAllLines(terminal.In($"{what}/csv/README.md"));
        foreach (string table in Directory.GetFiles(terminal.In($"{what}/csv"), "*.csv"))
        {
            string[] section = [.. told.SkipWhile(line => line != $"## {Path.GetFileName(table)}").Skip(1)
                .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))];
            string[] columns = [.. section.Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1])];
            Assert.Equal(File.ReadLines(table).First().Split(','), columns);
        }
        foreach (var metric in Model.Metrics.All)
            Assert.Contains($"| `{metric.Id}` | {metric.Unit} | {metric.Definition.En} | {metric.Definition.Zh} |", told);
    }

    [Fact]
    public async Task The_readme_tells_the_levers_of_an_experiment_as_the_catalogue_does()
    {
        Assert.Equal(ExitCode.Done, await Export("sweep", "json"));
        var lever = Model.Levers.TaxRelief;
        Assert.Contains(
            $"| `{lever.Key}` | number | {lever.UnitSymbol} | {lever.Meaning.En} | {lever.Meaning.Zh} |", File.ReadAllLines(terminal.In("sweep/json/README.md")));
    }

    [Fact]
    public async Task Python_and_R_read_what_a_run_came_to()
    {
        Assert.Equal(ExitCode.Done, await Export("run", "csv"));
        double mean = File.ReadLines(terminal.In("run/outcomes.csv")).Select(line => line.Split(','))
            .Where(row => row[3] == "cooperation.ratio").Average(row => Number(row[^1]));
        Assert.InRange(mean, 0.01, 0.99);
        string[] python = Interpreter.Python.Run(Example("run", "python"), terminal.In("run/csv")).Split('\n');
        Assert.Equal(mean, Number(python.Single(line => line.StartsWith("mean", StringComparison.Ordinal)).Split(' ')[^1]), 1e-6);
        string[] r = Interpreter.R.Run(Example("run", "r"), terminal.In("run/csv")).TrimEnd().Split('\n');
        Assert.Equal(["Min.", "1st", "Qu.", "Median", "Mean", "3rd", "Qu.", "Max."], Words(r[^2]));
        Assert.Equal(mean, Number(Words(r[^1])[3]), 1e-4);
    }

    [Fact]
    public async Task Python_and_R_read_what_an_experiment_came_to()
    {
        Assert.Equal(ExitCode.Done, await Export("sweep", "csv"));
        string[][] points = [.. File.ReadLines(terminal.In("sweep/summary.csv")).Select(line => line.Split(',')).Where(row => row[2] == "cooperation.ratio")];
        double best = Number(points.MaxBy(row => Number(row[5]))![1]);
        string[] python = Interpreter.Python.Run(Example("sweep", "python"), terminal.In("sweep/csv")).Split('\n');
        Assert.Equal(points.Select(row => Number(row[5])), python[1..4].Select(line => Math.Round(Number(Words(line)[1]), 6)), (told, read) => Math.Abs(told - read) < 1e-6);
        Assert.Equal(best, Number(Words(python[4])[1]));
        string[] r = Interpreter.R.Run(Example("sweep", "r"), terminal.In("sweep/csv")).TrimEnd().Split('\n');
        Assert.Equal(best, Number(Words(r[^1])[1]));
    }

    [Theory]
    [InlineData("data.md")]
    [InlineData("data.zh-CN.md")]
    public void The_docs_show_what_is_run_here(string page)
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "pages", page));
        foreach (bool isExperiment in (bool[])[false, true])
        {
            var example = ReadingExample.Of("csv", isExperiment);
            Assert.Contains($"```python\n{example.Python}```", text, StringComparison.Ordinal);
            Assert.Contains($"```r\n{example.R}```", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--author: belongs to --format crate", "csv", "--author", "Li Wei")]
    [InlineData("--license: belongs to --format crate", "json", "--license", "MIT")]
    [InlineData("--start: belongs to --format openmetrics", "parquet", "--start", "2026-09-01")]
    [InlineData("--out: belongs to --format csv, parquet, json, crate", "openmetrics", "--out", "x")]
    public async Task An_option_of_another_format_is_refused(string why, string format, params string[] options)
    {
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out var told, ["export", terminal.In("run"), "--format", format, .. options]));
        Assert.Contains(why, Assert.Single(told.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_overwritten()
    {
        Assert.Equal(ExitCode.Done, await Export("run", "csv", "--out", terminal.In("there")));
        string before = File.ReadAllText(terminal.In("there/rounds.csv"));
        Assert.Equal(ExitCode.NotWritable, await terminal.Type(
            out var told, "export", terminal.In("sweep"), "--format", "csv", "--out", terminal.In("there")));
        Assert.StartsWith($"{terminal.In("there")}: exists already", Assert.Single(told.Errors), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(terminal.In("there/rounds.csv")));
    }

    [Theory]
    [InlineData("parquet")]
    [InlineData("csv")]
    public async Task A_table_that_cannot_be_read_is_told_and_nothing_is_left(string format)
    {
        File.AppendAllText(terminal.In("run/rounds.csv"), "x,1,one,cooperation.ratio,1,,,,0.5\n");
        Assert.Equal(ExitCode.Damaged, await terminal.Type(out var told, "export", terminal.In("run"), "--format", format));
        Assert.StartsWith(terminal.In("run/rounds.csv"), Assert.Single(told.Errors), StringComparison.Ordinal);
        Assert.False(Directory.Exists(terminal.In($"run/{format}")));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(200)]
    public async Task A_series_that_was_cut_off_is_told_and_nothing_is_left(int bytes)
    {
        File.WriteAllBytes(terminal.In("sweep/rounds.parquet"), File.ReadAllBytes(terminal.In("sweep/rounds.parquet"))[..bytes]);
        Assert.Equal(ExitCode.Damaged, await terminal.Type(out var told, "export", terminal.In("sweep"), "--format", "csv"));
        Assert.StartsWith(terminal.In("sweep/rounds.parquet"), Assert.Single(told.Errors), StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(terminal.In("sweep")));
    }

    [Theory]
    [InlineData("csv", "run", "rounds.csv")]
    [InlineData("crate", "run", "stakeholders.csv")]
    [InlineData("parquet", "sweep", "summary.csv")]
    public async Task A_table_that_is_missing_is_told(string format, string what, string table)
    {
        File.Delete(terminal.In($"{what}/{table}"));
        Assert.Equal(ExitCode.Damaged, await terminal.Type(out var told, "export", terminal.In(what), "--format", format, "--out", terminal.In("to")));
        Assert.Contains(table, Assert.Single(told.Errors), StringComparison.Ordinal);
        Assert.False(Path.Exists(terminal.In("to")));
    }

    [Fact]
    public async Task An_ensemble_is_read_as_an_experiment()
    {
        Assert.Equal(ExitCode.Done, await terminal.Type("sweep", terminal.In("s.yaml"), "--out", terminal.In("ensemble")));
        Assert.Equal(ExitCode.Done, await Export("ensemble", "csv"));
        Assert.Contains("summary.csv", Example("ensemble", "python"), StringComparison.Ordinal);
        Assert.Contains("0.", Interpreter.Python.Run(Example("ensemble", "python"), terminal.In("ensemble/csv")), StringComparison.Ordinal);
        Interpreter.R.Run(Example("ensemble", "r"), terminal.In("ensemble/csv"));
    }

    [Fact]
    public void What_keeps_a_spreadsheet_from_taking_a_name_for_a_formula_is_not_of_the_name()
    {
        File.WriteAllText(terminal.In("names.csv"), "name\n'=1+1\n'quoted'\n");
        Assert.Equal([["=1+1"], ["'quoted'"]], Rows(TableFile.Read(terminal.In("names.csv"))));
    }

    [Fact]
    public async Task A_full_disk_is_told_and_nothing_is_left()
    {
        using var disk = Disk.Of(64, terminal.In("full"));
        Assert.Equal(ExitCode.NotWritable, await terminal.Type(
            out var told, "export", terminal.In("run"), "--format", "csv", "--out", terminal.In("full/data")));
        Assert.StartsWith($"{terminal.In("full/data")}: cannot be written", Assert.Single(told.Errors), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(terminal.In("full")));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private string Example(string what, string language) => string.Join('\n', File.ReadLines(terminal.In($"{what}/csv/README.md"))
        .SkipWhile(line => line != $"```{language}").Skip(1).TakeWhile(line => line != "```")) + "\n";

    private Task<int> Export(string what, string format, params string[] options) =>
        terminal.Type(["export", terminal.In(what), "--format", format, .. options]);

    private static string[][] Rows(TidyTable table) => [.. table.Rows.Select(row => row.Select(Text).ToArray())];

    private static string[][] JsonRows(string file)
    {
        using var rows = JsonDocument.Parse(File.ReadAllText(file));
        return [.. rows.RootElement.EnumerateArray().Select(row => row.EnumerateObject().Select(cell => cell.Value.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.Number when cell.Value.TryGetUInt64(out ulong whole) => Text(whole),
            JsonValueKind.Number when cell.Name == "amount" => Text(cell.Value.GetDecimal()),
            JsonValueKind.Number => Text(cell.Value.GetDouble()),
            _ => cell.Value.GetString()!,
        }).ToArray())];
    }

    private static string Text(object? cell) => cell is decimal amount
        ? amount.ToString("0.######", CultureInfo.InvariantCulture)
        : Convert.ToString(cell, CultureInfo.InvariantCulture)!;
}
