using System.Text.Json;
using Gongyu.Silo;
using Microsoft.Data.Sqlite;

namespace Gongyu.Client.Tests;

/// <summary>A database that another program has locked and does not let go is told, and costs a run nothing but the wait.</summary>
public sealed class LockTests : IDisposable
{
    private const string Scenario = """
        question: q
        community: {sectors: 2, enterprises: 24, universities: 6}
        policy: {incentive.taxRelief: 0.4, supervision.auditRate: 0.5, supervision.penalty: 1}
        rounds: 600
        replications: 1
        """;

    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task A_lock_that_is_never_released_ends_the_run_with_one_line_and_it_goes_on_when_the_lock_has_gone()
    {
        terminal.Write("s.yaml", Scenario);
        string database = terminal.In("locked/gongyu.db");
        terminal.Hold(60);
        using var process = terminal.StartIn(
            new() { [Patience.Variable] = "2" }, "run", "s.yaml", "--data", terminal.In("locked"), "--out", "out");
        await Terminal.Until(process, "round 60/");
        using (var other = new SqliteConnection($"Data Source={database};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "BEGIN EXCLUSIVE";
            command.ExecuteNonQuery();
            terminal.LetGo();
            var (_, errors) = await Terminal.Ended(process);
            Assert.Equal((ExitCode.InUse, $"{database}: another process has locked the database; try again when it has ended\n"), (process.ExitCode, errors));
        }
        var left = Journal.Read(terminal.In("locked")).Runs.Single();
        Assert.Equal("interrupted", left.State);
        Assert.InRange(left.Round, 50, 599);
        var resumed = await Json("resume", left.Dossier.Run, "--data", terminal.In("locked"));
        Assert.Equal(left.Round, resumed.GetProperty("resumedFrom").GetInt32());
        var alone = await Json("run", "s.yaml", "--out", "alone");
        Assert.Equal(alone.GetProperty("hash").GetString(), resumed.GetProperty("hash").GetString());
    }

    private async Task<JsonElement> Json(params string[] command)
    {
        var (code, screen, errors) = await terminal.Process([.. command, "--json"]);
        Assert.Equal((ExitCode.Done, ""), (code, errors));
        return JsonDocument.Parse(screen).RootElement.Clone();
    }
}
