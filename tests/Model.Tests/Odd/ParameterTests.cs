using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Gongyu.Model.Tests.Odd;

public partial class ParameterTests
{
    /// <summary>What is no parameter of a rule: numbers of arithmetic and chance, sizes of buffers, limits of what may be asked for.</summary>
    private static readonly string[] NoParameters =
    [
        "Course.*", "Dynamics.*", // how a metric is measured, not how anybody acts
        "Philox.*", "Portable.*", "Chance.Redraws", "Record.*", "Recorder.ModelVersion", "StakeholderId.MaxNumber",
        "Settle.MostReported", "Settle.MostBooked", "Settle.MostOwn", "Supervise.MostReported", "Supervise.MostOwnEntries",
        "Supervise.ClaimsOfFiling", "CommunityPlan.Max*", "DemandShock.MaxSize", "Scenario.Max*", "Organisation.Drawn",
        "ProgrammeBudget.Most", "Amounts.Count", "Phrase.LongestQuote",
    ];

    internal static readonly string Root = RootOf(AppContext.BaseDirectory);

    [Fact]
    public void Every_constant_of_a_rule_is_a_parameter() => Assert.Empty(
        from type in typeof(Parameter).Assembly.GetTypes()
        where !type.IsEnum && !type.Name.Contains('<', StringComparison.Ordinal)
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where field.IsLiteral && field.FieldType.IsPrimitive && field.GetCustomAttribute<ParameterAttribute>() is null
        let name = $"{type.Name}.{field.Name}"
        where !NoParameters.Any(pattern => name == pattern || pattern.EndsWith('*') && name.StartsWith(pattern[..^1], StringComparison.Ordinal))
        select name);

    /// <summary>A half is where a draw or a practice has its middle; how stakeholders are drawn stands in a table of the page.</summary>
    [Fact]
    public void No_rule_has_a_fraction_without_a_name() => Assert.Empty(
        from folder in (string[])["Agreements", "Mechanisms", "Rounds", "Stakeholders"]
        from path in Directory.EnumerateFiles(Path.Combine(Root, "src", "Model", folder), "*.cs")
        where Path.GetFileName(path) != "Founding.cs"
        from line in File.ReadLines(path)
        where !line.Contains(" const ", StringComparison.Ordinal) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
        from number in Fractions().Matches(Strings().Replace(line, ""))
        where number.Value != "0.5" && number.Value != "1.0"
        select $"{Path.GetFileName(path)}: {line.Trim()}");

    [Fact]
    public void Parameters_have_names_of_their_own_and_say_what_they_mean_in_both_languages()
    {
        Assert.Distinct(Parameter.All.Select(one => one.Name));
        Assert.Distinct(Parameter.All.Select(one => one.Meaning.En).Where(text => !text.StartsWith("The same", StringComparison.Ordinal)
            && !text.Contains("Part of it", StringComparison.Ordinal) && !text.StartsWith("More of it", StringComparison.Ordinal)));
        Assert.All(Parameter.All, one => Assert.NotEmpty(one.About.Unit));
        Assert.All(Parameter.All, one => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", one.Meaning.Zh));
    }

    [Fact]
    public void Literature_named_by_a_parameter_is_among_the_references_of_both_pages()
    {
        foreach (string page in (string[])["odd.md", "odd.zh-CN.md"])
        {
            string references = File.ReadAllText(Path.Combine(Root, "docs", page));
            references = references[references.LastIndexOf("\n## ", StringComparison.Ordinal)..];
            foreach (string work in Parameter.All.SelectMany(one => one.About.After?.Split("; ") ?? []))
                Assert.Contains(
                    references.Split("\n- "),
                    reference => reference.StartsWith(work.Split(' ')[0], StringComparison.Ordinal)
                        && reference.Contains($"({work[^4..]})", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_page_of_parameters_lists_all_with_their_values()
    {
        string page = File.ReadAllText(Path.Combine(Root, "docs", "reference", "parameters.md"));
        Assert.Equal(
            Parameter.All.Select(one => $"{one.Name} {Written(one.Value)}"),
            RowsOfPage().Matches(page).Select(row => $"{row.Groups[1]} {row.Groups[2]}"));
    }

    /// <summary>A constant that was changed or added wants a new run: dotnet run dev.cs -- sensitivity.</summary>
    [Fact]
    public void Sensitivity_was_measured_for_all_parameters_at_their_present_values() => Assert.Equal(
        Parameter.All.Select(one => $"{one.Name},{Written(one.Value)}"),
        File.ReadLines(Path.Combine(Root, "docs", "sensitivity.csv")).Skip(1).Select(row => string.Join(',', row.Split(',')[..2])));

    /// <summary>Section 7.16 of the page.</summary>
    [Fact]
    public void Results_hang_on_the_numbers_that_the_page_names()
    {
        string[] names = ["Surplus.BaseFit", "TierTerms.JointPlatformValue", "TierTerms.OrderClassPromotion", "TierTerms.JointPlatformEnterprise"];
        var rows = File.ReadLines(Path.Combine(Root, "docs", "sensitivity.csv")).Select(row => row.Split(',')).ToArray();
        int baseline = Array.IndexOf(rows[0], "baseline.cooperation.ratio"), all = Array.IndexOf(rows[0], "all.cooperation.ratio");
        int committed = Array.IndexOf(rows[0], "all.stance.enterprise.committed");
        double Of(string[] row, int column) => double.Parse(row[column], CultureInfo.InvariantCulture);
        var strongest = rows[1..].OrderByDescending(row => Math.Abs(Of(row, baseline))).Take(names.Length).ToArray();
        Assert.Equal(names, strongest.Select(row => row[0]));
        Assert.Equal([6, 4, -3, -3], strongest.Select(row => Math.Round(Of(row, baseline))));
        Assert.DoesNotContain(rows[1..], row => Math.Max(Math.Abs(Of(row, all)), Math.Abs(Of(row, committed))) > 1 / 3.0);
    }

    private static string Written(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string RootOf(string folder) =>
        File.Exists(Path.Combine(folder, "Simulation.sln")) ? folder : RootOf(Path.GetDirectoryName(folder)!);

    [GeneratedRegex(@"(?<![\w.])\d+\.\d+")]
    private static partial Regex Fractions();

    [GeneratedRegex("\"[^\"]*\"|//.*")]
    private static partial Regex Strings();

    [GeneratedRegex(@"^\| `([A-Za-z]+\.[A-Za-z]+)` \| (\S+) \|", RegexOptions.Multiline)]
    private static partial Regex RowsOfPage();
}
