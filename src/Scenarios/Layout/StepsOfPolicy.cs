using System.Text.Json.Nodes;
using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>The steps of a policy in time. Those that are not triggered come in the order of rounds.</summary>
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
        if (faults.Count > before)
            return present;
        int last = 0;
        for (int i = 0; i < steps.Length; i++)
        {
            if (steps[i].When is not null)
            {
                steps[i] = steps[i] with { At = Math.Max(1, steps[i].At) };
                continue;
            }
            if (steps[i].At < last || steps[i].IsPlain && steps[..i].Any(before => before.IsPlain && before.At == steps[i].At))
                faults.Add(list.Values[i].At, Says.StepOrder(steps[i].At, last));
            last = steps[i].At;
        }
        return steps;
    }

    public override Node Write(IReadOnlyList<PolicyStep> value) => new Items(default, [.. value.Select(step.Write)]);

    public override JsonObject Schema() => new() { ["type"] = "array", ["items"] = step.Schema() };
}
