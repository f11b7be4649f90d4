using System.Globalization;
using Gongyu.Experiments;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>
/// How a metric went over the rounds: its mean over replications with the band of 95 % intervals, and single replications when they are few.
/// </summary>
internal static class SeriesChart
{
    private const int Few = 12; // More lines than these are a thicket.

    private static readonly Phrase Mean = new("mean", "均值");
    private static readonly Phrase Low = new("from", "下限");
    private static readonly Phrase High = new("to", "上限");
    private static readonly Phrase Band = new("95 % interval of the mean over replications", "重复间均值的 95% 区间");
    private static readonly Phrase Each = new("a replication", "单次重复");
    private static readonly Phrase Step = new("a step of policy, or a shock, by its number above", "政策步骤或冲击，编号见上文");

    /// <summary>The chart.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="rounds">The rounds that are shown.</param>
    /// <param name="intervals">The mean of each.</param>
    /// <param name="replications">Every replication's values; only drawn when they are few.</param>
    /// <param name="steps">When something happened: the number it has in the timeline, and the round.</param>
    public static Chart Of(
        string id, Metric metric, IReadOnlyList<int> rounds, IReadOnlyList<Interval> intervals, IReadOnlyList<IReadOnlyList<double>> replications,
        IReadOnlyList<(string Number, int Round)> steps)
    {
        var (title, note) = Titles.Of(metric);
        bool isBand = intervals.Count > 0 && double.IsFinite(intervals[0].Low);
        var lines = isBand && replications.Count <= Few ? replications : [];
        object[] series =
        [
            .. isBand ? BandOf(intervals) : [],
            .. lines.Select(line => (object)new
            {
                Type = "line", ShowSymbol = false, Silent = true, Data = line,
                LineStyle = new { Width = 0.7, Color = Ink.Accent, Opacity = 0.35 },
            }),
            MeanOf(rounds, intervals, MarksOf(rounds, steps)),
        ];
        return new(id, title, 250, new
        {
            Grid = new { Left = 56, Right = 20, Top = 22, Bottom = 48 },
            Tooltip = new { Trigger = "axis", Head = Axes.Round },
            XAxis = Axes.Rounds(rounds),
            YAxis = Axes.Values(scale: metric.Unit != "1"),
            Series = series,
        })
        {
            Note = note,
            Legend = LegendOf(isBand, lines.Count > 0, steps.Count > 0),
            Table = new([Axes.Round, Mean, Low, High], [.. rounds.Zip(intervals, Row)]),
        };
    }

    /// <summary>What colours and marks of these charts mean.</summary>
    public static IReadOnlyList<Mark> LegendOf(bool isBand, bool isEach, bool isSteps) =>
    [
        new("line", Ink.Accent, Mean, 3),
        .. isBand ? [new("area", new("band"), Band)] : Array.Empty<Mark>(),
        .. isEach ? [new("line", new("band"), Each, 1)] : Array.Empty<Mark>(),
        .. isSteps ? [new("step", Ink.Outside, Step)] : Array.Empty<Mark>(),
    ];

    // Two lines, the one upon the other, of which only what is between is seen.
    private static object[] BandOf(IReadOnlyList<Interval> intervals)
    {
        object Edge(IEnumerable<double> values, object? area) => new
        {
            Type = "line",
            Stack = "band",
            StackStrategy = "all",
            ShowSymbol = false,
            Silent = true,
            LineStyle = new { Opacity = 0 },
            AreaStyle = area,
            Data = values,
        };
        return
        [
            Edge(intervals.Select(one => one.Low), null),
            Edge(intervals.Select(one => one.High - one.Low), new { Color = Ink.Accent, Opacity = 0.22 }),
        ];
    }

    private static object MeanOf(IReadOnlyList<int> rounds, IReadOnlyList<Interval> intervals, object? marks) => new
    {
        Type = "line",
        Name = Mean,
        ShowSymbol = rounds.Count == 1,
        LineStyle = new { Width = 2.4, Color = Ink.Accent },
        ItemStyle = new { Color = Ink.Accent },
        Data = intervals.Select((one, i) => new[] { i, one.Mean, one.Low, one.High }),
        MarkLine = marks,
    };

    private static object? MarksOf(IReadOnlyList<int> rounds, IReadOnlyList<(string Number, int Round)> steps) => steps.Count == 0 ? null : new
    {
        Silent = true,
        Symbol = "none",
        Animation = false,
        LineStyle = new { Color = Ink.Outside, Type = "dashed", Width = 1 },
        Label = new { Color = Ink.Quiet, Formatter = "{b}", FontSize = 11 },
        Data = steps.GroupBy(step => Place(rounds, step.Round)).Where(place => place.Key >= 0).Select(place => new
        {
            Name = string.Join(",", place.Select(step => step.Number).Distinct()),
            XAxis = place.Key,
        }),
    };

    // Of a long run not every round is shown: the first that is, from then on.
    private static int Place(IReadOnlyList<int> rounds, int round)
    {
        for (int i = 0; i < rounds.Count; i++)
            if (rounds[i] >= round)
                return i;
        return -1;
    }

    private static IReadOnlyList<Phrase> Row(int round, Interval one) =>
    [
        Figures.Same(round.ToString(CultureInfo.InvariantCulture)), Figures.Same(Figures.Number(one.Mean)),
        Figures.Same(Figures.Number((double?)one.Low)), Figures.Same(Figures.Number((double?)one.High)),
    ];
}
