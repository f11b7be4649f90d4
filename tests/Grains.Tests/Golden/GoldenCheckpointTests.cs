using System.Buffers.Binary;
using Gongyu.Model;
using Gongyu.Silo;
using Microsoft.Data.Sqlite;

namespace Gongyu.Grains.Tests;

/// <summary>
/// A database that an earlier build left, with a run stopped after round 13 of 20: what users have in their data folders stays readable,
/// and goes on as it would have. Whoever changes the model's version, or the layout, makes it anew: with the variable
/// GONGYU_MAKE_GOLDEN set to the file's path these tests write it first; the hash is then to be written here.
/// </summary>
public sealed class GoldenCheckpointTests : IDisposable
{
    private const int StoppedAfter = 13;
    private const string Hash = "7c4f06f4056cbf333a4331e015d9bd3e", HashOfTheSecond = "b984955a425514c32509a0b6b6fd6d3d";

    private static readonly Scenario Scenario = Some.Small(20);

    private readonly string path = Directory.CreateTempSubdirectory("gongyu").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(path, "gongyu.db");

    public void Dispose() => Directory.Delete(path, recursive: true);

    [Fact]
    public async Task A_run_that_an_earlier_build_left_half_way_comes_to_its_hash()
    {
        await Restore();
        using var data = DataFolder.Open(path);
        await using var silo = await ActorHost.Start(data, Cancellation);
        var heard = new Heard();
        var played = await silo.Play(Scenario, 0, "golden.1", heard, Cancellation);
        Assert.Equal(Hash, played.Replication.Hash.ToString());
        Assert.Equal(StoppedAfter, played.ResumedFrom);
        Assert.Equal(Enumerable.Range(1, 20), heard.Rounds.Select(round => round.Round));
    }

    [Fact]
    public async Task Its_journal_tells_what_was_asked_how_it_stands_and_what_is_finished()
    {
        await Restore();
        var stored = Journal.Read(path).Runs.Single();
        Assert.Equal(("golden", "question: q", 2), (stored.Dossier.Run, stored.Dossier.Text, stored.Dossier.Replications));
        Assert.Equal(("interrupted", StoppedAfter), (stored.State, stored.Round));
        using var data = DataFolder.Open(path);
        var (number, finished) = data.Finished("golden").Single();
        Assert.Equal((1, HashOfTheSecond, 20), (number, finished.Hash.ToString(), finished.Last.Round));
        Assert.Equal(Community.Play(Scenario, 1, cancellation: Cancellation).Outcomes, finished.Outcomes);
    }

    [Theory]
    [InlineData("run", "run/golden.1 (run)")]
    [InlineData("chapter", "run/golden.1/chapter/1 (chapter)")]
    [InlineData("district.odd", "run/golden.1/district/0 (district.odd)")]
    [InlineData("district.even", "run/golden.1/district/0 (district.even)")]
    public async Task What_another_version_of_the_model_wrote_is_refused_and_both_versions_are_named(string kind, string told)
    {
        await Restore();
        const int other = Recorder.ModelVersion + 1;
        Rewrite(kind, other);
        using (var data = DataFolder.Open(path))
        {
            await using var silo = await ActorHost.Start(data, Cancellation);
            var refused = await Assert.ThrowsAsync<DataFolderException>(() => silo.Play(Scenario, 0, "golden.1", cancellation: Cancellation));
            Assert.Equal(DataFault.Damaged, refused.Fault);
            Assert.Contains(
                $"{told}: the stored state is of model version {other}, while this program has {Recorder.ModelVersion}; it was left as it is",
                refused.Message, StringComparison.Ordinal);
        }
        Assert.Equal(other, VersionOf(kind));
    }

    private async Task Restore()
    {
        string golden = Path.Combine(AppContext.BaseDirectory, "Golden", "stopped.db");
        if (Environment.GetEnvironmentVariable("GONGYU_MAKE_GOLDEN") is { Length: > 0 } place)
            await Make(golden = place);
        File.Copy(golden, Database);
    }

    // Whoever closes a database last brings its log home, so that one file is enough.
    private static async Task Make(string file)
    {
        string folder = Directory.CreateTempSubdirectory("gongyu").FullName;
        using (var data = DataFolder.Open(folder))
        {
            await using var silo = await ActorHost.Start(data, Cancellation);
            data.Begin(new("golden", Scenario.Name, "question: q", [], "Actors", "out", 20, 2), DateTimeOffset.UnixEpoch);
            data.Enter("golden", new FinishedReplication(1, Community.Play(Scenario, 1, cancellation: Cancellation)));
            using var stop = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => silo.Play(Scenario, 0, "golden.1", new Until(StoppedAfter, stop.Cancel), stop.Token));
        }
        Assert.False(File.Exists(Path.Combine(folder, "gongyu.db-wal")));
        File.Copy(Path.Combine(folder, "gongyu.db"), file, overwrite: true);
        Directory.Delete(folder, recursive: true);
    }

    // The version follows four bytes that mark the program and one that tells the layout; the digest does not cover it.
    private void Rewrite(string kind, int version)
    {
        byte[] number = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(number, version);
        string sql = """
            UPDATE OrleansStorage SET PayloadBinary = CAST(substr(PayloadBinary, 1, 5) || $number || substr(PayloadBinary, 10) AS BLOB)
            WHERE GrainTypeString = $kind AND (GrainTypeString <> 'chapter' OR GrainIdExtensionString LIKE '%/1')
            """;
        Assert.Equal(1, Use(sql, kind, number, command => command.ExecuteNonQuery()));
    }

    private int VersionOf(string kind) => Use(
        "SELECT PayloadBinary FROM OrleansStorage WHERE GrainTypeString = $kind ORDER BY GrainIdExtensionString LIMIT 1", kind, [],
        command => BinaryPrimitives.ReadInt32LittleEndian(((byte[])command.ExecuteScalar()!).AsSpan(5)));

    private T Use<T>(string sql, string kind, byte[] number, Func<SqliteCommand, T> use)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$kind", kind);
        command.Parameters.AddWithValue("$number", number);
        return use(command);
    }
}
