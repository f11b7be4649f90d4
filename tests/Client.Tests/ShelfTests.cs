using System.Text.Json;

namespace Gongyu.Client.Tests;

/// <summary>The runs there are, and what each came to.</summary>
public sealed class ShelfTests : IDisposable
{
    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Theory]
    [InlineData("en", "no runs in ")]
    [InlineData("zh", "中还没有运行")]
    public async Task Where_there_is_nothing_that_is_said(string language, string words)
    {
        Directory.CreateDirectory(terminal.In("empty"));
        foreach (string place in (string[])[terminal.In("empty"), terminal.In("missing")])
        {
            using var people = new Terminal();
            Assert.Equal(ExitCode.Done, await people.Type("list", "--results", place, "--lang", language));
            Assert.Contains(words, people.Output, StringComparison.Ordinal);
            using var programs = new Terminal();
            Assert.Equal(ExitCode.Done, await programs.Type("list", "--results", place, "--json"));
            Assert.Equal("[]\n", programs.Output);
        }
    }

    [Fact]
    public async Task Runs_are_listed_oldest_first_as_they_are()
    {
        string hash = await Play("all");
        Stopped.Write(terminal.In("a"), "stopped-2", rounds: 4, new(2020, 1, 2, 0, 0, 0, TimeSpan.Zero));
        Stopped.Write(terminal.In("z"), "stopped-1", rounds: 2, new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Stopped.Write(terminal.In("b"), "stopped-0", rounds: 1, new(2020, 1, 2, 0, 0, 0, TimeSpan.Zero));
        Directory.CreateDirectory(terminal.In("not a run"));
        Assert.Equal(ExitCode.Done, await List("--json"));
        string id = terminal.Json[3].GetProperty("run").GetString()!;
        Assert.StartsWith("small-", id, StringComparison.Ordinal);
        Assert.Equal(
            [
                """{"run":"stopped-1","scenario":"small","state":"interrupted","round":2,"rounds":6,"hash":null}""",
                """{"run":"stopped-0","scenario":"small","state":"interrupted","round":1,"rounds":6,"hash":null}""",
                """{"run":"stopped-2","scenario":"small","state":"interrupted","round":4,"rounds":6,"hash":null}""",
                $$"""{"run":"{{id}}","scenario":"small","state":"completed","round":6,"rounds":6,"hash":"{{hash}}"}""",
            ],
            terminal.Json.EnumerateArray().Select(run => JsonSerializer.Serialize(run)));
    }

    [Theory]
    [InlineData(120, "en", "run", "scenario", "state", "round", "rounds", "hash")]
    [InlineData(100, "en", "run", "scenario", "state", "round", "rounds", "hash")]
    [InlineData(80, "en", "run", "state", "round", "rounds", "hash")]
    [InlineData(80, "zh", "运行", "情景", "状态", "轮", "总轮", "哈希")]
    public async Task A_table_fits_its_terminal(int width, string language, params string[] heads)
    {
        string hash = await Play("all");
        Stopped.Write(terminal.In("a"), "stopped-with-a-name-that-is-rather-long", rounds: 4);
        using var people = new Terminal(width);
        Assert.Equal(ExitCode.Done, await people.Type("list", "--results", terminal.Folder, "--lang", language));
        Assert.All(people.Console.Lines, line => Assert.InRange(line.TrimEnd().Length, 1, width));
        string[][] rows = [.. people.Screen.TrimEnd().Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        Assert.Equal(heads, rows[0]);
        Assert.Equal(3, rows.Length);
        Assert.Equal("stopped-with-a-name-that-is-rather-long", rows[1][0]);
        Assert.Equal(["4", "6", "–"], rows[1][^3..]);
        Assert.Equal(["6", "6", width == 120 ? hash : $"{hash[..8]}…"], rows[2][^3..]);
        int state = heads.Length - 4;
        Assert.Equal(language == "en" ? ("interrupted", "completed") : ("已中断", "已完成"), (rows[1][state], rows[2][state]));
    }

    [Fact]
    public async Task A_damaged_one_is_told_and_the_others_are_still_listed()
    {
        Stopped.Write(terminal.In("a"), "stopped-1", rounds: 4);
        Directory.CreateDirectory(terminal.In("b"));
        string damaged = terminal.Write("b/manifest.json", "{}");
        Assert.Equal(ExitCode.Damaged, await List("--json"));
        Assert.Equal("stopped-1", Assert.Single(terminal.Json.EnumerateArray()).GetProperty("run").GetString());
        Assert.StartsWith(damaged + ": ", Assert.Single(terminal.Errors), StringComparison.Ordinal);
        using var alone = new Terminal();
        Directory.Delete(terminal.In("a"), recursive: true);
        Assert.Equal(ExitCode.Damaged, await alone.Type("list", "--results", terminal.Folder));
        Assert.Equal("", alone.Output + alone.Screen);
    }

    [Theory]
    [InlineData()]
    [InlineData("--replications", "1")]
    public async Task A_run_is_shown_to_programs_as_it_was_when_it_was_played(params string[] options)
    {
        using var played = new Terminal();
        await Play("all", played, ["--json", .. options]);
        string id = played.Json.GetProperty("run").GetString()!;
        foreach (string run in (string[])[id, "all", terminal.In("all")])
        {
            using var shown = new Terminal();
            Assert.Equal(ExitCode.Done, await shown.Type("show", run, "--results", terminal.Folder, "--json"));
            Assert.Equal(played.Output, shown.Output);
        }
    }

    [Theory]
    [InlineData(80, "en")]
    [InlineData(120, "en")]
    [InlineData(80, "zh")]
    [InlineData(120, "zh")]
    public async Task A_run_is_shown_to_people_as_it_was_when_it_was_played(int width, string language)
    {
        using Terminal played = new(width), shown = new(width);
        await Play("all", played, ["--lang", language, "--set", "supervision.penalty=1.5"]);
        Assert.Equal(ExitCode.Done, await shown.Type("show", terminal.In("all"), "--lang", language));
        string screen = shown.Screen;
        string end = language == "en" ? "results " : "结果 ";
        string[] told = [.. Lines(played).TakeWhile(line => !line.StartsWith(end, StringComparison.Ordinal))];
        Assert.True(told.Length > 9);
        Assert.Equal(told, Lines(shown).SkipWhile(line => line != told[0]).Take(told.Length));
        Assert.StartsWith("small-", screen, StringComparison.Ordinal);
        string[] words =
        [
            language == "en" ? "Who cooperates?" : "谁合作？", "actors+fast", "incentive.taxRelief=0.4", "supervision.penalty=1.5",
            "manifest.json", "rounds.csv", "Orleans", " UTC",
        ];
        Assert.All(words, word => Assert.Contains(word, screen, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_stopped_run_it_is_shown_what_was_kept()
    {
        Stopped.Write(terminal.In("a"), "stopped-1", rounds: 4);
        Assert.Equal(ExitCode.Done, await Show("stopped-1"));
        Assert.Contains("0 of 3 replications were finished; 4 rounds of the first", terminal.Screen, StringComparison.Ordinal);
        Assert.DoesNotContain("run hash", terminal.Screen, StringComparison.Ordinal);
        using var programs = new Terminal();
        Assert.Equal(ExitCode.Done, await programs.Type("show", terminal.In("a"), "--json"));
        Assert.Equal(JsonValueKind.Null, programs.Json.GetProperty("hash").ValueKind);
        Assert.Empty(programs.Json.GetProperty("outcomes").EnumerateObject());
    }

    [Theory]
    [InlineData("stoped-1", "did you mean stopped-1?")]
    [InlineData("stop", "did you mean stopped-4, stopped-3, stopped-2?")]
    [InlineData("else", "\"gongyu list\" shows those there are")]
    public async Task An_unknown_run_is_told_with_those_it_may_be(string run, string hint)
    {
        for (int day = 1; day <= 4; day++)
            Stopped.Write(terminal.In($"folder{day}"), $"stopped-{day}", rounds: 1, new(2020, 1, day, 0, 0, 0, TimeSpan.Zero));
        foreach (string command in (string[])["show", "verify"])
        {
            using var asked = new Terminal();
            Assert.Equal(ExitCode.WrongRequest, await asked.Type(command, run, "--results", terminal.Folder));
            Assert.Equal($"{run}: there is no such run in {terminal.Folder}; {hint}", Assert.Single(asked.Errors));
        }
    }

    [Theory]
    [InlineData("manifest.json", "\"format\": 1", "\"format\": 2", "manifest.json: this is of another version")]
    [InlineData("manifest.json", "\"cooperation.ratio\": {", "\"x\": {", "manifest.json: ")]
    [InlineData("manifest.json", "rounds: 6\\n", "rounds: x\\n", "manifest.json:")]
    [InlineData("rounds.csv", ",1,2,welfare,", ",1,7,welfare,", "rounds.csv: ")]
    [InlineData("rounds.csv", ",1,2,welfare,", ",1,2,fare,", "rounds.csv: ")]
    [InlineData("rounds.csv", ",1,2,welfare,", ",1,two,welfare,", "rounds.csv: ")]
    public async Task What_cannot_be_shown_is_told(string file, string from, string to, string fault)
    {
        await Play("all");
        string path = terminal.In($"all/{file}"), text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains(from, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace(from, to, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Damaged, await Show("all"));
        Assert.StartsWith(terminal.In($"all/{fault}"), Assert.Single(terminal.Errors), StringComparison.Ordinal);
        Assert.Equal("", terminal.Output + terminal.Screen);
    }

    [Fact]
    public async Task A_run_is_verified_by_its_id()
    {
        using var played = new Terminal();
        await Play("all", played, "--json", "--host", "actors");
        Assert.Equal(ExitCode.Done, await terminal.Type(
            "verify", played.Json.GetProperty("run").GetString()!, "--results", terminal.Folder, "--json"));
        Assert.True(terminal.Json.GetProperty("verified").GetBoolean());
    }

    private static IEnumerable<string> Lines(Terminal terminal) => terminal.Console.Lines.Select(line => line.TrimEnd());

    private async Task<string> Play(string folder)
    {
        using var played = new Terminal();
        await Play(folder, played, "--json", "--host", "fast");
        return played.Json.GetProperty("hash").GetString()!;
    }

    private async Task Play(string folder, Terminal at, params string[] options) => Assert.Equal(ExitCode.Done, await at.Type(
        ["run", terminal.Write("small.yaml", Terminal.Small), "--out", terminal.In(folder), .. options]));

    private Task<int> List(params string[] options) => terminal.Type(["list", "--results", terminal.Folder, .. options]);

    private Task<int> Show(string run) => terminal.Type("show", run, "--results", terminal.Folder);
}
