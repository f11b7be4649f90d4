using Microsoft.Data.Sqlite;

namespace Gongyu.Silo;

/// <summary>Opens a database, to write it or only to read it.</summary>
internal static class SqliteOpening
{
    private const int ReadOnly = 8, CannotOpen = 14;

    /// <summary>What a connection to a database is made of.</summary>
    public static string ConnectionTo(string database, SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = database,
        Mode = mode,
        DefaultTimeout = Patience.Seconds,
    }.ToString();

    /// <summary>Opens a database to write it.</summary>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public static SqliteConnection ToWrite(string database) => Opened(ConnectionTo(database, SqliteOpenMode.ReadWrite));

    /// <summary>
    /// Opens a database to read it, also where nothing can be written. Who reads a log needs its index, which is a file; where none can be
    /// made and nothing is in the log, the database is read as a file that does not change.
    /// </summary>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    /// <exception cref="DataFolderException">It cannot be read without being written.</exception>
    public static SqliteConnection ToRead(string database)
    {
        try
        {
            return ToWrite(database);
        }
        catch (SqliteException refused) when (
            refused.SqliteErrorCode is ReadOnly or CannotOpen && File.Exists(database) && !DataFolder.IsUsed(Path.GetDirectoryName(database)!))
        {
            if (new FileInfo(database + "-wal") is { Exists: true, Length: > 0 })
                throw new DataFolderException(DataFault.NotWritable, new(
                    $"{database}: what was written last is in its log, and cannot be read where nothing can be written; copy the folder elsewhere and name it with --data",
                    $"{database}：最后写入的内容仍在其日志中，在不可写的位置无法读取；请将该文件夹复制到他处，并用 --data 指定"));
            return Opened(ConnectionTo($"{UriOf(database)}?immutable=1", SqliteOpenMode.ReadOnly) + ";Pooling=False");
        }
    }

    private static string UriOf(string file) => "file:///" + string.Join(
        '/', Path.GetFullPath(file).Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Select(Uri.EscapeDataString));

    // A database is opened when it is first asked for something.
    private static SqliteConnection Opened(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA schema_version";
            command.ExecuteScalar();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
