using System.Text.Json;
using Gongyu.Model;

namespace Gongyu.Client.Tests;

public sealed class RunTests : IDisposable
{
    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task Json_is_one_object_with_every_metric_and_its_interval()
    {
        Assert.Equal(ExitCode.Done, await Run("--json"));
        var run = terminal.Json;
        Assert.Equal("", terminal.Screen);
        Assert.Equal(["run", "hash", "host", "rounds", "replications", "outcomes", "dynamics"], run.EnumerateObject().Select(part => part.Name));
        Assert.Matches("^[0-9a-f]{32}$", run.GetProperty("hash").GetString());
        Assert.Equal("actors+fast", run.GetProperty("host").GetString());
        Assert.Equal((6, 3), (run.GetProperty("rounds").GetInt32(), run.GetProperty("replications").GetInt32()));
        var outcomes = run.GetProperty("outcomes").EnumerateObject().ToArray();
        Assert.Equal(Metrics.All.Select(metric => metric.Id), outcomes.Select(outcome => outcome.Name));
        Assert.All(outcomes, outcome =>
        {
            Assert.Equal(["mean", "low", "high", "unit"], outcome.Value.EnumerateObject().Select(part => part.Name));
            double mean = outcome.Value.GetProperty("mean").GetDouble();
            Assert.InRange(mean, outcome.Value.GetProperty("low").GetDouble(), outcome.Value.GetProperty("high").GetDouble());
            Assert.Equal(Metrics.Find(outcome.Name)!.Unit, outcome.Value.GetProperty("unit").GetString());
        });
    }

    [Fact]
    public async Task The_hash_is_that_of_the_replications_in_order_whoever_played()
    {
        var scenario = Scenarios.ScenarioFile.Parse("small", Terminal.Small, "small").Scenario!;
        string expected = RunHash.Of([.. Enumerable.Range(0, 3).Select(number => Community.Play(scenario, number).Hash)]).ToString();
        foreach (string[] host in (string[][])[[], ["--host", "fast"], ["--host", "actors"]])
        {
            using var terminal = new Terminal();
            Assert.Equal(ExitCode.Done, await Run(terminal, ["--json", .. host]));
            Assert.Equal(expected, terminal.Json.GetProperty("hash").GetString());
        }
    }

    [Fact]
    public async Task Every_option_that_matters_changes_the_hash()
    {
        var hashes = new HashSet<string>();
        string[][] variants =
        [
            [], ["--seed", "8"], ["--rounds", "5"], ["--replications", "2"], ["--set", "incentive.taxRelief=0.5"],
            ["--set", "incentive.taxRelief=0.5", "--set", "governance.equality=1"],
        ];
        foreach (string[] options in variants)
        {
            using var terminal = new Terminal();
            Assert.Equal(ExitCode.Done, await Run(terminal, ["--json", "--host", "fast", .. options]));
            Assert.True(hashes.Add(terminal.Json.GetProperty("hash").GetString()!), string.Join(' ', options));
        }
    }

