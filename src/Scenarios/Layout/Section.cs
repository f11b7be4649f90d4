using System.Text.Json.Nodes;
using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>A mapping whose keys are fields; what is absent stays as it is.</summary>
internal sealed class Section<T>(params IReadOnlyList<Field<T>> fields) : Form<T>
{
    /// <summary>What its keys are called.</summary>
    public Phrase Kind { get; init; } = Says.Key;

    /// <summary>Whether what is absent is nothing, rather than as it is by default.</summary>
    public bool BeginsAnew { get; init; }

    /// <summary>What is wrong with the fields together, if anything is.</summary>
    public Func<T, Phrase?> Check { get; init; } = _ => null;

    public override Phrase Allowed { get; } = new(
        $"a mapping ({Keys(", ", fields)})", $"映射（{Keys("、", fields)}）");

    public override T Read(Node node, T present, Faults faults)
    {
        if (node is not Map map)
            return Wrong(node, present, faults);
        int before = faults.Count;
        var value = BeginsAnew ? default! : present;
        foreach (var (key, entry) in map.Entries.OrderBy(entry => fields.Any(field => field.IsReadLast && field.Key == entry.Key.Text)))
            value = ReadEntry(key, entry, value, faults);
        foreach (var field in fields.Where(field => field.IsNeeded && !map.Entries.Any(entry => entry.Key.Text == field.Key)))
            faults.Add(map.At, Says.Missing(field.Key, field.Meaning));
        foreach (var (key, instead) in Doubled(map))
            faults.Add(key.At, Says.InsteadOf(key.Text, instead));
        if (faults.Count == before && Check(value) is { } wrong)
            faults.Add(map.At, wrong);
        return value;
    }

    private IEnumerable<(Scalar Key, string Instead)> Doubled(Map map) =>
        from field in fields
        where map.Entries.Any(entry => entry.Key.Text == field.Key)
        from entry in map.Entries
        where field.Instead.Contains(entry.Key.Text)
        select (entry.Key, field.Key);

    /// <summary>The value with one of its fields read.</summary>
    public T ReadEntry(Scalar key, Node entry, T value, Faults faults)
    {
        if (fields.FirstOrDefault(field => field.Key == key.Text) is { } field)
            return field.Read(key, entry, value, faults);
        faults.Add(key.At, Says.Unknown(Kind, key.Text, [.. fields.Select(known => known.Key)]));
        return value;
    }

    public override Node Write(T value) => new Map(default,
        [.. fields.Where(field => field.IsWritten(value)).Select(field => (Plain(field.Key), field.Write(value)))]);

    /// <summary>The node that, read on top of another value, gives this one.</summary>
    public Map WriteChange(T value, T from) => new(default,
        [.. fields.Where(field => Differs(field, value, from)).Select(field => (Plain(field.Key), field.Write(value)))]);

    private static bool Differs(Field<T> field, T value, T from) => (field.IsWritten(value), field.IsWritten(from)) switch
    {
        (true, true) => TextOf(field.Write(value)) != TextOf(field.Write(from)),
        var (one, other) => one != other,
    };

    private static string TextOf(Node node) => TreeWriter.Write(new Map(default, [(Plain("value"), node)]));

    private static string Keys(string comma, IEnumerable<Field<T>> of) =>
        string.Join(comma, of.Select(known => known.Key));

    public override JsonObject Schema()
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Schema()))),
        };
        var doubled = fields.SelectMany(field => field.Instead.Select(key =>
            (JsonNode?)new JsonObject { ["required"] = new JsonArray(field.Key, key) })).ToArray();
        if (doubled.Length > 0)
            schema["not"] = new JsonObject { ["anyOf"] = new JsonArray(doubled) };
        var needed = fields.Where(field => field.IsNeeded).Select(field => (JsonNode?)field.Key).ToArray();
        if (needed.Length > 0)
            schema["required"] = new JsonArray(needed);
        return schema;
    }
}
