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

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file; the scenario is named after it.</summary>
    public static Reading Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var (bytes, fault) = Bytes(path);
        if (fault is not { } unreadable)
        {
            try
            {
                return Parse(Path.GetFileNameWithoutExtension(path), Utf8.GetString(bytes), path);
            }
            catch (DecoderFallbackException)
            {
                unreadable = Says.NotUtf8;
            }
        }
        return Unread(path, unreadable);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="name">The scenario's name.</param>
    /// <param name="text">YAML.</param>
    /// <param name="file">What faults call the text.</param>
    public static Reading Parse(string name, string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Encoding.UTF8.GetByteCount(text) > MaxBytes)
            return Unread(file, Says.TooLarge(MaxBytes));
        var faults = new Faults(file);
        text = text.TrimStart('\uFEFF');
        var present = new Scenario { Name = name, Question = default, Rounds = 0 };
        if (!IsText(text, faults) || TreeReader.Read(text, faults) is not { } root)
            return Reading.Of(null, faults);
        return Reading.Of(Layout.Scenario.Read(root, present, faults), faults);
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

    /// <summary>The scenario with one of its own numbers set: <c>rounds</c>, <c>replications</c> or <c>seed</c>.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="key">The key in a scenario file.</param>
    /// <param name="value">The number as written.</param>
    /// <param name="option">What a fault calls the place it was written in: <c>--rounds</c>.</param>
    public static Reading Set(Scenario scenario, string key, string value, string option)
    {
        var faults = new Faults(option);
        return Reading.Of(Layout.Scenario.ReadEntry(Written(key), Written(value), scenario, faults), faults);
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

    // The parser takes U+0000 for the end, and disagrees with editors on what else breaks a line.
    private static bool IsText(string text, Faults faults)
    {
        int line = 1, start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\n')
                (line, start) = (line + 1, i + 1);
            else if (char.IsControl(c) && c is not ('\t' or '\r') || c is '\u2028' or '\u2029' || IsLoneSurrogate(text, i))
            {
                faults.Add(new(line, i - start + 1), Says.NotText(c));
                return false;
            }
        }
        return true;
    }

    private static bool IsLoneSurrogate(string text, int i) =>
        char.IsHighSurrogate(text[i]) ? i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])
        : char.IsLowSurrogate(text[i]) && (i == 0 || !char.IsHighSurrogate(text[i - 1]));

    private static (byte[] Bytes, Phrase? Fault) Bytes(string path)
    {
        if (Directory.Exists(path))
            return ([], Says.Directory);
        try
        {
            using var file = File.OpenRead(path);
            var bytes = new byte[MaxBytes + 1];
            int count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return count > MaxBytes ? ([], Says.TooLarge(MaxBytes)) : (bytes[..count], null);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            return ([], Says.NoFile);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return ([], Says.Unreadable(unreadable.Message));
        }
    }
}
