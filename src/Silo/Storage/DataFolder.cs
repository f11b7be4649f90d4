using Gongyu.Model;
using Microsoft.Data.Sqlite;

namespace Gongyu.Silo;

/// <summary>What keeps a data folder from being used.</summary>
public enum DataFault
{
    /// <summary>Another process has it.</summary>
    InUse,

    /// <summary>What is in it cannot be read, or is of another version.</summary>
    Damaged,

    /// <summary>It cannot be written, or there is no room.</summary>
    NotWritable,
}

/// <summary>A data folder cannot be used: one line with the cause and the remedy.</summary>
/// <param name="fault">What kind of fault.</param>
/// <param name="what">Cause and remedy.</param>
public sealed class DataFolderException(DataFault fault, Phrase what) : Exception(what.En)
{
    /// <summary>What kind of fault.</summary>
    public DataFault Fault => fault;

    /// <summary>Cause and remedy.</summary>
    public Phrase What => what;
}

/// <summary>
/// The folder that holds all durable state: a SQLite database, guarded by a lock while a process has it. What is found damaged is left
/// as it is.
/// </summary>
public sealed partial class DataFolder : IDisposable
{
    private const string DatabaseName = "gongyu.db", LockName = "lock";

    private const int Looks = 5;

    private readonly FileStream held;

    private DataFolder(string path, FileStream held) => (Path, this.held) = (path, held);

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The database.</summary>
    public string Database => DatabaseIn(Path);

    /// <summary>How the database is opened.</summary>
    internal string ConnectionString => SqliteOpening.ConnectionTo(Database, SqliteOpenMode.ReadWrite);

