using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using OpenTelemetry.Metrics;

namespace Gongyu.Silo;

/// <summary>
/// Instruments as Prometheus wants them: with a help text, in base units, and without a final <c>.count</c>, which it keeps for histograms.
/// What is in other units goes by OTLP only.
/// </summary>
internal static partial class PrometheusView
{
    private static readonly HashSet<string> OtherUnits = new(StringComparer.Ordinal) { "ms", "us", "ns", "KB", "MB", "GB", "%" };

    /// <summary>How an instrument is shown.</summary>
    public static MetricStreamConfiguration Of(Instrument instrument) => OtherUnits.Contains(instrument.Unit ?? "")
        ? MetricStreamConfiguration.Drop
        : new()
        {
            Name = Shown(instrument.Name),
            Description = string.IsNullOrEmpty(instrument.Description) ? Spelled(instrument.Name) : instrument.Description,
        };

    /// <summary>The name of a metric of the catalogue: <c>gongyu_cooperation_ratio</c>, <c>gongyu_agreement</c> for <c>agreement.count</c>.</summary>
    public static string NameOf(Model.Metric metric) => Shown(RunMetrics.NameOf(metric)).Replace('.', '_');

    private static string Shown(string name) => FinalCount().Replace(name, "");

    private static string Spelled(string name) => name.Replace('-', ' ').Replace('.', ' ');

    [GeneratedRegex(@"[.\-]count$")]
    private static partial Regex FinalCount();
}
