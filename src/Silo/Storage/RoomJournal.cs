namespace Gongyu.Silo;

/// <summary>The rooms of a data folder as they were written down last. Their table is made with the first room, so that older folders have it too.</summary>
internal static class RoomJournal
{
    private const string Table = "CREATE TABLE IF NOT EXISTS Room (Run TEXT NOT NULL PRIMARY KEY, Kept TEXT NOT NULL)";

    /// <summary>Writes a room down.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="run">Id of its run.</param>
    /// <param name="kept">How it stands.</param>
    /// <exception cref="DataFolderException">It cannot be written.</exception>
    public static void KeepRoom(this DataFolder data, string run, string kept) => data.Execute(
        $"{Table}; INSERT INTO Room (Run, Kept) VALUES ($run, $kept) ON CONFLICT DO UPDATE SET Kept = $kept", overwrites: true,
        ("$run", run), ("$kept", kept)); // Names of people are in it.

    /// <summary>Forgets a room.</summary>
    /// <exception cref="DataFolderException">The folder cannot be written.</exception>
    public static void ForgetRoom(this DataFolder data, string run) =>
        data.Execute($"{Table}; DELETE FROM Room WHERE Run = $run", overwrites: true, ("$run", run));

    /// <summary>All rooms that were written down and not forgotten.</summary>
    /// <exception cref="DataFolderException">The folder cannot be read.</exception>
    public static IReadOnlyList<(string Run, string Kept)> Rooms(this DataFolder data) =>
        data.Query("SELECT 1 FROM sqlite_master WHERE name = 'Room'", _ => true) is []
            ? []
            : data.Query("SELECT Run, Kept FROM Room ORDER BY Run", row => (row.GetString(0), row.GetString(1)));
}
