using System.IO.Compression;
using System.Text;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>Results in one file to publish: a ZIP with all that is needed to replay them, and RO-Crate metadata.</summary>
internal static class Archive
{
    /// <summary>How its name ends.</summary>
    public const string Extension = ".zip";

    private static readonly Phrase NotOne = new(
        "this is not an archive of results: it has neither manifest.json nor experiment.json", "这不是结果归档：其中既无 manifest.json 也无 experiment.json");

    /// <summary>Writes it, whole or not at all; the same results are the same bytes.</summary>
    /// <param name="what">What.</param>
    /// <param name="path">Where; must not exist.</param>
    /// <param name="authors">Who made it.</param>
    /// <param name="license">Under which licence it may be used; none: it is not stated.</param>
    /// <param name="cancellation">Stops it, and leaves nothing.</param>
    /// <returns>Why it could not be written, or what of the results is damaged.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static (Phrase? Refused, Fault? Damaged) Write(
        Exported what, string path, IReadOnlyList<string> authors, string? license, CancellationToken cancellation)
    {
        if (WholeFile.Taken(path) is { } taken)
            return (taken, null);
        try
        {
            var files = FilesOf(what);
            files.Add((ResearchCrate.FileName, TextOf(ResearchCrate.Of(what, files, authors, license))));
            return (WholeFile.Write(path, file => Fill(file, files, what.Made, cancellation)), null);
        }
        catch (Exception broken) when (Exporter.IsDamage(broken))
        {
            return (null, new(what.Folder, 0, 0, PlayedResults.Damaged(broken.Message.ReplaceLineEndings(" "))));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return (ResultsFolder.Try(path, () => throw refused), null);
        }
    }

    /// <summary>Unpacks one; or tells what is wrong with it.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="into">An empty folder.</param>
    public static Fault? Unpack(string path, string into)
    {
        try
        {
            // Whatever would come to lie elsewhere is refused.
            ZipFile.ExtractToDirectory(path, into);
            return PlayedResults.Is(into) || ExperimentFolder.Is(into) ? null : new(path, 0, 0, NotOne);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return new(path, 0, 0, PlayedResults.Damaged(broken.Message.ReplaceLineEndings(" ")));
        }
    }

    private static List<(string Name, Func<Stream> Open)> FilesOf(Exported what)
    {
        (string, TidyTable)[] tables = [.. what.TableFiles.Select(file => (file, TableFile.Read(Path.Combine(what.Folder, file))))];
        string readme = ExportReadme.Of(what, tables, ReadingExample.Of("csv", what.IsExperiment));
        return
        [
            (ExportReadme.FileName, TextOf(readme)),
            .. new[] { what.Inputs, what.Records, what.TableFiles }.SelectMany(names => names).Select(name =>
                (name, (Func<Stream>)(() => File.OpenRead(Path.Combine(what.Folder, name))))),
        ];
    }

    private static void Fill(Stream to, List<(string Name, Func<Stream> Open)> files, DateTimeOffset made, CancellationToken cancellation)
    {
        using var archive = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, open) in files)
        {
            cancellation.ThrowIfCancellationRequested();
            var entry = archive.CreateEntry(name);
            entry.LastWriteTime = made.ToUniversalTime();
            using var content = entry.Open();
            using var from = open();
            from.CopyTo(content);
        }
    }

    private static Func<Stream> TextOf(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return () => new MemoryStream(bytes, writable: false);
    }
}
