using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>A chart: what it shows as an option of Apache ECharts, and the table behind it.</summary>
/// <param name="Id">Its id on a page: letters, digits and dashes.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Height">Its height in pixels.</param>
/// <param name="Option">
/// The option, to be written by <see cref="ChartJson"/>. A text in both languages is a <see cref="Phrase"/>, a colour of the page a
/// <see cref="Ink"/>; <c>charts.js</c> chooses.
/// </param>
public sealed record Chart(string Id, Phrase Title, int Height, object Option)
{
    /// <summary>What the title does not say.</summary>
    public Phrase? Note { get; init; }

    /// <summary>Its least width in pixels: where there is less, it is moved to and fro.</summary>
    public int Width { get; init; } = 180;

    /// <summary>What its colours and marks mean.</summary>
    public IReadOnlyList<Mark> Legend { get; init; } = [];

    /// <summary>The figures it is drawn from.</summary>
    public ChartTable? Table { get; init; }
}

/// <summary>What a colour or a mark of a chart means.</summary>
/// <param name="Shape"><c>area</c>, <c>line</c>, <c>circle</c> or <c>square</c>; a line is so many pixels wide.</param>
/// <param name="Ink">Its colour.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Width">The width of a line.</param>
public sealed record Mark(string Shape, Ink Ink, Phrase Meaning, double Width = 2);

/// <summary>The figures behind a chart.</summary>
/// <param name="Heads">The names of the columns; the first names the rows.</param>
/// <param name="Rows">The rows.</param>
public sealed record ChartTable(IReadOnlyList<Phrase> Heads, IReadOnlyList<IReadOnlyList<Phrase>> Rows)
{
    /// <summary>Which columns after the first hold words.</summary>
    public IReadOnlyList<int> Words { get; init; } = [];
}
