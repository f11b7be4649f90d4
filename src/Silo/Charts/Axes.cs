using System.Globalization;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>What charts have in common: axes, and how points lie on them.</summary>
internal static class Axes
{
    private const int Labels = 8;

    /// <summary>What a round is called.</summary>
    public static readonly Phrase Round = new("round", "轮次");

    private static readonly int[] Steps = [1, 2, 5];

    /// <summary>The axis of rounds: a place for each, in their order.</summary>
    public static object Rounds(IReadOnlyList<int> rounds) => new
    {
        Type = "category",
        BoundaryGap = false,
        Data = rounds.Select(round => round.ToString(CultureInfo.InvariantCulture)),
        Name = Round,
        NameLocation = "middle",
        NameGap = 26,
        NameTextStyle = Quiet,
        AxisLine = Line,
        AxisTick = new { Show = false },
        AxisLabel = new { Color = Ink.Quiet, Every = StepOf(rounds.Count == 0 ? 1 : rounds[^1]) },
    };

    /// <summary>An axis of values.</summary>
    /// <param name="scale">Whether it need not begin at 0.</param>
    /// <param name="least">Where it begins, if that is known.</param>
    /// <param name="most">Where it ends, if that is known.</param>
    /// <param name="every">How far its labels are apart, if that is known.</param>
    /// <param name="format">How its labels are written.</param>
    public static object Values(bool scale = false, double? least = null, double? most = null, double? every = null, string? format = null) => new
    {
        Type = "value",
        Scale = scale,
        Min = least,
        Max = most,
        Interval = every,
        SplitNumber = 4,
        SplitLine = new { LineStyle = new { Color = Ink.Line } },
        AxisLabel = new { Color = Ink.Quiet, Formatter = format },
    };

    /// <summary>The axis of a lever: a place for each value, in their order.</summary>
    public static object Places(Lever lever, IReadOnlyList<double> values, int gap) => new
    {
        Type = "category",
        Data = values.Select(Figures.Setting),
        Name = lever.Key,
        NameLocation = "middle",
        NameGap = gap,
        NameTextStyle = new { Color = Ink.Quiet, FontSize = 12 },
        AxisLine = Line,
        AxisTick = new { Show = false },
        AxisLabel = new { Color = Ink.Quiet, FontSize = 11, HideOverlap = true },
    };

    /// <summary>An axis of values that faces another one, with its name beside it; it need not begin at 0.</summary>
    public static object Named(Phrase? name = null, int gap = 0) => new
    {
        Type = "value",
        Scale = true,
        SplitNumber = 4,
        Name = name,
        NameLocation = "middle",
        NameGap = gap,
        NameTextStyle = new { Color = Ink.Quiet, FontSize = 12 },
        AxisLine = Line,
        AxisTick = new { Show = false },
        SplitLine = new { LineStyle = new { Color = Ink.Line } },
        AxisLabel = new { Color = Ink.Quiet, FontSize = 11, HideOverlap = true },
    };

    /// <summary>The lines of an axis.</summary>
    public static object Line => new { LineStyle = new { Color = Ink.Line } };

    /// <summary>Text that stands back.</summary>
    public static object Quiet => new { Color = Ink.Quiet };

    /// <summary>How far labels of so many rounds are apart: 1, 2, 5, 10, 20, 50 …</summary>
    public static int StepOf(int rounds)
    {
        for (int ten = 1; ; ten *= 10)
            foreach (int step in Steps)
                if (rounds / (step * ten) <= Labels)
                    return step * ten;
    }
}
