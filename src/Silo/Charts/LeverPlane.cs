using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>The plane of two levers on which charts are drawn: the first goes up, the second to the right.</summary>
/// <param name="first">The first lever.</param>
/// <param name="second">The second.</param>
/// <param name="places">Where there is something, by the values of both.</param>
internal sealed class LeverPlane(Lever first, Lever second, IReadOnlyList<(double First, double Second)> places)
{
    // What fits into a cell also where two charts share the width of a sheet of paper.
    private const int MostLabelled = 6, MostHigh = 9;
    private const int RowHeight = 34, Around = 70;

    private readonly double[] rows = [.. places.Select(place => place.First).Distinct().Order()];
    private readonly double[] columns = [.. places.Select(place => place.Second).Distinct().Order()];

    /// <summary>Whether its places are cells of a grid: most of them are taken.</summary>
    public bool IsGrid => (long)rows.Length * columns.Length <= 2L * places.Count;

    /// <summary>Whether it is a grid of which a cell is empty.</summary>
    public bool HasHoles => IsGrid && (long)rows.Length * columns.Length > places.Count;

    /// <summary>Whether a cell has room for a word as long as a figure.</summary>
    public bool IsLegible => columns.Length <= MostLabelled && rows.Length <= MostHigh;

    /// <summary>How high a chart of it is.</summary>
    public int Height => Around + (IsGrid ? Math.Clamp(RowHeight * rows.Length, 190, 420) : 260);

    /// <summary>Where a place is drawn: column and row of a grid, or the values themselves.</summary>
    public (double X, double Y) Of(double one, double other) =>
        IsGrid ? (Array.BinarySearch(columns, other), Array.BinarySearch(rows, one)) : (other, one);

    /// <summary>The option of a chart on it.</summary>
    /// <param name="right">What is left free to the right.</param>
    /// <param name="series">The series.</param>
    /// <param name="visualMap">How colours come from values.</param>
    public object Option(int right, IEnumerable<object> series, object? visualMap) => new
    {
        Grid = new { Left = 66, Right = right, Top = 12, Bottom = 50 },
        Tooltip = new { Trigger = "item" },
        XAxis = IsGrid ? Axes.Places(second, columns, 28) : Axes.Named(Figures.Same(second.Key), 28),
        YAxis = IsGrid ? Axes.Places(first, rows, 44) : Axes.Named(Figures.Same(first.Key), 44),
        VisualMap = visualMap,
        Series = series,
    };
}
