using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Gongyu.Silo;

/// <summary>
/// What an archive tells machines of itself: RO-Crate 1.1 (https://w3id.org/ro/crate/1.1), with the action that made the tables.
/// </summary>
internal static class ResearchCrate
{
    /// <summary>Name of its file.</summary>
    public const string FileName = "ro-crate-metadata.json";

    private const string Program = "#gongyu", Playing = "#played";

    /// <summary>Writes it.</summary>
    /// <param name="what">What is archived.</param>
    /// <param name="files">Every file of the archive: its name, and how to read it.</param>
    /// <param name="authors">Who made it.</param>
    /// <param name="license">Under which licence it may be used; none: it is not stated.</param>
    public static string Of(Exported what, IReadOnlyList<(string Name, Func<Stream> Open)> files, IReadOnlyList<string> authors, string? license)
    {
        string[] tables = [.. what.TableFiles];
        JsonObject[] people = [.. authors.Select((author, i) => Entity($"#author-{i + 1}", "Person", ("name", author)))];
        return new JsonObject
        {
            ["@context"] = "https://w3id.org/ro/crate/1.1/context",
            ["@graph"] = new JsonArray(
            [
                Entity(FileName, "CreativeWork", ("conformsTo", To("https://w3id.org/ro/crate/1.1")), ("about", To("./"))),
                Root(what, files, people, license),
                .. people,
                Entity(Program, "SoftwareApplication", ("name", "Gongyu"), ("version", what.Versions.Gongyu),
                    ("softwareRequirements", what.Versions.Dotnet),
                    ("description", $"Model version {what.Versions.Model}, Orleans {what.Versions.Orleans}")),
                Entity(Playing, "CreateAction", ("name", what.Command), ("instrument", To(Program)),
                    ("object", All(what.Inputs)), ("result", All(tables)), ("endTime", what.Made.UtcDateTime.ToString("O", CultureInfo.InvariantCulture))),
                .. files.Select(file => FileOf(file.Name, file.Open)),
            ]),
        }.ToJsonString(DataJson.Options) + "\n";
    }

    private static JsonObject Root(
        Exported what, IReadOnlyList<(string Name, Func<Stream> Open)> files, JsonObject[] people, string? license)
    {
        var root = Entity("./", "Dataset",
            ("name", $"{what.Scenario.Name}: {what.Scenario.Question.En}"),
            ("description", $"{what.Scenario.Question.En} {what.Scenario.Question.Zh} "
                + $"Replay it with: gongyu verify ARCHIVE; its hash must come out as {what.Hash ?? "none: it was stopped"}."),
            ("datePublished", what.Made.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("identifier", what.Id),
            ("license", license is null ? "not stated" : Uri.IsWellFormedUriString(license, UriKind.Absolute) ? To(license) : license),
            ("mentions", To(Playing)),
            ("hasPart", All(files.Select(file => file.Name))));
        if (people.Length > 0)
            root["author"] = All(people.Select(person => person["@id"]!.GetValue<string>()));
        return root;
    }

    private static JsonObject FileOf(string name, Func<Stream> open)
    {
        using var content = open();
        using var sum = SHA256.Create();
        string digest = Convert.ToHexStringLower(sum.ComputeHash(content));
        return Entity(Escaped(name), "File",
            ("name", name), ("encodingFormat", TypeOf(name)),
            ("contentSize", content.Position.ToString(CultureInfo.InvariantCulture)), ("sha256", digest));
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".csv" => "text/csv",
        ".json" => "application/json",
        ".yaml" => "application/yaml",
        ".md" => "text/markdown",
        ".parquet" => "application/vnd.apache.parquet",
        _ => "application/octet-stream",
    };

    private static JsonObject Entity(string id, string type, params (string Name, JsonNode? Value)[] properties)
    {
        var entity = new JsonObject { ["@id"] = id, ["@type"] = type };
        foreach (var (name, value) in properties)
            entity[name] = value;
        return entity;
    }

    private static JsonObject To(string id) => new() { ["@id"] = id };

    private static JsonArray All(IEnumerable<string> ids) => new([.. ids.Select(id => To(Escaped(id)))]);

    // Ids are relative references.
    private static string Escaped(string path) => path.StartsWith('#') ? path : string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
