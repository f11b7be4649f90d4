using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gongyu.Scenarios;

/// <summary>The JSON Schema of scenario files, by which editors complete and check them.</summary>
public static class ScenarioSchema
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema, from the same layout that reads and writes scenario files.</summary>
    public static string Json()
    {
        var schema = Layout.Scenario.Schema();
        schema.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        schema.Insert(1, "title", "Gongyu scenario / 共育情景");
        return schema.ToJsonString(Readable) + "\n";
    }
}
