using System.Globalization;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>A section of a report.</summary>
/// <param name="Id">Its id on the page.</param>
/// <param name="Title">Its title.</param>
/// <param name="Body">What it says.</param>
internal sealed record Section(string Id, Phrase Title, Html Body);

/// <summary>What a report is written on: it keeps the charts that are put on it, and says every text in both languages.</summary>
internal sealed class Sheet
{
    private static readonly Phrase FiguresBehind = new("Figures behind this chart", "图表数据");

    private readonly List<Chart> charts = [];

    /// <summary>The charts that were put on it.</summary>
    public IReadOnlyList<Chart> Charts => charts;

    /// <summary>A text in both languages, of which the page shows one.</summary>
    public static Html Both(Phrase text) => text.En == text.Zh
        ? (Html)$"{text.En}"
        : $"""<span lang="en">{text.En}</span><span lang="zh-CN">{text.Zh}</span>""";

    /// <summary>A chart with its title, what its marks mean, and the table behind it.</summary>
    public Html Draw(Chart? chart)
    {
        if (chart is null)
            return default;
        charts.Add(chart);
        Html note = chart.Note is { } text ? (Html)$"""<small>{Both(text)}</small>""" : default;
        string size = string.Create(CultureInfo.InvariantCulture, $"height:{chart.Height}px;min-width:{chart.Width}px");
        return $"""
            <figure>
            <figcaption id="{chart.Id}-title"><b>{Both(chart.Title)}</b>{note}</figcaption>
            {Legend(chart.Legend)}<div class="wide"><div class="chart" role="img" aria-labelledby="{chart.Id}-title" data-chart="{chart.Id}" style="{size}"></div></div>
            {Html.When(chart.Table is not null, Behind(chart.Table))}</figure>

            """;
    }

    /// <summary>What colours and marks mean.</summary>
    public static Html Legend(IReadOnlyList<Mark> marks) => Html.When(marks.Count > 0, $"""
        <ul class="legend">{marks.Select(Item)}</ul>

        """);

    /// <summary>A table.</summary>
    /// <param name="heads">The names of the columns; the first names the rows.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="words">Which columns after the first hold words; the others hold figures.</param>
    public static Html Table(IEnumerable<Phrase> heads, IEnumerable<IEnumerable<Html>> rows, params int[] words)
    {
        Html Words(int column) => Html.When(words.Contains(column), $""" class="words" """);
        return $"""
            <div class="wide"><table class="figures">
            <thead><tr>{heads.Select((head, i) => (Html)$"""<th scope="col"{Words(i)}>{Both(head)}</th>""")}</tr></thead>
            <tbody>
            {rows.Select(row => (Html)$"""
                <tr>{row.Select((cell, i) => i == 0 ? (Html)$"""<th scope="row">{cell}</th>""" : $"""<td{Words(i)}>{cell}</td>""")}</tr>

                """)}</tbody>
            </table></div>

            """;
    }

    /// <summary>The figures behind charts, folded away.</summary>
    public static Html Behind(ChartTable? table) => table is null ? default : (Html)$"""
        <details><summary>{Both(FiguresBehind)}</summary>
        {Table(table.Heads, table.Rows.Select(row => row.Select(Both)), [.. table.Words])}</details>

        """;

    private static Html Item(Mark mark)
    {
        string width = mark.Width.ToString("0.#", CultureInfo.InvariantCulture);
        return $"""<li><i class="{mark.Shape}" style="--mark:var(--{mark.Ink.Name});--width:{width}px"></i>{Both(mark.Meaning)}</li>""";
    }
}
