using System.Text.Json.Nodes;
using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>The steps of a policy in time, each in a later round than the one before.</summary>
internal sealed class StepsOfPolicy(Section<PolicyStep> step) : Form<IReadOnlyList<PolicyStep>>
{
    public override Phrase Allowed { get; } = new(
        "a list of steps such as [{at: 20, set: {incentive.taxRelief: 0}}]", "形如 [{at: 20, set: {incentive.taxRelief: 0}}] 的列表");

    public override IReadOnlyList<PolicyStep> Read(Node node, IReadOnlyList<PolicyStep> present, Faults faults)
    {
        if (node is not Items list)
            return Wrong(node, present, faults);
        int before = faults.Count;
        PolicyStep[] steps = [.. list.Values.Select(value => step.Read(value, new(0, PolicyChange.None), faults))];
        for (int i = 1; i < steps.Length && faults.Count == before; i++)
            if (steps[i].At <= steps[i - 1].At)
                faults.Add(list.Values[i].At, Says.StepOrder(steps[i].At, steps[i - 1].At));
        return steps;
    }

    public override Node Write(IReadOnlyList<PolicyStep> value) => new Items(default, [.. value.Select(step.Write)]);

    public override JsonObject Schema() => new() { ["type"] = "array", ["items"] = step.Schema() };
}
