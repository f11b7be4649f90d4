using System.Globalization;
using System.Text.Json.Nodes;
using Gongyu.Model;
using NJsonSchema;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Gongyu.Scenarios.Tests;

public class SchemaTests
{
    [Fact]
    public void The_committed_schema_is_the_generated_one() =>
        Assert.Equal(ScenarioSchema.Json(), File.ReadAllText(Path.Combine(Some.Folder, "scenario.schema.json")));

    [Fact]
    public void Only_levers_that_act_are_offered()
    {
        var policy = JsonNode.Parse(ScenarioSchema.Json())!["properties"]!["policy"]!["properties"]!.AsObject();
        Assert.Equal(Levers.All.Select(lever => lever.Key), policy.Select(lever => lever.Key));
    }

    [Fact]
    public void Every_key_is_described_in_both_languages()
    {
        var descriptions = Properties(JsonNode.Parse(ScenarioSchema.Json())!).ToList();
        Assert.True(descriptions.Count > 40);
        Assert.All(descriptions, key => Assert.Matches(@"[a-z].* / .*[\u4e00-\u9fff]", key["description"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_schema_accepts_what_the_writer_writes()
    {
        var schema = await Schema();
        // The validator cannot compare a number above long.MaxValue.
        Some.Any.Select(scenario => ScenarioFile.Write(scenario with { Seed = scenario.Seed >> 1 }))
            .Sample(text => Assert.Empty(schema.Validate(Json(text))), iter: 100, threads: 1);
    }

    [Theory]
    [InlineData("extra: 1")]
    [InlineData("seed: -1")]
    [InlineData("seed: one")]
    [InlineData("replications: 10001")]
    [InlineData("replications: 1.5")]
    [InlineData("community: {regions: 65}")]
    [InlineData("community: {names: fr}")]
    [InlineData("community: {from: ../p.csv}")]
    [InlineData("community: {from: data/p.csv, regions: 2}")]
    [InlineData("community: {associations: 1}")]
    [InlineData("community: {stances: {enterprise: {abstain: 1, opportunist: 0}}}")]
    [InlineData("community: {enterpriseSize: {shape: normal, minimum: 1, maximum: 2}}")]
    [InlineData("policy: {incentive.taxRelief: 1.1}")]
    [InlineData("policy: {supervision.ordination: 0.5}")]
    [InlineData("policy: {incentive.surveyInterval: 101}")]
    [InlineData("community: {adaptive: 1}")]
    [InlineData("community: {shock: {at: 0, size: 1}}")]
    [InlineData("community: {shock: {size: 1}}")]
    [InlineData("community: {shock: {at: 1, size: 6}}")]
    [InlineData("outcomes: [nothing.known]")]
    [InlineData("outcomes: [welfare, welfare]")]
    public async Task The_schema_refuses_what_the_reader_refuses(string line)
    {
        string text = "question: q\nrounds: 1\n" + line;
        Assert.False(Some.Parse(text).Succeeded);
        Assert.NotEmpty((await Schema()).Validate(Json(text)));
    }

    internal static Task<JsonSchema> Schema() =>
        JsonSchema.FromJsonAsync(ScenarioSchema.Json(), TestContext.Current.CancellationToken);

    internal static string Json(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Json(stream.Documents[0].RootNode)!.ToJsonString();
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Json(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } truth => truth.Value == "true",
        YamlScalarNode { Style: ScalarStyle.Plain } number when IsNumber(number.Value!) => JsonNode.Parse(number.Value!),
        _ => ((YamlScalarNode)node).Value,
    };

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static IEnumerable<JsonNode> Properties(JsonNode? node) => node switch
    {
        JsonObject part => part.SelectMany(entry => entry is { Key: "properties", Value: JsonObject keys }
            ? keys.Select(key => key.Value!).Concat(keys.SelectMany(key => Properties(key.Value)))
            : Properties(entry.Value)),
        JsonArray list => list.SelectMany(Properties),
        _ => [],
    };
}
