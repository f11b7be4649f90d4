using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Gongyu.Client.Tests;

/// <summary>The command as a real process.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task The_main_job_from_start_to_end()
    {
        string baseline = Path.Combine(AppContext.BaseDirectory, "scenarios", "baseline.yaml");
        using var process = terminal.Start("run", baseline, "--out", terminal.In("out"));
        var (screen, errors) = await Terminal.Ended(process);
        Assert.Equal((0, ""), (process.ExitCode, errors));
        var manifest = Manifest();
        Assert.Contains(manifest.GetProperty("hash").GetString()!, screen, StringComparison.Ordinal);
        Assert.Contains("replications finished: 20/20", screen, StringComparison.Ordinal);
        Assert.Equal(120, manifest.GetProperty("activations").GetProperty("enterprise").GetInt32());
        // At most ten calls a stakeholder and round.
        Assert.InRange(manifest.GetProperty("calls").GetInt64(), 155 * 80, 10 * 155 * 80);
        // The record of a run holds no path of the machine it was made on.
        Assert.DoesNotContain(terminal.Folder, File.ReadAllText(terminal.In("out/manifest.json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_stops_between_two_rounds_and_keeps_what_was_computed(string signal)
    {
        terminal.Hold(500);
        using var process = terminal.Start("run", Endless(replications: 1), "--host", "actors", "--out", terminal.In("out"));
        await Terminal.Until(process, "round 500/5000");
        var (screen, errors) = await Stopped(process, signal);
        Assert.Equal((130, ""), (process.ExitCode, errors));
        Assert.Contains("Stopped: 0 of 1 replications were finished", screen, StringComparison.Ordinal);
        Assert.Equal("cancelled", Manifest().GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, Manifest().GetProperty("hash").ValueKind);
        int[] rounds = [.. File.ReadLines(terminal.In("out/rounds.csv"))
            .Select(line => line.Split(',')).Where(row => row[3] == "cooperation.ratio")
            .Select(row => int.Parse(row[2], CultureInfo.InvariantCulture))];
        Assert.InRange(rounds.Length, 500, 4_999);
        Assert.Equal(Enumerable.Range(1, rounds.Length), rounds);
        // What was kept is what is played anyhow.
        Assert.Equal(ExitCode.Done, await terminal.Type("verify", terminal.In("out")));
    }

    // The records of all rounds would take 26 MB: more than the whole heap may.
    [Fact]
    public async Task Memory_does_not_grow_with_the_number_of_rounds()
    {
        terminal.Write("long.yaml", """
            question: q
            community: {sectors: 1, enterprises: 2, universities: 1}
            rounds: 40000
            """);
        using var process = terminal.StartIn(
            new() { ["DOTNET_GCHeapHardLimit"] = $"{24 << 20:x}" }, "run", "long.yaml", "--host", "fast", "--ledger", "--out", "out");
        var (_, errors) = await Terminal.Ended(process);
        Assert.Equal((0, ""), (process.ExitCode, errors));
        Assert.Equal(1 + 40_000L * Model.Metrics.All.Count, File.ReadLines(terminal.In("out/rounds.csv")).LongCount());
    }

    [Fact]
    public async Task Finished_replications_are_kept_when_a_run_is_stopped()
    {
        using var process = terminal.Start("run", Endless(replications: 10_000, rounds: 200), "--host", "fast", "--out", terminal.In("out"));
        await Terminal.Until(process, "replications finished: 1000/10000");
        await Stopped(process, "INT");
        Assert.Equal(130, process.ExitCode);
        Assert.InRange(Manifest().GetProperty("played").GetArrayLength(), 1_000, 9_999);
        Assert.True(Manifest().GetProperty("outcomes").EnumerateObject().Any());
    }

    [Fact]
    public async Task A_new_scenario_is_written_once_and_plays()
    {
        foreach (int code in (int[])[ExitCode.Done, ExitCode.NotWritable])
        {
            using var started = terminal.Start("new", "我的问题");
            await Terminal.Ended(started);
            Assert.Equal(code, started.ExitCode);
        }
        using var elsewhere = terminal.Start("new", "../escape");
        await Terminal.Ended(elsewhere);
        Assert.Equal(ExitCode.WrongRequest, elsewhere.ExitCode);
        Assert.Equal(["我的问题.yaml"], terminal.Left());
        Assert.Equal(ExitCode.Done, await terminal.Type(
            "run", terminal.In("我的问题.yaml"), "--rounds", "3", "--replications", "2", "--host", "fast", "--out", terminal.In("out")));
    }

    private string Endless(int replications, int rounds = 5_000) => terminal.Write("endless.yaml", $$"""
        question: "When does it end?"
        community: {sectors: 1, enterprises: 2, universities: 1, associations: false}
        rounds: {{rounds}}
        replications: {{replications}}
        """);

    private static async Task<(string Screen, string Errors)> Stopped(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        return await Terminal.Ended(process);
    }

    private JsonElement Manifest() => JsonDocument.Parse(File.ReadAllText(terminal.In("out/manifest.json"))).RootElement;
}
