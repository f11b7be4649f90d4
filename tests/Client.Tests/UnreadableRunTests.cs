using System.Text.Json;
using Gongyu.Silo;
using Microsoft.Data.Sqlite;

namespace Gongyu.Client.Tests;

/// <summary>A run that cannot be read is told by its name, and concerns no other run of the folder.</summary>
public sealed class UnreadableRunTests : IDisposable
{
    private const string Scenario = """
        question: q
        community: {sectors: 2, enterprises: 6, universities: 2}
        rounds: 6
        """;

    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    // How it is damaged, what is said of it, whether the list can tell its scenario.
    public static TheoryData<string, string, bool> Damages => new()
    {
        { "UPDATE Run SET Dossier = CAST(substr(Dossier, 1, 60) || x'5A' || substr(Dossier, 62) AS BLOB)", "the stored state was altered", false },
        { "UPDATE Run SET Dossier = CAST(substr(Dossier, 1, 5) || x'63000000' || substr(Dossier, 10) AS BLOB)", "the stored state is of model version 99, while this program has ", false },
        { "UPDATE Run SET Dossier = x'00'", "the stored state ends too early", false },
        { "UPDATE Run SET Dossier = 'some text that is no dossier at all'", "the stored state is not one of this program", false },
        { "UPDATE Run SET Dossier = (SELECT Dossier FROM Run WHERE Id <> $run)", "what was asked is that of another run, s-", false },
        { "UPDATE Run SET State = 'plaused'", "its state \"plaused\" is unknown", true },
        { "UPDATE Run SET Started = 'one day'", "the time of its beginning cannot be read", true },
        {
            """
            UPDATE OrleansStorage SET PayloadBinary = CAST(substr(PayloadBinary, 1, 60) || x'5A' || substr(PayloadBinary, 62) AS BLOB)
            FROM Run WHERE GrainTypeString = 'run' AND GrainIdExtensionString = 'run/' || Id || '.1'
            """, "the stored state was altered", true
        },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task It_is_listed_as_unreadable_told_by_every_command_and_can_be_deleted(string damage, string told, bool isNamed)
    {
        string good = await Paused("good"), bad = await Paused("bad");
        Damage(damage, bad);
        string line = $"{bad}: this run cannot be read: {told}";
        var listed = await Type(ExitCode.Damaged, "list", "--json");
        Assert.StartsWith(line, Assert.Single(listed.Errors), StringComparison.Ordinal);
        Assert.EndsWith($"or delete the run, whose results stay: gongyu delete {bad}", listed.Errors[0], StringComparison.Ordinal);
        Assert.Equal(
            [
                $$"""{"run":"{{bad}}","scenario":{{(isNamed ? "\"s\"" : "null")}},"state":"unreadable","round":null,"rounds":{{(isNamed ? "6" : "null")}},"hash":null}""",
                $$"""{"run":"{{good}}","scenario":"s","state":"paused","round":1,"rounds":6,"hash":null}""",
            ],
            listed.Json.EnumerateArray().Select(run => JsonSerializer.Serialize(run)).OrderBy(run => run.Contains(good, StringComparison.Ordinal)));
        foreach (string[] command in (string[][])
            [["resume", bad], ["step", bad], ["pause", bad], ["intervene", bad, "--set", "supervision.penalty=1"], ["fork", bad, "--at", "1"]])
            Assert.StartsWith(line, Assert.Single((await Type(ExitCode.Damaged, command)).Errors), StringComparison.Ordinal);
        await Type(ExitCode.Done, "delete", bad);
        Assert.Equal(good, Assert.Single((await Type(ExitCode.Done, "list", "--json")).Json.EnumerateArray()).GetProperty("run").GetString());
    }

    [Fact]
    public async Task The_others_go_on_beside_it()
    {
        string bad = await Paused("bad"), good = await Paused("good");
        Damage("UPDATE Run SET Dossier = x'00'", bad);
        await Type(ExitCode.Cancelled, "step", good);
        await Type(ExitCode.Done, "intervene", good, "--set", "supervision.penalty=1");
        await Type(ExitCode.Done, "fork", good, "--at", "1", "--out", terminal.In("fork"));
        await Type(ExitCode.Done, "resume", good);
        Assert.Equal(["completed", "completed"], Journal.Read(terminal.In(".gongyu")).Runs.Select(run => run.State));
        await Type(ExitCode.Done, "delete", good);
    }

    [Theory]
    [InlineData("en", "unreadable")]
    [InlineData("zh", "无法读取")]
    public async Task People_see_it_in_the_table(string language, string state)
    {
        string good = await Paused("good"), bad = await Paused("bad");
        Damage("UPDATE Run SET Dossier = x'00'", bad);
        var listed = await Type(ExitCode.Damaged, "list", "--lang", language);
        var rows = listed.Console.Lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains([bad, "–", state, "–", "–", "–"], rows);
        Assert.Contains(rows, row => row[0] == good);
        Assert.StartsWith($"{bad}: ", Assert.Single(listed.Errors), StringComparison.Ordinal);
    }

    private Task<string> Paused(string folder) => Stopped.After(1, terminal, Scenario, folder);

    private void Damage(string update, string run)
    {
        using var connection = new SqliteConnection($"Data Source={terminal.In(".gongyu/gongyu.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = update.Contains("WHERE GrainTypeString", StringComparison.Ordinal) ? $"{update} AND Id = $run" : $"{update} WHERE Id = $run";
        command.Parameters.AddWithValue("$run", run);
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    // What a terminal shows of a command that ends with a code.
    private async Task<Terminal> Type(int code, params string[] command)
    {
        string[] results = command[0] == "list" ? ["--results", terminal.In("none")] : [];
        Assert.Equal((code, command), (await terminal.Type(out var fresh, [.. command, .. results]), command));
        return fresh;
    }
}
