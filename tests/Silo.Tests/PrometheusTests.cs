using System.Globalization;
using System.Text.Json;
using Gongyu.Model;

namespace Gongyu.Silo.Tests;

/// <summary>Tests whose service is alone in its process, as it is for users: what .NET and Orleans measure is of the whole process.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>What dashboards see of runs: a real Prometheus reads the service, and is filled with what was played before.</summary>
[Collection(nameof(Alone))]
public sealed class PrometheusTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("gongyu").FullName;
    private readonly Served served = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        RealPrometheus.MustBeHere();
        return served.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await served.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task It_has_the_values_of_the_results_folder_and_every_panel_and_rule_of_ours_finds_its_metrics()
    {
        await using var prometheus = await RealPrometheus.Start(Config(), Path.Combine(folder, "db"));
        // A rate has a value when a second look was taken.
        await served.Until(await served.Begin(Served.Small), "completed");
        await prometheus.Until("gongyu_round_duration_seconds_count > 0 and gongyu_checkpoint_duration_seconds_count > 0");
        string run = await served.Begin(Served.Small, "name=small&ledger=false");
        await served.Until(run, "completed");
        await prometheus.Until($$"""gongyu_run_round{run="{{run}}"} == 6""");

        var seen = await prometheus.Query($$"""{run="{{run}}", __name__!~"gongyu_run_.*|run:.*|.*_created"}""");
        var expected = LastRound(run);
        Assert.Equal(Metrics.All.Count, expected.Count);
        Assert.Equal(
            expected.Select(one => (PrometheusView.NameOf(Metrics.Find(one.Key)!), one.Value)).Order(),
            seen.Select(one => (one.Labels["__name__"], one.Value)).Order());

        await prometheus.Until("rate(gongyu_round_played_total[1m]) > 0");
        await prometheus.Until("job:gongyu_round_duration_seconds:p95 > 0");
        foreach (string expression in Expressions(Path.Combine("grafana", "gongyu.json")))
            await prometheus.Until(expression.Replace("$run", run, StringComparison.Ordinal));
        Assert.NotEmpty(await prometheus.Query("orleans_catalog_activations > 0"));
        Assert.Empty(await prometheus.Query("ALERTS"));
    }

    [Fact]
    public async Task What_the_service_shows_is_well_formed_and_names_no_stakeholder()
    {
        string run = await served.Begin(Served.Small);
        await served.Until(run, "completed");
        string shown = await Metric();
        await RealPrometheus.Tool(shown, "check", "metrics");
        string[] ours = [.. shown.Split('\n').Where(line => line.StartsWith("gongyu_", StringComparison.Ordinal))];
        Assert.Contains(ours, line => line.Contains($"run=\"{run}\"", StringComparison.Ordinal));
        Assert.DoesNotContain(ours, line => line.Contains("ent/", StringComparison.Ordinal) || line.Contains("uni/", StringComparison.Ordinal));
        string[] labels = [.. ours.SelectMany(line => line[(line.IndexOf('{', StringComparison.Ordinal) + 1)..line.LastIndexOf('}')].Split("\",")
            .Select(label => label.Split('=')[0])).Distinct().Order()];
        Assert.Equal(["host", "kind", "le", "otel_scope_name", "run", "scenario", "state"], labels);

        // Of a run that is forgotten nothing stays.
        using var deleted = await served.Http.DeleteAsync(new Uri(served.At, $"/api/runs/{run}"), Cancellation);
        Assert.True(deleted.IsSuccessStatusCode);
        await Task.Delay(400, Cancellation); // What was shown is shown again to whoever asks at once.
        Assert.DoesNotContain(run, await Metric(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulated_time_that_has_passed_is_filled_in()
    {
        string run = await served.Begin(Served.Small);
        await served.Until(run, "completed");
        string past = await served.Http.GetStringAsync(
            new Uri(served.At, $"/api/runs/{run}/openmetrics?start={Start:O}&round-length=1h".Replace("+", "%2B", StringComparison.Ordinal)), Cancellation);
        string file = Path.Combine(folder, "past.om"), database = Path.Combine(folder, "db");
        await File.WriteAllTextAsync(file, past, Cancellation);
        await RealPrometheus.Tool(null, "tsdb", "create-blocks-from", "openmetrics", file, database);
        string config = Path.Combine(folder, "prometheus.yml");
        await File.WriteAllTextAsync(config, "", Cancellation);
        await using var prometheus = await RealPrometheus.Start(config, database);
        foreach (var (metric, value) in LastRound(run))
        {
            var known = Metrics.Find(metric)!;
            var (labels, filled) = Assert.Single(await prometheus.Query(PrometheusView.NameOf(known), Start.AddHours(6)));
            Assert.Equal((value, run, known.Kind?.ToString().ToLowerInvariant()), (filled, labels["run"], labels.GetValueOrDefault("kind")));
        }
        double third = (await served.Get($"/api/runs/{run}/rounds"))[2].GetProperty("metrics").GetProperty(Metrics.Cooperation.Id).GetDouble();
        Assert.Equal(third, Assert.Single(await prometheus.Query("gongyu_cooperation_ratio", Start.AddHours(3))).Value);
    }

    [Theory]
    [InlineData("round-length=0s", "1s")]
    [InlineData("round-length=1y", "1s")]
    [InlineData("round-length=99999999999d", "1s")]
    [InlineData("start=soon", "2026")]
    [InlineData("start=9999-12-31T23:59:59Z", "9999")]
    [InlineData("replication=4", "replication")]
    public async Task A_time_that_cannot_be_is_told(string query, string said)
    {
        string run = await served.Begin(Served.Small);
        using var answer = await served.Http.GetAsync(new Uri(served.At, $"/api/runs/{run}/openmetrics?{query}"), Cancellation);
        Assert.Contains((int)answer.StatusCode, new[] { 400, 404 });
        Assert.Contains(said, await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_alert_when_they_should()
    {
        string rules = Path.Combine("prometheus", "gongyu.rules.yml"), tests = Path.Combine("prometheus", "gongyu.tests.yml");
        await RealPrometheus.Tool(null, "check", "rules", RealPrometheus.Deploy(rules));
        await RealPrometheus.Tool(null, "check", "config", RealPrometheus.Deploy(Path.Combine("prometheus", "prometheus.yml")));
        await RealPrometheus.Tool(null, "test", "rules", RealPrometheus.Deploy(tests));
    }

    private Task<string> Metric() => served.Http.GetStringAsync(new Uri(served.At, "/metrics"), Cancellation);

    // As it is handed out, but for where the service is and for how long is waited.
    private string Config()
    {
        string text = File.ReadAllText(RealPrometheus.Deploy(Path.Combine("prometheus", "prometheus.yml")));
        text = text.Replace("127.0.0.1:5080", served.At.Authority, StringComparison.Ordinal)
            .Replace("scrape_interval: 5s", "scrape_interval: 1s", StringComparison.Ordinal)
            .Replace("evaluation_interval: 15s", "evaluation_interval: 1s", StringComparison.Ordinal);
        File.Copy(RealPrometheus.Deploy(Path.Combine("prometheus", "gongyu.rules.yml")), Path.Combine(folder, "gongyu.rules.yml"));
        string config = Path.Combine(folder, "prometheus.yml");
        File.WriteAllText(config, text);
        return config;
    }

    private Dictionary<string, double> LastRound(string run) =>
        File.ReadLines(Path.Combine(served.Results, run, "rounds.csv")).Select(line => line.Split(','))
            .Where(row => row[1] == "1" && row[2] == "6")
            .ToDictionary(row => row[3], row => double.Parse(row[^1], CultureInfo.InvariantCulture));

    private static IEnumerable<string> Expressions(string dashboard) =>
        JsonDocument.Parse(File.ReadAllText(RealPrometheus.Deploy(dashboard))).RootElement.GetProperty("panels").EnumerateArray()
            .Where(panel => panel.TryGetProperty("targets", out _))
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray().Select(target => target.GetProperty("expr").GetString()!));
}
