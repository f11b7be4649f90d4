using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>Options of charts as JSON that may stand in a script element: no character in it can be markup.</summary>
internal static class ChartJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // It escapes < > & ' " whatever the ranges.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new OfPhrase(), new OfInk(), new OfNumber() },
    };

    /// <summary>The options of charts by their ids.</summary>
    public static string Of(IEnumerable<Chart> charts) =>
        JsonSerializer.Serialize(charts.ToDictionary(chart => chart.Id, chart => chart.Option), Options);

    /// <summary>The option of one chart.</summary>
    public static string Of(Chart chart) => JsonSerializer.Serialize(chart.Option, Options);

    private sealed class OfPhrase : Written<Phrase>
    {
        public override void Write(Utf8JsonWriter writer, Phrase value, JsonSerializerOptions options)
        {
            if (value.En == value.Zh)
            {
                writer.WriteStringValue(value.En);
                return;
            }
            writer.WriteStartObject();
            writer.WriteString("en", value.En);
            writer.WriteString("zh", value.Zh);
            writer.WriteEndObject();
        }
    }

    private sealed class OfInk : Written<Ink>
    {
        public override void Write(Utf8JsonWriter writer, Ink value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString("ink", value.Name);
            writer.WriteEndObject();
        }
    }

    // No chart shows more than six digits; what is no number is a gap.
    private sealed class OfNumber : Written<double>
    {
        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
                writer.WriteRawValue(value.ToString("G6", CultureInfo.InvariantCulture));
            else
                writer.WriteNullValue();
        }
    }

    private abstract class Written<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
