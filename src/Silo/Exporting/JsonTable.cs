using System.Globalization;
using System.Text.Json;

namespace Gongyu.Silo;

/// <summary>Writes a table as JSON: an array with an object for every row, keys as the columns are named.</summary>
internal static class JsonTable
{
    private static readonly JsonWriterOptions Format = new() { Encoder = DataJson.Options.Encoder };

    /// <summary>Writes it, a row a line.</summary>
    public static void Write(TidyTable table, Stream to)
    {
        JsonEncodedText[] names = [.. table.Columns.Select(column => JsonEncodedText.Encode(column.Name, Format.Encoder))];
        using var json = new Utf8JsonWriter(to, Format);
        bool first = true;
        to.Write("["u8);
        foreach (object?[] row in table.Rows)
        {
            to.Write(first ? "\n"u8 : ",\n"u8);
            first = false;
            json.WriteStartObject();
            for (int i = 0; i < names.Length; i++)
                Write(json, names[i], row[i]);
            json.WriteEndObject();
            json.Flush();
            json.Reset();
        }
        to.Write("\n]\n"u8);
    }

    private static void Write(Utf8JsonWriter json, JsonEncodedText name, object? cell)
    {
        switch (cell)
        {
            case null or double.NaN or double.PositiveInfinity or double.NegativeInfinity:
                json.WriteNull(name);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case ulong number:
                json.WriteNumber(name, number);
                break;
            case double number:
                json.WriteNumber(name, number);
                break;
            case decimal number:
                json.WriteNumber(name, number);
                break;
            default:
                json.WriteString(name, Convert.ToString(cell, CultureInfo.InvariantCulture));
                break;
        }
    }
}
