using System.Globalization;
using Gongyu.Experiments;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>How a community stands when a replication begins.</summary>
internal enum Start
{
    /// <summary>As the scenario says.</summary>
    Usual,

    /// <summary>Everybody abstains.</summary>
    Abstaining,

    /// <summary>Everybody is committed.</summary>
    Committed,
}

/// <summary>A point of an experiment: a value for every lever that varies, and a start.</summary>
/// <param name="Values">In the order of the experiment's levers.</param>
/// <param name="Start">How the community stands at first.</param>
internal sealed record ExperimentPoint(IReadOnlyList<double> Values, Start Start = Start.Usual);

/// <summary>An experiment: a scenario at many points, each several times.</summary>
/// <param name="Kind">What it is for: <c>sweep</c>, <c>morris</c>, <c>sobol</c>.</param>
/// <param name="Design">How the points were chosen: <c>grid</c>, <c>paired</c>, <c>lhs</c>, <c>sobol</c>, <c>file</c>.</param>
/// <param name="Scenario">The scenario; its replications are not read.</param>
/// <param name="Levers">The levers that vary.</param>
/// <param name="Points">The points.</param>
/// <param name="Rule">How many replications each gets.</param>
/// <param name="Series">Whether every round is kept too.</param>
internal sealed record ExperimentPlan(
    string Kind, string Design, Scenario Scenario, IReadOnlyList<Lever> Levers, IReadOnlyList<ExperimentPoint> Points, ReplicationRule Rule,
    bool Series)
{
    private static readonly StanceShares AllAbstain = new(1, 0, 0), AllCommitted = new(0, 0, 1);

    /// <summary>How it asks what drives its outcomes; nothing of one that does not.</summary>
    public SensitivityAsked? Sensitivity { get; init; }

    /// <summary>Whether points differ in how the community stands at first.</summary>
    public bool HasStarts { get; } = Points.Any(point => point.Start != Start.Usual);

    /// <summary>The scenario of a point.</summary>
    /// <param name="point">Which, from 0.</param>
    public Scenario Of(int point)
    {
        var (values, start) = (Points[point].Values, Points[point].Start);
        var policy = Scenario.Policy;
        foreach (var (lever, value) in Levers.Zip(values))
            policy = policy.With(lever, value);
        var shares = start == Start.Abstaining ? AllAbstain : AllCommitted;
        return Scenario with
        {
            Policy = policy,
            Replications = 1,
            Hypothesis = null,
            Community = start == Start.Usual
                ? Scenario.Community
                : Scenario.Community with { EnterpriseStances = shares, UniversityStances = shares },
        };
    }

    /// <summary>A point as people read it: <c>supervision.auditRate=0.2, incentive.taxRelief=0.4</c>.</summary>
    /// <param name="point">Which, from 0.</param>
    public string Named(int point) => string.Join(", ", Levers.Zip(Points[point].Values)
        .Select(set => string.Create(CultureInfo.InvariantCulture, $"{set.First.Key}={set.Second}"))
        .Concat(HasStarts ? [$"start={Points[point].Start.ToString().ToLowerInvariant()}"] : Array.Empty<string>()));
}
