using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>What came of reading a lesson.</summary>
/// <param name="Lesson">The lesson; none where there are faults.</param>
/// <param name="Faults">All that is wrong, in the order of the text.</param>
public sealed record LessonReading(Lesson? Lesson, IReadOnlyList<Fault> Faults);

/// <summary>A list of mappings of one kind, of some length.</summary>
/// <param name="form">What each looks like.</param>
/// <param name="empty">What each is before it is read.</param>
/// <param name="least">Fewest there may be.</param>
/// <param name="most">Most there may be.</param>
/// <param name="of">What they are.</param>
internal sealed class ListOf<T>(Form<T> form, T empty, int least, int most, Phrase of) : Form<IReadOnlyList<T>>
{
    public override Phrase Allowed { get; } = new($"a list of {least} to {most} {of.En}", $"含 {least} 至 {most} 个{of.Zh}的列表");

    /// <summary>What is wrong with them together, and with which, from 0.</summary>
    public Func<IReadOnlyList<T>, (int Index, Phrase Why)?> Check { get; init; } = _ => null;

    public override IReadOnlyList<T> Read(Node node, IReadOnlyList<T> present, Faults faults)
    {
        if (node is not Items list || list.Values.Count < least || list.Values.Count > most)
        {
            if (node is Items other)
                faults.Add(node.At, Says.Wrong(Allowed, new($"{other.Values.Count}", $"{other.Values.Count} 个")));
            else
                Wrong(node, present, faults);
            return present;
        }
        int before = faults.Count;
        T[] read = [.. list.Values.Select(value => form.Read(value, empty, faults))];
        if (faults.Count == before && Check(read) is var (index, why))
            faults.Add(list.Values[index].At, why);
        return read;
    }

    public override Node Write(IReadOnlyList<T> value) => new Items(default, [.. value.Select(form.Write)]);

    public override System.Text.Json.Nodes.JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["minItems"] = least,
        ["maxItems"] = most,
        ["items"] = form.Schema(),
    };
}

/// <summary>Two numbers, the lower first: <c>[-0.05, 0.05]</c>.</summary>
internal sealed class Span(Number<double> bound) : Form<(double Low, double High)?>
{
    public override Phrase Allowed { get; } = new("two numbers such as [-0.05, 0.05], the lower first", "形如 [-0.05, 0.05] 的两个数，较小者在前");

    public override (double Low, double High)? Read(Node node, (double Low, double High)? present, Faults faults)
    {
        if (node is not Items { Values: [var one, var other] })
            return Wrong(node, present, faults);
        int before = faults.Count;
        var (low, high) = (bound.Read(one, 0, faults), bound.Read(other, 0, faults));
        if (faults.Count == before && low >= high)
            faults.Add(node.At, Says.Wrong(Allowed, new($"[{low}, {high}]", $"[{low}, {high}]")));
        return (low, high);
    }

    public override Node Write((double Low, double High)? value) =>
        new Items(default, [bound.Write(value!.Value.Low), bound.Write(value.Value.High)]);

    public override System.Text.Json.Nodes.JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["minItems"] = 2,
        ["maxItems"] = 2,
        ["items"] = bound.Schema(),
    };
}
