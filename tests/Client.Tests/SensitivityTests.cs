namespace Gongyu.Client.Tests;

/// <summary><c>gongyu sensitivity</c>: which levers drive the outcomes.</summary>
public sealed class SensitivityTests : IDisposable
{
    private const string Scenario = """
        question: q
        community: {sectors: 2, enterprises: 20, universities: 6}
        rounds: 24
        replications: 2
        outcomes: [incentive.paid, audit.cost]
        """;

    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task Relief_drives_what_is_paid_and_audits_drive_what_they_cost()
    {
        Assert.Equal(ExitCode.Done, await Ask(
            "--range", "incentive.taxRelief=0..0.8", "--range", "supervision.auditRate=0..0.6", "--range", "governance.communication=0..1", "--rows", "6", "--json"));
        Assert.Equal(6 * 4, terminal.Json.GetProperty("points").GetInt32());
        Assert.Equal("incentive.taxRelief", Strongest("incentive.paid", "mu*"));
        Assert.Equal("supervision.auditRate", Strongest("audit.cost", "mu*"));
    }

    [Fact]
    public async Task Shares_of_variance_say_the_same_also_after_a_stop()
    {
        string[] asked = ["--range", "incentive.taxRelief=0..0.8", "--range", "supervision.auditRate=0..0.6", "--method", "sobol", "--rows", "16", "--pairs"];
        Assert.Equal(ExitCode.Done, await Ask([.. asked, "--json"]));
        Assert.Equal("incentive.taxRelief", Strongest("incentive.paid", "ST"));
        Assert.Equal("supervision.auditRate", Strongest("audit.cost", "ST"));
        string table = File.ReadAllText(terminal.In("out/sensitivity.csv"));
        Assert.Contains("S2", table, StringComparison.Ordinal);
        File.Delete(terminal.In("out/sensitivity.csv"));
        string file = terminal.In("out/experiment.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"state\": \"completed\"", "\"state\": \"running\"", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Done, await terminal.Type("resume", terminal.In("out")));
        Assert.Equal(table, File.ReadAllText(terminal.In("out/sensitivity.csv")));
    }

    [Fact]
    public async Task Families_are_told_of_where_everything_varies()
    {
        Assert.Equal(ExitCode.Done, await Ask("--group", "family", "--rows", "2", "--replications", "1"));
        Assert.Contains("mu*", File.ReadAllText(terminal.In("out/sensitivity.csv")), StringComparison.Ordinal);
        string[] groups = [.. File.ReadLines(terminal.In("out/sensitivity.csv")).Skip(1).Select(line => line.Split(',')[1]).Distinct().Order()];
        Assert.Equal(["G", "I", "O", "S"], groups);
        Assert.Contains("incentive.paid", terminal.Screen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--range incentive.taxRelief=0,1", "--range incentive.taxRelief=0,1: expected a range: lever=low..high")]
    [InlineData("--metric welfar", "--metric: unknown metric \"welfar\"")]
    [InlineData("--rows 1", "--rows: at least 2 are needed")]
    [InlineData("--pairs", "--pairs: goes with --method sobol only")]
    [InlineData("--rows 1000000", "35,000,000 points are too many")]
    public async Task A_wrong_request_is_told_in_a_line(string options, string told)
    {
        Assert.Equal(ExitCode.WrongRequest, await Ask(options.Split(' ')));
        Assert.Contains(told, terminal.Errors[0], StringComparison.Ordinal);
        Assert.False(Directory.Exists(terminal.In("out")));
    }

    private Task<int> Ask(params string[] options) =>
        terminal.Type(["sensitivity", terminal.Write("s.yaml", Scenario), "--out", terminal.In("out"), .. options]);

    private string Strongest(string metric, string figure) => terminal.Json.GetProperty("sensitivity").GetProperty(metric).GetProperty("rows")
        .EnumerateArray().Where(row => row.GetProperty("figure").GetString() == figure).MaxBy(row => row.GetProperty("value").GetDouble())
        .GetProperty("group").GetString()!;
}
