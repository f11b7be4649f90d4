using System.Globalization;
using Gongyu.Experiments;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Client;

/// <summary>What a user lets vary: <c>lever=0..1</c>, <c>lever=0..1/5</c> or <c>lever=0,0.2,0.5</c>.</summary>
/// <param name="Lever">The lever.</param>
/// <param name="Range">Its range; none where values are listed.</param>
/// <param name="Values">Its values one by one.</param>
internal sealed record Varying(Lever Lever, Factor? Range, IReadOnlyList<double> Values)
{
    private static readonly Phrase Expected = new(
        "expected lever=low..high, lever=low..high/levels or lever=value,value,…: supervision.auditRate=0..0.6/4",
        "应为 政策工具=下端..上端、政策工具=下端..上端/水平数 或 政策工具=数值,数值,…：supervision.auditRate=0..0.6/4");

    /// <summary>Reads one; what is wrong with it is a fault.</summary>
    public static Varying? Read(string written, string option, List<Fault> faults)
    {
        string place = $"{option} {written}";
        int equals = written.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
            return Wrong(option, [Expected], faults);
        string key = written[..equals].Trim(), values = written[(equals + 1)..].Trim();
        if (Levers.Find(key) is not { } lever)
            return Wrong(place, [Factor.Unknown(key)], faults);
        try
        {
            return values.Contains("..", StringComparison.Ordinal)
                ? OfRange(lever, values) ?? Wrong(place, [Expected], faults)
                : OfList(lever, values) ?? Wrong(place, [Expected], faults);
        }
        catch (DesignException wrong)
        {
            return Wrong(place, wrong.Faults, faults);
        }
    }

    private static Varying? OfRange(Lever lever, string written)
    {
        string[] ends = written.Split("..", 2), last = ends[1].Split('/', 2);
        int levels = Factor.UsualLevels;
        if (Number(ends[0]) is not { } low || Number(last[0]) is not { } high
            || last.Length == 2 && !int.TryParse(last[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out levels))
            return null;
        var range = last.Length == 2 ? new Factor(lever, low, high, levels) : new Factor(lever, low, high);
        // What no design can have is not written out first.
        if (range.Levels > Design.Most)
            throw new DesignException(TooMany(range.Levels));
        return new(lever, range, [.. Enumerable.Range(0, range.Levels).Select(range.Level)]);
    }

    private static Varying? OfList(Lever lever, string written)
    {
        double?[] values = [.. written.Split(',').Select(Number)];
        if (values.Any(value => value is null))
            return null;
        Design.Table([lever.Key], [.. values.Select(value => (double[])[value!.Value])]); // Refuses what the lever does not allow.
        return new(lever, null, [.. values.Select(value => value!.Value)]);
    }

    private static double? Number(string written) =>
        double.TryParse(written.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : null;

    private static Varying? Wrong(string place, IEnumerable<Phrase> why, List<Fault> faults)
    {
        faults.AddRange(why.Select(one => new Fault(place, 0, 0, one)));
        return null;
    }

    private static Phrase TooMany(int levels) => new(
        $"{levels:N0} levels are too many: a design has at most {Design.Most:N0} points", $"{levels:N0} 个水平过多：一个设计最多 {Design.Most:N0} 个点");
}