    [Fact]
    public async Task The_results_folder_is_whole_and_tidy()
    {
        Assert.Equal(ExitCode.Done, await Run());
        Assert.Equal(
            ["out", "out/manifest.json", "out/outcomes.csv", "out/rounds.csv", "out/scenario.yaml", "out/stakeholders.csv", "small.yaml"],
            terminal.Left());
        string[] rounds = Lines("rounds.csv"), outcomes = Lines("outcomes.csv"), stakeholders = Lines("stakeholders.csv");
        Assert.Equal("run,replication,round,metric,unit,kind,region,sector,value", rounds[0]);
        Assert.Equal("run,replication,seed,metric,unit,value", outcomes[0]);
        Assert.StartsWith("run,replication,stakeholder,kind,code,name,region,sectors,size,capacity,influence,", stakeholders[0], StringComparison.Ordinal);
        Assert.Equal(1 + 3 * 6 * Metrics.All.Count, rounds.Length);
        Assert.Equal(1 + 3 * Metrics.All.Count, outcomes.Length);
        Assert.Equal(1 + 3 * (1 + 5 + 2 + 2), stakeholders.Length);

        var cooperation = new List<double>();
        Community.Play(
            Scenarios.ScenarioFile.Parse("small", Terminal.Small, "small").Scenario!, 1, new Heard(round => cooperation.Add(round[Metrics.Cooperation])),
            TestContext.Current.CancellationToken);
        Assert.Equal(
            cooperation,
            rounds.Select(line => line.Split(',')).Where(row => row[1] == "2" && row[3] == "cooperation.ratio")
                .Select(row => double.Parse(row[^1], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task The_manifest_tells_who_played_and_how_much_they_called()
    {
        await Run();
        var manifest = Manifest();
        Assert.Equal("completed", manifest.GetProperty("state").GetString());
        Assert.Equal("actors+fast", manifest.GetProperty("host").GetString());
        var activations = manifest.GetProperty("activations").EnumerateObject().ToDictionary(kind => kind.Name, kind => kind.Value.GetInt32());
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["association"] = 2,
                ["district"] = 1,
                ["enterprise"] = 5,
                ["government"] = 1,
                ["recorder"] = 1,
                ["run"] = 1,
                ["university"] = 2,
            },
            activations);
        // Everybody plays: governments four steps of a round, associations two, members five.
        Assert.InRange(manifest.GetProperty("calls").GetInt64(), 6 * (4 + 2 * 2 + 7 * 5), 10 * 6 * 10);
        Assert.Matches("^[0-9]+\\.[0-9]+\\.[0-9]+$", manifest.GetProperty("versions").GetProperty("orleans").GetString());
        Assert.Equal(["actors", "fast", "fast"], manifest.GetProperty("played").EnumerateArray().Select(one => one.GetProperty("host").GetString()!));
    }

    [Fact]
    public async Task The_fast_host_alone_has_no_actors()
    {
        await Run("--host", "fast");
        Assert.Empty(Manifest().GetProperty("activations").EnumerateObject());
        Assert.Equal(0, Manifest().GetProperty("calls").GetInt64());
    }

    [Fact]
    public async Task The_effective_scenario_plays_to_the_same_hash()
    {
        await Run("--set", "governance.communication=0.7", "--seed", "11", "--rounds", "4");
        string hash = Manifest().GetProperty("hash").GetString()!;
        string effective = await File.ReadAllTextAsync(terminal.In("out/scenario.yaml"), TestContext.Current.CancellationToken);
        Assert.Equal(effective, Manifest().GetProperty("scenario").GetProperty("effective").GetString());
        using var later = new Terminal();
        Assert.Equal(ExitCode.Done, await later.Type("run", terminal.In("out/scenario.yaml"), "--out", later.In("again"), "--json", "--host", "fast"));
        Assert.Equal(hash, later.Json.GetProperty("hash").GetString());
    }

    [Fact]
    public async Task One_replication_has_a_mean_and_no_interval()
    {
        await Run("--json", "--replications", "1");
        Assert.All(terminal.Json.GetProperty("outcomes").EnumerateObject(), outcome =>
        {
            Assert.Equal(JsonValueKind.Number, outcome.Value.GetProperty("mean").ValueKind);
            Assert.Equal(JsonValueKind.Null, outcome.Value.GetProperty("low").ValueKind);
        });
    }

    [Fact]
    public async Task Results_are_never_overwritten()
    {
        terminal.Write("small.yaml", Terminal.Small);
        Directory.CreateDirectory(terminal.In("out"));
        terminal.Write("out/mine.txt", "mine");
        Assert.Equal(ExitCode.NotWritable, await Run());
        Assert.Contains("exists already", Assert.Single(terminal.Errors), StringComparison.Ordinal);
        Assert.Equal(["out", "out/mine.txt", "small.yaml"], terminal.Left());
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_told_before_anything_is_played()
    {
        terminal.Write("out", "a file where a folder should be");
        string path = terminal.Write("small.yaml", Terminal.Small);
        Assert.Equal(ExitCode.NotWritable, await terminal.Type("run", path, "--out", terminal.In("out/below")));
        Assert.Contains("cannot be written", Assert.Single(terminal.Errors), StringComparison.Ordinal);
        Assert.Equal("", terminal.Screen + terminal.Output);
    }

    private Task<int> Run(params string[] options) => Run(terminal, options);

    private static Task<int> Run(Terminal terminal, params string[] options) =>
        terminal.Type(["run", terminal.Write("small.yaml", Terminal.Small), "--out", terminal.In("out"), .. options]);

    private string[] Lines(string name) => File.ReadAllText(terminal.In($"out/{name}")).TrimEnd('\n').Split('\n');

    private JsonElement Manifest() => JsonDocument.Parse(File.ReadAllText(terminal.In("out/manifest.json"))).RootElement;
}
