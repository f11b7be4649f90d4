using System.Globalization;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>Which levers were set to what in which rounds: a bar for each lever, the stronger the further from neutral.</summary>
internal static class PolicyChart
{
    private const double Faint = 0.18, Strong = 0.62; // How strong the colour is at neutral's side and at the end of the range.
    private const double Legible = 0.045; // Part of the width below which a number does not fit.

    private static readonly Phrase Title = new("Levers in force, round by round", "各轮生效的政策工具");
    private static readonly Phrase LeverHead = new("lever", "政策工具");
    private static readonly Phrase From = new("from round", "起始轮");
    private static readonly Phrase To = new("to round", "终止轮");
    private static readonly Phrase ValueHead = new("value", "取值");

    /// <summary>The chart; none where no lever is ever set.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="rounds">The rounds that are shown.</param>
    /// <param name="policies">The policy in force in each.</param>
    /// <param name="last">The last round there is.</param>
    public static Chart? Of(string id, IReadOnlyList<int> rounds, IReadOnlyList<Policy> policies, int last)
    {
        Lever[] levers = [.. Levers.All.Where(lever => policies.Any(policy => policy[lever] != lever.Neutral))];
        if (levers.Length == 0)
            return null;
        Span[][] spans = [.. levers.Select(lever => Spans(lever, rounds, policies, last))];
        return new(id, Title, 56 + 30 * levers.Length, new
        {
            Grid = new { Left = 190, Right = 20, Top = 6, Bottom = 48 },
            Tooltip = new { Trigger = "item" },
            XAxis = new
            {
                Type = "value",
                Min = 0,
                Max = last,
                Interval = Axes.StepOf(last),
                Name = Axes.Round,
                NameLocation = "middle",
                NameGap = 26,
                NameTextStyle = Axes.Quiet,
                SplitLine = new { LineStyle = new { Color = Ink.Line } },
                AxisLabel = new { Color = Ink.Quiet, ShowMaxLabel = last % Axes.StepOf(last) == 0 },
            },
            YAxis = new
            {
                Type = "category",
                Inverse = true,
                Data = levers.Select(lever => lever.Key),
                AxisLine = Axes.Line,
                AxisTick = new { Show = false },
                AxisLabel = new { Color = Ink.Text, FontSize = 12, Width = 176, Overflow = "truncate" },
            },
            Series = Enumerable.Range(0, spans.Max(of => of.Length)).Select(i => new
            {
                Type = "bar",
                Stack = "rounds",
                BarWidth = 20,
                Data = spans.Select((of, row) => i < of.Length ? Bar(levers[row], of[i], last) : null),
            }),
        })
        {
            Width = 480,
            Table = new([LeverHead, From, To, ValueHead], [.. spans.SelectMany((of, row) => of.Select(span => Row(levers[row], span)))]),
        };
    }

    private static object Bar(Lever lever, Span span, int last)
    {
        double part = Math.Abs(span.Value - lever.Neutral) / Math.Max(lever.Maximum - lever.Neutral, lever.Neutral - lever.Minimum);
        bool isSet = span.Value != lever.Neutral;
        string value = Figures.Setting(span.Value);
        return new
        {
            Value = span.Last - span.First + 1,
            Tip = Figures.Same($"{lever.Key} = {value}\n{span.First} – {span.Last}"),
            ItemStyle = new { Color = Ink.Accent, Opacity = isSet ? Faint + part * (Strong - Faint) : 0 },
            Label = new { Show = isSet && span.Last - span.First + 1 >= Legible * last, Formatter = value, Color = Ink.Text, Opacity = 1, FontSize = 11 },
        };
    }

    private static Span[] Spans(Lever lever, IReadOnlyList<int> rounds, IReadOnlyList<Policy> policies, int last)
    {
        List<Span> spans = [];
        for (int i = 0; i < rounds.Count; i++)
        {
            int end = i + 1 < rounds.Count ? rounds[i + 1] - 1 : last;
            if (spans.Count > 0 && spans[^1].Value == policies[i][lever])
                spans[^1] = spans[^1] with { Last = end };
            else
                spans.Add(new(rounds[i], end, policies[i][lever]));
        }
        return [.. spans];
    }

    private static IReadOnlyList<Phrase> Row(Lever lever, Span span) =>
    [
        Figures.Same(lever.Key), Number(span.First), Number(span.Last), Figures.Same(Figures.Setting(span.Value)),
    ];

    private static Phrase Number(int round) => Figures.Same(round.ToString(CultureInfo.InvariantCulture));

    private readonly record struct Span(int First, int Last, double Value);
}
