using System.Globalization;
using Gongyu.Grains;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>
/// The runs of a data folder: what was asked of each, how it stands, and the replications it has finished. What its actors keep is beside
/// it, in the table of the grain storage.
/// </summary>
public static class Journal
{
    private static readonly SealedSerializer Seal = new();

    /// <summary>Enters a run; one that is there already is running again.</summary>
    public static void Begin(this DataFolder data, Dossier dossier, DateTimeOffset started)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(dossier);
        data.Execute(
            "INSERT INTO Run (Id, Started, State, Dossier) VALUES ($run, $started, 'running', $dossier) ON CONFLICT DO UPDATE SET State = 'running'",
            ("$run", dossier.Run), ("$started", started.ToString("O", CultureInfo.InvariantCulture)), ("$dossier", Sealed(dossier)));
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

    /// <summary>The replications that a run has finished.</summary>
    /// <exception cref="DataFolderException">One cannot be read.</exception>
    public static IReadOnlyDictionary<int, Replication> Finished(this DataFolder data, string run)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Query("SELECT Payload FROM Replication WHERE Run = $run", row =>
                Opened<FinishedReplication>(data.Path, $"{run}, replication", (byte[])row[0]), ("$run", run))
            .ToDictionary(finished => finished.Number, finished => finished.Replication);
    }

    /// <summary>Every run of a folder, oldest first. It is read without its lock, also while another process has it.</summary>
    /// <exception cref="DataFolderException">It cannot be read.</exception>
    public static IReadOnlyList<StoredRun> Read(string path)
    {
        string database = DataFolder.DatabaseIn(path);
        if (!File.Exists(database))
            return [];
        bool used = DataFolder.IsUsed(path);
        DataFolder.Check(database);
        return DataFolder.Query(database, "SELECT Dossier, State, Started, Hash, Id FROM Run ORDER BY Started, Id", row =>
        {
            string id = (string)row[4];
            var dossier = Opened<Dossier>(path, id, (byte[])row[0]);
            // Who was killed could not say so.
            string state = (string)row[1] == "running" && !used ? "interrupted" : (string)row[1];
            int round = state == "completed" ? dossier.Rounds : RoundOf(path, database, id);
            return new StoredRun(dossier, state, DateTimeOffset.Parse((string)row[2], CultureInfo.InvariantCulture), round, row[3] as string);
        });
    }

    // What the first replication's actors have written down.
    private static int RoundOf(string path, string database, string run) => DataFolder.Query(
        database, "SELECT PayloadBinary FROM OrleansStorage WHERE GrainTypeString = 'run' AND GrainIdExtensionString = $key",
        row => Opened<RunState>(path, run, (byte[])row[0]).Committed.Round, ("$key", GrainKeys.Run($"{run}.1"))) is [var round] ? round : 0;

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
}
