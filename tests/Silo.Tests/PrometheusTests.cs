using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
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
        var expected = LastRound(run);
        Assert.Equal(Metrics.All.Count, expected.Count);
        // It may have looked while the last round came, or have been kept waiting.
        await prometheus.Until(
            $$"""{run="{{run}}", __name__!~"gongyu_run_.*|run:.*|.*_created"}""",
            seen => expected.Select(one => (PrometheusView.NameOf(Metrics.Find(one.Key)!), one.Value)).Order()
                .SequenceEqual(seen.Select(one => (one.Labels["__name__"], one.Value)).Order()));
        await prometheus.Until($$"""gongyu_run_round{run="{{run}}"} == 6""");

        await prometheus.Until("rate(gongyu_round_played_total[1m]) > 0");
        await prometheus.Until("job:gongyu_round_duration_seconds:p95 > 0");
        foreach (string expression in Expressions(Path.Combine("grafana", "gongyu.json")))
            await prometheus.Until(expression.Replace("$run", run, StringComparison.Ordinal));
        foreach (string name in NamesInRules().Except(["run:gongyu_incentive_misused:ratio"])) // Nine pay each other nothing in the last round.
            await prometheus.Until(name);
        await prometheus.Until("orleans_catalog_activations > 0");
        // A machine that is slow may be about to be told of by these two.
        Assert.Empty(await prometheus.Query("ALERTS{alertname!~\"GongyuDown|GongyuCheckpointsSlow\"}"));
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

        // Of a run that is forgotten nothing stays, but what was shown a moment ago may be shown again.
        Assert.True(await Delete(run));
        await Shown(text => !text.Contains(run, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_round_is_counted_once_though_its_run_was_paused_and_resumed_and_is_never_shown_to_go_back()
    {
        double before = PlayedByActors(await Metric());
        const int at = 20;
        string run = served.BeginAndHold(Served.Small, at, rounds: 150);
        await served.UntilRound(run, at);
        using var paused = await served.Post($"/api/runs/{run}/pause");
        Assert.Equal(at, (await served.Until(run, "paused")).GetProperty("round").GetInt32());
        served.LetGo(run);
        await Shown(text => RoundOf(text, run) == at);
        using var resumed = await served.Post($"/api/runs/{run}/resume");
        do
        {
            Assert.InRange(RoundOf(await Metric(), run), at, 150);
            await Task.Delay(20, Cancellation);
        }
        while ((await served.GetInTime($"/api/runs/{run}")).GetProperty("state").GetString() != "completed");
        await Shown(text => PlayedByActors(text) == before + 150);
    }

    [Fact]
    public async Task However_many_runs_there_were_the_last_is_shown()
    {
        var runs = new List<string>();
        for (int i = 0; i < 105; i++)
            runs.Add(await served.Begin(Served.Small, "name=small&host=fast&rounds=1&replications=1"));
        foreach (string run in runs)
            await served.Until(run, "completed");
        await Shown(text => text.Contains(runs[^1], StringComparison.Ordinal)
            && Regex.Count(text, "(?m)^gongyu_run_round\\{") == 100 && Regex.Count(text, "(?m)^gongyu_cooperation_ratio\\{") == 100);
    }

    [Fact]
    public async Task Results_that_are_damaged_are_told_before_anything_is_sent()
    {
        string run = await served.Begin(Served.Small);
        await served.Until(run, "completed");
        await File.AppendAllTextAsync(Path.Combine(served.Results, run, "rounds.csv"), "x,1,one,cooperation.ratio\n", Cancellation);
        foreach (string path in new[] { "rounds", "openmetrics" })
        {
            using var answer = await served.Http.GetAsync(new Uri(served.At, $"/api/runs/{run}/{path}"), Cancellation);
            Assert.Equal(500, (int)answer.StatusCode);
            Assert.Contains("this cannot be read as results", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }
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
    [InlineData("round-length=0s", 400, "1s")]
    [InlineData("round-length=1y", 400, "1s")]
    [InlineData("round-length=99999999999d", 400, "1s")]
    [InlineData("start=soon", 400, "2026")]
    [InlineData("start=12:00", 400, "2026")]
    [InlineData("start=9999-12-31T23:59:59Z", 400, "9999")]
    [InlineData("start=9999-12-31T23:00:00%2B14:00&round-length=1d", 400, "9999")]
    [InlineData("round-length=366d", 400, "9999")]
    [InlineData("replication=4", 404, "replication")]
    public async Task A_time_that_cannot_be_is_told(string query, int status, string said)
    {
        string run = await served.Begin(Served.Small.Replace("rounds: 6", "rounds: 100000", StringComparison.Ordinal), "host=fast");
        using var answer = await served.Http.GetAsync(new Uri(served.At, $"/api/runs/{run}/openmetrics?{query}"), Cancellation);
        Assert.Equal(status, (int)answer.StatusCode);
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

    private async Task<bool> Delete(string run)
    {
        using var deleted = await served.Http.DeleteAsync(new Uri(served.At, $"/api/runs/{run}"), Cancellation);
        return deleted.IsSuccessStatusCode;
    }

    private async Task Shown(Func<string, bool> so)
    {
        for (var begun = Stopwatch.StartNew(); !so(await Metric()); await Task.Delay(50, Cancellation))
            Assert.True(begun.Elapsed < TimeSpan.FromMinutes(1), await Metric());
    }

    private static double PlayedByActors(string shown) => ValueOf(shown, "gongyu_round_played_total{otel_scope_name=\"Gongyu\",host=\"actors\"}");

    private static double RoundOf(string shown, string run) => ValueOf(shown, $"gongyu_run_round{{otel_scope_name=\"Gongyu\",run=\"{run}\",scenario=\"held\"}}");

    private static double ValueOf(string shown, string series) => shown.Split('\n').SingleOrDefault(line => line.StartsWith($"{series} ", StringComparison.Ordinal))
        is { } line ? double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture) : double.NaN;

    // Every metric that a rule is made from, and every one that it makes.
    private static string[] NamesInRules()
    {
        string rules = File.ReadAllText(RealPrometheus.Deploy(Path.Combine("prometheus", "gongyu.rules.yml")));
        string[] found = [.. Regex.Matches(rules, "(?:[a-z]+:)?gongyu_[a-z_]+(?::[a-z0-9]+)?").Select(match => match.Value).Distinct()];
        Assert.True(found.Length > 15);
        return found;
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
