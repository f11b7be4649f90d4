using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>What a value looks like in a scenario file: how it is read, written and described in the schema.</summary>
internal abstract class Form<T>
{
    /// <summary>What is allowed, as a fault says it.</summary>
    public abstract Phrase Allowed { get; }

    /// <summary>The value of a node; the present one where faults are reported instead.</summary>
    public abstract T Read(Node node, T present, Faults faults);

    /// <summary>The node that reads back as a value.</summary>
    public abstract Node Write(T value);

    /// <summary>The JSON Schema of it.</summary>
    public abstract JsonObject Schema();

    /// <summary>Reports that a node is not of this form.</summary>
    protected T Wrong(Node node, T present, Faults faults)
    {
        if (node is not Broken)
            faults.Add(node.At, Says.Wrong(Allowed, Says.Found(node)));
        return present;
    }

    protected static Scalar Plain(string text) => new(default, text, IsPlain: true);
}

/// <summary>A number in plain notation (JSON's), within a range; a whole one unless <typeparamref name="T"/> is double.</summary>
internal sealed partial class Number<T>(T minimum, T maximum) : Form<T> where T : struct, INumber<T>
{
    private static readonly bool IsWhole = typeof(T) != typeof(double);

    public override Phrase Allowed { get; } = new(
        $"a {(IsWhole ? "whole " : "")}number from {Text(minimum)} to {Text(maximum)}",
        $"介于 {Text(minimum)} 至 {Text(maximum)} 的{(IsWhole ? "整数" : "数")}");

    public override T Read(Node node, T present, Faults faults)
    {
        if (node is not Scalar { IsPlain: true } scalar || !(IsWhole ? Whole() : Decimal()).IsMatch(scalar.Text))
            return Wrong(node, present, faults);
        // What overflows is too large for any range.
        if (T.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum)
            return T.IsZero(value) ? T.Zero : value;
        faults.Add(node.At, Says.OutOfRange(scalar.Text, Allowed));
        return present;
    }

    public override Node Write(T value) => Plain(Text(value));

    public override JsonObject Schema() => new()
    {
        ["type"] = IsWhole ? "integer" : "number",
        ["minimum"] = JsonValue.Create(minimum),
        ["maximum"] = JsonValue.Create(maximum),
    };

    private static string Text(T value) => value.ToString(null, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)\z")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Decimal();
}

/// <summary>One of some words, each of which stands for a value.</summary>
internal sealed class Word<T>(Phrase kind, params IReadOnlyList<(string Name, T Value)> words) : Form<T>
{
    public Phrase Kind => kind;

    public override Phrase Allowed { get; } = words.Count > Says.Few
        ? new($"a {kind.En}", kind.Zh)
        : new(string.Join(" or ", words.Select(word => word.Name)), $"以下之一：{string.Join("、", words.Select(word => word.Name))}");

    public override T Read(Node node, T present, Faults faults)
    {
        if (node is not Scalar { Text: not "" } scalar)
            return Wrong(node, present, faults);
        foreach (var (name, value) in words)
            if (name == scalar.Text)
                return value;
        faults.Add(node.At, Says.Unknown(kind, scalar.Text, [.. words.Select(word => word.Name)]));
        return present;
    }

    public override Node Write(T value) => Plain(words.First(word => EqualityComparer<T>.Default.Equals(word.Value, value)).Name);

    public override JsonObject Schema() => new()
    {
        ["type"] = "string",
        ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word.Name))]),
    };
}

/// <summary>true or false, and nothing else that YAML has taken for them.</summary>
internal sealed class Truth : Form<bool>
{
    public override Phrase Allowed { get; } = new("true or false", "布尔值 true 或 false");

    public override bool Read(Node node, bool present, Faults faults) =>
        node is Scalar { IsPlain: true, Text: "true" or "false" } scalar ? scalar.Text == "true" : Wrong(node, present, faults);

    public override Node Write(bool value) => Plain(value ? "true" : "false");

    public override JsonObject Schema() => new() { ["type"] = "boolean" };
}
