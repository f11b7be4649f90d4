using Gongyu.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Event = YamlDotNet.Core.Events;

namespace Gongyu.Scenarios;

/// <summary>
/// Reads YAML as a small tree, from the events of the parser: so nothing is built from a text that is too deep or too large, and what
/// a deserializer would pass over (a key that appears twice, an alias, a tag) is seen, with its place.
/// </summary>
internal sealed class TreeReader
{
    public const int MaxDepth = 16;
    public const int MaxNodes = 20_000;

    private readonly Parser parser;
    private readonly Faults faults;
    private int nodes;

    private TreeReader(string text, Faults faults) => (parser, this.faults) = (new(new StringReader(text)), faults);

    /// <summary>The tree of a text; none where it is empty or cannot be read to its end.</summary>
    public static Node? Read(string text, Faults faults)
    {
        var reader = new TreeReader(text, faults);
        try
        {
            return reader.Document();
        }
        catch (TooMuchException tooMuch)
        {
            faults.Add(tooMuch.At, tooMuch.What);
        }
        catch (YamlException broken)
        {
            faults.Add(PlaceOf(broken.Start), Says.NotYaml(broken.Message));
        }
        // The parser meets some texts with these, without a place: the last event's is near.
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException)
        {
            faults.Add(PlaceOf(reader.parser.Current?.Start ?? Mark.Empty), Says.NotYaml(broken.Message));
        }
        return null;
    }

    private Node? Document()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            faults.Add(default, Says.Nothing);
            return null;
        }
        var root = Next(0);
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second))
            faults.Add(PlaceOf(second.Start), Says.Documents);
        return root;
    }

    private Node Next(int depth)
    {
        var at = PlaceOf(parser.Current!.Start);
        if (++nodes > MaxNodes)
            throw new TooMuchException(at, Says.TooMany(MaxNodes));
        if (parser.TryConsume<AnchorAlias>(out _))
        {
            faults.Add(at, Says.Alias);
            return new Broken(at);
        }
        var node = parser.Consume<NodeEvent>();
        if (!node.Anchor.IsEmpty)
            faults.Add(at, Says.Alias);
        if (!node.Tag.IsEmpty)
            faults.Add(at, Says.Tag);
        if (node is Event.Scalar scalar)
            return new Scalar(at, scalar.Value, scalar.Style == ScalarStyle.Plain);
        if (depth == MaxDepth)
            throw new TooMuchException(at, Says.TooDeep(MaxDepth));
        return node is SequenceStart ? Items(at, depth) : Map(at, depth);
    }

    private Items Items(Place at, int depth)
    {
        var values = new List<Node>();
        while (!parser.TryConsume<SequenceEnd>(out _))
            values.Add(Next(depth + 1));
        return new(at, values);
    }

    private Map Map(Place at, int depth)
    {
        var entries = new List<(Scalar Key, Node Value)>();
        var lines = new Dictionary<string, int>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var (key, value) = (Next(depth + 1), Next(depth + 1));
            if (key is not Scalar name)
                faults.Add(key.At, Says.KeyNotName);
            else if (name is { IsPlain: true, Text: "<<" })
                faults.Add(name.At, Says.Merge);
            else if (!lines.TryAdd(name.Text, name.At.Line))
                faults.Add(name.At, Says.Twice(Says.Key, name.Text, lines[name.Text]));
            else
                entries.Add((name, value));
        }
        return new(at, entries);
    }

    private static Place PlaceOf(Mark mark) => new((int)mark.Line, (int)mark.Column);

    private sealed class TooMuchException(Place at, Phrase what) : Exception
    {
        public Place At => at;

        public Phrase What => what;
    }
}
