using System.Globalization;
using Gongyu.Model;

namespace Gongyu.Client.Tests;

/// <summary>The ledger of a run as a table, when it is asked for.</summary>
public sealed class LedgerTests : IDisposable
{
    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task Every_entry_of_every_round_is_there_and_adds_up_to_the_metrics()
    {
        terminal.Write("small.yaml", Terminal.Small);
        Assert.Equal(ExitCode.Done, await terminal.Type("run", terminal.In("small.yaml"), "--ledger", "--out", terminal.In("out")));
        string[][] entries = Rows("ledger.csv"), rounds = Rows("rounds.csv");
        Assert.Equal(["run", "replication", "round", "from", "to", "amount", "reason", "university", "enterprise"], entries[0]);
        var paid = entries.Skip(1).Where(row => row[6] is "taxRelief" or "universityFunding" or "loanDiscount")
            .GroupBy(row => (row[1], row[2])).ToDictionary(round => round.Key, round => round.Sum(row => decimal.Parse(row[5], CultureInfo.InvariantCulture)));
        Assert.NotEmpty(paid);
        foreach (string[] row in rounds.Where(row => row[3] == Metrics.IncentivesPaid.Id))
            Assert.Equal(double.Parse(row[^1], CultureInfo.InvariantCulture), (double)paid.GetValueOrDefault((row[1], row[2])), 1e-9);
        Assert.Equal(["1", "2", "3"], entries.Skip(1).Select(row => row[1]).Distinct());
        Assert.Equal(Enumerable.Range(1, 6), entries.Skip(1).Where(row => row[1] == "2").Select(row => int.Parse(row[2], CultureInfo.InvariantCulture)).Distinct());
        Assert.Contains(entries, row => row[6] == "contribution" && row[3] == row[8] && row[4] == "effort" && row[7].StartsWith("uni/", StringComparison.Ordinal));
        Assert.Contains(entries, row => row[6] == "appropriation" && row[3] == "treasury" && row[7] == "");
    }

    [Fact]
    public async Task It_is_written_for_a_run_by_either_host_and_verified_to_the_last_entry()
    {
        terminal.Write("small.yaml", Terminal.Small);
        foreach (string host in (string[])["fast", "actors"])
            Assert.Equal(ExitCode.Done, await terminal.Type("run", terminal.In("small.yaml"), "--ledger", "--host", host, "--out", terminal.In(host)));
        Assert.Equal(Entries("fast"), Entries("actors"));
        Assert.Equal(ExitCode.Done, await terminal.Type("verify", terminal.In("fast")));
        string[] lines = File.ReadAllLines(terminal.In("fast/ledger.csv"));
        lines[^1] = lines[^1].Replace(",0.", ",1.", StringComparison.Ordinal);
        File.WriteAllText(terminal.In("fast/ledger.csv"), string.Join('\n', lines) + "\n");
        Assert.Equal(ExitCode.Differs, await terminal.Type("verify", terminal.In("fast")));
        Assert.StartsWith($"{terminal.In("fast/ledger.csv")}:{lines.Length}:1: ", Assert.Single(terminal.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_resumed_still_has_the_ledger_that_was_asked_for()
    {
        terminal.Write("s.yaml", Terminal.Small.Replace("rounds: 6", "rounds: 30", StringComparison.Ordinal));
        using (var process = terminal.StartWith("round 21 Learn", "run", "s.yaml", "--ledger", "--out", "killed"))
            await Terminal.Ended(process);
        string run = Assert.Single(Silo.Journal.Read(terminal.In(".gongyu")).Runs).Dossier.Run;
        Assert.Equal(ExitCode.Done, await terminal.Type("resume", run));
        Assert.Equal(ExitCode.Done, await terminal.Type("run", terminal.In("s.yaml"), "--ledger", "--out", terminal.In("alone")));
        Assert.Equal(Entries("alone"), Entries("killed"));
    }

    private string[][] Rows(string table) => [.. File.ReadLines(terminal.In($"out/{table}")).Select(line => line.Split(','))];

    // Without the run's id.
    private string[] Entries(string folder) =>
        [.. File.ReadLines(terminal.In($"{folder}/ledger.csv")).Select(line => line[(line.IndexOf(',', StringComparison.Ordinal) + 1)..])];
}
