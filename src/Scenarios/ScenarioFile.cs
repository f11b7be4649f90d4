using System.Text;
using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>
/// Scenario files: YAML, read strictly. A text gives a scenario, or all that is wrong with it; it never throws.
/// </summary>
public static class ScenarioFile
{
    /// <summary>Most bytes a scenario file can have.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>Reads a file and the files it names; the scenario is named after it.</summary>
    public static Reading Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var faults = new Faults(path, new Companions(path));
        return TextFile.Read(path, MaxBytes, faults) is { } text
            ? Parse(Path.GetFileNameWithoutExtension(path), text, faults)
            : Reading.Of(null, faults);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="name">The scenario's name.</param>
    /// <param name="text">YAML.</param>
    /// <param name="file">What faults call the text.</param>
    /// <param name="files">The files that the text may name.</param>
    public static Reading Parse(string name, string text, string file, IReadOnlyList<NamedFile>? files = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Encoding.UTF8.GetByteCount(text) > MaxBytes)
            return Unread(file, Says.TooLarge(MaxBytes));
        var faults = new Faults(file, new Companions(file, files ?? []));
        return TextFile.Checked(text, faults) is { } readable ? Parse(name, readable, faults) : Reading.Of(null, faults);
    }

    private static Reading Parse(string name, string text, Faults faults)
    {
        var present = new Scenario { Name = name, Question = default, Rounds = 0 };
        if (TreeReader.Read(text, faults) is not { } root)
            return Reading.Of(null, faults);
        var scenario = Layout.Scenario.Read(root, present, faults);
        return Reading.Of(scenario with { Files = faults.Beside.Read }, faults);
    }

    /// <summary>The text of a scenario with all its defaults, which reads back as the same scenario.</summary>
    public static string Write(Scenario scenario) => TreeWriter.Write(Layout.Scenario.Write(scenario));

    /// <summary>The scenario with one lever set.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="assignment"><c>lever=value</c>.</param>
    /// <param name="option">What a fault calls the place it was written in.</param>
    public static Reading Override(Scenario scenario, string assignment, string option = "--set")
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(assignment);
        var faults = new Faults($"{option} {Says.Clip(assignment)}");
        int equals = assignment.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
            return Unread(option, Says.NotAssignment(assignment));
        var policy = Layout.Policy.ReadEntry(Written(assignment[..equals]), Written(assignment[(equals + 1)..]), scenario.Policy, faults);
        return Reading.Of(scenario with { Policy = policy }, faults);
    }

    /// <summary>The scenario with levers set otherwise after a round, and with what persons decide for the next.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="round">The last round that stays as it is, as written; 0 changes it from its beginning.</param>
    /// <param name="assignments"><c>lever=value</c> or, for the round after that, <c>member=stance</c> each.</param>
    public static Reading Fork(Scenario scenario, string round, IReadOnlyList<string> assignments)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(assignments);
        var at = new Faults("--at");
        int after = new Number<int>(0, scenario.Rounds - 1).Read(Written(round), 0, at);
        var (change, faults) = Asked.Change([.. assignments.Where(assignment => !Asked.IsDecision(assignment))]);
        var (decided, wrong) = Asked.Decide(scenario, after + 1, [.. assignments.Where(Asked.IsDecision)]);
        return Reading.Of(
            change == PolicyChange.None ? decided : decided.From(after + 1, change), [.. at.InOrder(), .. faults, .. wrong]);
    }

    /// <summary>The scenario with one of its own numbers set: <c>rounds</c>, <c>replications</c> or <c>seed</c>.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="key">The key in a scenario file.</param>
    /// <param name="value">The number as written.</param>
    /// <param name="option">What a fault calls the place it was written in: <c>--rounds</c>.</param>
    public static Reading Set(Scenario scenario, string key, string value, string option)
    {
        var faults = new Faults(option);
        var set = Layout.Scenario.ReadEntry(Written(key), Written(value), scenario, faults);
        if (set.Decisions.FirstOrDefault(decision => decision.Round > set.Rounds) is { Round: > 0 } late)
            faults.Add(default, Says.DecidedLater(late));
        return Reading.Of(set, faults);
    }

    /// <summary>The fault of naming a metric there is not.</summary>
    /// <param name="id">What was written.</param>
    /// <param name="option">What the fault calls the place it was written in.</param>
    public static Fault UnknownMetric(string id, string option) =>
        new(option, 0, 0, Says.Unknown(Says.Metric, id, [.. Metrics.All.Select(metric => metric.Id)]));

    private static Scalar Written(string text) => new(default, text, IsPlain: true);

    private static Reading Unread(string file, Phrase why)
    {
        var faults = new Faults(file);
        faults.Add(default, why);
        return Reading.Of(null, faults);
    }
}
