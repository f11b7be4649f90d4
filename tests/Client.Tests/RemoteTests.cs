using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gongyu.Client.Tests;

/// <summary>What a terminal does here it does at a service, with the same figures and the same words.</summary>
public sealed class RemoteTests : IAsyncLifetime
{
    private static readonly string Long = Terminal.Small.Replace("rounds: 6", "rounds: 2000", StringComparison.Ordinal)
        .Replace("replications: 3", "replications: 1", StringComparison.Ordinal);

    private readonly Terminal terminal = new();
    private Service service = null!;

    public async ValueTask InitializeAsync() => service = await Service.Start();

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        terminal.Dispose();
    }

    [Theory]
    [InlineData("--host", "actors")]
    [InlineData("--host", "fast")]
    [InlineData("--set", "governance.communication=0.7", "--seed", "11", "--rounds", "5", "--replications", "2", "--ledger")]
    public async Task A_run_comes_to_the_same_here_there_over_HTTP_and_in_the_results_folder(params string[] options)
    {
        string scenario = terminal.Write("small.yaml", Terminal.Small);
        Assert.Equal(ExitCode.Done, await terminal.Type(out var here, ["run", scenario, "--out", terminal.In("out"), "--json", .. options]));
        Assert.Equal(ExitCode.Done, await There(out var there, ["run", scenario, "--json", .. options]));
        Assert.Empty(there.Errors);
        string run = there.Json.GetProperty("run").GetString()!;
        var told = await service.Run(run);
        var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(service.Results, run, "manifest.json"))).RootElement;
        Assert.Equal(Names(here.Json), Names(there.Json));
        foreach (string name in (string[])["hash", "host", "rounds", "replications", "outcomes", "dynamics"])
            foreach (var other in (JsonElement[])[there.Json, told, manifest])
                Assert.True(JsonElement.DeepEquals(here.Json.GetProperty(name), other.GetProperty(name)), name);
        Assert.Equal(options.Contains("--ledger"), File.Exists(Path.Combine(service.Results, run, "ledger.csv")));
        Assert.Equal(ExitCode.Done, await terminal.Type(out _, "verify", Path.Combine(service.Results, run)));
        Assert.False(Directory.Exists(terminal.In(".gongyu.there")));

        static string[] Names(JsonElement json) => [.. json.EnumerateObject().Select(one => one.Name)];
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task The_screen_shows_the_same_as_here(string language)
    {
        string scenario = terminal.Write("small.yaml", Terminal.Small);
        Assert.Equal(ExitCode.Done, await terminal.Type(out var here, "run", scenario, "--out", terminal.In("out"), "--lang", language));
        Assert.Equal(ExitCode.Done, await There(out var there, "run", scenario, "--lang", language));
        Assert.Equal(Lines(here.Output), Lines(there.Output));
        string run = await service.Only();
        Assert.Equal(WithoutPlaces(here.Screen), WithoutPlaces(there.Screen));
        Assert.Contains($"{service.Url}/api/runs/{run}/results", Regex.Replace(there.Screen, @"\s", ""), StringComparison.Ordinal);
        // What is shown later is the same too, of the same run.
        foreach (string[] json in (string[][])[[], ["--json"]])
        {
            Assert.Equal(ExitCode.Done, await terminal.Type(out var shown, ["show", Path.Combine(service.Results, run), "--lang", language, .. json]));
            Assert.Equal(ExitCode.Done, await There(out var shownThere, ["show", run, "--lang", language, .. json]));
            Assert.Equal(shown.Output, shownThere.Output);
            Assert.Equal(WithoutPlaces(shown.Screen), WithoutPlaces(shownThere.Screen));
            Assert.Equal(ExitCode.Done, await terminal.Type(out var listed, ["list", "--data", service.Data, "--results", service.Results, "--lang", language, .. json]));
            Assert.Equal(ExitCode.Done, await There(out var listedThere, ["list", "--lang", language, .. json]));
            Assert.Equal(listed.Screen + listed.Output, listedThere.Screen + listedThere.Output);
            Assert.Contains(run, listedThere.Screen + listedThere.Output, StringComparison.Ordinal);
        }

        static string[] Lines(string text) => [.. text.Split('\n').Order(StringComparer.Ordinal)];

        // Where the results are, and which files are there, is told of another place.
        static string[] WithoutPlaces(string screen) => [.. screen.Split('\n').Select(line => line.TrimEnd())
            .SkipWhile(line => line.Length == 0).Where(line => !Regex.IsMatch(line, "^(results|files|结果|文件|  )") || line.Contains("  cooperation", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task A_runs_life_is_led_from_a_terminal()
    {
        string scenario = terminal.Write("life.yaml", Long);
        Assert.Equal(ExitCode.Done, await There(out var begun, "run", scenario, "--host", "actors", "--detach"));
        string run = begun.Output.TrimEnd();
        service.Hold(run, 20);
        await service.Until(run, 20);
        Assert.Equal(ExitCode.InUse, await There(out _, "delete", run));
        Assert.Equal(ExitCode.Done, await There(out var paused, "pause", run));
        int round = Round(paused.Output, $"^{run} is paused after round ([0-9]+); go on with it: gongyu resume {run} --server {service.Url}\n$");
        Assert.InRange(round, 20, 1990);
        Assert.Equal(ExitCode.WrongRequest, await There(out var again, "pause", run));
        Assert.Equal([$"{run}: no process plays this run now"], again.Errors);
        Assert.Equal(ExitCode.Cancelled, await There(out var stepped, "step", run));
        Assert.Contains($"Stopped: 0 of 1 replications were finished; {round + 1} rounds of the first are kept.", stepped.Screen, StringComparison.Ordinal);
        Assert.EndsWith($"go on with it: gongyu resume {run} --server {service.Url}\n", stepped.Output, StringComparison.Ordinal);
        Assert.Equal(round + 1, (await service.Run(run)).GetProperty("round").GetInt32());
        Assert.Equal(ExitCode.Done, await There(out var changed, "intervene", run, "--set", "incentive.taxRelief=9e-1", "--set", "supervision.penalty=2"));
        Assert.Equal(round + 2, Round(changed.Output, $"^the policy of {run} changes in round ([0-9]+); go on with it: gongyu resume {run} --server {service.Url}\n$"));
        service.LetGo(run);
        Assert.Equal(ExitCode.Done, await There(out var resumed, "resume", run, "--json"));
        Assert.Equal(round + 1, resumed.Json.GetProperty("resumedFrom").GetInt32());
        string same = $"{Long}\ntimeline: [{{at: {round + 2}, set: {{incentive.taxRelief: 0.9, supervision.penalty: 2}}}}]";
        Assert.Equal(await HashHere(same), resumed.Json.GetProperty("hash").GetString());
        Assert.Equal(ExitCode.WrongRequest, await There(out var late, "resume", run));
        Assert.StartsWith($"{run}: this run is completed", Assert.Single(late.Errors), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, await There(out var deleted, "delete", run));
        Assert.Equal($"{run} is deleted; its results stay\n", deleted.Output);
        Assert.Equal(ExitCode.WrongRequest, await There(out var gone, "show", run));
        Assert.StartsWith($"{run}: there is no such run", Assert.Single(gone.Errors), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(service.Results, run, "rounds.csv")));
    }

    [Fact]
    public async Task A_fork_has_the_same_past_and_another_policy()
    {
        string scenario = terminal.Write("small.yaml", Terminal.Small);
        Assert.Equal(ExitCode.Done, await There(out var original, "run", scenario, "--json"));
        string run = original.Json.GetProperty("run").GetString()!;
        Assert.Equal(ExitCode.Done, await There(out var fork, "fork", run, "--at", "3", "--set", "incentive.taxRelief=0.9", "--json"));
        Assert.Equal(
            await HashHere(Terminal.Small + "\ntimeline: [{at: 4, set: {incentive.taxRelief: 0.9}}]"), fork.Json.GetProperty("hash").GetString());
        Assert.Equal(ExitCode.Done, await There(out var detached, "fork", run, "--at", "3", "--set", "incentive.taxRelief=0.9", "--detach", "--json"));
        Assert.Equal(["run"], detached.Json.EnumerateObject().Select(one => one.Name));
        Assert.Equal(ExitCode.WrongRequest, await There(out var wrong, "fork", run, "--at", "6", "--set", "x", "--set", "incentive.taxReleif=1"));
        Assert.Equal(
            [
                "--at: 6 is out of range: expected a whole number from 0 to 5",
                "--set x: expected lever=value, found \"x\"",
                "--set incentive.taxReleif=1: unknown lever \"incentive.taxReleif\"; did you mean \"incentive.taxRelief\"?",
            ],
            wrong.Errors);
    }

    [Fact]
    public async Task Ctrl_C_leaves_the_run_to_the_service_and_says_so()
    {
        using var process = terminal.Start("run", terminal.Write("life.yaml", Long), "--server", service.Url);
        string run = await service.Only();
        service.Hold(run, 250);
        await Terminal.Until(process, "round 200/");
        Process.Start("kill", $"-INT {process.Id}").Dispose();
        var (screen, errors) = await Terminal.Ended(process);
        service.LetGo(run);
        Assert.Equal((ExitCode.Cancelled, ""), (process.ExitCode, errors));
        Assert.EndsWith($"{run} goes on in the service; how it stands: gongyu list --server {service.Url}; to pause it: gongyu pause {run} --server {service.Url}\n", screen, StringComparison.Ordinal);
        await service.Until(run, 2000);
        Assert.Equal(["life.yaml"], terminal.Left());
    }

    [Fact]
    public async Task Who_follows_a_run_follows_it_over_a_restart_of_the_service()
    {
        string scenario = terminal.Write("life.yaml", Long);
        var following = There(out var there, "run", scenario, "--host", "actors");
        string run = await service.Only();
        service.Hold(run, 250); // Until the service ends: it does not know of it when it begins again.
        await service.Until(run, 250);
        await service.End();
        // It is asked for in vain: by whoever hears the rounds at most once, then by whoever looks how the run stands.
        using (var nobody = new TcpListener(IPAddress.Loopback, new Uri(service.Url).Port))
        {
            nobody.Start();
            for (int asked = 0; asked < 3; asked++)
                (await nobody.AcceptSocketAsync(TestContext.Current.CancellationToken)).Dispose();
        }
        await service.BeginAgain();
        Assert.True((await service.Run(run)).GetProperty("round").GetInt32() >= 250);
        Assert.Equal(ExitCode.Done, await following);
        Assert.Equal(
            Enumerable.Range(1, 10).Select(step => $"round {step * 200}/2000"),
            there.Output.Split('\n').Where(line => line.StartsWith("round ", StringComparison.Ordinal)).Select(line => line.Split("  ")[0]));
        Assert.Contains(await HashHere(Long), there.Screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_policy_is_shown_to_whoever_follows()
    {
        var following = There(out var there, "run", terminal.Write("life.yaml", Long), "--host", "actors");
        string run = await service.Only();
        service.Hold(run, 20);
        await service.Until(run, 20);
        Assert.Equal(ExitCode.Done, await There(out var changed, "intervene", run, "--set", "incentive.taxRelief=0.9"));
        int round = Round(changed.Output, $"^the policy of {run} changes in round ([0-9]+)\n$");
        service.LetGo(run);
        Assert.Equal(ExitCode.Done, await following);
        Assert.Contains($"from round {round}: incentive.taxRelief=0.9\n", there.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_stays_away_is_told_after_a_while()
    {
        using var process = terminal.StartIn(
            new() { [Silo.Patience.Variable] = "1" }, "run", terminal.Write("life.yaml", Long), "--server", service.Url, "--json");
        string run = await service.Only();
        service.Hold(run, 20);
        await service.Until(run, 20);
        await service.End();
        var (screen, errors) = await Terminal.Ended(process);
        await service.BeginAgain();
        Assert.Equal((ExitCode.Failed, ""), (process.ExitCode, screen));
        Assert.Equal(2, errors.TrimEnd('\n').Split('\n').Length);
        Assert.StartsWith($"{run}: the service is away; the run goes on there, or when the service begins again\n{service.Url}: no service answers here: ", errors, StringComparison.Ordinal);
    }

    private static int Round(string output, string pattern)
    {
        Assert.Matches(pattern, output);
        return int.Parse(Regex.Match(output, pattern).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static async Task<string> HashHere(string scenario)
    {
        using var fresh = new Terminal();
        Assert.Equal(ExitCode.Done, await fresh.Type("run", fresh.Write("here.yaml", scenario), "--host", "fast", "--out", fresh.In("out"), "--json"));
        return fresh.Json.GetProperty("hash").GetString()!;
    }

    private Task<int> There(out Terminal other, params string[] args) => terminal.Type(out other, [.. args, "--server", service.Url]);
}
