using System.Globalization;
using CsvHelper;
using Parquet;
using Parquet.Schema;

namespace Gongyu.Silo;

/// <summary>Reads a table of a results folder again, row after row.</summary>
internal static class TableFile
{
    private static readonly CsvReaderOptions Format = new() { HasHeader = false };

    /// <summary>The table in a file, CSV or Parquet; its rows are read when they are asked for.</summary>
    /// <exception cref="IOException">It cannot be read; also later.</exception>
    /// <exception cref="FormatException">It is no table of ours; also later.</exception>
    public static TidyTable Read(string path)
    {
        bool isParquet = Path.GetExtension(path) == ".parquet";
        TidyColumn[] columns = [.. (isParquet ? Fields(path) : Header(path)).Select(name => ColumnMeaning.Find(name)?.Column
            ?? throw new FormatException($"there is no column {name}"))];
        return new(Path.GetFileNameWithoutExtension(path), columns, isParquet ? ParquetRows(path, columns) : CsvRows(path, columns));
    }

    private static string[] Header(string path)
    {
        using var table = CsvReader.FromFile(path, Format);
        return table.Read() ? Cells(table) : throw new FormatException("it is empty");
    }

    private static IEnumerable<object?[]> CsvRows(string path, TidyColumn[] columns)
    {
        using var table = CsvReader.FromFile(path, Format);
        table.Read();
        while (table.Read())
        {
            string[] cells = Cells(table);
            if (cells.Length != columns.Length)
                throw new FormatException($"a row has {cells.Length} cells instead of {columns.Length}");
            yield return [.. columns.Zip(cells, Value)];
        }
    }

    private static string[] Cells(CsvReader table) => [.. Enumerable.Range(0, table.FieldCount).Select(table.GetString)];

    private static object? Value(TidyColumn column, string cell)
    {
        if (cell.Length == 0 && (column.IsOptional || column.Type != typeof(string)))
            return column.IsOptional ? null : throw new FormatException($"{column.Name} is empty");
        // What was put before a text, so that no spreadsheet takes it for a formula, is not of it.
        if (column.Type == typeof(string))
            return cell is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r', ..] ? cell[1..] : cell;
        return Convert.ChangeType(cell, column.Type, CultureInfo.InvariantCulture);
    }

    private static string[] Fields(string path) => Now(async () =>
    {
        await using var file = File.OpenRead(path);
        await using var reader = await ParquetReader.CreateAsync(file);
        return reader.Schema.DataFields.Select(field => field.Name).ToArray();
    });

    private static IEnumerable<object?[]> ParquetRows(string path, TidyColumn[] columns)
    {
        int groups = Now(async () =>
        {
            await using var file = File.OpenRead(path);
            await using var reader = await ParquetReader.CreateAsync(file);
            return reader.RowGroupCount;
        });
        for (int i = 0; i < groups; i++)
        {
            int at = i;
            var group = Now(() => Group(path, at, columns));
            for (int row = 0; row < group[0].Length; row++)
                yield return [.. group.Select(column => column.GetValue(row))];
        }
    }

    private static async Task<Array[]> Group(string path, int at, TidyColumn[] columns)
    {
        await using var file = File.OpenRead(path);
        await using var reader = await ParquetReader.CreateAsync(file);
        using var group = reader.OpenRowGroupReader(at);
        List<Array> read = [];
        foreach (var (field, column) in reader.Schema.DataFields.Zip(columns))
            read.Add(await Column(group, field, column));
        return [.. read];
    }

    private static async Task<Array> Column(ParquetRowGroupReader group, DataField field, TidyColumn column)
    {
        if (column.Type == typeof(string))
        {
            string?[] texts = new string?[group.RowCount];
            await group.ReadAsync(field, texts.AsMemory());
            return texts;
        }
        return column.Type == typeof(int) ? await Numbers<int>(group, field)
            : column.Type == typeof(ulong) ? await Numbers<ulong>(group, field)
            : column.Type == typeof(decimal) ? await Numbers<decimal>(group, field)
            : await Numbers<double>(group, field);
    }

    private static async Task<Array> Numbers<T>(ParquetRowGroupReader group, DataField field)
        where T : struct
    {
        if (field.IsNullable)
        {
            var optional = new T?[group.RowCount];
            await group.ReadAsync<T>(field, optional.AsMemory());
            return optional;
        }
        var numbers = new T[group.RowCount];
        await group.ReadAsync(field, numbers.AsMemory());
        return numbers;
    }

    // Rows come one after the other, like those of CSV; a command has nothing else to do meanwhile.
    private static T Now<T>(Func<Task<T>> work)
    {
        try
        {
            return Task.Run(work).GetAwaiter().GetResult();
        }
        catch (Exception broken) when (broken is not (FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException or OutOfMemoryException))
        {
            // Whatever a library says of bytes that are no table.
            throw new InvalidDataException(broken.Message, broken);
        }
    }
}
