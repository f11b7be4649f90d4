using Gongyu.Model;

namespace Gongyu.Scenarios.Tests;

/// <summary>The lessons for a class: what they tell comes true, and what is wrong in one is told with its place.</summary>
public sealed class LessonTests
{
    private static readonly string Folder = Path.Combine(Some.Folder, "classroom", "lessons");
    private static readonly NamedFile WarmUp = new("warm-up.yaml", File.ReadAllText(Path.Combine(Some.Folder, "classroom", "warm-up.yaml")));
    private static readonly string Written = File.ReadAllText(Path.Combine(Folder, "warm-up.yaml"));

    [Theory]
    [InlineData("warm-up", new[] { 1, 0, 1, 1 })]
    [InlineData("free-riders", new[] { 2, 0, 1 })]
    [InlineData("open-laboratory", new[] { 2, 2, 2, 1 })]
    public void Of_every_stop_exactly_the_option_comes_true_that_its_explanation_is_of(string name, int[] expected)
    {
        var lesson = Read(name);
        Assert.Equal(expected.Length, lesson.Stops.Count);
        var changes = Changes(lesson, 0);
        Assert.Equal(expected, lesson.Stops.Zip(changes, (stop, change) => Assert.Single(stop.Options.Index(), option => option.Item.IsTrueOf(change)).Index));
        Assert.Equal(expected, lesson.Stops.Zip(changes, (stop, change) => stop.TrueOf(change) ?? -1));
    }

    [Theory]
    [InlineData("warm-up")]
    [InlineData("free-riders")]
    [InlineData("open-laboratory")]
    public void What_a_class_sees_is_what_comes_true_most_often_under_other_seeds(string name)
    {
        var lesson = Read(name);
        double[][] others = [.. Enumerable.Range(1000, 200).Select(number => Changes(lesson, number))];
        foreach (var (stop, (told, change)) in lesson.Stops.Zip(Changes(lesson, 0)).Index())
        {
            int[] times = [.. told.Options.Select(option => others.Count(other => option.IsTrueOf(other[stop])))];
            Assert.True(times.Max() == times[told.TrueOf(change)!.Value], $"stop {stop + 1}: {string.Join(", ", times)}");
        }
    }

    [Theory]
    [InlineData("warm-up")]
    [InlineData("free-riders")]
    [InlineData("open-laboratory")]
    public void Every_text_is_in_both_languages_and_every_member_may_be_taken(string name)
    {
        var lesson = Read(name);
        var texts = lesson.Stops.SelectMany(stop => new[] { stop.Title, stop.Tells, stop.Question, stop.Explains }
            .Concat(stop.Options.Select(option => option.Text))).Append(lesson.Title);
        Assert.All(texts, text => Assert.Matches("^[\\x20-\\x7e]+$", text.En));
        Assert.All(texts, text => Assert.Matches("[\\u4e00-\\u9fff]", text.Zh));
        Assert.Equal(lesson.Scenario.Community.Enterprises + lesson.Scenario.Community.Universities, lesson.Seats.Count());
        Assert.Equal((lesson.Stops[^1].Until, 1), (lesson.Scenario.Rounds, lesson.Scenario.Replications));
    }

    [Theory]
    [InlineData("until: 20", "until: 6", 28, "until must be after round 6")]
    [InlineData("until: 30", "until: 31", 6, "the last stop ends with round 31; the scenario has 30")]
    [InlineData("between: [-1.5, 1.5]", "between: [-1.5, 1]", 0, "leave some change out")]
    [InlineData("between: [-1.5, 1.5]", "between: [1.5, -1.5]", 0, "the lower first")]
    [InlineData("below: -1.5", "below: -1.5, above: 3", 0, "cannot be set beside")]
    [InlineData(", below: -1.5", "", 0, "comes true in one condition")]
    [InlineData("metric: agreement.count", "metric: agreement.cuont", 0, "did you mean \"agreement.count\"")]
    [InlineData("incentive.taxRelief: 1", "incentive.taxRelief: 7", 0, "out of range")]
    [InlineData("seats: {enterprises: 8", "seats: {enterprises: 9", 4, "no more seats than that")]
    [InlineData("scenario: warm-up.yaml", "scenario: ../warm-up.yaml", 2, "in the folder above")]
    [InlineData("scenario: warm-up.yaml", "scenario: other.yaml", 0, "there is no such file")]
    [InlineData("seed: 21", "sede: 21", 3, "unknown key")]
    [InlineData("    explains:", "    explain:", 0, "the key \"explains\" is missing")]
    public void What_is_wrong_is_told_with_its_place(string right, string wrong, int line, string why)
    {
        Assert.Contains(right, Written, StringComparison.Ordinal);
        var (lesson, faults) = LessonFile.Parse("l", Written.Replace(right, wrong, StringComparison.Ordinal), "l.yaml", [WarmUp]);
        Assert.Null(lesson);
        Assert.Contains(faults, fault => fault.What.En.Contains(why, StringComparison.Ordinal) && (line == 0 || fault.Line == line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("stops: []")]
    [InlineData("title: t\nscenario: warm-up.yaml\nstops: [1, 2]")]
    [InlineData("title: t\nscenario: warm-up.yaml\nstops: [{}, {}, {}]")]
    [InlineData("- a")]
    public void Anything_else_is_no_lesson(string text)
    {
        var (lesson, faults) = LessonFile.Parse("l", text, "l.yaml", [WarmUp]);
        Assert.Null(lesson);
        Assert.NotEmpty(faults);
    }

    private static Lesson Read(string name)
    {
        var (lesson, faults) = LessonFile.Read(Path.Combine(Folder, $"{name}.yaml"));
        Assert.Empty(faults);
        return lesson!;
    }

    // The change that decides, of every stop.
    private static double[] Changes(Lesson lesson, int replication)
    {
        var rounds = new List<RoundRecord>();
        Community.Play(lesson.Told, replication, new Heard(rounds.Add), TestContext.Current.CancellationToken);
        return [.. lesson.Stops.Select((stop, index) => rounds[stop.Until - 1][stop.Metric] - rounds[lesson.From(index) - 1][stop.Metric])];
    }

    private sealed class Heard(Action<RoundRecord> hear) : IProgress<RoundRecord>
    {
        public void Report(RoundRecord value) => hear(value);
    }
}
