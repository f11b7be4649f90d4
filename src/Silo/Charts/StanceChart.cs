using System.Globalization;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>How members of a kind stood over the rounds: shares that fill the whole.</summary>
internal static class StanceChart
{
    // From the ground up: who is committed carries the others.
    private static readonly Stance[] Order = [Stance.Committed, Stance.Opportunist, Stance.Abstain];

    /// <summary>What the colours mean.</summary>
    public static IReadOnlyList<Mark> Legend => [.. Order.Select(stance => new Mark("area", Ink.Of(stance), ReasonNames.Of(stance)))];

    /// <summary>The metric of a stance's share.</summary>
    public static Metric MetricOf(Kind kind, Stance stance) =>
        Metrics.Find($"stance.{kind.ToString().ToLowerInvariant()}.{stance.ToString().ToLowerInvariant()}")!;

    /// <summary>The chart.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="kind">Enterprises or universities.</param>
    /// <param name="rounds">The rounds that are shown.</param>
    /// <param name="shareOf">The mean share of a stance in each, [0,1].</param>
    public static Chart Of(string id, Kind kind, IReadOnlyList<int> rounds, Func<Stance, IReadOnlyList<double>> shareOf)
    {
        var name = ReasonNames.Of(kind);
        var shares = Order.Select(stance => (Stance: stance, Shares: shareOf(stance))).ToArray();
        return new(id, new($"How {name.En} stand to cooperation", $"{name.Zh}的立场构成"), 250, new
        {
            Grid = new { Left = 56, Right = 20, Top = 14, Bottom = 48 },
            Tooltip = new { Trigger = "axis", Head = Axes.Round, Unit = " %" },
            XAxis = Axes.Rounds(rounds),
            YAxis = Axes.Values(least: 0, most: 100, every: 25, format: "{value} %"),
            Series = shares.Select(one => new
            {
                Type = "line",
                Name = ReasonNames.Of(one.Stance),
                Stack = "all",
                ShowSymbol = false,
                LineStyle = new { Width = 0.8, Color = Ink.Card },
                ItemStyle = new { Color = Ink.Of(one.Stance) },
                AreaStyle = new { Color = Ink.Of(one.Stance), Opacity = 1 },
                Data = one.Shares.Select(share => 100 * share),
            }),
        })
        {
            Table = new(
                [Axes.Round, .. shares.Select(one => ReasonNames.Of(one.Stance))],
                [.. rounds.Select((round, i) => (IReadOnlyList<Phrase>)
                [
                    Figures.Same(round.ToString(CultureInfo.InvariantCulture)),
                    .. shares.Select(one => Figures.Same(string.Create(CultureInfo.InvariantCulture, $"{100 * one.Shares[i]:0.0} %"))),
                ])]),
        };
    }
}
