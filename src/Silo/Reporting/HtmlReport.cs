using Gongyu.Experiments;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>A report as one HTML file: it opens from a disk, asks nobody for anything, and speaks both languages.</summary>
internal static class HtmlReport
{
    /// <summary>What it is called in a results folder.</summary>
    public const string FileName = "report.html";

    /// <summary>Writes it.</summary>
    /// <param name="runs">The runs; at least one.</param>
    /// <param name="comparison">How they compare, if there are several.</param>
    /// <param name="language">The language it opens in.</param>
    public static string Write(IReadOnlyList<ReportedRun> runs, Comparison? comparison, string language)
    {
        var sheet = new Sheet();
        string[] names = [.. comparison?.Policies ?? runs.Select(run => run.Manifest.Scenario.Name)];
        Html body = comparison is null
            ? Chapter(runs[0], names[0], sheet, "")
            : $"""
                {Together(comparison, runs, sheet)}
                {runs.Select((run, i) => Chapter(run, names[i], sheet, ComparisonChapter.Prefix(i)))}
                """;
        return Document.Of(string.Join(" · ", names), body, sheet.Charts, language);
    }

    /// <summary>Writes that of an experiment.</summary>
    /// <param name="played">The experiment.</param>
    /// <param name="language">The language it opens in.</param>
    public static string Write(ExperimentPlayed played, string language)
    {
        var sheet = new Sheet();
        var chapter = new ExperimentChapter(played, sheet);
        var (name, id) = (played.File.Scenario.Name, played.File.Experiment);
        Html body = Article(
            played.Plan.Scenario.Question, chapter.Lead, $"""<p class="run"><b>{name}</b> <code>{id}</code></p>""", chapter.Sections, chapter.Unfinished);
        return Document.Of($"{name} · {id}", body, sheet.Charts, language);
    }

    private static Html Together(Comparison comparison, IReadOnlyList<ReportedRun> runs, Sheet sheet) => Article(
        ComparisonChapter.Title(comparison), Figures.OutcomesOf(runs[0].Scenario.Rounds, comparison.Seeds.Count), default,
        new ComparisonChapter(comparison, runs, sheet).Sections);

    private static Html Chapter(ReportedRun run, string name, Sheet sheet, string prefix)
    {
        var (manifest, plan) = (run.Manifest, run.Scenario.Community);
        var who = new Phrase(
            $"{Count(plan.Enterprises, "enterprise")}, {(plan.Universities == 1 ? "1 university" : $"{plan.Universities} universities")}, "
            + $"{Count(plan.Regions, "region")}, {Count(plan.Sectors, "sector")}; {Count(manifest.Rounds, "round")}, "
            + Count(manifest.Played.Count, "replication"),
            $"{plan.Enterprises} 家企业、{plan.Universities} 所高校、{plan.Regions} 个地区、{plan.Sectors} 个行业；"
            + $"{manifest.Rounds} 轮，{manifest.Played.Count} 次重复");
        Html above = $"""<p class="run"><b>{name}</b> <code>{manifest.Run}</code></p>""";
        return Article(run.Scenario.Question, who, above, new RunChapter(run, sheet, prefix).Sections);

        static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
    }

    private static Html Article(Phrase title, Phrase lead, Html more, IReadOnlyList<Section> sections, Html first = default) => $"""
        <article>
        <section class="head">
        {more}<h1>{Sheet.Both(title)}</h1>
        <p class="lead">{Sheet.Both(lead)}</p>
        <nav class="parts">{sections.Select(section => (Html)$"""<a href="#{section.Id}">{Sheet.Both(section.Title)}</a>""")}</nav>
        </section>
        {first}{sections.Select(section => (Html)$"""
            <section class="card" id="{section.Id}">
            <h2>{Sheet.Both(section.Title)}</h2>
            {section.Body}
            </section>

            """)}</article>

        """;
}
