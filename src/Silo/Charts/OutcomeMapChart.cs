using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>A metric over the plane of two levers: cells of a grid, or points that are scattered, the stronger the more.</summary>
internal static class OutcomeMapChart
{
    private const double Dark = 0.6; // The part of the scale from which on letters are those of the ground.
    private const int LongestLabel = 5;

    /// <summary>The chart.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="levers">Both levers.</param>
    /// <param name="means">What it came to; at least one point.</param>
    /// <param name="scale">The least and the greatest of the scale of colours.</param>
    public static Chart Of(string id, Metric metric, IReadOnlyList<Lever> levers, IReadOnlyList<PointMean> means, (double Least, double Most) scale)
    {
        var plane = new LeverPlane(levers[0], levers[1], [.. means.Select(mean => (mean.At[0], mean.At[1]))]);
        bool isLabelled = plane.IsGrid && plane.IsLegible && means.All(mean => Figures.Number(mean.Outcome.Mean).Length <= LongestLabel);
        var (title, note) = Titles.Of(metric);
        if (means[0].Start is not Start.Usual and var start)
            title = new($"{title.En}: {PointMean.NameOf(start).En}", $"{title.Zh}：{PointMean.NameOf(start).Zh}");
        object series = new
        {
            Type = plane.IsGrid ? "heatmap" : "scatter",
            SymbolSize = 15,
            ItemStyle = new { BorderColor = plane.IsGrid ? Ink.Card : Ink.Quiet, BorderWidth = 1, Opacity = 1 },
            Data = means.Select(mean => Point(plane, levers, mean, isLabelled, (mean.Outcome.Mean - scale.Least) / (scale.Most - scale.Least))),
        };
        return new(id, title, plane.Height, plane.Option(78, [series], Scale(scale.Least, scale.Most)))
        {
            Note = note,
            Width = 300,
            Table = PointMean.Table(levers, means),
        };
    }

    private static object Point(LeverPlane plane, IReadOnlyList<Lever> levers, PointMean mean, bool isLabelled, double strength)
    {
        var (x, y) = plane.Of(mean.At[0], mean.At[1]);
        return new
        {
            Value = new[] { x, y, mean.Outcome.Mean },
            Tip = mean.Tip(levers),
            Label = new
            {
                Show = isLabelled,
                Formatter = Figures.Number(mean.Outcome.Mean),
                Color = strength > Dark ? Ink.Card : Ink.Text,
                FontSize = 10,
            },
        };
    }

    private static object Scale(double least, double most) => new
    {
        Type = "continuous",
        Dimension = 2,
        Min = least,
        Max = most > least ? most : least + 1,
        Calculable = false,
        HoverLink = false,
        Right = 0,
        Top = "middle",
        ItemWidth = 12,
        ItemHeight = 100,
        Text = new[] { Figures.Number(most), Figures.Number(least) },
        TextGap = 6,
        TextStyle = new { Color = Ink.Quiet, FontSize = 11 },
        InRange = new { Color = Ink.Scale },
    };
}
