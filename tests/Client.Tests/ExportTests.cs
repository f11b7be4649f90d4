namespace Gongyu.Client.Tests;

/// <summary><c>gongyu export</c>: rounds for another program.</summary>
public sealed class ExportTests : IAsyncLifetime
{
    private const string Scenario = """
        question: q
        community: {sectors: 2, enterprises: 5, universities: 2}
        rounds: 3
        replications: 2
        """;

    private readonly Terminal terminal = new();

    public async ValueTask InitializeAsync() => Assert.Equal(ExitCode.Done, await terminal.Type(
        "run", terminal.Write("s.yaml", Scenario), "--host", "fast", "--out", terminal.In("out")));

    public ValueTask DisposeAsync()
    {
        terminal.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Every_round_has_its_time_and_every_metric_its_value()
    {
        Assert.Equal(ExitCode.Done, await Export(out var told, "--start", "2026-09-01T00:00:00Z", "--round-length", "1h", "--replication", "2"));
        string[] lines = told.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("# EOF", lines[^1]);
        var rows = File.ReadLines(terminal.In("out/rounds.csv")).Skip(1).Select(line => line.Split(',')).Where(row => row[1] == "2").ToArray();
        Assert.Equal(rows.Length, lines.Count(line => line[0] != '#'));
        string run = rows[0][0];
        foreach (var row in rows.Where(row => row[3] is "cooperation.ratio" or "agreement.count"))
        {
            string name = row[3] == "agreement.count" ? "gongyu_agreement" : "gongyu_cooperation_ratio";
            Assert.Contains($$"""{{name}}{run="{{run}}"} {{row[^1]}} {{1_788_220_800 + 3_600 * int.Parse(row[2], null)}}""", lines);
        }
        Assert.Contains("# TYPE gongyu_innovation counter", lines);
        Assert.Contains(lines, line => line.StartsWith($$"""gongyu_stance_enterprise_committed{run="{{run}}",kind="enterprise"} """, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--replication: expected 1 to 2", "--replication", "3")]
    [InlineData("--round-length: expected how long a round lasts, 1s to 366d: 15s, 1m, 1h, 1d", "--round-length", "fortnight")]
    [InlineData("--start: expected the time at which the run begins: 2026-01-31T08:00:00Z", "--start", "yesterday")]
    public async Task What_cannot_be_exported_is_told(string why, params string[] options)
    {
        Assert.Equal(ExitCode.WrongRequest, await Export(out var told, options));
        Assert.Equal((why, ""), (Assert.Single(told.Errors), told.Output));
    }

    [Fact]
    public async Task Rows_that_cannot_be_read_are_told()
    {
        File.AppendAllText(terminal.In("out/rounds.csv"), "x,1,one,cooperation.ratio\n");
        Assert.Equal(ExitCode.Damaged, await Export(out var told));
        Assert.StartsWith(terminal.In("out/rounds.csv"), Assert.Single(told.Errors), StringComparison.Ordinal);
        Assert.Equal("", told.Output);
    }

    private Task<int> Export(out Terminal told, params string[] options) =>
        terminal.Type(out told, ["export", terminal.In("out"), "--format", "openmetrics", .. options]);
}
