using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>A lever as programs read it.</summary>
/// <param name="Id">Its key in a scenario's policy.</param>
/// <param name="Unit">Its unit (UCUM).</param>
/// <param name="Definition">What it does, in English.</param>
/// <param name="DefinitionZh">What it does, in Chinese.</param>
/// <param name="Row">The mechanism of the source article it belongs to.</param>
/// <param name="Minimum">Least value allowed.</param>
/// <param name="Maximum">Greatest value allowed.</param>
/// <param name="Neutral">The value at which it does nothing.</param>
/// <param name="Cost">What it costs and who pays, in English.</param>
/// <param name="CostZh">What it costs and who pays, in Chinese.</param>
internal sealed record LeverSeen(
    string Id, string Unit, string Definition, string DefinitionZh, string Row, double Minimum, double Maximum, double Neutral,
    string Cost, string CostZh)
{
    /// <summary>All levers.</summary>
    public static IEnumerable<LeverSeen> All() => Levers.All.Select(lever => new LeverSeen(
        lever.Key, lever.UnitSymbol, lever.Meaning.En, lever.Meaning.Zh, lever.Row, lever.Minimum, lever.Maximum, lever.Neutral,
        lever.Cost.En, lever.Cost.Zh));
}

/// <summary>A metric as programs read it.</summary>
/// <param name="Id">Its id in results and in a scenario's outcomes.</param>
/// <param name="Unit">Its unit (UCUM).</param>
/// <param name="Definition">What it measures, in English.</param>
/// <param name="DefinitionZh">What it measures, in Chinese.</param>
/// <param name="Row">The mechanism of the source article it belongs to.</param>
/// <param name="Kind">The kind of stakeholder it is about; none for the whole community.</param>
/// <param name="Instrument">Its name in OpenTelemetry.</param>
/// <param name="Prometheus">Its name in Prometheus.</param>
internal sealed record MetricSeen(
    string Id, string Unit, string Definition, string DefinitionZh, string Row, string? Kind, string Instrument, string Prometheus)
{
    /// <summary>All metrics.</summary>
    public static IEnumerable<MetricSeen> All() => Metrics.All.Select(metric => new MetricSeen(
        metric.Id, metric.Unit, metric.Definition.En, metric.Definition.Zh, metric.Row, Tables.Word(metric.Kind), RunMetrics.NameOf(metric), PrometheusView.NameOf(metric)));
}
