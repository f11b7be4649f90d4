using System.Globalization;
using Gongyu.Experiments;
using Gongyu.Model;
using Gongyu.Silo;
using Spectre.Console;

namespace Gongyu.Client;

/// <summary>
/// Where two levers lead: into the trap, from whatever start; to cooperation from whatever start; or to either, as the start decides.
/// </summary>
/// <param name="rows">The first lever with its values.</param>
/// <param name="columns">The second.</param>
/// <param name="cells">What is where, by row and column; none where no point is.</param>
internal sealed class RegimeMap((Lever Lever, double[] Values) rows, (Lever Lever, double[] Values) columns, Regime?[,] cells)
{
    private static readonly Phrase Trap = new("trap", "陷阱");
    private static readonly Phrase Bistable = new("bistable", "双稳");
    private static readonly Phrase TakeOff = new("take-off", "起飞");

    private static readonly Phrase Legend = new(
        "cooperation.ratio of the last quarter of the rounds, from everybody abstaining and from everybody committed. Trap: below one half from both; take-off: above from both; bistable: the start decides; ?: an interval holds one half. More rounds (--rounds) tell what lasts from what is only slow.",
        "最后四分之一轮次的 cooperation.ratio，分别从全体观望与全体投入出发。陷阱：两者皆低于二分之一；起飞：两者皆高；双稳：取决于起点；?：区间包含二分之一。增加轮数（--rounds）可区分持久与缓慢。");

    /// <summary>Of an experiment from two starts; none of any other, or of more or fewer than two levers.</summary>
    public static RegimeMap? Of(ExperimentPlayed played)
    {
        var plan = played.Plan;
        if (!plan.HasStarts || plan.Levers.Count != 2)
            return null;
        double[] Values(int lever) => [.. plan.Points.Select(point => point.Values[lever]).Distinct().Order()];
        double[] rows = Values(0), columns = Values(1);
        var cells = new Regime?[rows.Length, columns.Length];
        foreach (var place in played.Summaries.GroupBy(summary => (plan.Points[summary.Point].Values[0], plan.Points[summary.Point].Values[1])))
        {
            Interval? From(Start start) => place.Where(one => plan.Points[one.Point].Start == start)
                .Select(one => (Interval?)one.Outcomes[Metrics.Cooperation.Index]).FirstOrDefault();
            if (From(Start.Abstaining) is { } low && From(Start.Committed) is { } high)
                cells[Array.IndexOf(rows, place.Key.Item1), Array.IndexOf(columns, place.Key.Item2)] = Regime.Of(low, high);
        }
        return new((plan.Levers[0], rows), (plan.Levers[1], columns), cells);
    }

    /// <summary>Prints it.</summary>
    public void Write(Desk desk)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn($"{rows.Lever.Key} ↓  {columns.Lever.Key} →").RightAligned());
        foreach (double value in columns.Values)
            table.AddColumn(new TableColumn(Number(value)).Centered());
        for (int row = rows.Values.Length - 1; row >= 0; row--)
            table.AddRow([Number(rows.Values[row]), .. Enumerable.Range(0, columns.Values.Length).Select(column => Cell(desk, cells[row, column]))]);
        desk.Console.Write(table);
        desk.Console.MarkupLine($"[dim]{desk.Say(Legend)}[/]");
    }

    private static string Cell(Desk desk, Regime? regime)
    {
        if (regime is not { } known)
            return "";
        var (name, colour) = known.Kind switch
        {
            RegimeKind.Trap => (Trap, "red"),
            RegimeKind.TakeOff => (TakeOff, "green"),
            _ => (Bistable, "yellow"),
        };
        return $"[{colour}]{desk.Say(name)}{(known.IsSure ? "" : "?")}[/]";
    }

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
