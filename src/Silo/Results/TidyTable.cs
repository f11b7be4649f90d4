using System.Reflection;
using CsvHelper;

namespace Gongyu.Silo;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What is in it: <see cref="string"/>, <see cref="int"/>, <see cref="ulong"/>, <see cref="double"/> or <see cref="decimal"/>.</param>
/// <param name="IsOptional">Whether a cell may be empty.</param>
internal sealed record TidyColumn(string Name, Type Type, bool IsOptional = false);

/// <summary>A tidy table, one observation a row, that can be written as CSV and as Parquet. Its rows come one after the other.</summary>
/// <param name="Name">Name of its file without an extension.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows: a cell for every column.</param>
internal sealed record TidyTable(string Name, IReadOnlyList<TidyColumn> Columns, IEnumerable<object?[]> Rows)
{
    /// <summary>A table of records, whose columns are named by attribute.</summary>
    public static TidyTable Of<TRow>(string name, IEnumerable<TRow> rows)
    {
        var nullability = new NullabilityInfoContext();
        PropertyInfo[] properties = [.. typeof(TRow).GetProperties().Where(property => ColumnOf(property) is not null)];
        return new(
            name,
            [.. properties.Select(property => new TidyColumn(
                ColumnOf(property)!, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType,
                nullability.Create(property).ReadState == NullabilityState.Nullable))],
            rows.Select(row => properties.Select(property => property.GetValue(row)).ToArray()));
    }

    private static string? ColumnOf(PropertyInfo property) =>
        property.GetCustomAttribute<CsvColumnAttribute>()?.Name
        ?? property.DeclaringType!.GetConstructors()[0].GetParameters()
            .FirstOrDefault(parameter => parameter.Name == property.Name)?.GetCustomAttribute<CsvColumnAttribute>()?.Name;

    /// <summary>Writes it as CSV (RFC 4180, UTF-8, a point for decimals).</summary>
    public void WriteCsv(Stream to) => Tables.Write(to, table =>
    {
        table.WriteHeader([.. Columns.Select(column => column.Name)]);
        foreach (object?[] row in Rows)
        {
            foreach (object? cell in row)
                Write(table, cell);
            table.EndRecord();
        }
    });

    private static void Write(CsvWriter table, object? cell)
    {
        switch (cell)
        {
            case null:
                table.WriteField("");
                break;
            case string text:
                table.WriteField(text);
                break;
            case int number:
                table.WriteField(number);
                break;
            case double number:
                table.WriteField(number);
                break;
            default:
                table.WriteField(cell);
                break;
        }
    }
}
