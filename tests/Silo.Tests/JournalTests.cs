using Gongyu.Model;
using Microsoft.Data.Sqlite;

namespace Gongyu.Silo.Tests;

/// <summary>The journal of a process that lives on after a write has failed.</summary>
public sealed class JournalTests : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("gongyu").FullName;

    public void Dispose() => Directory.Delete(path, recursive: true);

    [Fact]
    public void What_fails_half_way_leaves_nothing_and_takes_no_later_write_with_it()
    {
        using var data = DataFolder.Open(path);
        var dossier = new Dossier("r", "r", "question: q", [], "Actors", "out", 3, 1);
        data.Begin(dossier, DateTimeOffset.UnixEpoch);
        data.Enter("r", new FinishedReplication(0, Community.Play(
            new() { Name = "r", Question = default, Rounds = 3 }, 0, cancellation: TestContext.Current.CancellationToken)));
        // The last statement of each is refused, after the ones before were done.
        Execute("CREATE TRIGGER refuse BEFORE DELETE ON Run BEGIN SELECT RAISE(FAIL, 'no'); END");
        Execute("CREATE TRIGGER keep BEFORE UPDATE OF Dossier ON Run BEGIN SELECT RAISE(FAIL, 'no'); END");
        Assert.Throws<DataFolderException>(() => data.Delete("r"));
        Assert.Throws<DataFolderException>(() => data.Change(dossier with { Text = "question: other" }));
        Assert.Single(data.Finished("r"));
        data.Enter("r", "paused", null);
        Assert.Equal("paused", Execute("SELECT State FROM Run"));
    }

    // As another process sees it.
    private object? Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(path, "gongyu.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
