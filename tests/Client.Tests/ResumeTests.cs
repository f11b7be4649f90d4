using System.Text.Json;
using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client.Tests;

/// <summary>A run whose process is killed, and resumed, comes to the end of one that was left alone.</summary>
public sealed class ResumeTests : IDisposable
{
    private const string Scenario = """
        question: q
        community: {sectors: 2, enterprises: 24, universities: 6}
        policy: {incentive.taxRelief: 0.4, supervision.auditRate: 0.5, supervision.penalty: 1}
        rounds: 40
        replications: 2
        """;

    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task Killed_at_every_phase_boundary_of_three_rounds()
    {
        string[] places =
        [
            .. from round in (int[])[2, 10, 21]
               from step in Enum.GetValues<Step>()
               select $"round {round} {step}",
        ];
        await KilledAt(places);
    }

    [Fact]
    public async Task Killed_anywhere_in_a_checkpoint() => await KilledAt(
        [.. from generation in (int[])[1, 2, 3] from part in (string[])["district 0", "recorder", "committed"] select $"generation {generation} {part}"]);

    [Fact]
    public async Task Killed_at_thirty_moments()
    {
        var chance = new Random(20261126);
        await Expect("left-alone");
        string run = "";
        for (int kill = 0; kill < 30; kill++)
        {
            // One that has come to its end meanwhile makes room for another.
            if (run == "" || StateOf(run) == "completed")
                run = "";
            using var process = run == "" ? terminal.Start("run", "s.yaml", "--out", $"out{kill}") : terminal.Start("resume", run);
            await Task.WhenAny(
                process.WaitForExitAsync(TestContext.Current.CancellationToken),
                Task.Delay(chance.Next(300, 2500), TestContext.Current.CancellationToken));
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (run == "" && Runs()[^1] is { State: not "completed" } begun)
                run = begun.Dossier.Run;
        }
        foreach (var left in Runs().Where(left => left.State != "completed"))
            await Resume(left.Dossier.Run);
        Assert.Single(Runs().Select(one => one.Hash).Distinct());
        foreach (string folder in Directory.GetDirectories(terminal.Folder, "out*").Where(PlayedResults.Is))
            AssertSameTables(terminal.In("left-alone"), folder);
    }

    [Fact]
    public async Task Finished_replications_are_played_again_only_when_their_rounds_were_lost()
    {
        await Expect("left-alone");
        string rounds = terminal.In("out/rounds.2.partial"), run = await KilledAtTheEnd("run", "s.yaml", "--out", "out");
        // The fast host was done with the second long before.
        byte[] kept = await File.ReadAllBytesAsync(rounds, TestContext.Current.CancellationToken);
        var written = File.GetLastWriteTimeUtc(rounds);
        await KilledAtTheEnd("resume", run);
        Assert.Equal(written, File.GetLastWriteTimeUtc(rounds));
        await File.WriteAllTextAsync(rounds, "altered", TestContext.Current.CancellationToken);
        await KilledAtTheEnd("resume", run);
        Assert.Equal(kept, await File.ReadAllBytesAsync(rounds, TestContext.Current.CancellationToken));
        await Resume(run);
        AssertSameTables(terminal.In("left-alone"), terminal.In("out"));
        Assert.Empty(Directory.GetFiles(terminal.In("out"), "*.partial"));
    }

    private async Task<string> KilledAtTheEnd(params string[] args)
    {
        using var process = terminal.StartWith("round 40 Learn", args);
        await Terminal.Ended(process);
        return Runs()[^1].Dossier.Run;
    }

    [Fact]
    public async Task Stopped_in_time_it_goes_on_where_it_stood()
    {
        await Expect("left-alone", Scenario.Replace("rounds: 40", "rounds: 1000", StringComparison.Ordinal));
        terminal.Hold(100);
        using (var process = terminal.Start("run", "s.yaml", "--out", "out"))
        {
            await Terminal.Until(process, "round 100/");
            System.Diagnostics.Process.Start("kill", $"-INT {process.Id}").Dispose();
            await Terminal.Ended(process);
            Assert.Equal(ExitCode.Cancelled, process.ExitCode);
        }
        terminal.LetGo();
        var run = Runs()[^1];
        Assert.Equal("paused", run.State);
        Assert.InRange(run.Round, 100, 999);
        Assert.Equal(run.Round, await Resume(run.Dossier.Run));
        AssertSameTables(terminal.In("left-alone"), terminal.In("out"));
    }

    // A process goes on with what the one before left, until it is killed itself.
    private async Task KilledAt(string[] places)
    {
        string hash = await Expect("left-alone");
        string run = "";
        foreach (string place in places)
        {
            using var process = run == ""
                ? terminal.StartWith(place, "run", "s.yaml", "--out", "out")
                : terminal.StartWith(place, "resume", run);
            await Terminal.Ended(process);
            Assert.Equal((place, 137), (place, process.ExitCode));
            run = Runs()[^1].Dossier.Run;
            Assert.Equal("interrupted", StateOf(run));
        }
        int resumedFrom = await Resume(run);
        Assert.InRange(resumedFrom, 10, 30);
        Assert.Equal(0, resumedFrom % 10);
        Assert.Equal(hash, Runs()[^1].Hash);
        AssertSameTables(terminal.In("left-alone"), terminal.In("out"));
    }

    private async Task<string> Expect(string folder, string scenario = Scenario)
    {
        terminal.Write("s.yaml", scenario);
        var (code, screen, errors) = await terminal.Process("run", "s.yaml", "--out", folder, "--json");
        Assert.Equal((0, ""), (code, errors));
        return JsonDocument.Parse(screen).RootElement.GetProperty("hash").GetString()!;
    }

    private async Task<int> Resume(string run)
    {
        var (code, screen, errors) = await terminal.Process("resume", run, "--json");
        Assert.Equal((0, ""), (code, errors));
        var json = JsonDocument.Parse(screen).RootElement;
        Assert.Equal(run, json.GetProperty("run").GetString());
        return json.GetProperty("resumedFrom").GetInt32();
    }

    private IReadOnlyList<StoredRun> Runs() => Journal.Read(terminal.In(".gongyu")).Runs;

    private string StateOf(string run) => Runs().Single(one => one.Dossier.Run == run).State;

    // Each row but for the run's id.
    private static void AssertSameTables(string expected, string actual)
    {
        foreach (string table in (string[])["rounds.csv", "outcomes.csv", "stakeholders.csv"])
            Assert.Equal(Rows(Path.Combine(expected, table)), Rows(Path.Combine(actual, table)));

        static IEnumerable<string> Rows(string file) => File.ReadLines(file).Select(line => line[line.IndexOf(',', StringComparison.Ordinal)..]);
    }
}
