namespace Gongyu.Client.Tests;

/// <summary>A fork has the same past and another policy.</summary>
public sealed class ForkTests : IDisposable
{
    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task A_fork_without_change_is_its_original() =>
        Assert.Equal(await Hash("run", await Scenario()), await Hash("fork", await Original(), "--at", "3"));

    [Fact]
    public async Task A_fork_at_round_0_is_a_fresh_run_of_the_other_policy() => Assert.Equal(
        await Hash("run", await Scenario(), "--set", "incentive.taxRelief=0.9"),
        await Hash("fork", await Original(), "--at", "0", "--set", "incentive.taxRelief=0.9"));

    [Fact]
    public async Task A_fork_at_a_round_is_a_scenario_with_that_step()
    {
        string stepped = terminal.Write("stepped.yaml", Terminal.Small + "\ntimeline: [{at: 4, set: {incentive.taxRelief: 0.9, supervision.penalty: 2}}]\n");
        string fork = await Hash("fork", await Original(), "--at", "3", "--set", "incentive.taxRelief=0.9", "--set", "supervision.penalty=2");
        Assert.Equal(await Hash("run", stepped), fork);
        Assert.NotEqual(await Hash("run", await Scenario()), fork);
    }

    [Fact]
    public async Task The_past_is_the_same_row_by_row_and_then_it_is_not()
    {
        string original = await Original();
        Assert.Equal(ExitCode.Done, await terminal.Type(out _, "fork", original, "--at", "3", "--set", "incentive.taxRelief=0.9", "--out", terminal.In("fork")));
        var (one, other) = (Rows(original), Rows(terminal.In("fork")));
        Assert.Equal(one.Where(row => Round(row) <= 3), other.Where(row => Round(row) <= 3));
        Assert.NotEqual(one.Where(row => Round(row) == 4), other.Where(row => Round(row) == 4));
        Assert.Equal(ExitCode.Done, await terminal.Type(out _, "verify", terminal.In("fork")));

        static string[] Rows(string folder) => [.. File.ReadLines(Path.Combine(folder, "rounds.csv")).Skip(1).Select(row => row[row.IndexOf(',', StringComparison.Ordinal)..])];
        static int Round(string row) => int.Parse(row.Split(',')[2], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_fork_can_be_forked_by_its_id_and_keeps_what_was_planned()
    {
        string original = await Original();
        await terminal.Type(out _, "fork", original, "--at", "4", "--set", "incentive.taxRelief=0.1", "--out", terminal.In("first"));
        string id = Path.GetFileName(Gongyu.Silo.Journal.Read(terminal.In(".gongyu")).Runs[^1].Dossier.Run);
        await terminal.Type(out _, "fork", id, "--at", "2", "--set", "incentive.taxRelief=0.9", "--out", terminal.In("second"));
        Assert.Contains(
            "timeline: [{at: 3, set: {incentive.taxRelief: 0.9}}, {at: 5, set: {incentive.taxRelief: 0.1}}]",
            await File.ReadAllTextAsync(terminal.In("second/scenario.yaml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_a_fork_comes_at_once()
    {
        await Original();
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out var fresh, "fork", terminal.In("original"), "--at", "6", "--set", "x", "--set", "incentive.taxReleif=1"));
        Assert.Equal(
            [
                "--at: 6 is out of range: expected a whole number from 0 to 5",
                "--set x: expected lever=value, found \"x\"",
                "--set incentive.taxReleif=1: unknown lever \"incentive.taxReleif\"; did you mean \"incentive.taxRelief\"?",
            ],
            fresh.Errors);
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out _, "fork", "nobody", "--at", "1"));
    }

    private Task<string> Scenario() => Task.FromResult(terminal.Write("small.yaml", Terminal.Small));

    private async Task<string> Original()
    {
        Assert.Equal(ExitCode.Done, await terminal.Type(out _, "run", await Scenario(), "--out", terminal.In("original")));
        return terminal.In("original");
    }

    private async Task<string> Hash(params string[] command)
    {
        Assert.Equal(ExitCode.Done, await terminal.Type(out var fresh, [.. command, "--json", "--out", terminal.In(Guid.NewGuid().ToString())]));
        return fresh.Json.GetProperty("hash").GetString()!;
    }
}
