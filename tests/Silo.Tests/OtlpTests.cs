using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo.Tests;

/// <summary>What a collector of OpenTelemetry gets.</summary>
[Collection(nameof(Alone))]
public sealed class OtlpTests : IAsyncLifetime
{
    // A machine that is busy may take its time to send.
    private static readonly ServeOptions Patient = new("http://127.0.0.1:0") { Sends = TimeSpan.FromMinutes(2) };

    private readonly Served served = new();
    private OtlpReceiver receiver = null!;

    public async ValueTask InitializeAsync() => receiver = await OtlpReceiver.Start();

    public async ValueTask DisposeAsync()
    {
        await served.DisposeAsync();
        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task It_gets_the_figures_by_their_names_and_units_and_what_was_logged()
    {
        var (run, _) = await Play(traceStakeholders: false);
        var points = receiver.Points.Where(point => point.Attributes.GetValueOrDefault("run") == run).ToLookup(point => point.Name);
        var expected = File.ReadLines(Path.Combine(served.Results, run, "rounds.csv")).Select(line => line.Split(','))
            .Where(row => row[1] == "1" && row[2] == "6").ToDictionary(row => row[3]);
        foreach (var metric in Metrics.All)
        {
            var point = points[$"gongyu.{metric.Id}"].Last();
            Assert.Equal((metric.Unit, double.Parse(expected[metric.Id][^1], System.Globalization.CultureInfo.InvariantCulture)), (point.Unit, point.Value));
        }
        Assert.Contains("orleans-catalog-activations", receiver.Names);
        Assert.Contains("Run {Run} is {State} after round {Round}", receiver.Logs);
    }

    [Fact]
    public async Task It_is_told_of_by_the_usual_variable()
    {
        const string variable = "OTEL_EXPORTER_OTLP_ENDPOINT";
        Environment.SetEnvironmentVariable(variable, receiver.Url);
        try
        {
            await served.Start(Patient);
            string run = await served.Begin(Served.Small, "name=small&replications=1");
            await served.Until(run, "completed");
            await served.End();
            Assert.Contains("gongyu.cooperation.ratio", receiver.Names);
            Assert.Single(receiver.Spans, span => span.Attributes.GetValueOrDefault("gongyu.run") == run);
            Assert.NotEmpty(receiver.Logs);
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Fact]
    public async Task Spans_tell_which_replication_they_are_of()
    {
        await served.Start(Patient with { Otlp = receiver.Url });
        string run = await served.Begin(Served.Small, "name=small&host=actors");
        await served.Until(run, "completed");
        await served.End();
        string trace = Assert.Single(receiver.Spans, span => span.Attributes.GetValueOrDefault("gongyu.run") == run).Trace;
        Assert.Equal(
            from replication in Enumerable.Range(1, 3) from round in Enumerable.Range(1, 6) select ($"{replication}", $"{round}"),
            receiver.Spans.Where(span => span.Trace == trace && span.Name == "round")
                .Select(span => (span.Attributes["gongyu.replication"], span.Attributes["gongyu.round"])).Order());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_gets_a_run_with_its_rounds_and_their_steps_and_stakeholders_only_when_asked(bool asked)
    {
        var (run, hash) = await Play(asked);
        Assert.Equal(RunHash.Of([Community.Play(ScenarioFile.Parse("small", Served.Small, "small").Scenario!, 0, cancellation: TestContext.Current.CancellationToken).Hash]).ToString(), hash);
        var root = Assert.Single(receiver.Spans, span => span.Attributes.GetValueOrDefault("gongyu.run") == run);
        Assert.Equal(("run", "", "small"), (root.Name, root.Parent, root.Attributes["gongyu.scenario"]));
        var spans = receiver.Spans.Where(span => span.Trace == root.Trace).ToList();
        var rounds = spans.Where(span => span.Name == "round").ToList();
        Assert.Equal(Enumerable.Range(1, 6).Select(round => $"{round}"), rounds.Select(round => round.Attributes["gongyu.round"]));
        Assert.All(rounds, round => Assert.Equal(root.Id, round.Parent));
        Assert.Contains(spans, span => span.Name == "checkpoint" && span.Parent == root.Id);
        string[] steps = [.. Steps.InOrder.ToArray().Select(step => Steps.NameOf(step).En)];
        foreach (var round in rounds)
            Assert.Equal(steps, spans.Where(span => span.Parent == round.Id).Select(span => span.Name));
        var acts = spans.Where(span => span.Attributes.ContainsKey("gongyu.stakeholder")).ToList();
        Assert.Equal(asked, acts.Count > 0);
        if (!asked)
            return;
        Assert.Contains(acts, act => act.Attributes["gongyu.stakeholder"] == "ent/5");
        Assert.Subset(spans.Where(span => steps.Contains(span.Name)).Select(span => span.Id).ToHashSet(), acts.Select(act => act.Parent).ToHashSet());
    }

    [Fact]
    public async Task Who_is_asked_to_send_nowhere_refuses()
    {
        foreach (string wrong in new[] { "", "collector:4318", "ftp://127.0.0.1:4318", "http://127.0.0.1:4318/v1/traces", "http://127.0.0.1:4318/v1", "http://a:1?x=1" })
            Assert.Equal("--otlp", Assert.Single(new ServeOptions { Otlp = wrong }.Faults).Option);
        Assert.Equal("--trace-stakeholders", Assert.Single(new ServeOptions { TraceStakeholders = true }.Faults).Option);
        await served.Start(new ServeOptions("http://127.0.0.1:0") { Otlp = "http://127.0.0.1:9" }); // Nobody is there: no run minds.
        await served.Until(await served.Begin(Served.Small), "completed");
    }

    // The service has sent all when it has ended.
    private async Task<(string Run, string Hash)> Play(bool traceStakeholders)
    {
        await served.Start(Patient with { Otlp = receiver.Url, TraceStakeholders = traceStakeholders });
        string run = await served.Begin(Served.Small, "name=small&replications=1");
        string hash = (await served.Until(run, "completed")).GetProperty("hash").GetString()!;
        await served.End();
        return (run, hash);
    }
}
