using System.Globalization;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>A metric in two futures of one past: both lines, and below how they differ.</summary>
internal static class BesideChart
{
    private static readonly Phrase Now = new("as it is", "现行政策");
    private static readonly Phrase Other = new("what if", "假设政策");
    private static readonly Phrase Difference = new("difference: what if less as it is", "差异：假设政策减现行政策");
    private static readonly Phrase Here = new("here the policies part", "政策自此不同");

    private static readonly Ink Second = Ink.Of(Kind.Association);

    /// <summary>What the colours mean.</summary>
    public static IReadOnlyList<Mark> Legend =>
        [new("line", Ink.Accent, Now, 3), new("line", Second, Other, 3), new("area", Ink.Outside, Difference), new("step", Ink.Outside, Here)];

    /// <summary>The chart.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="now">The values of every metric in the rounds of the one.</param>
    /// <param name="other">Those of the other.</param>
    /// <param name="parted">The first round in which the policies differ.</param>
    public static Chart Of(string id, Metric metric, IReadOnlyList<double[]> now, IReadOnlyList<double[]> other, int parted)
    {
        int[] rounds = RunSeries.Evenly(Math.Max(now.Count, other.Count), RunSeries.MostRounds);
        double[] one = Values(now), two = Values(other), apart = [.. one.Zip(two, (a, b) => b - a)];
        var (title, note) = Titles.Of(metric);
        int place = Array.FindIndex(rounds, round => round >= parted);
        return new(id, title, 320, new
        {
            Grid = new object[] { new { Left = 56, Right = 20, Top = 18, Height = 165 }, new { Left = 56, Right = 20, Top = 205, Height = 65 } },
            Tooltip = new { Trigger = "axis", Head = Axes.Round },
            AxisPointer = new { Link = new[] { new { XAxisIndex = "all" } } },
            XAxis = new[] { Rounds(0), Rounds(1) },
            YAxis = new[] { Axis(0, metric.Unit != "1"), Axis(1, false) },
            Series = new[]
            {
                Line(0, Now, Ink.Accent, one, place), Line(0, Other, Second, two, -1),
                new
                {
                    Type = "bar", Name = (object)new Phrase("difference", "差异"), XAxisIndex = 1, YAxisIndex = 1, BarCategoryGap = "0%",
                    ItemStyle = new { Color = Ink.Outside }, Data = apart,
                },
            },
        })
        {
            Note = note,
            Table = new([Axes.Round, Now, Other, new("difference", "差异")], [.. rounds.Select((round, i) => (IReadOnlyList<Phrase>)
            [
                Figures.Same(round.ToString(CultureInfo.InvariantCulture)), Figures.Same(Figures.Number((double?)one[i])),
                Figures.Same(Figures.Number((double?)two[i])), Figures.Same(double.IsFinite(apart[i]) ? Figures.Signed(apart[i]) : Figures.None),
            ])]),
        };

        double[] Values(IReadOnlyList<double[]> of) => [.. rounds.Select(round => round <= of.Count ? of[round - 1][metric.Index] : double.NaN)];

        object Rounds(int grid) => new
        {
            Type = "category",
            GridIndex = grid,
            BoundaryGap = true,
            Data = rounds.Select(round => round.ToString(CultureInfo.InvariantCulture)),
            Name = grid == 1 ? (object)Axes.Round : null,
            NameLocation = "middle",
            NameGap = 26,
            NameTextStyle = Axes.Quiet,
            AxisLine = new { OnZero = false, LineStyle = new { Color = Ink.Line } },
            AxisTick = new { Show = false },
            AxisLabel = new { Color = Ink.Quiet, Show = grid == 1, Every = Axes.StepOf(rounds.Length == 0 ? 1 : rounds[^1]) },
        };
    }

    private static object Axis(int grid, bool scale) => new
    {
        Type = "value",
        GridIndex = grid,
        Scale = scale,
        SplitNumber = grid == 0 ? 4 : 2,
        SplitLine = new { LineStyle = new { Color = Ink.Line } },
        AxisLabel = new { Color = Ink.Quiet },
    };

    private static object Line(int grid, Phrase name, Ink ink, double[] values, int parted) => new
    {
        Type = "line",
        Name = name,
        XAxisIndex = grid,
        YAxisIndex = grid,
        ShowSymbol = values.Length == 1,
        LineStyle = new { Width = 2.4, Color = ink },
        ItemStyle = new { Color = ink },
        Data = values,
        MarkLine = parted < 0 ? null : new
        {
            Silent = true,
            Symbol = "none",
            Animation = false,
            LineStyle = new { Color = Ink.Outside, Type = "dashed", Width = 1.5 },
            Label = new { Show = false },
            Data = new[] { new { XAxis = parted } },
        },
    };
}
