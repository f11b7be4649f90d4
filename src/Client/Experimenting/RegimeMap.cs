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
    /// <summary>Of an experiment from two starts; none of any other, or of more or fewer than two levers.</summary>
    public static RegimeMap? Of(ExperimentPlayed played)
    {
        var plan = played.Plan;
        if (!plan.HasStarts || plan.Levers.Count != 2)
            return null;
        double[] Values(int lever) => [.. plan.Points.Select(point => point.Values[lever]).Distinct().Order()];
        double[] rows = Values(0), columns = Values(1);
        var cells = new Regime?[rows.Length, columns.Length];
        foreach (var point in RegimePoints.Of(played))
            cells[Array.IndexOf(rows, point.First), Array.IndexOf(columns, point.Second)] = point.Regime;
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
        desk.Console.MarkupLine($"[dim]{desk.Say(RegimePoints.Meaning)}[/]");
    }

    private static string Cell(Desk desk, Regime? regime)
    {
        if (regime is not { } known)
            return "";
        string colour = known.Kind switch
        {
            RegimeKind.Trap => "red",
            RegimeKind.TakeOff => "green",
            _ => "yellow",
        };
        return $"[{colour}]{desk.Say(RegimePoints.NameOf(known.Kind))}{(known.IsSure ? "" : "?")}[/]";
    }

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
