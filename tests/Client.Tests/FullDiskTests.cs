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
        var stopped = Assert.Single(Journal.Read(Data).Runs);
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
        var stopped = Assert.Single(Journal.Read(Data).Runs);
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
        string[] left = [.. terminal.Left().Where(left => !left.StartsWith("disk/", StringComparison.Ordinal))];
        disk.Grow();
        var two = await Json([.. run, terminal.In("two")]);
        // One that had begun is there with the rounds it had finished, and can be resumed; of one that had not nothing is left.
        if (Journal.Read(Data).Runs.SingleOrDefault(one => one.State != "completed") is not { } begun)
            Assert.Equal(["disk", "s.yaml"], left);
        else
            Assert.Equal(
                two.GetProperty("hash").GetString(), (await Json("resume", begun.Dossier.Run, "--data", Data)).GetProperty("hash").GetString());
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

    [Fact]
    public async Task Runs_on_a_disk_that_cannot_be_written_are_listed()
    {
        using var disk = Disk.Of(4096, terminal.In("disk"));
        string data = terminal.In("disk/a b;?#%20é"), log = Path.Combine(data, "gongyu.db-wal"), index = Path.Combine(data, "gongyu.db-shm");
        await Json("run", terminal.Write("s.yaml", Terminal.Small), "--data", data, "--out", terminal.In("one"));
        Assert.False(File.Exists(log));
        disk.Protect();
        Assert.Equal([("completed", 6)], await Listed(data));

        // A process that is killed leaves a log and its index.
        disk.Grow();
        using var killed = terminal.StartWith("round 12 Settle", "run", "s.yaml", "--rounds", "20", "--data", data, "--out", "two");
        await Terminal.Ended(killed);
        Assert.True(File.Exists(log) && File.Exists(index));
        disk.Protect();
        Assert.Equal([("completed", 6), ("interrupted", 10)], await Listed(data));

        // A copy may be without the index.
        disk.Grow();
        File.Delete(index);
        disk.Protect();
        Assert.Equal(ExitCode.NotWritable, await terminal.Type("list", "--data", data, "--results", terminal.In("none")));
        Assert.EndsWith(
            "gongyu.db: what was written last is in its log, and cannot be read where nothing can be written; copy the folder elsewhere and name it with --data",
            Assert.Single(terminal.Errors), StringComparison.Ordinal);
        Directory.CreateDirectory(terminal.In("copy"));
        foreach (string file in Directory.GetFiles(data))
            File.Copy(file, terminal.In($"copy/{Path.GetFileName(file)}"));
        Assert.Equal([("completed", 6), ("interrupted", 10)], await Listed(terminal.In("copy")));
    }

    private async Task<IEnumerable<(string?, int)>> Listed(string data) =>
        [.. (await Json("list", "--data", data, "--results", terminal.In("none"))).EnumerateArray()
            .Select(run => (run.GetProperty("state").GetString(), run.GetProperty("round").GetInt32()))];

    private static async Task<JsonElement> Json(params string[] command)
    {
        using var fresh = new Terminal();
        int code = await fresh.Type([.. command, "--json"]);
        Assert.Equal((ExitCode.Done, ""), (code, string.Join('\n', fresh.Errors)));
        return fresh.Json.Clone();
    }
}
