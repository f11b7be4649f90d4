using Gongyu.Silo;
using Microsoft.Data.Sqlite;

namespace Gongyu.Client.Tests;

/// <summary>A data folder that cannot be used is one line with the cause and the remedy, an exit code of its own, and left as it is.</summary>
public sealed class DataFolderTests : IDisposable
{
    private readonly Terminal terminal = new();

    private string Database => terminal.In(".gongyu/gongyu.db");

    public void Dispose() => terminal.Dispose();

    public static TheoryData<string, Action<string>, string> Damages => new()
    {
        { "text", file => File.WriteAllText(file, "not a database, though it is longer than the hundred bytes of a header, which is what is looked at first of all"), "file is not a database" },
        { "truncated", file => Truncate(file, 5_000), "damaged" },
        { "emptied", file => Truncate(file, 0), "this is not a database of this program" },
        { "header", file => Alter(file, 20, 0xFF), "damaged" },
        { "middle", file => Alter(file, 4096 * 2 + 8, 0xFF), "damaged" },
        { "newer", file => Execute(file, "PRAGMA user_version = 2"), "this is of data version 2, while this program has 1" },
        { "another", file => Execute(file, "PRAGMA application_id = 7"), "this is not a database of this program" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_damaged_database_is_told_and_left_as_it_is(string what, Action<string> damage, string told)
    {
        await Play();
        damage(Database);
        byte[] before = await File.ReadAllBytesAsync(Database, TestContext.Current.CancellationToken);
        foreach (string[] command in (string[][])[["run", terminal.In("s.yaml"), "--out", terminal.In("two")], ["resume", "any"], ["list"]])
        {
            using var fresh = new Terminal();
            Assert.Equal((what, ExitCode.Damaged), (what, await fresh.Type([.. command, "--data", terminal.In(".gongyu")])));
            string line = Assert.Single(fresh.Errors);
            Assert.StartsWith(Database + ": ", line, StringComparison.Ordinal);
            Assert.Contains(told, line, StringComparison.Ordinal);
            Assert.Contains("it was left as it is: restore a copy (and remove its -wal and -shm files), or choose another folder with --data", line, StringComparison.Ordinal);
        }
        Assert.Equal(before, await File.ReadAllBytesAsync(Database, TestContext.Current.CancellationToken));
        Assert.DoesNotContain("two", terminal.Left());
    }

    [Fact]
    public async Task A_folder_in_use_is_told_and_can_be_listed()
    {
        await Play();
        using (DataFolder.Open(terminal.In(".gongyu")))
        {
            Assert.Equal(ExitCode.InUse, await terminal.Type("run", terminal.In("s.yaml"), "--out", terminal.In("two")));
            Assert.EndsWith("another process of this program uses this data folder; wait for it, or choose another with --data", Assert.Single(terminal.Errors), StringComparison.Ordinal);
            using var fresh = new Terminal();
            Assert.Equal(ExitCode.Done, await fresh.Type("list", "--json", "--data", terminal.In(".gongyu"), "--results", terminal.In("none")));
            Assert.Equal("completed", fresh.Json[0].GetProperty("state").GetString());
        }
        Assert.Equal(ExitCode.Done, await terminal.Type("run", terminal.In("s.yaml"), "--out", terminal.In("two")));
    }

    [Fact]
    public async Task A_place_that_is_no_folder_is_told()
    {
        await File.WriteAllTextAsync(terminal.In("file"), "", TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.NotWritable, await terminal.Type(
            "run", terminal.Write("s.yaml", Terminal.Small), "--out", terminal.In("one"), "--data", terminal.In("file")));
        Assert.Matches("file: cannot be written: .*; choose another place with --data", Assert.Single(terminal.Errors));
        Assert.Equal(["file", "s.yaml"], terminal.Left());
    }

    [Fact]
    public async Task Only_a_run_that_is_not_completed_can_be_resumed()
    {
        await Play();
        string run = Journal.Read(terminal.In(".gongyu")).Runs.Single().Dossier.Run;
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type("resume", run));
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type("resume", run[..^2]));
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type("resume", "nothing", "--data", terminal.In("none")));
        Assert.Equal(
            [
                $"{run}: this run is completed; \"gongyu show {run}\" tells what it came to",
                $"{run[..^2]}: there is no such run in {terminal.In(".gongyu")}; did you mean {run}?",
                $"nothing: there is no such run in {terminal.In("none")}; \"gongyu list\" shows those there are",
            ],
            terminal.Errors);
    }

    [Fact]
    public async Task A_start_that_was_cut_off_leaves_no_half_a_database()
    {
        Directory.CreateDirectory(terminal.In(".gongyu"));
        terminal.Write(".gongyu/gongyu.db.new", "half");
        await Play();
        Assert.Equal(["gongyu.db", "lock"], Directory.GetFiles(terminal.In(".gongyu")).Select(Path.GetFileName).Order());
    }

    private async Task Play() => Assert.Equal(ExitCode.Done, await terminal.Type(
        "run", terminal.Write("s.yaml", Terminal.Small), "--out", terminal.In("one"), "--json"));

    private static void Truncate(string file, long length)
    {
        using var open = new FileStream(file, FileMode.Open);
        open.SetLength(length);
    }

    private static void Alter(string file, long at, byte value)
    {
        using var open = new FileStream(file, FileMode.Open);
        open.Position = at;
        for (int i = 0; i < 16; i++)
            open.WriteByte(value);
    }

    private static void Execute(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
