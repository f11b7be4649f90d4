using System.Diagnostics.Metrics;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>
/// The metrics catalogue as OpenTelemetry instruments: of every run that the service plays, or played a moment ago, the figures of the last
/// round of its first replication. They tell which run they are of and which kind of stakeholder they are about, never which stakeholder.
/// </summary>
internal sealed class RunMetrics : IDisposable
{
    private readonly Meter meter;

    /// <summary>Declares the instruments.</summary>
    /// <param name="runs">Whose figures they give.</param>
    /// <param name="telemetry">Who shows them, and nobody else.</param>
    public RunMetrics(RunService runs, Telemetry telemetry)
    {
        meter = new(new MeterOptions(Instruments.MeterName) { Scope = telemetry });
        foreach (var metric in Metrics.All)
            Declare(metric, runs);
        meter.CreateObservableGauge("gongyu.run.round", () => runs.Shown.Select(run => new Measurement<int>(
            run.Round, Tag("run", run.Dossier.Run), Tag("scenario", run.Dossier.Name))), "{round}", "Rounds of the first replication that were played");
        meter.CreateObservableGauge("gongyu.run.rounds", () => runs.Shown.Select(run => new Measurement<int>(
            run.Dossier.Rounds, Tag("run", run.Dossier.Run))), "{round}", "Rounds asked for");
        meter.CreateObservableGauge("gongyu.run.active", () => Active(runs), "{run}", "Runs that are played, or wait for their turn");
    }

    /// <summary>The name of a metric's instrument.</summary>
    public static string NameOf(Metric metric) => $"gongyu.{metric.Id}";

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    private void Declare(Metric metric, RunService runs)
    {
        IEnumerable<Measurement<double>> Observe() => runs.Shown.Where(run => run.Last is not null).Select(run => new Measurement<double>(
            run.Last![metric],
            Tables.Word(metric.Kind) is { } kind ? [Tag("run", run.Dossier.Run), Tag("kind", kind)] : [Tag("run", run.Dossier.Run)]));

        // What is a total since the run began can but grow.
        if (metric.Id.EndsWith(".total", StringComparison.Ordinal))
            meter.CreateObservableCounter(NameOf(metric), Observe, metric.Unit, metric.Definition.En);
        else
            meter.CreateObservableGauge(NameOf(metric), Observe, metric.Unit, metric.Definition.En);
    }

    private static IEnumerable<Measurement<int>> Active(RunService runs)
    {
        var states = runs.Active.CountBy(run => run.IsPlayed).ToDictionary();
        yield return new(states.GetValueOrDefault(true), Tag("state", "playing"));
        yield return new(states.GetValueOrDefault(false), Tag("state", "waiting"));
    }

    private static KeyValuePair<string, object?> Tag(string key, string value) => new(key, value);
}
