using System.Text.Json;
using Gongyu.Model;

namespace Gongyu.Client.Tests;

public sealed class CatalogueTests : IDisposable
{
    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task Levers_and_metrics_are_arrays_for_programs()
    {
        Assert.Equal(Levers.All.Select(lever => (lever.Key, lever.UnitSymbol, lever.Meaning.En)), await Catalogue("levers"));
        Assert.Equal(Metrics.All.Select(metric => (metric.Id, metric.Unit, metric.Definition.En)), await Catalogue("metrics"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task Levers_and_metrics_are_tables_for_people(string language)
    {
        using var wide = new Terminal(width: 300);
        Assert.Equal(ExitCode.Done, await wide.Type("levers", "--lang", language));
        Assert.Equal(ExitCode.Done, await wide.Type("metrics", "--lang", language));
        Assert.All(Levers.All, lever => Assert.Contains(wide.Console.Lines, line =>
            line.Contains($" {lever.Key} ", StringComparison.Ordinal) && line.Contains(lever.Meaning.In(language), StringComparison.Ordinal)
            && line.Contains(lever.Cost.In(language), StringComparison.Ordinal)));
        Assert.All(Metrics.All, metric => Assert.Contains(wide.Console.Lines, line =>
            line.Contains($" {metric.Id} ", StringComparison.Ordinal) && line.Contains(metric.Definition.In(language), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_schema_beside_the_scenarios_is_the_one_that_is_printed()
    {
        Assert.Equal(ExitCode.Done, await terminal.Type("schema"));
        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "scenarios", "scenario.schema.json")), terminal.Output);
    }

    [Fact]
    public async Task All_scenarios_are_valid()
    {
        string[] files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "scenarios"), "*.yaml");
        Assert.Equal(ExitCode.Done, await terminal.Type(["validate", .. files]));
        Assert.Equal(11, files.Length);
        Assert.Equal(11, terminal.Output.Split('\n').Count(line => line.Contains(": valid; ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("en", "Examples:", "Play a scenario")]
    [InlineData("zh", "示例：", "推演一个情景")]
    public async Task Every_help_ends_with_examples(string language, string title, string meaning)
    {
        Assert.Equal(ExitCode.Done, await terminal.Type("--lang", language));
        Assert.Contains(meaning, terminal.Output, StringComparison.Ordinal);
        string[] commands = [.. terminal.Output.Split('\n').SkipWhile(line => !line.StartsWith("Commands", StringComparison.Ordinal)
                && !line.StartsWith("命令", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal))
            .Select(line => line.Trim().Split(' ')[0])];
        Assert.Equal(["run", "resume", "step", "pause", "intervene", "fork", "list", "show", "explain", "compare", "sweep", "sensitivity", "verify", "mechanisms", "report", "export", "delete", "serve", "new", "validate", "levers", "metrics", "schema"], commands);
        foreach (string command in commands)
        {
            using var help = new Terminal();
            Assert.Equal(ExitCode.Done, await help.Type(command, "--help", "--lang", language));
            string examples = help.Output[help.Output.IndexOf(title, StringComparison.Ordinal)..];
            Assert.Contains($"  gongyu {command}", examples, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task An_option_means_the_same_in_every_command(string language)
    {
        string[] commands = ["run", "resume", "step", "pause", "intervene", "fork", "list", "show", "explain", "compare", "sweep", "sensitivity", "verify", "mechanisms", "report", "export", "delete", "serve"];
        var told = new HashSet<(string Option, string Meaning)>();
        foreach (string command in commands)
        {
            Assert.Equal(ExitCode.Done, await terminal.Type(out var help, command, "--help", "--lang", language));
            told.UnionWith(help.Output.Split('\n').Where(line => line.StartsWith("  --", StringComparison.Ordinal)).Select(line => (
                line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], line[line.LastIndexOf("  ", StringComparison.Ordinal)..].Trim())));
        }
        // One gives an object or an array, one is a folder or a file, one sets a lever now or after a round.
        Assert.Equal(["--json", "--out", "--set"], told.CountBy(one => one.Option).Where(count => count.Value > 1).Select(count => count.Key).Order(StringComparer.Ordinal));
        Assert.Contains(told, one => one.Option == "--data");
    }

    private static async Task<IEnumerable<(string, string, string)>> Catalogue(string command)
    {
        using var terminal = new Terminal();
        Assert.Equal(ExitCode.Done, await terminal.Type(command, "--json"));
        Assert.Equal(JsonValueKind.Array, terminal.Json.ValueKind);
        return [.. terminal.Json.EnumerateArray().Select(entry => (
            entry.GetProperty("id").GetString()!, entry.GetProperty("unit").GetString()!, entry.GetProperty("definition").GetString()!))];
    }
}
