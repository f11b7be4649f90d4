using Gongyu.Experiments;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>Policies by one metric: the mean of each with its interval, and beside it how it differs from the first, pair by pair.</summary>
internal static class ContrastChart
{
    private static readonly Phrase Means = new("mean, 95 % interval", "均值与 95% 区间");

    private static readonly Phrase[] Heads =
    [
        new("policy", "政策"), new("mean", "均值"), new("95 % interval", "95% 区间"), new("difference", "差异"), new("its 95 % interval", "差异的 95% 区间"),
        new("p (Holm)", "p（Holm）"), new("d", "d"),
    ];

    /// <summary>The chart.</summary>
    public static Chart Of(string id, Comparison comparison, Metric metric)
    {
        var outcomes = comparison.Outcomes(metric);
        string control = comparison.Policies.First();
        var differences = comparison.Policies.Skip(1).Select(policy => comparison.Of(policy, metric)).ToArray();
        var (title, note) = Titles.Of(metric);
        return new(id, title, 74 + 30 * outcomes.Count, new
        {
            Grid = new object[]
            {
                new { Left = 170, Right = "46%", Top = 30, Bottom = 34 }, new { Left = "59%", Right = 24, Top = 30, Bottom = 34 },
            },
            Title = new[]
            {
                Head(Means, 170),
                Head(new($"difference from {control}", $"与 {control} 的差异"), "59%"),
            },
            Tooltip = new { Trigger = "item" },
            XAxis = new[] { Values(0), Values(1) },
            YAxis = new[] { Names(0, outcomes.Select(one => one.Policy)), Names(1, outcomes.Select(_ => "")) },
            Series = outcomes.SelectMany((one, row) => Whisker(0, row, one.Policy, one.Outcome, Ink.Accent))
                .Concat(differences.SelectMany((one, i) => Whisker(
                    1, i + 1, one.Policy, one.Difference.Interval, one.AdjustedP < Comparison.Level ? Ink.Accent : Ink.Quiet)))
                .Append(Zero),
        })
        {
            Note = note,
            Width = 560,
            Table = new(Heads, [.. outcomes.Select((one, i) => Row(one.Policy, one.Outcome, i == 0 ? null : differences[i - 1]))]),
        };
    }

    private static object Head(Phrase text, object left) => new
    {
        Text = text,
        Left = left,
        Top = 0,
        TextStyle = new { Color = Ink.Quiet, FontSize = 12, FontWeight = "normal" },
    };

    private static object Values(int grid) => new
    {
        Type = "value",
        GridIndex = grid,
        Scale = grid == 0,
        SplitNumber = 4,
        SplitLine = new { LineStyle = new { Color = Ink.Line } },
        AxisLabel = new { Color = Ink.Quiet, HideOverlap = true },
    };

    private static object Names(int grid, IEnumerable<string> names) => new
    {
        Type = "category",
        GridIndex = grid,
        Inverse = true,
        Data = names,
        AxisLine = new { Show = false },
        AxisTick = new { Show = false },
        AxisLabel = new { Color = Ink.Text, FontSize = 12, Width = 156, Overflow = "truncate", Show = grid == 0, Interval = 0 },
    };

    // No difference.
    private static object Zero => new
    {
        Type = "scatter",
        XAxisIndex = 1,
        YAxisIndex = 1,
        Data = new[] { new[] { 0, 0 } },
        Symbol = "circle",
        SymbolSize = 9,
        ItemStyle = new { Color = Ink.Card, BorderColor = Ink.Quiet, BorderWidth = 1.5 },
        MarkLine = new
        {
            Silent = true,
            Symbol = "none",
            Label = new { Show = false },
            LineStyle = new { Color = Ink.Quiet, Type = "dashed", Width = 1 },
            Data = new[] { new { XAxis = 0 } },
        },
    };

    private static object[] Whisker(int grid, int row, string policy, Interval interval, Ink ink) =>
    [
        new
        {
            Type = "line", XAxisIndex = grid, YAxisIndex = grid, Silent = true, Symbol = "rect", SymbolSize = new[] { 2, 11 },
            LineStyle = new { Color = ink, Width = 2 }, ItemStyle = new { Color = ink },
            Data = new[] { new[] { interval.Low, row }, new[] { interval.High, row } },
        },
        new
        {
            Type = "scatter", XAxisIndex = grid, YAxisIndex = grid, Symbol = "circle", SymbolSize = 10,
            ItemStyle = new { Color = ink, Opacity = 1 },
            Data = new[]
            {
                new
                {
                    Value = new[] { interval.Mean, row },
                    Tip = Figures.Same(
                        $"{policy}\n{(grid == 0 ? Figures.Number(interval.Mean) : Figures.Signed(interval.Mean))} "
                        + $"[{Figures.Number(interval.Low)}, {Figures.Number(interval.High)}]"),
                },
            },
        },
    ];

    private static IReadOnlyList<Phrase> Row(string policy, Interval outcome, Contrast? contrast) =>
    [
        Figures.Same(policy), Figures.Same(Figures.Number(outcome.Mean)), Figures.Same(Figures.Range(outcome.Low, outcome.High)),
        .. contrast is null
            ? Enumerable.Repeat(Figures.Same(""), 4)
            :
            [
                Figures.Same(Figures.Signed(contrast.Difference.Interval.Mean)),
                Figures.Same(Figures.Range(contrast.Difference.Interval.Low, contrast.Difference.Interval.High)),
                Figures.Same(contrast.AdjustedP < 0.001 ? "< 0.001" : Figures.Number(contrast.AdjustedP)),
                Figures.Same(Figures.Number((double?)contrast.EffectSize)),
            ],
    ];
}
