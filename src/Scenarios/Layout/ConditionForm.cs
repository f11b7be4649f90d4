using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>A condition on the state of the community: a metric, &gt; or &lt;, and a number.</summary>
internal sealed partial class ConditionForm : Form<Condition?>
{
    public override Phrase Allowed { get; } = new(
        "a condition such as stance.enterprise.opportunist > 0.2 (a metric, > or <, a number)",
        "形如 stance.enterprise.opportunist > 0.2 的条件（指标、> 或 <、数值）");

    public override Condition? Read(Node node, Condition? present, Faults faults)
    {
        if (node is not Scalar scalar || Parts().Match(scalar.Text) is not { Success: true } parts
            || !double.TryParse(parts.Groups[3].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double bound)
            || !double.IsFinite(bound))
            return Wrong(node, present, faults);
        string name = parts.Groups[1].Value;
        if (Metrics.Find(name) is { } metric)
            return new(metric, parts.Groups[2].Value == ">", bound == 0 ? 0 : bound);
        faults.Add(node.At, Says.Unknown(Says.Metric, name, [.. Metrics.All.Select(known => known.Id)]));
        return present;
    }

    public override Node Write(Condition? value) => Plain($"{value}");

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = Pattern };

    private const string Pattern = @"^\s*([A-Za-z0-9.]+)\s*([<>])\s*(-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?)\s*$";

    [GeneratedRegex(Pattern)]
    private static partial Regex Parts();
}
