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

    private WorkJournal(FileStream file, bool withFailures, string path)
    {
        this.file = file;
        Index(path, withFailures);
    }

    /// <summary>How many replications are in it.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return places.Count;
        }
    }

    /// <summary>Opens it to go on, and makes it where there is none. What failed is not known to it: it is to be played again.</summary>
    /// <exception cref="DataFolderException">It cannot be used.</exception>
    public static WorkJournal Open(string path) => Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Opens it to be read only.</summary>
    /// <exception cref="DataFolderException">It cannot be used.</exception>
    public static WorkJournal Read(string path) => Open(path, FileMode.Open, FileAccess.Read, FileShare.Read);

    private static WorkJournal Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        try
        {
            // Who writes shares with nobody: what one process writes another would take for cut off. No buffer: a record that had no room must not
            // come again.
            var file = new FileStream(path, mode, access, share, bufferSize: 0);
            try
            {
                return new(file, withFailures: access == FileAccess.Read, path);
            }
            catch
            {
                file.Dispose();
                throw;
            }
        }
        catch (IOException held) when (DataFolder.IsHeld(held))
        {
            throw new DataFolderException(DataFault.InUse, new(
                $"{path}: another process is playing this experiment; wait for it", $"{path}：另一进程正在推演该实验；请等待其结束"));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(path, refused);
        }
    }

    /// <summary>Adds a replication that was finished, or that failed.</summary>
    /// <exception cref="DataFolderException">It cannot be written.</exception>
    public void Append(WorkItem item, ReplicationAnswer answer)
    {
        int count;
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
            count = places.Count;
            FaultPoint.Reach($"work {count}");
        }
        FaultPoint.Hold(count);
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

    private void Index(string path, bool withFailures)
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
            var (item, answer) = Read(bytes);
            if (withFailures || answer.Failure is null)
                places[item] = (whole, length);
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

    private static DataFolderException Damaged(string path, long place, IOException unreadable)
    {
        string why = unreadable.Message.ReplaceLineEndings(" ");
        return new(DataFault.Damaged, new($"{path}: byte {place}: cannot be read: {why}", $"{path}：第 {place} 字节处无法读取（系统原文）：{why}"));
    }

    private static DataFolderException Damaged(string path, long place) => new(DataFault.Damaged, new(
        $"{path}: byte {place}: what was stored here was altered; begin the experiment again", $"{path}：第 {place} 字节处的存储内容已被改动；请重新开始该实验"));

    private static DataFolderException NotWritable(string path, Exception refused) =>
        new(DataFault.NotWritable, ExperimentFolder.NotWritable(path, refused));
}
