using System.Globalization;
using System.Text.RegularExpressions;

namespace Gongyu.Model.Tests.Odd;

/// <summary>The ODD page says of levers, metrics, reasons, draws, tiers and constants what the code says, in both languages.</summary>
public partial class PageTests
{
    public static TheoryData<string> Pages => ["odd.md", "odd.zh-CN.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void It_lists_every_lever_with_its_row(string page) => Assert.Equal(
        Levers.All.Select(lever => $"{lever.Key} {lever.Row}").Order(),
        LeverRows().Matches(Read(page)).Select(row => $"{row.Groups[1]} {row.Groups[2]}").Order());

    [Theory]
    [MemberData(nameof(Pages))]
    public void It_counts_levers_metrics_reasons_and_purposes(string page)
    {
        string text = Read(page);
        Assert.Matches($@"\b{Levers.All.Count} (levers|项政策工具)", text);
        Assert.Matches($@"\b{Metrics.All.Count} (metrics|项指标)", text);
        Assert.Matches($@"\b{Enum.GetValues<Reason>().Length} (of them|种)", text);
        Assert.Matches($@"\b{Enum.GetValues<Purpose>().Length}\s+(purposes|种用途)", text);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void It_lists_every_reason_and_every_purpose_with_its_number(string page)
    {
        string text = Read(page);
        Assert.All(Enum.GetValues<Reason>(), reason => Assert.Contains($"`{reason}`", text, StringComparison.Ordinal));
        Assert.All(Enum.GetValues<Purpose>(), purpose => Assert.Matches($@"\b{(int)purpose} {purpose}\b", text));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void It_has_the_terms_of_every_tier(string page)
    {
        var rows = TierRows().Matches(Read(page));
        Assert.Equal(
            Enum.GetValues<Tier>().Select(tier => (Tier: tier, Terms: TierTerms.Of(tier))).Select(one => (
                (int)one.Tier, one.Terms.EnterpriseCost, one.Terms.UniversityCost, one.Terms.Value,
                double.IsFinite(one.Terms.Promotion) ? one.Terms.Promotion : 0)),
            rows.Select(row => (
                int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture), Number(row.Groups[2].Value), Number(row.Groups[3].Value),
                Number(row.Groups[4].Value), row.Groups[5].Value == "–" ? 0 : Number(row.Groups[5].Value))));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void It_names_the_value_of_every_parameter(string page)
    {
        var numbers = Numbers().Matches(Thousands().Replace(Read(page), "")).Select(number => Number(number.Value)).ToHashSet();
        Assert.Empty(Parameter.All.Where(one => !numbers.Contains(one.Value)).Select(one => one.Name));
    }

    [Fact]
    public void Both_languages_have_the_same_sections_with_the_same_fractions() =>
        Assert.Equal(Sections("odd.md"), Sections("odd.zh-CN.md"));

    // What a section says in numbers with a point, but for references to other sections; the last is literature.
    private static string[] Sections(string page) =>
    [
        .. SectionStarts().Split(Read(page)).Skip(1).SkipLast(1).Select(section =>
            section[..section.IndexOfAny([' ', '\n'])] + ": " + string.Join(' ', Fractions()
                .Matches(References().Replace(section, "")).Select(number => Number(number.Value)).Order()
                .Select(number => number.ToString(CultureInfo.InvariantCulture)))),
    ];

    private static string Read(string page) => File.ReadAllText(Path.Combine(ParameterTests.Root, "docs", page));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\| `([a-z]+\.[A-Za-z]+)`[^|]* \| ([OISG][1-4]) \|", RegexOptions.Multiline)]
    private static partial Regex LeverRows();

    [GeneratedRegex(@"^\| ([1-4]) \| (\S+) \| (\S+) \| (\S+) \| (\S+) \| \S+ \|$", RegexOptions.Multiline)]
    private static partial Regex TierRows();

    [GeneratedRegex(@"(?<=\d)[\s,](?=\d{3}\b)")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"(?<![\d.])\d*\.?\d+")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(?<![\d.])\d*\.\d+(?!\d|\.\d)")]
    private static partial Regex Fractions();

    [GeneratedRegex(@"^#{2,3} (?=\d)", RegexOptions.Multiline)]
    private static partial Regex SectionStarts();

    [GeneratedRegex(@"\b[78]\.\d+\b")]
    private static partial Regex References();
}
