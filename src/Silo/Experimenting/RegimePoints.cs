using Gongyu.Experiments;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>Where two levers lead at a place: from everybody abstaining and from everybody committed.</summary>
/// <param name="First">Value of the first lever.</param>
/// <param name="Second">Value of the second.</param>
/// <param name="Abstaining">Cooperation in the end when everybody abstains at first.</param>
/// <param name="Committed">The same when everybody is committed at first.</param>
internal sealed record RegimePoint(double First, double Second, Interval Abstaining, Interval Committed)
{
    /// <summary>What that is.</summary>
    public Regime Regime => Regime.Of(Abstaining, Committed);
}

/// <summary>The regimes of an experiment that begins every point from two starts.</summary>
internal static class RegimePoints
{
    /// <summary>What regimes are measured by, and what they mean.</summary>
    public static readonly Phrase Meaning = new(
        "cooperation.ratio of the last quarter of the rounds, from everybody abstaining and from everybody committed. Trap: below one half from both; take-off: above from both; bistable: the start decides; ?: an interval holds one half. More rounds (--rounds) tell what lasts from what is only slow.",
        "最后四分之一轮次的 cooperation.ratio，分别从全体观望与全体投入出发。陷阱：两者皆低于二分之一；起飞：两者皆高；双稳：取决于起点；?：区间包含二分之一。增加轮数（--rounds）可区分持久与缓慢。");

    private static readonly Phrase Trap = new("trap", "陷阱");
    private static readonly Phrase Bistable = new("bistable", "双稳");
    private static readonly Phrase TakeOff = new("take-off", "起飞");

    /// <summary>What a regime is called.</summary>
    public static Phrase NameOf(RegimeKind kind) => kind switch
    {
        RegimeKind.Trap => Trap,
        RegimeKind.TakeOff => TakeOff,
        _ => Bistable,
    };

    /// <summary>The places where both starts were played; none of an experiment of one start, or of more or fewer than two levers.</summary>
    public static IReadOnlyList<RegimePoint> Of(ExperimentPlayed played)
    {
        var plan = played.Plan;
        if (!plan.HasStarts || plan.Levers.Count != 2)
            return [];
        List<RegimePoint> points = [];
        foreach (var place in played.Summaries.GroupBy(summary => (plan.Points[summary.Point].Values[0], plan.Points[summary.Point].Values[1])))
        {
            Interval? From(Start start) => place.Where(one => plan.Points[one.Point].Start == start)
                .Select(one => (Interval?)one.Outcomes[Metrics.Cooperation.Index]).FirstOrDefault();
            if (From(Start.Abstaining) is { } low && From(Start.Committed) is { } high)
                points.Add(new(place.Key.Item1, place.Key.Item2, low, high));
        }
        return points;
    }
}
