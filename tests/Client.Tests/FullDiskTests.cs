using System.Text.Json;
using Gongyu.Silo;
using Microsoft.Data.Sqlite;

namespace Gongyu.Client.Tests;

/// <summary>A disk that is full, or cannot be written, costs a run nothing but the wait until somebody makes room.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const string NoRoom = ": there is no room left; make room, then resume the run, or begin it again if it had not begun";

    private readonly Terminal terminal = new();

    private string Data => terminal.In("disk/data");

    private string Database => terminal.In("disk/data/gongyu.db");

    public void Dispose() => terminal.Dispose();

    [Theory]
    [InlineData(120)]
    [InlineData(160)]
    [InlineData(200)]
    public async Task A_run_that_fills_the_disk_is_told_so_and_resumed_when_there_is_room(int kibibytes)
    {
        using var disk = Disk.Of(kibibytes, terminal.In("disk"));
        const string scenario = """
            question: q
            community: {sectors: 2, enterprises: 30, universities: 8}
            policy: {incentive.taxRelief: 0.4, supervision.auditRate: 0.5}
            rounds: 30
            replications: 2
            """;
        var alone = await Json("run", terminal.Write("s.yaml", scenario), "--out", terminal.In("alone"), "--data", terminal.In("room"));
        Assert.Equal(ExitCode.NotWritable, await terminal.Type(
            "run", terminal.In("s.yaml"), "--out", terminal.In("out"), "--data", Data));
        Assert.Equal([Database + NoRoom], terminal.Errors);
        disk.Grow();
        var stopped = Assert.Single(Journal.Read(Data));
        Assert.NotEqual("completed", stopped.State);
        var resumed = await Json("resume", stopped.Dossier.Run, "--data", Data);
        Assert.Equal(alone.GetProperty("hash").GetString(), resumed.GetProperty("hash").GetString());
        Assert.Equal(stopped.Round, resumed.GetProperty("resumedFrom").GetInt32());
    }

    [Fact]
    public async Task A_long_run_of_many_that_fills_three_megabytes_leaves_a_whole_database_and_goes_on_when_there_is_room()
    {
        using var disk = Disk.Of(3 * 1024, terminal.In("disk"));
        const string scenario = """
            question: q
            community: {sectors: 3, regions: 2, enterprises: 1800, universities: 200}
            policy: {incentive.taxRelief: 0.4, supervision.auditRate: 0.5, supervision.penalty: 1, sharing.research: 0.5}
            rounds: 40
            replications: 1
            """;
        var alone = await Json("run", terminal.Write("s.yaml", scenario), "--out", terminal.In("alone"), "--data", terminal.In("room"));
        Assert.Equal(ExitCode.NotWritable, await terminal.Type(
            "run", terminal.In("s.yaml"), "--out", terminal.In("out"), "--data", Data));
        Assert.Equal([Database + NoRoom], terminal.Errors);
        disk.Grow();
        using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check";
            Assert.Equal("ok", command.ExecuteScalar());
        }
        var stopped = Assert.Single(Journal.Read(Data));
        Assert.InRange(stopped.Round, 10, 39);
        var resumed = await Json("resume", stopped.Dossier.Run, "--data", Data);
        Assert.Equal(alone.GetProperty("hash").GetString(), resumed.GetProperty("hash").GetString());
        Assert.Equal(stopped.Round, resumed.GetProperty("resumedFrom").GetInt32());
    }

    [Theory]
    [InlineData(4)]
    [InlineData(16)]
    [InlineData(40)]
    [InlineData(48)]
    [InlineData(56)]
    [InlineData(64)]
    [InlineData(72)]
    [InlineData(80)]
    [InlineData(96)]
    public async Task A_disk_too_full_to_begin_leaves_nothing_that_keeps_a_run_from_beginning_when_there_is_room(int kibibytes)
    {
        using var disk = Disk.Of(kibibytes, terminal.In("disk"));
        string[] run = ["run", terminal.Write("s.yaml", Terminal.Small), "--data", Data, "--out"];
        Assert.Equal(ExitCode.NotWritable, await terminal.Type([.. run, terminal.In("one")]));
        Assert.Equal([Database + NoRoom], terminal.Errors);
        Assert.Equal(["disk", "s.yaml"], terminal.Left().Where(left => !left.StartsWith("disk/", StringComparison.Ordinal)));
        disk.Grow();
        await Json([.. run, terminal.In("two")]);
    }

    [Fact]
    public async Task A_disk_that_cannot_be_written_is_told_whether_or_not_there_are_runs_on_it()
    {
        using var disk = Disk.Of(4096, terminal.In("disk"));
        await Json("run", terminal.Write("s.yaml", Terminal.Small), "--data", Data, "--out", terminal.In("one"));
        disk.Protect();
        foreach (string data in (string[])[Data, terminal.In("disk/new")])
        {
            using var fresh = new Terminal();
            Assert.Equal(ExitCode.NotWritable, await fresh.Type("run", terminal.In("s.yaml"), "--data", data, "--out", terminal.In("two")));
            string line = Assert.Single(fresh.Errors);
            Assert.StartsWith($"{data}: cannot be written: ", line, StringComparison.Ordinal);
            Assert.EndsWith("; choose another place with --data", line, StringComparison.Ordinal);
        }
        Assert.False(Directory.Exists(terminal.In("two")));
    }

    private static async Task<JsonElement> Json(params string[] command)
    {
        using var fresh = new Terminal();
        int code = await fresh.Type([.. command, "--json"]);
        Assert.Equal((ExitCode.Done, ""), (code, string.Join('\n', fresh.Errors)));
        return fresh.Json.Clone();
    }
}
