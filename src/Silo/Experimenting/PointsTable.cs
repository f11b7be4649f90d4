using CsvHelper;

namespace Gongyu.Silo;

/// <summary>A table of points: names of levers in its first line, a point in every other.</summary>
internal static class PointsTable
{
    private static readonly CsvReaderOptions Format = new() { HasHeader = false, TrimWhitespace = true, TrackLineNumbers = true };

    /// <summary>Reads it: its columns, and its rows with the lines they are in.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="CsvFormatException">It is no such table.</exception>
    public static (List<string> Columns, List<(int Line, string[] Cells)> Rows) Read(string path)
    {
        using var table = CsvReader.FromFile(path, Format);
        List<string> columns = [];
        var rows = new List<(int, string[])>();
        while (table.Read())
        {
            string[] cells = [.. Enumerable.Range(0, table.FieldCount).Select(table.GetString)];
            if (columns.Count == 0)
                columns.AddRange(cells);
            else
                rows.Add(((int)table.LineNumber, cells));
        }
        return (columns, rows);
    }
}
