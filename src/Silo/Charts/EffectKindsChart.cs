using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>Morris's plane: how strong a lever is, and how much that depends on the others and on where the lever is.</summary>
internal static class EffectKindsChart
{
    private const int Named = 5; // More names than these lie upon each other.

    private static readonly Phrase Size = new("µ*: how strong", "µ*：影响强度");
    private static readonly Phrase Deviation = new("σ: how much that depends", "σ：依赖程度");

    /// <summary>The chart; none where there is no σ, as of groups.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="found">What was found of it.</param>
    public static Chart? Of(string id, Metric metric, IReadOnlyList<SensitivityRow> found)
    {
        var points = found.Where(row => row.Figure == "mu*").OrderByDescending(row => row.Value)
            .Select(row => (row.Group, Size: row.Value, Deviation: found.FirstOrDefault(other => other.Figure == "sigma" && other.Group == row.Group)?.Value))
            .Where(point => point.Deviation is not null).ToArray();
        var title = Titles.Of(metric).Title;
        return points.Length == 0 ? null : new(id, new($"{title.En}: µ* and σ", $"{title.Zh}：µ* 与 σ"), 280, new
        {
            Grid = new { Left = 66, Right = 30, Top = 20, Bottom = 50 },
            Tooltip = new { Trigger = "item" },
            XAxis = Axes.Named(Size, 28),
            YAxis = Axes.Named(Deviation, 46),
            Series = new[]
            {
                new
                {
                    Type = "scatter",
                    SymbolSize = 10,
                    ItemStyle = new { Color = Ink.Accent, Opacity = 0.8 },
                    LabelLayout = new { HideOverlap = true },
                    Data = points.Select((point, i) => new
                    {
                        Value = new[] { point.Size, point.Deviation!.Value },
                        Tip = Figures.Same($"{point.Group}\nµ* {Figures.Number(point.Size)}, σ {Figures.Number(point.Deviation)}"),
                        // The strongest are far to the right: their names are to the left of them.
                        Label = new { Show = i < Named, Formatter = point.Group, Position = 2 * point.Size > points[0].Size ? "left" : "right", Color = Ink.Text, FontSize = 11 },
                    }),
                },
            },
        })
        {
            Width = 480,
        };
    }
}
