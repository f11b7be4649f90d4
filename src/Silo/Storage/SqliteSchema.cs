namespace Gongyu.Silo;

/// <summary>
/// The schema of the embedded database: what the AdoNet grain storage asks for, with every write a single statement. A transaction opened
/// by hand stays open on its pooled connection when the database was busy, and takes all later writes with it.
/// </summary>
internal static class SqliteSchema
{
    /// <summary>Marks a database as ours: "GoYu".</summary>
    public const int ApplicationId = 0x476F5975;

    /// <summary>Version of the schema and of the layout of what is stored; a program reads its own only.</summary>
    public const int Version = 1;

    /// <summary>
    /// Makes an empty database ours. The log is turned on last: what is in it comes home when the database is closed, and on a full disk it
    /// does not, which nobody is told.
    /// </summary>
    public static readonly string Create = $"""
        BEGIN IMMEDIATE;
        CREATE TABLE OrleansStorage
        (
            GrainIdHash INTEGER NOT NULL,
            GrainIdN0 INTEGER NOT NULL,
            GrainIdN1 INTEGER NOT NULL,
            GrainTypeHash INTEGER NOT NULL,
            GrainTypeString TEXT NOT NULL,
            GrainIdExtensionString TEXT NOT NULL,
            ServiceId TEXT NOT NULL,
            PayloadBinary BLOB,
            ModifiedOn TEXT NOT NULL,
            Version INTEGER NOT NULL,
            PRIMARY KEY (ServiceId, GrainTypeString, GrainIdExtensionString, GrainIdN0, GrainIdN1)
        );
        CREATE TABLE Run (Id TEXT NOT NULL PRIMARY KEY, Started TEXT NOT NULL, State TEXT NOT NULL, Hash TEXT, Dossier BLOB NOT NULL);
        CREATE TABLE Replication (Run TEXT NOT NULL, Number INTEGER NOT NULL, Payload BLOB NOT NULL, PRIMARY KEY (Run, Number));
        CREATE TABLE OrleansQuery (QueryKey TEXT NOT NULL PRIMARY KEY, QueryText TEXT NOT NULL);
        INSERT INTO OrleansQuery VALUES ('ReadFromStorageKey', '{Read}'), ('WriteToStorageKey', '{Write}'),
            ('ClearStorageKey', '{Clear}'), ('DeleteStorageKey', '{Delete}');
        PRAGMA application_id = {ApplicationId};
        PRAGMA user_version = {Version};
        COMMIT;
        PRAGMA journal_mode = WAL;
        """;

    private const string Row = """
        ServiceId = @ServiceId AND GrainTypeString = @GrainTypeString AND GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''')
            AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
        """;

    private const string Read = $"SELECT PayloadBinary, datetime(''now'') AS ReadOn, Version FROM OrleansStorage WHERE {Row};";

    // Who has read nothing may only insert, who has read a version may only follow it.
    private const string Write = $"""
        INSERT INTO OrleansStorage (GrainIdHash, GrainIdN0, GrainIdN1, GrainTypeHash, GrainTypeString, GrainIdExtensionString, ServiceId,
            PayloadBinary, ModifiedOn, Version)
        SELECT @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, coalesce(@GrainIdExtensionString, ''''), @ServiceId,
            @PayloadBinary, datetime(''now''), coalesce(@GrainStateVersion, 0) + 1
        WHERE @GrainStateVersion IS NULL OR EXISTS (SELECT 1 FROM OrleansStorage WHERE {Row} AND Version = @GrainStateVersion)
        ON CONFLICT DO UPDATE SET PayloadBinary = excluded.PayloadBinary, ModifiedOn = excluded.ModifiedOn, Version = excluded.Version
            WHERE Version = @GrainStateVersion
        RETURNING Version AS NewGrainStateVersion;
        """;

    private const string Clear = $"""
        UPDATE OrleansStorage SET PayloadBinary = NULL, ModifiedOn = datetime(''now''), Version = Version + 1
        WHERE {Row} AND Version = @GrainStateVersion
        RETURNING Version AS NewGrainStateVersion;
        """;

    private const string Delete = $"""
        DELETE FROM OrleansStorage WHERE {Row} AND Version = @GrainStateVersion RETURNING Version + 1 AS NewGrainStateVersion;
        """;
}
