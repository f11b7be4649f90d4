using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>What drives a metric: a bar with its bootstrap interval for each lever or group, the strongest first.</summary>
internal static class EffectsChart
{
    /// <summary>The most bars; the table has all.</summary>
    public const int Most = 20;

    private const string Gap = "10%", CategoryGap = "34%";
    private const int Around = 44;

    private static readonly Phrase Head = new("lever", "政策工具");
    private static readonly Phrase Interval = new("95 % interval", "95% 区间");

    /// <summary>What the bars of Sobol's indices mean.</summary>
    public static IReadOnlyList<Mark> SharesLegend =>
    [
        new("area", InkOf("ST"), new("ST: the lever alone and with all others", "ST：单独及与其他工具共同")), new("area", InkOf("S1"), new("S1: the lever alone", "S1：单独")),
    ];

    /// <summary>The chart.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="found">What was found of it.</param>
    /// <param name="figures">The figures that are drawn, the first by its size: <c>mu*</c>, or <c>ST</c> and <c>S1</c>.</param>
    public static Chart Of(string id, Metric metric, IReadOnlyList<SensitivityRow> found, params string[] figures)
    {
        SensitivityRow[] order = [.. found.Where(row => row.Figure == figures[0]).OrderByDescending(row => row.Value)];
        SensitivityRow[] drawn = [.. order.Take(Most)];
        SensitivityRow Of(SensitivityRow row, string figure) => found.Single(one => one.Figure == figure && one.Group == row.Group && one.Other is null);
        var (title, note) = Titles.Of(metric);
        return new(id, title, Around + drawn.Length * (14 + 13 * figures.Length), new
        {
            Grid = new { Left = 218, Right = 30, Top = 6, Bottom = 28 },
            Tooltip = new { Trigger = "item" },
            XAxis = Axes.Values(),
            YAxis = new
            {
                Type = "category",
                Inverse = true,
                Data = drawn.Select(row => row.Group),
                AxisLine = Axes.Line,
                AxisTick = new { Show = false },
                AxisLabel = new { Color = Ink.Text, FontSize = 12, Width = 204, Overflow = "truncate", Interval = 0 },
            },
            Series = figures.Select(figure => Bars(figure, [.. drawn.Select(row => Of(row, figure))]))
                .Concat(figures.Select((figure, i) => Whiskers([.. drawn.Select(row => Of(row, figure))], i, figures.Length))),
        })
        {
            Note = note,
            Width = 480,
            Table = Table(found, order),
        };
    }

    // Light, so that an interval is seen upon them.
    private static Ink InkOf(string figure) => Ink.Scale[figure == "S1" ? 0 : 1];

    private static object Bars(string figure, IReadOnlyList<SensitivityRow> rows) => new
    {
        Type = "bar",
        BarGap = Gap,
        BarCategoryGap = CategoryGap,
        ItemStyle = new { Color = InkOf(figure) },
        Data = rows.Select(row => new { row.Value, Tip = Figures.Same($"{row.Group}\n{NameOf(figure)} {Told(row)}") }),
    };

    private static object Whiskers(IReadOnlyList<SensitivityRow> rows, int which, int of) => new
    {
        Type = "custom",
        RenderItem = "whisker",
        Silent = true,
        Z = 3,
        ItemStyle = new { Color = Ink.Text, Gap, CategoryGap },
        Encode = new { X = new[] { 0, 1 }, Y = 2 },
        Data = rows.Select((row, i) => (row, i)).Where(one => one.row is { Low: not null, High: not null })
            .Select(one => new[] { one.row.Low!.Value, one.row.High!.Value, one.i, which, of }),
    };

    private static ChartTable Table(IReadOnlyList<SensitivityRow> found, IReadOnlyList<SensitivityRow> order)
    {
        string[] figures = [.. found.Where(row => row.Other is null).Select(row => row.Figure).Distinct()];
        return new(
            [Head, .. figures.SelectMany(figure => IsRanged(figure) ? (Phrase[])[Figures.Same(NameOf(figure)), Interval] : [Figures.Same(NameOf(figure))])],
            [
                .. order.Select(one => (IReadOnlyList<Phrase>)
                [
                    Figures.Same(one.Group),
                    .. figures.SelectMany(figure =>
                    {
                        var row = found.FirstOrDefault(other => other.Figure == figure && other.Group == one.Group && other.Other is null);
                        var value = Figures.Same(Figures.Number(row?.Value));
                        return IsRanged(figure) ? (Phrase[])[value, Figures.Same(Figures.Range(row?.Low, row?.High))] : [value];
                    }),
                ]),
            ]);
    }

    private static bool IsRanged(string figure) => figure is "mu*" or "S1" or "ST";

    private static string NameOf(string figure) => figure switch { "mu*" => "µ*", "mu" => "µ", "sigma" => "σ", _ => figure };

    private static string Told(SensitivityRow row) => $"{Figures.Number(row.Value)} [{Figures.Range(row.Low, row.High)}]";
}
