namespace Gongyu.Model;

/// <summary>A figure of how a metric went over all rounds of a replication (<see cref="Course"/>), declared as data.</summary>
/// <param name="Id">As users read it: <c>cooperation.ratio.timeToHalf</c>.</param>
/// <param name="Unit">Unit as data files write it (UCUM).</param>
/// <param name="Metric">The metric.</param>
/// <param name="Definition">What it is.</param>
/// <param name="Of">Its value, from the metric's rounds and the round of the shock, 0 for none.</param>
public sealed record Dynamic(string Id, string Unit, Metric Metric, Phrase Definition, CourseFigure Of)
{
    /// <summary>Position in <see cref="Dynamics.All"/>.</summary>
    public int Index { get; internal set; }

    /// <summary>Whether it is a time: infinite where it did not come, not a number where there was nothing to wait for.</summary>
    public bool IsTime => Unit == "{round}";

    /// <summary>Whether it is about a shock, so that there is none without one.</summary>
    public bool IsOfShock { get; init; }

    /// <summary>What a time that did not come is at least: all rounds there were to wait; of what is no time, infinite.</summary>
    /// <param name="rounds">The rounds of a replication.</param>
    /// <param name="shock">The round of the shock, 0 for none.</param>
    public double Horizon(int rounds, int shock) => !IsTime ? double.PositiveInfinity : IsOfShock ? rounds - shock : rounds;
}

/// <summary>A figure of a metric's rounds.</summary>
/// <param name="values">Its values, from round 1.</param>
/// <param name="shock">The round of the shock, 0 for none.</param>
public delegate double CourseFigure(ReadOnlySpan<double> values, int shock);

/// <summary>The catalogue of what is said of speed, stability and recovery.</summary>
public static class Dynamics
{
    /// <summary>The share of all capacity at which cooperation is called established.</summary>
    public const double Cooperation = 0.5;

    private static readonly Metric Output = Metrics.Find("output.value")!;

    /// <summary>Every figure.</summary>
    public static readonly IReadOnlyList<Dynamic> All = Numbered(
    [
        Half(Metrics.Cooperation), Half(Metrics.EnterprisesCommitted),
        new(Metrics.Cooperation.Id + ".timeToCooperation", "{round}", Metrics.Cooperation, new(
            "First round in which half of all capacity is in agreements that both sides delivered (mean of five rounds)",
            "首次有一半容量处于双方均履约的协议中的轮次（五轮均值）"), (values, _) => Course.TimeTo(Cooperation, values)),
        new(Metrics.Cooperation.Id + ".stability", Metrics.Cooperation.Unit, Metrics.Cooperation, new(
            "Standard deviation over the last quarter of the rounds", "最后四分之一轮次的标准差"), (values, _) => Course.Stability(values)),
        .. Shock(Metrics.Cooperation), .. Shock(Metrics.Competence), .. Shock(Output),
    ]);

    /// <summary>The metrics they are about.</summary>
    public static readonly IReadOnlyList<Metric> Metered = [.. All.Select(dynamic => dynamic.Metric).Distinct()];

    private static Dynamic[] Numbered(Dynamic[] all)
    {
        foreach (var (i, dynamic) in all.Index())
            dynamic.Index = i;
        return all;
    }

    private static Dynamic Half(Metric metric) => new(metric.Id + ".timeToHalf", "{round}", metric, new(
        "First round in which the metric has covered half the way to its level of the last quarter (mean of five rounds)",
        "首次走完通往最后四分之一轮次水平之半程的轮次（五轮均值）"), (values, _) => Course.TimeToHalf(values));

    private static Dynamic[] Shock(Metric metric) =>
    [
        new(metric.Id + ".depth", metric.Unit, metric, new(
            "How deep it falls after the shock, below its mean of the eight rounds before", "冲击后低于此前八轮均值的最大跌幅"), Course.Depth) { IsOfShock = true },
        new(metric.Id + ".recovery", "{round}", metric, new(
            "Rounds after the shock until it is back within 5 % of that mean (engineering resilience, Pimm 1984)",
            "冲击后恢复到该均值 5% 以内所需轮数（工程韧性，Pimm 1984）"), Course.Recovery) { IsOfShock = true },
    ];
}

/// <summary>Follows the metrics that dynamics are about, round by round.</summary>
/// <param name="rounds">How many rounds there are.</param>
/// <param name="shock">The round of the shock, 0 for none.</param>
public sealed class Courses(int rounds, int shock)
{
    private readonly double[][] values = [.. Dynamics.Metered.Select(_ => Enumerable.Repeat(double.NaN, rounds).ToArray())];

    /// <summary>Whether every round of every metric is there.</summary>
    public bool AreWhole => !values.Any(metric => metric.Any(double.IsNaN));

    /// <summary>Adds a round.</summary>
    public void Add(RoundRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        for (int i = 0; i < values.Length; i++)
            values[i][record.Round - 1] = record[Dynamics.Metered[i]];
    }

    /// <summary>Adds a value of a metric in a round; of a metric that no figure is about nothing.</summary>
    public void Add(Metric metric, int round, double value)
    {
        for (int i = 0; i < values.Length; i++)
            if (Dynamics.Metered[i] == metric)
                values[i][round - 1] = value;
    }

    /// <summary>Every figure, in the order of the catalogue.</summary>
    public double[] End() => [.. Dynamics.All.Select(dynamic => dynamic.Of(values[Index(dynamic.Metric)], shock))];

    private static int Index(Metric metric) => Dynamics.Metered.TakeWhile(other => other != metric).Count();
}
