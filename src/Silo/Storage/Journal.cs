using System.Globalization;
using Gongyu.Grains;
using Gongyu.Model;
using Microsoft.Data.Sqlite;

namespace Gongyu.Silo;

/// <summary>
/// The runs of a data folder: what was asked of each, how it stands, and the replications it has finished. What its actors keep is beside
/// it, in the table of the grain storage.
/// </summary>
public static class Journal
{
    private static readonly SealedSerializer Seal = new();

    /// <summary>Enters a run; one that is there already is running again.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="dossier">What is asked.</param>
    /// <param name="started">When it was begun.</param>
    /// <param name="state">running, or paused: it waits before its first round.</param>
    public static void Begin(this DataFolder data, Dossier dossier, DateTimeOffset started, string state = "running")
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(dossier);
        data.Execute(
            "INSERT INTO Run (Id, Started, State, Dossier) VALUES ($run, $started, $state, $dossier) ON CONFLICT DO UPDATE SET State = $state",
            ("$run", dossier.Run), ("$state", state), ("$started", started.ToString("O", CultureInfo.InvariantCulture)), ("$dossier", Sealed(dossier)));
    }

    /// <summary>Whether there is a run of an id, be it one that cannot be read.</summary>
    public static bool Has(this DataFolder data, string run)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Query("SELECT 1 FROM Run WHERE Id = $run", _ => true, ("$run", run)).Count > 0;
    }

    /// <summary>Enters how a run stands.</summary>
    public static void Enter(this DataFolder data, string run, string state, string? hash)
    {
        ArgumentNullException.ThrowIfNull(data);
        data.Execute(
            "UPDATE Run SET State = $state, Hash = $hash WHERE Id = $run", ("$run", run), ("$state", state), ("$hash", hash ?? (object)DBNull.Value));
    }

    /// <summary>Enters a replication that was finished.</summary>
    public static void Enter(this DataFolder data, string run, FinishedReplication finished)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(finished);
        data.Execute(
            "INSERT OR REPLACE INTO Replication (Run, Number, Payload) VALUES ($run, $number, $payload)",
            ("$run", run), ("$number", finished.Number), ("$payload", Sealed(finished)));
    }

    /// <summary>Enters that a run goes on otherwise: replications that were finished as it was before are to be played again.</summary>
    public static void Change(this DataFolder data, Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(dossier);
        data.Execute(
            "DELETE FROM Replication WHERE Run = $run; UPDATE Run SET Dossier = $dossier WHERE Id = $run",
            ("$run", dossier.Run), ("$dossier", Sealed(dossier)));
    }

    /// <summary>Forgets a run and all that its actors wrote down; its results stay.</summary>
    public static void Delete(this DataFolder data, string run)
    {
        ArgumentNullException.ThrowIfNull(data);
        // Its replications' keys begin so, and no other run's do: an id has no slash and the dot is followed by a number.
        data.Execute(
            """
            DELETE FROM OrleansStorage WHERE substr(GrainIdExtensionString, 1, length($prefix)) = $prefix
                AND substr(GrainIdExtensionString, length($prefix) + 1, 1) BETWEEN '0' AND '9';
            DELETE FROM Replication WHERE Run = $run;
            DELETE FROM Run WHERE Id = $run
            """,
            ("$run", run), ("$prefix", GrainKeys.Run($"{run}.")));
    }

    /// <summary>The replications that a run has finished.</summary>
    /// <exception cref="DataFolderException">One cannot be read.</exception>
    public static IReadOnlyDictionary<int, Replication> Finished(this DataFolder data, string run)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Query("SELECT Payload FROM Replication WHERE Run = $run", row =>
                Opened<FinishedReplication>(data.Path, $"{run}, replication", (byte[])row[0]), ("$run", run))
            .ToDictionary(finished => finished.Number, finished => finished.Replication);
    }

    /// <summary>
    /// Every run of a folder, oldest first, and those of which something cannot be read: that concerns no other run. It is read without its
    /// lock, also while another process has it.
    /// </summary>
    /// <exception cref="DataFolderException">The folder cannot be read.</exception>
    public static (IReadOnlyList<StoredRun> Runs, IReadOnlyList<UnreadableRun> Unreadable) Read(string path)
    {
        string database = DataFolder.DatabaseIn(path);
        if (!File.Exists(database))
            return ([], []);
        bool used = DataFolder.IsUsed(path);
        DataFolder.Check(database);
        return Read(path, used);
    }

    /// <summary>Every run of a folder that this process has, and has looked at when it took it.</summary>
    /// <exception cref="DataFolderException">The folder cannot be read.</exception>
    public static (IReadOnlyList<StoredRun> Runs, IReadOnlyList<UnreadableRun> Unreadable) Read(this DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Read(data.Path, used: true);
    }

    /// <summary>One run of a folder that this process has; nothing when there is none of that id.</summary>
    /// <exception cref="DataFolderException">The folder cannot be read.</exception>
    public static (IReadOnlyList<StoredRun> Runs, IReadOnlyList<UnreadableRun> Unreadable) Read(this DataFolder data, string run)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Read(data.Path, used: true, run);
    }

    /// <summary>Whether a process plays a run now, or has it wait for its turn.</summary>
    /// <exception cref="DataFolderException">The folder cannot be read.</exception>
    public static bool IsPlayed(string path, string run) => DataFolder.IsUsed(path) && DataFolder.Query(
        DataFolder.DatabaseIn(path), "SELECT State FROM Run WHERE Id = $run", row => row.GetString(0), ("$run", run)) is ["running"];

    private static (IReadOnlyList<StoredRun> Runs, IReadOnlyList<UnreadableRun> Unreadable) Read(string path, bool used, string? run = null)
    {
        string database = DataFolder.DatabaseIn(path);
        var (runs, unreadable) = (new List<StoredRun>(), new List<UnreadableRun>());
        const string all = "SELECT Id, Started, State, Hash, Dossier FROM Run WHERE $run IS NULL OR Id = $run ORDER BY Started, Id";
        foreach (var entry in DataFolder.Query(database, all, Entry.Of, ("$run", run ?? (object)DBNull.Value)))
        {
            Dossier? dossier = null;
            try
            {
                var asked = Seal.Deserialize<Dossier>(new(entry.Dossier));
                dossier = asked.Run == entry.Id ? asked : throw new UnreadableStateException($"what was asked is that of another run, {asked.Run}");
                string state = entry.StateNow(used);
                int round = state == "completed" ? dossier.Rounds
                    : dossier.Hosts == nameof(Hosts.Fast) ? new RoundLogs(dossier.Folder).Count(0)
                    : RoundOf(database, entry.Id);
                runs.Add(new(dossier, state, entry.StartedAt ?? throw new UnreadableStateException("the time of its beginning cannot be read"), round, entry.Hash));
            }
            catch (UnreadableStateException why)
            {
                unreadable.Add(new(entry.Id, dossier, entry.StartedAt ?? default, entry.Hash, Why(database, entry.Id, why)));
            }
        }
        return (runs, unreadable);
    }

    // What the first replication's actors have written down. One thread writes nothing down but its rounds.
    private static int RoundOf(string database, string run) => DataFolder.Query(
        database, "SELECT PayloadBinary FROM OrleansStorage WHERE GrainTypeString = 'run' AND GrainIdExtensionString = $key AND PayloadBinary NOT NULL",
        row => Seal.Deserialize<RunState>(new((byte[])row[0])).Committed.Round, ("$key", GrainKeys.Run($"{run}.1"))) is [var round] ? round : 0;

    private static Phrase Why(string database, string run, UnreadableStateException why) => new(
        $"this run cannot be read: {why.Message}; it was left as it is: restore a copy of {database} (and remove its -wal and -shm files), "
        + $"or delete the run, whose results stay: gongyu delete {run}",
        $"该运行无法读取（系统原文）：{why.Message}；未作改动：请恢复 {database} 的副本（并删除其 -wal 与 -shm 文件），"
        + $"或删除该运行（其结果保留）：gongyu delete {run}");

    private static byte[] Sealed<T>(T value) => Seal.Serialize(value).ToArray();

    private static T Opened<T>(string path, string what, byte[] stored)
    {
        try
        {
            return Seal.Deserialize<T>(new(stored));
        }
        catch (UnreadableStateException unreadable)
        {
            throw DataFolder.Damaged(DataFolder.DatabaseIn(path), new($"{what}: {unreadable.Message}", $"{what}（系统原文）：{unreadable.Message}"));
        }
    }

    // A row as it is stored.
    private sealed record Entry(string Id, string Started, string State, string? Hash, byte[] Dossier)
    {
        private static readonly string[] States = ["running", "paused", "completed", "failed"];

        public DateTimeOffset? StartedAt => DateTimeOffset.TryParse(
            Started, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;

        public static Entry Of(SqliteDataReader row) => new(
            row.GetString(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), row.GetFieldValue<byte[]>(4));

        // Who was killed could not say so.
        public string StateNow(bool used) => !States.Contains(State) ? throw new UnreadableStateException($"its state \"{State}\" is unknown")
            : State == "running" && !used ? "interrupted" : State;
    }
}
