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

    private static Task<int> Verify(Terminal terminal, params string[] options) =>
        terminal.Type(["verify", terminal.In("out"), .. options]);
}
