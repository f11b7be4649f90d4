using System.Text.Json;
using Gongyu.Model;

namespace Gongyu.Client.Tests;

public sealed class VerifyTests : IDisposable
{
    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Theory]
    [InlineData("actors+fast", "fast+actors")]
    [InlineData("fast", "actors")]
    [InlineData("actors", "fast")]
    public async Task A_run_comes_out_again_on_the_other_host(string played, string replayed)
    {
        await Play(played == "actors+fast" ? [] : ["--host", played]);
        Assert.Equal(ExitCode.Done, await Verify(terminal, "--json"));
        Assert.Empty(terminal.Errors);
        var json = terminal.Json;
        Assert.True(json.GetProperty("verified").GetBoolean());
        Assert.Equal(replayed, json.GetProperty("host").GetString());
        using var people = new Terminal();
        Assert.Equal(ExitCode.Done, await people.Type("verify", terminal.In("out"), "--lang", "zh"));
        Assert.Contains(json.GetProperty("hash").GetString()!, people.Output.Split('\n')[^2], StringComparison.Ordinal);
        Assert.StartsWith("验证通过", people.Output.Split('\n')[^2], StringComparison.Ordinal);
    }

    // One thing altered, and how the first difference begins.
    [Theory]
    [InlineData("manifest.json", "\"hash\": \"", "\"hash\": \"0", "manifest.json: hash is \"0")]
    [InlineData("manifest.json", "\"seed\": 7,", "\"seed\": 8,", "manifest.json: seed is \"8\", the replay gives \"7\"")]
    [InlineData("manifest.json", "seed: 7\\n", "seed: 8\\n", "scenario.yaml:")]
    [InlineData("manifest.json", "\"mean\": ", "\"mean\": 1", "manifest.json: outcomes.cooperation.ratio is ")]
    [InlineData("manifest.json", "\"censored\": ", "\"censored\": 1", "manifest.json: dynamics.cooperation.ratio.timeToHalf is ")]
    [InlineData("manifest.json", "rounds: 6\\n", "rounds: 0\\n", "manifest.json:")]
    [InlineData("manifest.json", "\"played\": [", "\"played\": [{\"replication\": 9, \"seed\": 9, \"host\": \"fast\", \"hash\": \"\"},", "manifest.json: played is \"4\"")]
    [InlineData("scenario.yaml", "seed: 7", "seed: 17", "scenario.yaml:")]
    [InlineData("scenario.yaml", "\n", "\n\n", "scenario.yaml:2:1: line is nothing, the replay gives \"  en: ")]
    [InlineData("rounds.csv", ",1,2,welfare,", ",1,3,welfare,", "rounds.csv:")]
    [InlineData("outcomes.csv", "welfare,{unit},-", "welfare,{unit},", "outcomes.csv:")]
    [InlineData("stakeholders.csv", "ent/3", "ent/4", "stakeholders.csv:5:1: line is ")]
    public async Task What_was_altered_is_told(string file, string from, string to, string difference)
    {
        await Play("--host", "actors");
        string path = terminal.In($"out/{file}"), text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        int at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, from);
        await File.WriteAllTextAsync(
            path, text[..at] + to + text[(at + from.Length)..], TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Differs, await Verify(terminal));
        Assert.StartsWith(terminal.In("out/") + difference, terminal.Errors[0], StringComparison.Ordinal);
        Assert.DoesNotContain("verified", terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_files_a_scenario_names_are_held_against_those_that_were_played()
    {
        await PopulationTests.Play(terminal);
        Assert.Equal(ExitCode.Done, await Verify(terminal));
        string copy = terminal.In("out/data/p.csv");
        await File.WriteAllTextAsync(copy, (await File.ReadAllTextAsync(copy, TestContext.Current.CancellationToken)).Replace(",40\n", ",41\n",
            StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Differs, await Verify(terminal));
        Assert.StartsWith($"{copy}:3:1: line is \"E2,enterprise,", Assert.Single(terminal.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rounds.csv")]
    [InlineData("stakeholders.csv")]
    public async Task A_row_too_few_or_too_many_is_told(string file)
    {
        await Play("--host", "actors");
        string path = terminal.In($"out/{file}"), text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        foreach (string altered in (string[])[text + "more\n", text[..(text.TrimEnd('\n').LastIndexOf('\n') + 1)]])
        {
            await File.WriteAllTextAsync(path, altered, TestContext.Current.CancellationToken);
            using var later = new Terminal();
            Assert.Equal(ExitCode.Differs, await later.Type("verify", terminal.In("out")));
            Assert.StartsWith(path, Assert.Single(later.Errors), StringComparison.Ordinal);
        }
        File.Delete(path);
        using var last = new Terminal();
        Assert.Equal(ExitCode.Differs, await last.Type("verify", terminal.In("out")));
    }

    [Theory]
    [InlineData("en", "the hosts differ: first in replication 1, round 3, phase 7, 8 (learn), stakeholder uni/2")]
    [InlineData("zh", "两种宿主不一致：首先见于第 1 次重复、第 3 轮、阶段 7, 8（学习）、主体 uni/2")]
    public async Task Where_the_hosts_first_differ_is_named(string language, string line)
    {
        await Play("--host", "fast");
        Assert.Equal(ExitCode.Differs, await Session(language, json: false, new Turns(3)));
        Assert.Equal(line, terminal.Output.Split('\n')[^2]);
        Assert.NotEmpty(terminal.Errors);
    }

    [Fact]
    public async Task Where_the_hosts_first_differ_is_there_for_programs()
    {
        await Play("--host", "fast");
        Assert.Equal(ExitCode.Differs, await Session("en", json: true, new Turns(3)));
        Assert.False(terminal.Json.GetProperty("verified").GetBoolean());
        Assert.False(terminal.Json.GetProperty("hostsAgree").GetBoolean());
        Assert.Equal(
            """{"replication":1,"round":3,"phase":"7, 8","step":"learn","stakeholder":"uni/2"}""",
            JsonSerializer.Serialize(terminal.Json.GetProperty("firstDifference")));
    }

    [Fact]
    public async Task A_host_that_differed_once_is_told_from_one_that_differs()
    {
        await Play("--host", "fast", "--replications", "1");
        Assert.Equal(ExitCode.Differs, await Session("en", json: false, new Turns(3, times: 1)));
        Assert.Equal(
            "the hosts differ, but not every time: replication 1 was played again and came out the same on both",
            terminal.Output.Split('\n')[^2]);
        using var programs = new Terminal();
        Assert.Equal(ExitCode.Differs, await Session("en", json: true, new Turns(3, times: 1), programs));
        Assert.False(programs.Json.GetProperty("hostsAgree").GetBoolean());
        Assert.Equal(JsonValueKind.Null, programs.Json.GetProperty("firstDifference").ValueKind);
    }

    // The hash of the second replication, or a figure that no hash is about.
    [Theory]
    [InlineData("manifest.json", "\"replication\": 2,\n      \"seed\": 8,\n      \"host\": \"fast\",\n      \"hash\": \"", "0", true)]
    [InlineData("rounds.csv", ",1,2,welfare,{unit},", "9", false)]
    public async Task Of_a_folder_that_was_altered_it_is_said_that_the_hosts_agree(string file, string before, string more, bool played)
    {
        await Play("--host", "fast");
        await Insert(file, before, more);
        Assert.Equal(ExitCode.Differs, await Verify(terminal, "--lang", "zh"));
        Assert.Single(terminal.Errors);
        Assert.Equal("两种宿主彼此一致：结果文件夹被改动过，或由程序的另一构建生成", terminal.Output.Split('\n')[^2]);
        Assert.Equal(played, terminal.Output.Contains("第 2 次重复未能重现", StringComparison.Ordinal));
        using var programs = new Terminal();
        Assert.Equal(ExitCode.Differs, await programs.Type("verify", terminal.In("out"), "--json"));
        Assert.True(programs.Json.GetProperty("hostsAgree").GetBoolean());
        Assert.Equal(JsonValueKind.Null, programs.Json.GetProperty("firstDifference").ValueKind);
    }

    [Theory]
    [InlineData(false, "both hosts agree with each other: the folder was altered, or made by another build of the program")]
    [InlineData(true, "the hosts differ: first in replication 1, round 2, phase 7, 8 (learn), stakeholder uni/2")]
    public async Task Of_a_replication_that_was_stopped_the_rounds_that_are_kept_are_held_against_both(bool differs, string line)
    {
        Stopped.Write(terminal.In("out"), "stopped-1", rounds: 4);
        if (!differs)
            await Insert("rounds.csv", ",1,2,welfare,{unit},", "9");
        Assert.Equal(ExitCode.Differs, await Session("en", json: false, differs ? new Turns(2) : Decisions.Own));
        Assert.Equal(line, terminal.Output.Split('\n')[^2]);
    }

    [Fact]
    public async Task What_is_no_results_folder_or_cannot_be_read_is_told()
    {
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type("verify", terminal.Folder));
        await Play();
        terminal.Write("out/manifest.json", "{}");
        Assert.Equal(ExitCode.Damaged, await Verify(terminal));
        Assert.Equal(2, terminal.Errors.Length);
    }

    private async Task Play(params string[] options)
    {
        using var other = new Terminal();
        Assert.Equal(ExitCode.Done, await other.Type(
            ["run", terminal.Write("small.yaml", Terminal.Small), "--out", terminal.In("out"), .. options]));
    }

    private async Task Insert(string file, string before, string more)
    {
        string path = terminal.In($"out/{file}"), text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        int at = text.IndexOf(before, StringComparison.Ordinal);
        Assert.True(at >= 0, before);
        await File.WriteAllTextAsync(path, text.Insert(at + before.Length, more), TestContext.Current.CancellationToken);
    }

    private Task<int> Session(string language, bool json, Decisions actors, Terminal? at = null)
    {
        var place = at ?? terminal;
        return new VerifySession(place.Desk(language), json, actors).Run(
            new(terminal.Folder), terminal.In("out"), TestContext.Current.CancellationToken);
    }

    private static Task<int> Verify(Terminal terminal, params string[] options) =>
        terminal.Type(["verify", terminal.In("out"), .. options]);

    // A host that is really another: a university revises its stance otherwise, from a round on, always or so often.
    private sealed class Turns(int from, int times = int.MaxValue) : Decisions
    {
        private int left = times;

        public override Stance Revise(Profile who, int round, Stance revised) =>
            who.Id != new StakeholderId(Kind.University, 2) || round < from || Interlocked.Decrement(ref left) < 0 ? revised
            : revised == Stance.Abstain ? Stance.Committed : Stance.Abstain;
    }
}
