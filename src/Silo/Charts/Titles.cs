using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>The definition of a metric as the title of a chart and what is left to say below it.</summary>
internal static class Titles
{
    /// <summary>What is claimed of a metric, by its name instead of its id.</summary>
    public static Phrase Claim(Phrase claim, Metric metric)
    {
        var title = Of(metric).Title;
        return new(Named(claim.En, title.En), Named(claim.Zh, title.Zh));

        string Named(string text, string name) => text.StartsWith(metric.Id, StringComparison.Ordinal) ? name + text[metric.Id.Length..] : text;
    }

    /// <summary>What stands before the colon, and what stands after it with the metric's id and unit.</summary>
    public static (Phrase Title, Phrase Note) Of(Metric metric)
    {
        var (en, moreEn) = Cut(metric.Definition.En, ": ");
        var (zh, moreZh) = Cut(metric.Definition.Zh, "：");
        string unit = metric.Unit == "1" ? "" : $" ({metric.Unit.Trim('{', '}')})";
        return (new(en, zh), new(
            $"{metric.Id}{unit}{(moreEn is null ? "" : $": {moreEn}")}", $"{metric.Id}{unit}{(moreZh is null ? "" : $"：{moreZh}")}"));
    }

    private static (string Title, string? More) Cut(string text, string at)
    {
        int place = text.IndexOf(at, StringComparison.Ordinal);
        return place < 0 ? (text, null) : (text[..place], text[(place + at.Length)..]);
    }
}
