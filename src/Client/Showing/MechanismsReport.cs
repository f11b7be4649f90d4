using System.Globalization;
using Gongyu.Experiments;
using Gongyu.Model;
using Spectre.Console;

namespace Gongyu.Client;

/// <summary>The evidence for mechanisms, and what families of them do together, as people and programs read it.</summary>
internal static class MechanismsReport
{
    private const int NameWidth = 28, FigureWidth = 7;

    private static readonly Phrase Mechanical = new("mech.", "机械");
    private static readonly Phrase Behavioural = new("behav.", "行为");
    private static readonly Phrase Competence = new("compet.", "能力");
    private static readonly Phrase Interval = new("95 % interval", "95% 区间");
    private static readonly Phrase Pairs = new("Pairs of families", "机制的两两组合");
    private static readonly Phrase First = new("first", "前者");
    private static readonly Phrase Second = new("second", "后者");
    private static readonly Phrase Both = new("both", "并用");
    private static readonly Phrase Beyond = new("beyond", "交互");

    private static readonly Phrase Note = new(
        "Δ: mean difference with and without, under common random numbers; mech.: the part that is there though everybody decides as without it; behav.: the rest; compet.: what it does to graduates' competence, * where its 95 % interval excludes 0. ✓: Δ has the sign expected (arrow), and p, adjusted by Holm over all rows, is below .05.",
        "Δ：公共随机数下有无该机制的平均差异；机械：各方决策与无该机制时相同而仍然出现的部分；行为：其余部分；能力：对毕业生能力的影响，95% 区间不含 0 者标 *。✓：Δ 的符号与预期（箭头）一致，且 p（按 Holm 对全部行校正）低于 .05。");

    private static readonly Phrase PairsNote = new(
        "What each does alone and what both do, less no policy; beyond: what both do more than the sum of the two (+ they complement each other, - one stands in for the other), * where p, adjusted by Holm over all rows, is below .05.",
        "各自单独与并用相对于无政策的效果；交互：并用超出两者之和的部分（+ 为互补，- 为替代），p（按 Holm 对全部行校正）低于 .05 者标 *。");

    /// <summary>Prints both tables.</summary>
    public static void Write(Desk desk, IReadOnlyList<Evidence> evidence, IReadOnlyList<Interaction> interactions)
    {
        WriteEvidence(desk, evidence);
        desk.Console.WriteLine();
        WritePairs(desk, interactions);
    }

    /// <summary>The object of <c>--json</c>.</summary>
    public static object ForPrograms(IReadOnlyList<Evidence> evidence, IReadOnlyList<Interaction> interactions) => new
    {
        Mechanisms = evidence.Select(row => new
        {
            row.Mechanism.Id,
            row.Mechanism.Row,
            row.Mechanism.Name,
            row.Mechanism.Scenario,
            Metric = row.Mechanism.Metric.Id,
            row.Mechanism.Rises,
            Background = row.Mechanism.Background.ToString(),
            Levers = row.Mechanism.Levers.ToDictionary(one => one.Lever.Key, one => one.Value),
            Without = Of(row.Without),
            With = Of(row.With),
            Difference = Of(row.Difference.Interval),
            Mechanical = Of(row.Mechanical.Interval),
            Behavioural = Of(row.Behavioural.Interval),
            Competence = Of(row.Competence.Interval),
            PAdjusted = row.AdjustedP,
            row.Holds,
        }),
        Interactions = interactions.Select(row => new
        {
            First = row.One.Letter.ToString(),
            FirstName = row.One.Name,
            Second = row.Other.Letter.ToString(),
            SecondName = row.Other.Name,
            Metric = row.Metric.Id,
            AloneFirst = Of(row.AloneOne),
            AloneSecond = Of(row.AloneOther),
            Both = Of(row.Both),
            Beyond = Of(row.Beyond.Interval),
            PAdjusted = row.AdjustedP,
        }),
    };

    // A name over its figures: so it fits into 80 columns.
    private static void WriteEvidence(Desk desk, IReadOnlyList<Evidence> evidence)
    {
        desk.Console.MarkupLine($"[dim]{Line("", "Δ", desk.Say(Mechanical), desk.Say(Behavioural), desk.Say(Competence), desk.Say(Interval))}[/]");
        foreach (var row in evidence)
        {
            var (difference, competence) = (row.Difference.Interval, row.Competence.Interval);
            desk.Console.MarkupLine($"[bold]{row.Mechanism.Row}[/] {Markup.Escape(desk.Say(row.Mechanism.Name))}");
            desk.Console.MarkupLine(Line(
                $"   {row.Mechanism.Metric.Id} {(row.Mechanism.Rises ? "↑" : "↓")}", Short(difference.Mean),
                Short(row.Mechanical.Interval.Mean), Short(row.Behavioural.Interval.Mean),
                Short(competence.Mean) + (competence.Low > 0 || competence.High < 0 ? "*" : " "), Span(difference))
                + (row.Holds ? " [green]✓[/]" : " [red]✗[/]"));
        }
        desk.Console.WriteLine();
        desk.Console.MarkupLine($"[dim]{desk.Say(Note)}[/]");
    }

    private static void WritePairs(Desk desk, IReadOnlyList<Interaction> interactions)
    {
        desk.Console.MarkupLine($"[bold]{desk.Say(Pairs)}[/]");
        foreach (var rows in interactions.GroupBy(row => row.Metric))
        {
            desk.Console.MarkupLine($"[bold]{rows.Key.Id}[/]");
            desk.Console.MarkupLine($"[dim]{Line("", desk.Say(First), desk.Say(Second), desk.Say(Both), desk.Say(Beyond), desk.Say(Interval))}[/]");
            foreach (var row in rows)
                desk.Console.MarkupLine(Line(
                    $"   {row.One.Letter} × {row.Other.Letter}", Short(row.AloneOne.Mean), Short(row.AloneOther.Mean), Short(row.Both.Mean),
                    Short(row.Beyond.Interval.Mean) + (row.AdjustedP < Comparison.Level ? "*" : " "), Span(row.Beyond.Interval)));
        }
        desk.Console.WriteLine();
        desk.Console.MarkupLine($"[dim]{desk.Say(PairsNote)}[/]");
    }

    // A name, and figures in columns so wide.
    private static string Line(string name, params ReadOnlySpan<string> figures)
    {
        string line = name + Room(name, NameWidth);
        foreach (string figure in figures)
            line += $" {Room(figure, FigureWidth)}{figure}";
        return line;
    }

    private static string Room(string text, int columns) => new(' ', Math.Max(0, columns - text.GetCellWidth()));

    private static string Span(Interval interval) => $"{Short(interval.Low)} … {Short(interval.High)}";

    private static string Short(double value) =>
        value.ToString(Math.Abs(value) switch { < 1 => "0.000", < 10 => "0.00", < 1000 => "0.0", _ => "0" }, CultureInfo.InvariantCulture);

    private static object Of(Interval interval) => new { interval.Mean, interval.Low, interval.High };
}
