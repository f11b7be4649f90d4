using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>Lesson files: YAML, read strictly with the scenario they name. A text gives a lesson, or its faults; it never throws.</summary>
public static class LessonFile
{
    private static readonly Phrase NotAName = new("expected the name of a scenario file in the folder above, such as warm-up.yaml",
        "应为上一级文件夹中的情景文件名，如 warm-up.yaml");

    /// <summary>Reads a file; the lesson is named after it, and its scenario lies in the folder above.</summary>
    public static LessonReading Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string above = Path.Combine(Path.GetDirectoryName(path) ?? "", "..", "lesson");
        var faults = new Faults(path, new Companions(above));
        return TextFile.Read(path, ScenarioFile.MaxBytes, faults) is { } text
            ? Parse(Path.GetFileNameWithoutExtension(path), text, faults)
            : new(null, faults.InOrder());
    }

    /// <summary>Reads a text.</summary>
    /// <param name="name">The lesson's name.</param>
    /// <param name="text">YAML.</param>
    /// <param name="file">What faults call the text.</param>
    /// <param name="scenarios">The scenario files it may name.</param>
    public static LessonReading Parse(string name, string text, string file, IReadOnlyList<NamedFile> scenarios)
    {
        ArgumentNullException.ThrowIfNull(text);
        var faults = new Faults(file, new Companions(file, scenarios));
        return TextFile.Checked(text, faults) is { } readable ? Parse(name, readable, faults) : new(null, faults.InOrder());
    }

    private static LessonReading Parse(string name, string text, Faults faults)
    {
        if (TreeReader.Read(text, faults) is not { } root)
            return new(null, faults.InOrder());
        var lesson = LessonLayout.Lesson.Read(root, new() { Name = name }, faults);
        if (faults.Count == 0)
            lesson = WithScenario(lesson, (Map)root, faults);
        return new(faults.Count == 0 ? lesson : null, faults.InOrder());
    }

    private static Lesson WithScenario(Lesson lesson, Map root, Faults faults)
    {
        if (lesson.File != Path.GetFileName(lesson.File))
        {
            faults.Add(At(root, "scenario"), NotAName);
            return lesson;
        }
        var (text, unread) = faults.Beside.Open(lesson.File, ScenarioFile.MaxBytes);
        faults.Include(unread);
        if (text is null)
            return lesson;
        var reading = ScenarioFile.Parse(lesson.Name, text, lesson.File);
        faults.Include(reading.Faults);
        if (reading.Scenario is not { } scenario)
            return lesson;
        Check(lesson, scenario, root, faults);
        return lesson with
        {
            Scenario = scenario with
            {
                Rounds = lesson.Stops[^1].Until,
                Replications = 1,
                Hypothesis = null,
                Seed = lesson.Seed ?? scenario.Seed,
            },
        };
    }

    private static void Check(Lesson lesson, Scenario scenario, Map root, Faults faults)
    {
        if (lesson.Stops[^1].Until > scenario.Rounds)
            faults.Add(At(root, "stops"), new(
                $"the last stop ends with round {lesson.Stops[^1].Until}; the scenario has {scenario.Rounds}",
                $"最后一站止于第 {lesson.Stops[^1].Until} 轮，而情景只有 {scenario.Rounds} 轮"));
        if (scenario.Decisions.Count > 0)
            faults.Add(At(root, "scenario"), new(
                "the scenario has decisions of persons; in a lesson the class decides", "情景中已有由人作出的决定；课堂上应由学生决定"));
        var plan = scenario.Community;
        if (lesson.Enterprises > plan.Enterprises || lesson.Universities > plan.Universities)
            faults.Add(At(root, "seats"), new(
                $"the scenario has {plan.Enterprises} enterprises and {plan.Universities} universities, no more seats than that",
                $"情景只有 {plan.Enterprises} 家企业与 {plan.Universities} 所高校，席位不得更多"));
    }

    private static Place At(Map root, string key) => root.Entries.First(entry => entry.Key.Text == key).Value.At;
}
