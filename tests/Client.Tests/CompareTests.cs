namespace Gongyu.Client.Tests;

public sealed class CompareTests : IDisposable
{
    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task Policies_are_compared_with_the_first_in_table_and_chart()
    {
        Assert.Equal(ExitCode.Done, await Compare(terminal));
        var lines = terminal.Console.Lines;
        Assert.Contains("generous less mean, 4 pairs, common random numbers", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("incentive.paid ", StringComparison.Ordinal) && line.Contains('+'));
        Assert.Contains(lines, line => line.StartsWith("mean ", StringComparison.Ordinal) && line.Contains('●'));
        Assert.All(lines, line => Assert.InRange(line.TrimEnd().Length, 0, 80));
    }

    [Fact]
    public async Task The_table_does_not_depend_on_workers()
    {
        using var other = new Terminal();
        await Compare(terminal, "--workers", "1");
        await Compare(other, "--workers", "2");
        Assert.Equal(terminal.Screen, other.Screen);
        Assert.Equal(terminal.Output, other.Output);
    }

    [Fact]
    public async Task How_far_it_is_is_told_in_at_most_ten_lines()
    {
        Assert.Equal(ExitCode.Done, await Compare(terminal));
        string[] lines = terminal.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Enumerable.Range(1, 8).Select(done => $"replications finished: {done}/8"), lines);
    }

    [Fact]
    public async Task Json_has_differences_and_what_common_random_numbers_won()
    {
        Assert.Equal(ExitCode.Done, await Compare(terminal, "--json", "--outcome", "incentive.paid", "--outcome", "agreement.count"));
        Assert.Equal("", terminal.Screen);
        var json = terminal.Json;
        Assert.Equal(("mean", 4), (json.GetProperty("control").GetString(), json.GetProperty("seeds").GetArrayLength()));
        Assert.All(json.GetProperty("policies").EnumerateArray(), policy =>
        {
            Assert.Equal(20, policy.GetProperty("rounds").GetInt32());
            Assert.Matches("^[0-9a-f]{32}$", policy.GetProperty("hash").GetString());
        });
        Assert.Equal(["incentive.paid", "agreement.count"], json.GetProperty("metrics").EnumerateObject().Select(metric => metric.Name));
        var paid = json.GetProperty("metrics").GetProperty("incentive.paid");
        var difference = paid.GetProperty("differences").GetProperty("generous");
        Assert.True(difference.GetProperty("mean").GetDouble() > 0);
        Assert.Equal(
            ["mean", "low", "high", "p", "pAdjusted", "effectSize", "correlation", "varianceRatio"],
            difference.EnumerateObject().Select(part => part.Name));
        double treated = paid.GetProperty("outcomes").GetProperty("generous").GetProperty("mean").GetDouble();
        double control = paid.GetProperty("outcomes").GetProperty("mean").GetProperty("mean").GetDouble();
        Assert.Equal(treated - control, difference.GetProperty("mean").GetDouble(), 1e-9);
        var best = json.GetProperty("best");
        Assert.Equal(("incentive.paid", "generous"), (best.GetProperty("by").GetString(), best.GetProperty("policies")[0].GetString()));
    }

    [Fact]
    public async Task Json_tells_of_speed_and_of_a_shock_only_where_there_is_one()
    {
        await Compare(terminal, "--json");
        var dynamics = terminal.Json.GetProperty("dynamics");
        Assert.DoesNotContain(dynamics.EnumerateObject(), dynamic => dynamic.Name.EndsWith(".recovery", StringComparison.Ordinal));
        var stability = dynamics.GetProperty("cooperation.ratio.stability");
        var difference = stability.GetProperty("differences").GetProperty("generous");
        Assert.Equal(4, difference.GetProperty("pairs").GetInt32());
        Assert.Equal(Mean("generous") - Mean("mean"), difference.GetProperty("mean").GetDouble(), 1e-9);

        double Mean(string policy) => stability.GetProperty("outcomes").GetProperty(policy).GetProperty("mean").GetDouble();
    }

    [Fact]
    public async Task Results_folders_compare_as_their_scenarios_do()
    {
        foreach (string name in (string[])["mean", "generous"])
            Assert.Equal(ExitCode.Done, await terminal.Type("run", Scenario(terminal, name), "--host", "fast", "--out", terminal.In(name), "--json"));
        using var ofResults = new Terminal();
        Assert.Equal(ExitCode.Done, await ofResults.Type("compare", terminal.In("mean"), terminal.In("generous"), "--json"));
        using var ofFiles = new Terminal();
        await Compare(ofFiles, "--json");
        Assert.Equal(ofFiles.Output, ofResults.Output);
    }

    [Fact]
    public async Task The_lowest_can_be_best()
    {
        await Compare(terminal, "--json", "--by", "incentive.paid", "--lowest");
        Assert.Equal("incentive.paid", terminal.Json.GetProperty("metrics").EnumerateObject().First().Name);
        Assert.Equal("mean", terminal.Json.GetProperty("best").GetProperty("policies")[0].GetString());
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_once()
    {
        Directory.CreateDirectory(terminal.In("empty"));
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(
            "compare", terminal.In("empty"), terminal.In("nothing.yaml"), "--by", "wealth", "--outcome", "welfarre", "--workers", "x",
            "--rounds", "9"));
        Assert.Equal(
            [terminal.In("empty"), terminal.In("nothing.yaml"), "--rounds", "--outcome", "--by", "--workers"],
            terminal.Errors.Select(line => line[..line.IndexOf(": ", StringComparison.Ordinal)]));
        Assert.Contains(terminal.Errors, line => line.Contains("it has no manifest.json", StringComparison.Ordinal));
        Assert.Contains(terminal.Errors, line => line.Contains("did you mean \"welfare\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Policies_that_share_no_seeds_cannot_be_compared()
    {
        string one = Scenario(terminal, "mean"), other = terminal.Write("other.yaml", Text("0.1").Replace("seed: 1", "seed: 77", StringComparison.Ordinal));
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type("compare", one, other));
        Assert.Contains("seeds are shared", Assert.Single(terminal.Errors), StringComparison.Ordinal);
        using var single = new Terminal();
        Assert.Equal(ExitCode.WrongRequest, await single.Type("compare", one));
        using var once = new Terminal();
        Assert.Equal(ExitCode.WrongRequest, await once.Type("compare", one, Scenario(terminal, "generous"), "--replications", "1"));
        using var twice = new Terminal();
        Assert.Equal(ExitCode.WrongRequest, await twice.Type("compare", one, one));
        Assert.Contains("given twice", Assert.Single(twice.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policies_of_different_length_cannot_be_compared()
    {
        string shorter = terminal.Write("shorter.yaml", Text("0.1").Replace("rounds: 20", "rounds: 19", StringComparison.Ordinal));
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type("compare", Scenario(terminal, "mean"), shorter));
        Assert.Contains("different numbers of rounds: mean 20, shorter 19", Assert.Single(terminal.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_metric_asked_for_twice_is_shown_once()
    {
        await Compare(terminal, "--json", "--outcome", "welfare", "--outcome", "welfare", "--by", "welfare");
        Assert.Equal("welfare", Assert.Single(terminal.Json.GetProperty("metrics").EnumerateObject()).Name);
    }

    [Theory]
    [InlineData("outcomes.csv", "cooperation.ratio,1,", "cooperation.ratio,1,x", ExitCode.Damaged)]
    [InlineData("outcomes.csv", "cooperation.ratio", "cooperation.rate", ExitCode.WrongRequest)]
    [InlineData("outcomes.csv", ",2,2,cooperation.ratio,", ",2,1,cooperation.ratio,", ExitCode.Damaged)]
    [InlineData("manifest.json", "\"format\": 1", "\"format\": 99, \"new\": 1", ExitCode.WrongRequest)]
    [InlineData("manifest.json", "\"model\": 3", "\"model\": 99", ExitCode.WrongRequest)]
    [InlineData("manifest.json", "{", "null {", ExitCode.Damaged)]
    [InlineData("manifest.json", "\"seed\":", "\"sead\":", ExitCode.Damaged)]
    [InlineData("rounds.csv", ",1,2,cooperation.ratio,", ",1,2,welfare,", ExitCode.Damaged)]
    public async Task Results_that_are_damaged_or_of_another_kind_are_told_by_their_file(string file, string from, string to, int code)
    {
        await terminal.Type("run", Scenario(terminal, "mean"), "--host", "fast", "--out", terminal.In("out"), "--json");
        string path = terminal.In($"out/{file}"), text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains(from, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace(from, to, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        using var later = new Terminal();
        Assert.Equal(code, await later.Type("compare", terminal.In("out"), terminal.In("mean.yaml")));
        Assert.StartsWith(path, Assert.Single(later.Errors), StringComparison.Ordinal);
    }

    private static Task<int> Compare(Terminal terminal, params string[] options) =>
        terminal.Type(["compare", Scenario(terminal, "mean"), Scenario(terminal, "generous"), .. options]);

    private static string Scenario(Terminal terminal, string name) =>
        terminal.Write($"{name}.yaml", Text(name == "mean" ? "0.1" : "0.9"));

    private static string Text(string taxRelief) => $$"""
        question: "Who pays?"
        community: {sectors: 2, enterprises: 12, universities: 4}
        policy: {incentive.taxRelief: {{taxRelief}}}
        rounds: 20
        replications: 4
        seed: 1
        """;
}
