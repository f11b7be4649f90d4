using CsvHelper;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>Writes results for other programs: the tables in a format of their own, with a README of columns and units and the scenario.</summary>
internal static class Exporter
{
    /// <summary>The formats of tables.</summary>
    public static readonly IReadOnlyList<string> Formats = ["csv", "parquet", "json"];

    /// <summary>Writes a folder, which must not exist: whole or not at all.</summary>
    /// <param name="what">What.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="path">Where.</param>
    /// <param name="cancellation">Stops it, and leaves nothing.</param>
    /// <returns>Why it could not be written, or what of the results is damaged.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<(Phrase? Refused, Fault? Damaged)> Write(Exported what, string format, string path, CancellationToken cancellation)
    {
        if (ResultsFolder.Taken(path) is { } taken)
            return (taken, null);
        // It comes to its place when it is whole.
        string whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)), begun = $"{whole}.{Guid.NewGuid():N}.new";
        try
        {
            if (ResultsFolder.Try(path, () => Directory.CreateDirectory(begun)) is { } refused)
                return (refused, null);
            var end = await Fill(what, format, ResultsFolder.At(begun), path, cancellation);
            return end == default ? (ResultsFolder.Try(path, () => Directory.Move(begun, whole)), null) : end;
        }
        finally
        {
            if (Directory.Exists(begun))
                ResultsFolder.Try(begun, () => Directory.Delete(begun, recursive: true));
        }
    }

    private static async Task<(Phrase? Refused, Fault? Damaged)> Fill(
        Exported what, string format, ResultsFolder folder, string place, CancellationToken cancellation)
    {
        string from = folder.Path;
        try
        {
            List<(string, TidyTable)> tables = [];
            foreach (string name in what.TableFiles)
            {
                from = Path.Combine(what.Folder, name);
                var table = TableFile.Read(from);
                tables.Add(($"{table.Name}.{format}", table));
                string to = Path.Combine(folder.Path, $"{table.Name}.{format}");
                await using var file = File.Create(to);
                await Write(table with { Rows = Until(table.Rows, cancellation) }, format, file);
            }
            from = what.Folder;
            foreach (string name in what.Inputs)
                folder.WriteText(name, await File.ReadAllTextAsync(Path.Combine(what.Folder, name), cancellation));
            folder.WriteText(ExportReadme.FileName, ExportReadme.Of(what, tables, ReadingExample.Of(format, what.IsExperiment)));
            return (null, null);
        }
        catch (Exception broken) when (IsDamage(broken))
        {
            return (null, new(from, 0, 0, PlayedResults.Damaged(broken.Message.ReplaceLineEndings(" "))));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return (ResultsFolder.Try(place, () => throw refused), null);
        }
    }

    /// <summary>Whether results that cannot be read are damaged.</summary>
    public static bool IsDamage(Exception broken) =>
        broken is FormatException or OverflowException or CsvFormatException or InvalidDataException or FileNotFoundException or DirectoryNotFoundException;

    private static Task Write(TidyTable table, string format, Stream to)
    {
        if (format == "parquet")
            return ParquetFile.Write(table, to);
        if (format == "json")
            JsonTable.Write(table, to);
        else
            table.WriteCsv(to);
        return Task.CompletedTask;
    }

    private static IEnumerable<object?[]> Until(IEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        foreach (object?[] row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return row;
        }
    }
}
