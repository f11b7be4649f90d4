namespace Gongyu.Model;

/// <summary>
/// One figure of a round, declared as data: commands, exports, docs and telemetry are made from it.
/// </summary>
/// <param name="Id">As users write it: <c>cooperation.ratio</c>.</param>
/// <param name="Unit">Unit as data files write it (UCUM): <c>1</c> for a ratio, <c>{agreement}</c> for a count.</param>
/// <param name="Kind">The kind of stakeholder it is about, if one.</param>
/// <param name="Row">The row of the source article's mechanisms it belongs to, or empty.</param>
/// <param name="Definition">What it is.</param>
/// <param name="Of">Its value, from the sums of a round.</param>
public sealed record Metric(string Id, string Unit, Kind? Kind, string Row, Phrase Definition, Func<RoundTotals, double> Of)
{
    /// <summary>Position in <see cref="Metrics.All"/>.</summary>
    public int Index { get; internal set; }
}
