using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>A text that is not blank. What YAML takes for a number, a truth or nothing is a text only in quotes.</summary>
internal sealed partial class Text : Form<string>
{
    public override Phrase Allowed { get; } = new("a text", "文本");

    public override string Read(Node node, string present, Faults faults)
    {
        if (node is not Scalar scalar || string.IsNullOrWhiteSpace(scalar.Text) || scalar.IsPlain && OtherThanText().IsMatch(scalar.Text))
            return Wrong(node, present, faults);
        // An escape can bring in what a terminal would obey.
        if (scalar.Text.Any(c => char.IsControl(c) && c != '\n'))
            faults.Add(node.At, Says.NotText(scalar.Text.First(c => char.IsControl(c) && c != '\n')));
        return scalar.Text;
    }

    public override Node Write(string value) => new Scalar(default, value, IsPlain: false);

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = @"\S" };

    [GeneratedRegex(@"^(~|null|true|false|[-+]?(\.inf|[0-9][0-9_.:xob]*([eE][-+]?[0-9]+)?)|\.nan)\z", RegexOptions.IgnoreCase)]
    private static partial Regex OtherThanText();
}

/// <summary>A text in both languages: one for both, or one for each.</summary>
internal sealed class TwoTexts : Form<Phrase>
{
    private static readonly Text One = new();

    private readonly Section<Phrase> each = new(
        Field.Of("en", "in English", "英文", One, (Phrase p) => p.En, (p, text) => p with { En = text }).Needed(),
        Field.Of("zh", "in Chinese", "中文", One, (Phrase p) => p.Zh, (p, text) => p with { Zh = text }).Needed());

    public override Phrase Allowed => One.Allowed;

    public override Phrase Read(Node node, Phrase present, Faults faults)
    {
        if (node is not Scalar)
            return each.Read(node, present, faults);
        string both = One.Read(node, present.En, faults);
        return new(both, both);
    }

    public override Node Write(Phrase value) => each.Write(value);

    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray(One.Schema(), each.Schema()) };
}

/// <summary>A list of words, each once.</summary>
internal sealed class Words<T>(Word<T> word) : Form<IReadOnlyList<T>>
{
    public override Phrase Allowed { get; } = new("a list such as [a, b]", "形如 [a, b] 的列表");

    public override IReadOnlyList<T> Read(Node node, IReadOnlyList<T> present, Faults faults)
    {
        if (node is not Items list)
            return Wrong(node, present, faults);
        var lines = new Dictionary<string, int>();
        foreach (var scalar in list.Values.OfType<Scalar>())
            if (!lines.TryAdd(scalar.Text, scalar.At.Line))
                faults.Add(scalar.At, Says.Twice(word.Kind, scalar.Text, lines[scalar.Text]));
        return [.. list.Values.Select(value => word.Read(value, default!, faults))];
    }

    public override Node Write(IReadOnlyList<T> value) => new Items(default, [.. value.Select(word.Write)]);

    public override JsonObject Schema() => new() { ["type"] = "array", ["uniqueItems"] = true, ["items"] = word.Schema() };
}
