namespace Gongyu.Scenarios.Tests;

public class HostileTests
{
    private static readonly string[] Shards =
    [
        ":", ": ", "\n", "\n  ", "  ", "\t", "- ", "[", "]", "{", "}", ",", "&a ", "*a ", "!x ", "!!str ", "<<: ", "? ", "---\n", "...\n", "\"", "'",
        "|\n", ">-\n", "#", "%YAML 9.9\n", "%TAG ! x\n", "@", "`", "\\", "\"\\x\"", "\"\\UFFFFFFFF\"", "\0", "\u0085", "\u2028", "\uFEFF", "\ud800",
        "😀", "1e999", ".nan", "-", "0", "~", "question", "seed: 1\n", "rounds",
    ];

    private static readonly Gen<string> Mutant = Gen.Select(
        Some.Any.Select(ScenarioFile.Write),
        Gen.Select(Gen.Double[0, 1], Gen.Int[0, 20], Gen.OneOf(Shards)).Array[1, 6],
        (text, cuts) => cuts.Aggregate(text, (before, cut) =>
        {
            int at = (int)(cut.Item1 * before.Length);
            return before.Remove(at, Math.Min(cut.Item2, before.Length - at)).Insert(at, cut.Item3);
        }));

    [Fact]
    public void A_broken_text_gives_a_scenario_that_survives_writing_or_faults() => Mutant.Sample(IsReadOrFaulted, iter: 5_000);

    [Fact]
    public void Any_text_gives_a_scenario_or_faults() => Gen.String.Sample(IsReadOrFaulted, iter: 5_000);

    [Fact]
    public void Shards_of_yaml_give_a_scenario_or_faults() =>
        Gen.OneOf(Shards).Array[0, 30].Select(string.Concat).Sample(IsReadOrFaulted, iter: 20_000);

    [Fact]
    public void Sixteen_levels_are_read_and_no_more()
    {
        Assert.DoesNotContain(Nested(15).Faults, fault => fault.What.En.StartsWith("nested", StringComparison.Ordinal));
        var fault = Assert.Single(Nested(16).Faults);
        Assert.Equal("some.yaml:1:19: nested deeper than 16 levels", fault.In("en"));
    }

    [Fact]
    public void A_text_of_brackets_is_one_fault()
    {
        foreach (string bracket in (string[])["[", "{", "{a: ", "- ", "? ", "a:\n "])
        {
            string text = string.Concat(Enumerable.Repeat(bracket, ScenarioFile.MaxBytes / 8));
            Assert.NotEmpty(Some.Parse(text).Faults);
        }
    }

    [Fact]
    public void Twenty_thousand_values_are_read_and_no_more()
    {
        string Many(int values) => "a: [" + string.Join(',', Enumerable.Repeat("1", values)) + "]";
        Assert.DoesNotContain(Some.Parse(Many(19_997)).Faults, fault => fault.What.En.StartsWith("more than", StringComparison.Ordinal));
        var fault = Assert.Single(Some.Parse(Many(19_998)).Faults);
        Assert.Equal($"some.yaml:1:{5 + 2 * 19_997}: more than 20,000 values", fault.In("en"));
    }

    [Fact]
    public void An_alias_is_never_followed()
    {
        string bomb = "a0: &a0 [x]\n" + string.Concat(Enumerable.Range(1, 50).Select(i => $"a{i}: &a{i} [*a{i - 1} , *a{i - 1} ]\n"));
        var aliases = Some.Parse(bomb).Faults.Where(fault => fault.What.En.StartsWith("anchors", StringComparison.Ordinal));
        Assert.Equal(51 + 2 * 50, aliases.Count());
    }

    private static Reading Nested(int lists) => Some.Parse("a: " + new string('[', lists) + new string(']', lists));

    private static bool IsReadOrFaulted(string text)
    {
        var reading = Some.Parse(text);
        return reading.Succeeded ? reading.Faults.Count == 0 && Some.SurvivesWriting(reading.Scenario) : reading.Faults.Count > 0;
    }
}
