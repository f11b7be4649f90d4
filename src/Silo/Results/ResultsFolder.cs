using System.Text;
using System.Text.Json;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>
/// The folder with what came of a run: <c>manifest.json</c>, <c>scenario.yaml</c> (after overrides, can be played again), tidy tables.
/// It is claimed before the run begins, so that no result is lost for want of a place.
/// </summary>
internal sealed class ResultsFolder
{
    private const string Unfinished = ".new";

    private ResultsFolder(string path) => Path = path;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The rounds while they are played.</summary>
    public RoundLogs Rounds => new(Path);

    /// <summary>A folder that is there.</summary>
    public static ResultsFolder At(string path) => new(path);

    /// <summary>Tells when there is something at a place already.</summary>
    public static Phrase? Taken(string path) => File.Exists(path) || Directory.Exists(path)
        ? new($"{path}: exists already; a run never overwrites results. Choose another place with --out",
            $"{path}：已存在；推演不会覆盖已有结果。请用 --out 另选位置")
        : null;

    /// <summary>Makes the folder, which must not exist; or tells why it cannot be.</summary>
    public static Phrase? Claim(string path, out ResultsFolder folder)
    {
        folder = new(path);
        if (Taken(path) is { } taken)
            return taken;
        var refused = Try(path, () =>
        {
            Directory.CreateDirectory(path);
            string probe = System.IO.Path.Combine(path, ".writable");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        });
        if (refused is not null)
            folder.LeaveIfEmpty();
        return refused;
    }

    /// <summary>Takes the folder of a run again, to go on with it; or tells why it cannot be.</summary>
    public static Phrase? Reclaim(string path, string run, out ResultsFolder folder)
    {
        folder = new(path);
        if (!PlayedResults.Is(path))
        {
            bool isAnothers = false;
            var refused = Try(path, () =>
            {
                Directory.CreateDirectory(path);
                isAnothers = Directory.EnumerateFileSystemEntries(path).Any(entry => !IsOurs(entry));
            });
            return isAnothers ? Claim(path, out folder) : refused;
        }
        var (results, fault, _) = PlayedResults.Read(path);
        return results is null ? fault!.What
            : results.Manifest.Run == run ? null
            : new($"{path}: holds the results of {results.Manifest.Run}", $"{path}：其中是 {results.Manifest.Run} 的结果");
    }

    // What a run that was cut off while it wrote may have left.
    private static bool IsOurs(string entry) => System.IO.Path.GetFileName(entry) is "scenario.yaml" or "data" or ".writable"
        || entry.EndsWith(".csv", StringComparison.Ordinal) || entry.EndsWith(Unfinished, StringComparison.Ordinal) || RoundLogs.Is(entry);

    /// <summary>Writes everything, the manifest last: a folder with a manifest is whole.</summary>
    public Phrase? Write(PlayedRun played, DateTimeOffset started, DateTimeOffset finished) => Try(Path, () =>
    {
        string scenario = ScenarioFile.Write(played.Scenario);
        WriteText(PlayedResults.ScenarioFile, scenario);
        foreach (var file in played.Scenario.Files)
            WriteText(file.Name, file.Text);
        foreach (var (name, write) in Tables.Of(played))
            Put(name, file => Tables.Write(file, write));
        var manifest = Manifest.Of(played, scenario, started, finished);
        Put(Manifest.FileName, file => file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(manifest, DataJson.Options) + "\n")));
    });

    /// <summary>Removes what was only there while the run was played.</summary>
    public void Tidy() => Try(Path, Rounds.Remove);

    /// <summary>Removes the folder when there is nothing in it.</summary>
    public void LeaveIfEmpty() => Try(Path, () =>
    {
        if (Directory.Exists(Path) && !Directory.EnumerateFileSystemEntries(Path).Any())
            Directory.Delete(Path);
    });

    private string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>
    /// Puts a file there when it is whole: a process that is killed meanwhile leaves the one before, or none; and who reads that one is not
    /// in the way.
    /// </summary>
    public void Put(string name, Action<FileStream> write)
    {
        using (var file = File.Create(In(name + Unfinished)))
            write(file);
        File.Move(In(name + Unfinished), In(name), overwrite: true);
    }

    /// <summary>Writes a text.</summary>
    public void WriteText(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(In(name))!);
        File.WriteAllText(In(name), text, new UTF8Encoding(false));
    }

    /// <summary>Does something to a place; or tells why it cannot be done.</summary>
    public static Phrase? Try(string path, Action write)
    {
        try
        {
            write();
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            string why = refused.Message.ReplaceLineEndings(" ");
            return new($"{path}: cannot be written: {why}", $"{path}：无法写入（系统原文）：{why}");
        }
    }
}
