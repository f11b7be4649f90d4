using System.Text.Json;

namespace Gongyu.Client.Tests;

/// <summary><c>gongyu show FOLDER</c> of an experiment: what the command told when it was played.</summary>
public sealed class ShowExperimentTests : IDisposable
{
    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Theory]
    [InlineData("sweep --vary supervision.auditRate=0..0.6/3")]
    [InlineData("sweep --vary supervision.auditRate=0,0.6 --vary incentive.taxRelief=0,0.8 --regimes")]
    [InlineData("sweep --vary incentive.taxRelief=0,0.8 --until cooperation.ratio=0.1 --most 12")]
    [InlineData("sensitivity --range incentive.taxRelief=0..0.8 --range supervision.auditRate=0..0.6 --rows 3")]
    [InlineData("sensitivity --range incentive.taxRelief=0..0.8 --range supervision.auditRate=0..0.6 --rows 4 --method sobol --pairs")]
    public async Task It_is_shown_as_it_was_told(string asked)
    {
        string[] typed = asked.Split(' ');
        string file = terminal.Write("small.yaml", Terminal.Small), people = terminal.In("results/people"), programs = terminal.In("results/programs");
        Assert.Equal(ExitCode.Done, await terminal.Type(out var told, [typed[0], file, .. typed[1..], "--out", people]));
        Assert.Equal(ExitCode.Done, await terminal.Type(out var json, [typed[0], file, .. typed[1..], "--out", programs, "--json"]));
        Assert.Equal(ExitCode.Done, await terminal.Type(out var shown, "show", people));
        Assert.Contains(told.Screen.Split('\n')[0], shown.Screen, StringComparison.Ordinal);
        Assert.EndsWith(told.Screen[told.Screen.IndexOf('\n')..], shown.Screen, StringComparison.Ordinal);
        Assert.StartsWith("small-", shown.Screen, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, await terminal.Type(out var again, "show", programs, "--json"));
        Assert.Equal(json.Output, again.Output);
        Assert.Equal("completed", again.Json.GetProperty("state").GetString());
        Assert.Equal(ExitCode.Done, await terminal.Type(out var byId, "show", "programs", "--results", terminal.In("results"), "--json"));
        Assert.Equal(json.Json.GetProperty("hash").GetString(), byId.Json.GetProperty("hash").GetString());
    }

    [Fact]
    public async Task One_that_was_killed_tells_how_much_is_done_and_how_to_go_on()
    {
        string folder = terminal.In("it's a place");
        await Sweep(folder);
        Cut(folder, state: "running", records: 5);
        Assert.Equal(ExitCode.Done, await terminal.Type(out var shown, "show", folder));
        Assert.Contains("Stopped: 5 of 9 replications were finished.", shown.Screen, StringComparison.Ordinal);
        Assert.Equal($"go on with it: gongyu resume '{folder.Replace("'", @"'\''", StringComparison.Ordinal)}'\n", shown.Output);
        Assert.Equal(ExitCode.Done, await terminal.Type(out var json, "show", folder, "--json"));
        Assert.Equal(("interrupted", 5), (json.Json.GetProperty("state").GetString(), json.Json.GetProperty("replications").GetInt32()));
        Assert.Equal(JsonValueKind.Null, json.Json.GetProperty("hash").ValueKind);
        // To look changes nothing; and before its first replication there is something to tell, too.
        Assert.Equal(5, Records(folder).Count);
        File.Delete(Path.Combine(folder, "work.journal"));
        Assert.Equal(ExitCode.Done, await terminal.Type(out var begun, "show", folder));
        Assert.Contains("Stopped: 0 of 9 replications were finished.", begun.Screen, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "work.journal")));
    }

    [Fact]
    public async Task What_is_not_what_was_told_is_damaged_and_what_is_played_is_in_use()
    {
        string folder = terminal.In("out");
        await Sweep(folder);
        using (File.Open(Path.Combine(folder, "work.journal"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.Equal(ExitCode.InUse, await terminal.Type(out _, "show", folder));
        Cut(folder, state: "completed", records: 8);
        Assert.Equal(ExitCode.Damaged, await terminal.Type(out var damaged, "show", folder));
        Assert.Contains("is not what was told", Assert.Single(damaged.Errors), StringComparison.Ordinal);
    }

    private async Task Sweep(string folder) => Assert.Equal(ExitCode.Done, await terminal.Type(
        out _, "sweep", terminal.Write("small.yaml", Terminal.Small), "--vary", "supervision.auditRate=0..0.6/3", "--workers", "1", "--out", folder));

    // As one that was killed, or from which somebody took something.
    private static void Cut(string folder, string state, int records)
    {
        string file = Path.Combine(folder, "experiment.json"), journal = Path.Combine(folder, "work.journal");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"state\": \"completed\"", $"\"state\": \"{state}\"", StringComparison.Ordinal));
        File.WriteAllBytes(journal, File.ReadAllBytes(journal)[..(int)Records(folder)[records]]);
    }

    // Where every record begins.
    private static List<long> Records(string folder)
    {
        byte[] journal = File.ReadAllBytes(Path.Combine(folder, "work.journal"));
        List<long> places = [];
        for (int at = 0; at < journal.Length; at += 24 + new Model.CanonicalReader(journal.AsSpan(at, 4)).Int())
            places.Add(at);
        return places;
    }
}
