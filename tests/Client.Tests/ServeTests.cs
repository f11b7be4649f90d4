using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Gongyu.Silo;

namespace Gongyu.Client.Tests;

/// <summary>The service as a real process: what it plays survives it.</summary>
public sealed class ServeTests : IDisposable
{
    private const string Scenario = """
        question: q
        community: {sectors: 2, enterprises: 24, universities: 6}
        policy: {incentive.taxRelief: 0.4, supervision.auditRate: 0.5, supervision.penalty: 1}
        rounds: 300
        replications: 2
        """;

    private readonly Terminal terminal = new();
    private readonly HttpClient http = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        http.Dispose();
        terminal.Dispose();
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("TERM")]
    public async Task Runs_that_were_going_when_it_ended_go_on_at_its_next_start(string signal)
    {
        string[] seeds = ["1", "2", "3"];
        string[] runs;
        terminal.Hold(60);
        var (process, at) = await Serve();
        using (process)
        {
            runs = await Task.WhenAll(seeds.Select(seed => Begin(at, seed)));
            foreach (string run in runs)
                await Until(at, run, told => told.GetProperty("round").GetInt32() >= 60);
            Process.Start("kill", $"-{signal} {process.Id}").Dispose();
            var (_, errors) = await Terminal.Ended(process);
            Assert.Equal((signal == "KILL" ? 137 : 0, ""), (process.ExitCode, errors));
        }
        Assert.All(Journal.Read(terminal.In(".gongyu")).Runs, run => Assert.InRange(run.Round, 20, 299));
        terminal.LetGo();
        (process, at) = await Serve();
        using (process)
        {
            foreach (var (seed, run) in seeds.Zip(runs))
            {
                var told = await Until(at, run, told => told.GetProperty("state").GetString() == "completed");
                using var alone = new Terminal();
                Assert.Equal(ExitCode.Done, await alone.Type("run", alone.Write("s.yaml", Scenario), "--seed", seed, "--out", alone.In("out"), "--json"));
                Assert.Equal(alone.Json.GetProperty("hash").GetString(), told.GetProperty("hash").GetString());
                // It went on: fewer calls than for all of it.
                Assert.InRange(CallsOf(terminal.In($"results/{run}")), 1, CallsOf(alone.In("out")) * 19 / 20);
                Assert.Equal(ExitCode.Done, await terminal.Type("verify", terminal.In($"results/{run}")));
            }
            Process.Start("kill", $"-INT {process.Id}").Dispose();
            await Terminal.Ended(process);
            Assert.Equal(0, process.ExitCode);
        }
    }

    [Fact]
    public async Task What_cannot_be_served_is_told_in_a_line_for_each_fault()
    {
        Assert.Equal(
            (ExitCode.WrongRequest, "--urls: other machines could reach this address: add --remote and a --token, or use 127.0.0.1\n"),
            await Refused("--urls", "http://0.0.0.0:0"));
        Assert.Equal(
            (ExitCode.WrongRequest, "--token: a service that other machines reach needs a --token of at least 16 characters\n"),
            await Refused("--urls", "http://0.0.0.0:0", "--remote", "--token", "short"));
        Assert.Equal(
            (ExitCode.WrongRequest, "--urls: expected an address such as http://127.0.0.1:5080: http, an IP address or localhost, and a port\n"),
            await Refused("--urls", "ftp://x/y"));
        using var held = DataFolder.Open(terminal.In(".gongyu"));
        var (code, errors) = await Refused("--urls", "http://127.0.0.1:0");
        Assert.Equal(ExitCode.InUse, code);
        Assert.StartsWith(".gongyu: another process of this program uses this data folder", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_terminal_pauses_and_changes_a_run_of_the_service()
    {
        terminal.Hold(5);
        var (process, at) = await Serve();
        using (process)
        {
            string run = await Begin(at, "1");
            await Until(at, run, told => told.GetProperty("round").GetInt32() >= 5);
            Assert.Equal(ExitCode.Done, await terminal.Type(out var changed, "intervene", run, "--set", "incentive.taxRelief=0.9"));
            Assert.Matches($"^the policy of {run} changes in round [0-9]+\n$", changed.Output);
            Assert.Equal(ExitCode.Done, await terminal.Type(out var paused, "pause", run));
            Assert.StartsWith($"{run} is paused after round ", paused.Output, StringComparison.Ordinal);
            terminal.LetGo();
            // The service has the folder, and the run is nobody's now.
            Assert.Equal(ExitCode.InUse, await terminal.Type(out _, "intervene", run, "--set", "incentive.taxRelief=0.1"));
            Process.Start("kill", $"-INT {process.Id}").Dispose();
            await Terminal.Ended(process);
            Assert.Equal(ExitCode.Done, await terminal.Type("resume", run));
        }
    }

    [Fact]
    public async Task What_it_does_is_logged_field_by_field_and_what_it_gives_is_what_the_command_gives()
    {
        var (process, at) = await Serve("json");
        using (process)
        {
            string run = await Begin(at, "1", "&rounds=5&replications=1");
            await Until(at, run, told => told.GetProperty("state").GetString() == "completed");
            Assert.Equal(ExitCode.Done, await terminal.Type(
                out var exported, "export", terminal.In($"results/{run}"), "--format", "openmetrics", "--start", "2026-09-01"));
            Assert.Equal(exported.Output, await http.GetStringAsync(new Uri(at, $"/api/runs/{run}/openmetrics?start=2026-09-01"), Cancellation));
            Process.Start("kill", $"-INT {process.Id}").Dispose();
            var (_, errors) = await Terminal.Ended(process);
            var said = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
            Assert.DoesNotContain(said, one => one.GetProperty("LogLevel").GetString() is "Error" or "Critical");
            // Others may warn of a machine that is slow.
            said = [.. said.Where(one => one.GetProperty("Category").GetString() == "Gongyu")];
            Assert.All(said, one => Assert.Equal("Information", one.GetProperty("LogLevel").GetString()));
            Assert.Equal(
                ["Listens at {Url}, data folder {Data}", "Run {Run} of {Scenario}: {Rounds} rounds, {Replications} replications, hosts {Hosts}",
                    "Run {Run} is {State} after round {Round}", "Ends; what is being played goes on at the next start"],
                said.Select(one => one.GetProperty("State").GetProperty("{OriginalFormat}").GetString()));
            var ended = said[2].GetProperty("State");
            Assert.Equal((run, "completed", 5), (ended.GetProperty("Run").GetString(), ended.GetProperty("State").GetString(), ended.GetProperty("Round").GetInt32()));
        }
    }

    [Fact]
    public async Task The_service_tells_levers_metrics_and_the_schema_as_the_command_does()
    {
        var (process, at) = await Serve();
        using (process)
        {
            (string Path, string Command)[] catalogues = [("levers", "levers --json"), ("metrics", "metrics --json"), ("scenarios/schema", "schema")];
            foreach (var (path, command) in catalogues)
            {
                using var told = JsonDocument.Parse(await http.GetStringAsync(new Uri(at, $"/api/{path}"), Cancellation));
                using var alone = new Terminal();
                Assert.Equal(ExitCode.Done, await alone.Type(command.Split(' ')));
                Assert.True(JsonElement.DeepEquals(alone.Json, told.RootElement), path);
            }
            Process.Start("kill", $"-INT {process.Id}").Dispose();
            await Terminal.Ended(process);
        }
    }

    private static long CallsOf(string results) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(results, "manifest.json"))).RootElement.GetProperty("calls").GetInt64();

    private async Task<(int Code, string Errors)> Refused(params string[] options)
    {
        var (code, _, errors) = await terminal.Process(["serve", "--log", "none", .. options]);
        return (code, errors);
    }

    private async Task<(Process Process, Uri At)> Serve(string log = "none")
    {
        var process = terminal.Start("serve", "--urls", "http://127.0.0.1:0", "--log", log);
        string ready = (await process.StandardOutput.ReadLineAsync(Cancellation))!;
        Assert.StartsWith("ready: http://127.0.0.1:", ready, StringComparison.Ordinal);
        return (process, new(ready.Split(' ')[1]));
    }

    private async Task<string> Begin(Uri at, string seed, string more = "")
    {
        using var content = new StringContent(Scenario);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/yaml");
        using var answer = await http.PostAsync(new Uri(at, $"/api/runs?name=s&seed={seed}{more}"), content, Cancellation);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("run").GetString()!;
    }

    private async Task<JsonElement> Until(Uri at, string run, Func<JsonElement, bool> reached)
    {
        while (true)
        {
            var told = JsonDocument.Parse(await http.GetStringAsync(new Uri(at, $"/api/runs/{run}"), Cancellation)).RootElement;
            if (reached(told))
                return told;
            Assert.NotEqual("failed", told.GetProperty("state").GetString());
            await Task.Delay(20, Cancellation);
        }
    }
}
