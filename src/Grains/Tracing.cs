using System.Diagnostics;
using Gongyu.Model;

namespace Gongyu.Grains;

/// <summary>
/// Spans of what actors do: a run has rounds, a round has steps, and a step, when somebody asks for that, has an act of every stakeholder.
/// Nothing is made, and nothing travels with a call, when nobody listens.
/// </summary>
public static class Tracing
{
    /// <summary>The source of the spans of runs, rounds and steps.</summary>
    public const string SourceName = "Gongyu";

    /// <summary>The source of the spans of stakeholders: thousands in every round.</summary>
    public const string StakeholdersName = "Gongyu.Stakeholders";

    private const string ParentKey = "gongyu.parent"; // Of a call, on its way from one grain to another.

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly ActivitySource Stakeholders = new(StakeholdersName);

    private static readonly string[] Names = [.. Steps.InOrder.ToArray().Select(step => Steps.NameOf(step).En)];

    /// <summary>The span of a run: one that nothing contains.</summary>
    public static Activity? Run(string run, string scenario)
    {
        Activity.Current = null; // Whoever asked for it, its request is over before the run is.
        return Source.StartActivity("run")?.SetTag("gongyu.run", run).SetTag("gongyu.scenario", scenario);
    }

    /// <summary>The span of a round; calls that are made in it take it along.</summary>
    /// <param name="round">The round.</param>
    /// <param name="replication">Of which replication, from 0; the span counts from 1, as users do.</param>
    public static Activity? Round(int round, int replication) =>
        PassOn(Source.StartActivity("round")?.SetTag("gongyu.round", round).SetTag("gongyu.replication", replication + 1));

    /// <summary>The span of a checkpoint.</summary>
    /// <param name="replication">Of which replication, from 0.</param>
    public static Activity? Checkpoint(int replication) => Source.StartActivity("checkpoint")?.SetTag("gongyu.replication", replication + 1);

    /// <summary>What the call that is being answered takes part in; none when it is not traced.</summary>
    internal static string? Parent => RequestContext.Get(ParentKey) as string;

    /// <summary>The span of a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="parent">The span of its round; none when it is not traced.</param>
    internal static Activity? OfStep(Step step, string? parent)
    {
        if (parent is null)
            return null;
        RequestContext.Remove(ParentKey);
        var span = Source.StartActivity(Names[(int)step], ActivityKind.Internal, parent)?.SetTag("gongyu.phases", Steps.PhasesOf(step));
        return Stakeholders.HasListeners() ? PassOn(span) : span;
    }

    /// <summary>The span of what a stakeholder does in the step that the call belongs to.</summary>
    /// <param name="who">The stakeholder.</param>
    /// <param name="act">What it does.</param>
    public static Activity? OfStakeholder(string who, string act) => Stakeholders.HasListeners() && Parent is { } parent
        ? Stakeholders.StartActivity(act, ActivityKind.Internal, parent)?.SetTag("gongyu.stakeholder", who)
        : null;

    private static Activity? PassOn(Activity? span)
    {
        if (span is not null)
            RequestContext.Set(ParentKey, span.Id!);
        return span;
    }
}