    /// <summary>Takes a folder, and makes it on first use.</summary>
    /// <exception cref="DataFolderException">It cannot be used.</exception>
    public static DataFolder Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var held = Hold(path);
        try
        {
            var folder = new DataFolder(path, held);
            if (File.Exists(folder.Database))
                Check(folder.Database);
            else
                Create(folder.Database);
            return folder;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>The database of a folder.</summary>
    internal static string DatabaseIn(string path) => System.IO.Path.Combine(path, DatabaseName);

    /// <summary>Whether a database is whole and one of this version; it is not written.</summary>
    /// <exception cref="DataFolderException">It is not.</exception>
    internal static void Check(string database)
    {
        try
        {
            using var connection = SqliteOpening.ToRead(database);
            if (Ask<long>(connection, "PRAGMA application_id") is var mark && mark != SqliteSchema.ApplicationId)
                throw Damaged(database, new("this is not a database of this program", "这不是本程序的数据库"));
            if (Ask<long>(connection, "PRAGMA user_version") is var version && version != SqliteSchema.Version)
                throw Damaged(database, new(
                    $"this is of data version {version}, while this program has {SqliteSchema.Version}", $"数据版本为 {version}，本程序为 {SqliteSchema.Version}"));
            if (Ask<string>(connection, "PRAGMA integrity_check(1)") is var found && found != "ok")
                throw Damaged(database, new($"the database is damaged: {OneLine(found)}", $"数据库已损坏（系统原文）：{OneLine(found)}"));
        }
        catch (SqliteException unreadable)
        {
            throw Told(database, unreadable);
        }
    }

    /// <summary>What a fault of the database means to a user.</summary>
    public static DataFolderException Told(string database, SqliteException fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        const int busy = 5, locked = 6, readOnly = 8, ioError = 10, full = 13, cannotOpen = 14;
        const int cannotExtend = ioError | 19 << 8; // The index of the log, for which there was no room.
        string why = OneLine(fault.Message);
        bool isFull = fault.SqliteErrorCode == full || fault.SqliteExtendedErrorCode == cannotExtend;
        return fault.SqliteErrorCode switch
        {
            _ when isFull => new(DataFault.NotWritable, new(
                $"{database}: there is no room left; make room, then resume the run, or begin it again if it had not begun",
                $"{database}：磁盘空间不足；请腾出空间后继续运行，尚未开始的请重新开始")),
            busy or locked => new(DataFault.InUse, new(
                $"{database}: another process has locked the database; try again when it has ended",
                $"{database}：数据库被其他进程锁定；请待其结束后重试")),
            readOnly or cannotOpen or ioError => new(DataFault.NotWritable, new(
                $"{database}: cannot be written: {why}; choose another place with --data", $"{database}：无法写入（系统原文）：{why}；请用 --data 另选位置")),
            _ => Damaged(database, new($"the database is damaged: {why}", $"数据库已损坏（系统原文）：{why}")),
        };
    }

    /// <summary>What a failure of the storage means to a user; none when it did not fail, or not for want of the folder.</summary>
    internal DataFolderException? Told((string State, Exception Why)? failure) => failure switch
    {
        (var state, UnreadableStateException why) => Damaged(Database, new($"{state}: {why.Message}", $"{state}（系统原文）：{why.Message}")),
        (_, SqliteException why) => Told(Database, why),
        _ => null,
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        using (var own = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(own); // Other folders of this process keep theirs.
        held.Dispose();
    }

    /// <summary>Whether a process has a folder now.</summary>
    public static bool IsUsed(string path)
    {
        try
        {
            using var free = new FileStream(System.IO.Path.Combine(path, LockName), FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (IOException held) when (IsHeld(held))
        {
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether another process keeps the database from being written: by a try that waits for a second at most.</summary>
    internal bool IsLocked()
    {
        try
        {
            Use(SqliteOpening.ToWrite, Database, "BEGIN IMMEDIATE; ROLLBACK", [], command =>
            {
                command.CommandTimeout = 1;
                return command.ExecuteNonQuery();
            });
            return false;
        }
        catch (DataFolderException refused)
        {
            return refused.Fault == DataFault.InUse;
        }
    }

    // EWOULDBLOCK where locks are advisory, a sharing violation where they are not.
    internal static bool IsHeld(IOException refused) => refused.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static FileStream Hold(string path)
    {
        string file = System.IO.Path.Combine(path, LockName);
        try
        {
            Directory.CreateDirectory(path);
            // Who only looks whether the folder is used holds the lock for a moment too.
            for (int left = Looks; ; left--)
            {
                try
                {
                    return new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                }
                catch (IOException held) when (IsHeld(held) && left > 0)
                {
                    Thread.Sleep(50);
                }
            }
        }
        catch (IOException held) when (IsHeld(held))
        {
            throw new DataFolderException(DataFault.InUse, new(
                $"{path}: another process of this program uses this data folder; wait for it, or choose another with --data",
                $"{path}：本程序的另一进程正在使用该数据文件夹；请等待其结束，或用 --data 另选"));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            string why = OneLine(refused.Message);
            throw new DataFolderException(DataFault.NotWritable, new(
                $"{path}: cannot be written: {why}; choose another place with --data", $"{path}：无法写入（系统原文）：{why}；请用 --data 另选位置"));
        }
    }

    // Made beside its place and put there when it is whole, so that a start that is cut off leaves no half a database.
    private static void Create(string database)
    {
        string making = database + ".new";
        try
        {
            File.Delete(making);
            using (var connection = new SqliteConnection($"{SqliteOpening.ConnectionTo(making, SqliteOpenMode.ReadWriteCreate)};Pooling=False"))
            {
                connection.Open();
                using var command = connection.CreateCommand();
                command.CommandText = SqliteSchema.Create;
                command.ExecuteNonQuery();
            }
            // What a database that was taken away has left would be taken for this one's.
            File.Delete(database + "-wal");
            File.Delete(database + "-shm");
            File.Move(making, database);
        }
        catch (SqliteException refused)
        {
            throw Told(database, refused);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            string why = OneLine(refused.Message);
            throw new DataFolderException(DataFault.NotWritable, new(
                $"{database}: cannot be written: {why}", $"{database}：无法写入（系统原文）：{why}"));
        }
    }

    private static T Ask<T>(SqliteConnection connection, string question)
    {
        using var command = connection.CreateCommand();
        command.CommandText = question;
        return (T)command.ExecuteScalar()!;
    }

    /// <summary>What is stored cannot be read.</summary>
    internal static DataFolderException Damaged(string database, Phrase why) => new(DataFault.Damaged, new(
        $"{database}: {why.En}; it was left as it is: restore a copy (and remove its -wal and -shm files), or choose another folder with --data",
        $"{database}：{why.Zh}；文件未作改动：请恢复副本（并删除其 -wal 与 -shm 文件），或用 --data 另选文件夹"));

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
