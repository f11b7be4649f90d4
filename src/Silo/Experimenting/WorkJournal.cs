using Gongyu.Experiments;
using Gongyu.Grains;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>
/// What replications came to, in the order in which they were finished: each is on disk before the next one is asked for, so that a process that
/// is killed loses none. One process writes; what was cut off while it was written is dropped, what was altered is refused.
/// </summary>
internal sealed class WorkJournal : IDisposable
{
    // A length, a check of it, a digest of as many bytes, and these.
    private const int Header = sizeof(int) + sizeof(int) + DigestBytes, DigestBytes = 16;

    private readonly FileStream file;
    private readonly Dictionary<WorkItem, (long Place, int Length)> places = [];
    private readonly CanonicalWriter payload = new(), record = new();
    private readonly Lock gate = new();

    private WorkJournal(FileStream file) => this.file = file;

    /// <summary>How many replications are in it.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return places.Count;
        }
    }

    /// <summary>Opens it, and makes it where there is none.</summary>
    /// <exception cref="DataFolderException">It cannot be used.</exception>
    public static WorkJournal Open(string path)
    {
        try
        {
            var journal = new WorkJournal(new(
                // Shared with nobody: what one process writes another would take for cut off. No buffer: a record that had no room must not come again.
                path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
            try
            {
                journal.Index(path);
                return journal;
            }
            catch
            {
                journal.Dispose();
                throw;
            }
        }
        catch (IOException held) when (DataFolder.IsHeld(held))
        {
            throw InUse(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(path, refused);
        }
    }

    /// <summary>Opens it to be read only: it is left as it is, also where its end was cut off.</summary>
    /// <exception cref="DataFolderException">It cannot be read.</exception>
    public static WorkJournal Read(string path)
    {
        try
        {
            var journal = new WorkJournal(new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0));
            try
            {
                journal.Index(path);
                return journal;
            }
            catch
            {
                journal.Dispose();
                throw;
            }
        }
        catch (IOException held) when (DataFolder.IsHeld(held))
        {
            throw InUse(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw Damaged(path, 0, refused);
        }
    }

    /// <summary>Adds a replication that was finished, or that failed.</summary>
    /// <exception cref="DataFolderException">It cannot be written.</exception>
    public void Append(WorkItem item, ReplicationAnswer answer)
    {
        lock (gate)
        {
            payload.Clear();
            payload.Int(item.Point);
            payload.Int(item.Replication);
            payload.Text(answer.Failure ?? "");
            if (answer.Replication is { } replication)
                payload.Fact(replication);
            payload.Facts<RoundRecord>(answer.Rounds);
            record.Clear();
            record.Int(payload.Written.Length);
            record.Int(~payload.Written.Length);
            record.Fact(RunHash.Of(payload.Written));
            record.Bytes(payload.Written);
            long place = file.Length;
            try
            {
                file.Position = place;
                file.Write(record.Written);
                file.Flush();
            }
            catch (IOException refused)
            {
                Forget(place);
                throw NotWritable(file.Name, refused);
            }
            places[item] = (place, payload.Written.Length);
        }
    }

    /// <summary>What a replication came to; none when it was not finished.</summary>
    /// <exception cref="DataFolderException">It cannot be read.</exception>
    public ReplicationAnswer? Find(WorkItem item)
    {
        lock (gate)
        {
            if (!places.TryGetValue(item, out var at))
                return null;
            byte[] bytes = new byte[at.Length];
            try
            {
                file.Position = at.Place + Header;
                file.ReadExactly(bytes);
            }
            catch (IOException unreadable)
            {
                throw Damaged(file.Name, at.Place, unreadable);
            }
            return Read(bytes).Answer;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private static (WorkItem Item, ReplicationAnswer Answer) Read(ReadOnlySpan<byte> bytes)
    {
        var from = new CanonicalReader(bytes);
        var item = new WorkItem(from.Int(), from.Int());
        string failure = from.Text();
        var replication = failure == "" ? from.Fact<Replication>() : null;
        return (item, new(replication, from.Facts<RoundRecord>(), failure == "" ? null : failure));
    }

    private void Index(string path)
    {
        byte[] header = new byte[Header];
        long whole = 0;
        while (file.ReadAtLeast(header, Header, throwOnEndOfStream: false) == Header)
        {
            var from = new CanonicalReader(header);
            var (length, check, digest) = (from.Int(), from.Int(), from.Fact<RunHash>());
            if (check != ~length || length <= 0)
                throw Damaged(path, whole);
            if (length > file.Length - file.Position)
                break;
            byte[] bytes = new byte[length];
            file.ReadExactly(bytes);
            if (RunHash.Of(bytes) != digest)
                throw Damaged(path, whole);
            places[Read(bytes).Item] = (whole, length);
            whole = file.Position;
        }
        if (file.CanWrite)
            file.SetLength(whole);
    }

    // There was no room for all of it: what there was would be taken for damage.
    private void Forget(long place)
    {
        try
        {
            file.SetLength(place);
        }
        catch (IOException)
        {
            // It is dropped when the journal is opened again.
        }
    }

    private static DataFolderException InUse(string path) => new(DataFault.InUse, new(
        $"{path}: another process is playing this experiment; wait for it", $"{path}：另一进程正在推演该实验；请等待其结束"));

    private static DataFolderException Damaged(string path, long place, Exception unreadable)
    {
        string why = unreadable.Message.ReplaceLineEndings(" ");
        return new(DataFault.Damaged, new($"{path}: byte {place}: cannot be read: {why}", $"{path}：第 {place} 字节处无法读取（系统原文）：{why}"));
    }

    private static DataFolderException Damaged(string path, long place) => new(DataFault.Damaged, new(
        $"{path}: byte {place}: what was stored here was altered; begin the experiment again", $"{path}：第 {place} 字节处的存储内容已被改动；请重新开始该实验"));

    private static DataFolderException NotWritable(string path, Exception refused)
    {
        string why = refused.Message.ReplaceLineEndings(" ");
        return new(DataFault.NotWritable, new(
            $"{path}: cannot be written: {why}; what is finished is kept, go on when there is room",
            $"{path}：无法写入（系统原文）：{why}；已完成部分已保存，腾出空间后可继续"));
    }
}
