using System.Text.Json.Nodes;
using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>A claim that compares the scenario with itself but for something, so it is read when all else is known.</summary>
internal sealed class HypothesisField : Field<Scenario>
{
    public HypothesisField()
        : base("hypothesis", new("A claim that a run holds against unseen seeds", "运行时用未见过的种子检验的假设"))
    {
        IsReadLast = true;
        WrittenWhen(scenario => scenario.Hypothesis is not null);
    }

    public override Scenario Read(Scalar key, Node node, Scenario into, Faults faults)
    {
        int before = faults.Count;
        var hypothesis = Form(into.Community).Read(node, new(Metrics.Cooperation, true, Alternative.None), faults);
        return faults.Count == before ? into with { Hypothesis = hypothesis } : into;
    }

    public override Node Write(Scenario from) => Form(from.Community).Write(from.Hypothesis!);

    public override JsonObject Schema()
    {
        var schema = Form(new()).Schema();
        schema.Insert(0, "description", $"{Meaning.En} / {Meaning.Zh}");
        return schema;
    }

    private static Section<Hypothesis> Form(CommunityPlan community) => new(
        Field.Of("metric", "The metric it is about", "所涉指标", new Word<Metric>(Says.Metric, [.. Metrics.All.Select(metric => (metric.Id, metric))]),
            (Hypothesis h) => h.Metric, (h, value) => h with { Metric = value }).Needed(),
        Field.Of("is", "Whether it is said to be higher or lower", "声称更高（higher）或更低（lower）",
            new Word<bool>(Says.Word, ("higher", true), ("lower", false)),
            (Hypothesis h) => h.IsHigher, (h, value) => h with { IsHigher = value }).Needed(),
        Field.Of("than", "What it is compared with: the same scenario but for what is given here", "比较对象：除此处所写之外与本情景相同",
            Than(community), (Hypothesis h) => h.Than, (h, value) => h with { Than = value }).Needed())
    {
        Check = h => h.Than with { Called = null } == Alternative.None ? Says.SameScenario : null,
    };

    private static Section<Alternative> Than(CommunityPlan community) => new(
        Field.Of("called", "What it is called, after than: with incentives withdrawn early", "对照情形的名称", new TwoTexts(),
            (Alternative a) => a.Called ?? default, (a, value) => a with { Called = value }).WrittenWhen(a => a.Called is not null),
        Field.Of("community", "What differs about who is there", "共同体成员的不同之处", new Change<CommunityPlan>(Layout.Community, community),
            (Alternative a) => a.Community ?? community, (a, value) => a with { Community = value }).WrittenWhen(a => a.Community is not null),
        Field.Of("policy", "The levers that are set otherwise", "取值不同的政策工具", Layout.Change,
            (Alternative a) => a.Policy, (a, value) => a with { Policy = value }).WrittenWhen(a => a.Policy != PolicyChange.None),
        Field.Of("timeline", "How the policy changes instead", "替代的政策时序", Layout.Timeline,
            (Alternative a) => a.Timeline ?? [], (a, value) => a with { Timeline = value }).WrittenWhen(a => a.Timeline is not null));
}

/// <summary>A mapping that is read on top of another value, and written as what differs from it.</summary>
internal sealed class Change<T>(Section<T> section, T from) : Form<T>
{
    public override Phrase Allowed => section.Allowed;

    public override T Read(Node node, T present, Faults faults) => section.Read(node, from, faults);

    public override Node Write(T value) => section.WriteChange(value, from);

    public override JsonObject Schema()
    {
        var schema = section.Schema();
        schema.Remove("required");
        return schema;
    }
}
