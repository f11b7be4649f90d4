namespace Gongyu.Model;

/// <summary>A claim of a scenario: that one metric comes out higher, or lower, than in the same scenario but for something.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="IsHigher">Whether it is said to be higher; else lower.</param>
/// <param name="Than">What the scenario is compared with.</param>
public sealed record Hypothesis(Metric Metric, bool IsHigher, Alternative Than)
{
    /// <summary>The claim in words.</summary>
    public Phrase Claim => new(
        $"{Metric.Id} is {(IsHigher ? "higher" : "lower")} than {Than.Name.En}", $"{Metric.Id} {(IsHigher ? "高于" : "低于")}{Than.Name.Zh}");
}

/// <summary>The same scenario but for something: what is not given stays as it is.</summary>
/// <param name="Community">Who is there instead.</param>
/// <param name="Policy">The levers that are set otherwise.</param>
/// <param name="Timeline">How the policy changes instead.</param>
public sealed record Alternative(CommunityPlan? Community, PolicyChange Policy, IReadOnlyList<PolicyStep>? Timeline)
{
    /// <summary>What it is called; none: what differs is told instead.</summary>
    public Phrase? Called { get; init; }

    /// <summary>No difference.</summary>
    public static readonly Alternative None = new(null, PolicyChange.None, null);

    /// <summary>The other scenario.</summary>
    public Scenario Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario with
        {
            Community = Community ?? scenario.Community,
            Policy = Policy.Of(scenario.Policy),
            Timeline = Timeline ?? scenario.Timeline,
            Hypothesis = null,
        };
    }

    /// <summary>What it is called, or what differs, as users read it.</summary>
    public Phrase Name
    {
        get
        {
            if (Called is { } called)
                return called;
            var parts = new List<Phrase>();
            if (Policy != PolicyChange.None)
                parts.Add(new($"with {Policy}", $"取 {Policy} 时"));
            if (Timeline is { } timeline)
                parts.Add(timeline.Count == 0
                    ? new("without a timeline", "没有政策时序时")
                    : new(
                        $"with a timeline of {string.Join(", ", timeline.Select(step => $"{step.Set} {step.Timing.En}"))}",
                        $"按时序 {string.Join("，", timeline.Select(step => $"{step.Timing.Zh} {step.Set}"))} 时"));
            if (Community is not null)
                parts.Add(new("in another community", "在另一共同体中"));
            return new(string.Join(", ", parts.Select(part => part.En)), string.Join("，", parts.Select(part => part.Zh)));
        }
    }
}
