using Parquet;
using Parquet.Schema;

namespace Gongyu.Silo;

/// <summary>Writes tables as Apache Parquet, in groups of rows, so that memory stays flat however long a table is.</summary>
internal static class ParquetFile
{
    private const int RowsOfAGroup = 200_000;

    /// <summary>Writes a table.</summary>
    public static async Task Write(TidyTable table, Stream to)
    {
        var fields = table.Columns.Select(FieldOf).ToArray();
        await using var writer = await ParquetWriter.CreateAsync(
            new ParquetSchema(fields), to, new ParquetOptions { CompressionMethod = CompressionMethod.Snappy });
        foreach (object?[][] rows in table.Rows.Chunk(RowsOfAGroup))
        {
            using var group = writer.CreateRowGroup();
            for (int i = 0; i < fields.Length; i++)
                await Write(group, fields[i], table.Columns[i], rows, i);
            group.CompleteValidate();
        }
    }

    private static DataField FieldOf(TidyColumn column) => column.Type == typeof(decimal)
        ? new DecimalDataField(column.Name, 28, 6, isNullable: column.IsOptional)
        : new DataField(column.Name, column.Type, isNullable: column.IsOptional);

    private static Task Write(ParquetRowGroupWriter group, DataField field, TidyColumn column, object?[][] rows, int at)
    {
        if (column.Type == typeof(string))
            return group.WriteAsync(field, rows.Select(row => (string)row[at]!).ToArray());
        return column.Type == typeof(int) ? Numbers<int>(group, field, column, rows, at)
            : column.Type == typeof(ulong) ? Numbers<ulong>(group, field, column, rows, at)
            : column.Type == typeof(double) ? Numbers<double>(group, field, column, rows, at)
            : Numbers<decimal>(group, field, column, rows, at);
    }

    private static Task Numbers<T>(ParquetRowGroupWriter group, DataField field, TidyColumn column, object?[][] rows, int at)
        where T : struct => column.IsOptional
        ? group.WriteAsync<T>(field, rows.Select(row => (T?)row[at]).ToArray().AsMemory())
        : group.WriteAsync<T>(field, rows.Select(row => (T)row[at]!).ToArray().AsMemory());
}
