using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>
/// The rounds of a run while it is played: a file for each replication, to which every round is appended as it comes. So they take no
/// memory, however many there are, and what is finished is there when the run is resumed. The tables are made of them at the end.
/// </summary>
/// <param name="folder">Where.</param>
internal sealed class RoundLogs(string folder)
{
    private const string Extension = ".partial";

    /// <summary>Whether a file is one of these.</summary>
    public static bool Is(string path) => path.EndsWith(Extension, StringComparison.Ordinal);

    /// <summary>The file of a replication, counted from 0, that is played from its beginning.</summary>
    public RoundLog Begin(int replication) => new(PathOf(replication));

    /// <summary>How many rounds there are of a replication.</summary>
    public int Count(int replication)
    {
        var file = new FileInfo(PathOf(replication));
        return file.Exists ? (int)(file.Length / RoundLog.BytesOfARound) : 0;
    }

    /// <summary>The rounds of a replication, in their order; what was cut off at the end is left out.</summary>
    /// <param name="replication">Which replication, from 0.</param>
    /// <param name="after">The round after which to begin.</param>
    public IEnumerable<RoundRecord> Read(int replication, int after = 0) => Find(replication, after) ?? [];

    /// <summary>As <see cref="Read"/> does; or none when there is no round, or no longer.</summary>
    public IEnumerable<RoundRecord>? Find(int replication, int after) =>
        Open(PathOf(replication)) is { } file ? Records(file, after) : null;

    private static IEnumerable<RoundRecord> Records(FileStream file, int after)
    {
        using (file)
        {
            file.Position = (long)after * RoundLog.BytesOfARound;
            byte[] bytes = new byte[RoundLog.BytesOfARound];
            while (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length)
                yield return RecordOf(bytes);
        }
    }

    /// <summary>Whether all rounds of a replication that was finished are there, as they were written.</summary>
    public bool Hold(int replication, Scenario scenario, Replication finished)
    {
        var chain = new Recorder(finished.Seed);
        var steering = new Steering(scenario);
        int round = 0;
        try
        {
            foreach (var record in Read(replication))
            {
                if (record.Round != ++round || !chain.Follow(record, steering.Of(round)))
                    return false;
                steering.Hear(record);
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return false;
        }
        return round == finished.Last.Round && chain.Hash == finished.Last.Hash;
    }

    /// <summary>Removes them all.</summary>
    public void Remove()
    {
        foreach (string path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + Extension) : [])
            File.Delete(path);
    }

    // It goes when the run has come to its end.
    private static FileStream? Open(string path)
    {
        try
        {
            return new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static RoundRecord RecordOf(byte[] bytes)
    {
        var from = new CanonicalReader(bytes);
        var head = from;
        if ((head.Int(), head.Int()) is (_, var count) && count != Metrics.All.Count)
            throw new InvalidDataException($"A round has {count} figures.");
        return RoundRecord.Read(ref from);
    }

    private string PathOf(int replication) => Path.Combine(folder, $"rounds.{replication + 1}{Extension}");
}

/// <summary>
/// The rounds of one replication. What is there already and comes again is left alone, so that whoever reads it meanwhile never finds
/// less than before; what is there and comes otherwise is cut off. There is no file until there is a round.
/// </summary>
/// <param name="path">Where it is.</param>
internal sealed class RoundLog(string path) : IDisposable
{
    private readonly CanonicalWriter bytes = new();
    private readonly byte[] there = new byte[BytesOfARound];
    private FileStream? file;

    /// <summary>What a round takes: every one has the same metrics.</summary>
    public static int BytesOfARound { get; } = LengthOf(new(0, new double[Metrics.All.Count], default, default));

    /// <summary>Adds the next round.</summary>
    /// <exception cref="DataFolderException">It cannot be written.</exception>
    public void Append(RoundRecord round)
    {
        bytes.Clear();
        round.Write(bytes);
        Write(() =>
        {
            file ??= new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);
            long place = (long)(round.Round - 1) * BytesOfARound;
            file.Position = place;
            if (file.ReadAtLeast(there, there.Length, throwOnEndOfStream: false) == there.Length && bytes.Written.SequenceEqual(there))
                return;
            file.SetLength(place);
            file.Position = place;
            file.Write(bytes.Written);
            file.Flush(); // For whoever watches the run meanwhile.
        });
    }

    /// <inheritdoc/>
    public void Dispose() => Write(() => file?.Dispose());

    private static int LengthOf(RoundRecord round)
    {
        var bytes = new CanonicalWriter();
        round.Write(bytes);
        return bytes.Written.Length;
    }

    private void Write(Action write)
    {
        try
        {
            write();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            string why = refused.Message.ReplaceLineEndings(" ");
            throw new DataFolderException(DataFault.NotWritable, new(
                $"{path}: cannot be written: {why}", $"{path}：无法写入（系统原文）：{why}"));
        }
    }
}
