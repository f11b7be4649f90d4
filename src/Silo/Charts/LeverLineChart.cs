using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>A metric over the values of one lever, with the band of its 95 % intervals; a line for each start.</summary>
internal static class LeverLineChart
{
    private static readonly Phrase Mean = new("mean over replications", "重复间均值");
    private static readonly Phrase Band = new("95 % interval of the mean", "均值的 95% 区间");

    /// <summary>What lines and bands mean.</summary>
    /// <param name="starts">The starts there are.</param>
    public static IReadOnlyList<Mark> LegendOf(IReadOnlyList<Start> starts) =>
    [
        .. starts.Select(start => new Mark("line", InkOf(start), start == Start.Usual ? Mean : PointMean.NameOf(start), 3)), new("area", new("band"), Band),
    ];

    /// <summary>The colour of a start.</summary>
    public static Ink InkOf(Start start) => start switch
    {
        Start.Abstaining => Ink.Of(Stance.Opportunist),
        Start.Committed => Ink.Of(Stance.Committed),
        _ => Ink.Accent,
    };

    /// <summary>The chart.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="lever">The lever.</param>
    /// <param name="means">What it came to.</param>
    public static Chart Of(string id, Metric metric, Lever lever, IReadOnlyList<PointMean> means)
    {
        var (title, note) = Titles.Of(metric);
        return new(id, title, 260, new
        {
            Grid = new { Left = 62, Right = 24, Top = 14, Bottom = 50 },
            Tooltip = new { Trigger = "item" },
            XAxis = Axes.Named(Figures.Same(lever.Key), 28),
            YAxis = Axes.Named(),
            Series = means.GroupBy(mean => mean.Start).SelectMany(line => LineOf(lever, line.Key, [.. line.OrderBy(mean => mean.At[0])])),
        })
        {
            Note = note,
            Width = 300,
            Table = PointMean.Table([lever], means),
        };
    }

    private static IEnumerable<object> LineOf(Lever lever, Start start, PointMean[] means)
    {
        var ink = InkOf(start);
        yield return new
        {
            Type = "custom",
            RenderItem = "band",
            Silent = true,
            ItemStyle = new { Color = ink, Opacity = 0.22 },
            Encode = new { X = 0, Y = new[] { 1, 2 } },
            Data = means.Where(mean => double.IsFinite(mean.Outcome.Low)).Select(mean => new[] { mean.At[0], mean.Outcome.Low, mean.Outcome.High }),
        };
        yield return new
        {
            Type = "line",
            Symbol = start == Start.Abstaining ? "emptyCircle" : "circle",
            SymbolSize = 7,
            LineStyle = new { Color = ink, Width = 2.4, Type = start == Start.Abstaining ? "dashed" : "solid" },
            ItemStyle = new { Color = ink },
            Data = means.Select(mean => new { Value = new[] { mean.At[0], mean.Outcome.Mean }, Tip = mean.Tip([lever]) }),
        };
    }
}
