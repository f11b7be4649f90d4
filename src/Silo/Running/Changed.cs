using Gongyu.Model;
using Microsoft.Extensions.Logging;

namespace Gongyu.Silo;

/// <summary>What somebody has changed of a run.</summary>
/// <param name="Round">The first round that is otherwise.</param>
/// <param name="Steps">The steps of its timeline that are new or otherwise.</param>
/// <param name="Decisions">What persons decided since.</param>
internal sealed record Changed(int Round, IReadOnlyList<PolicyStep> Steps, IReadOnlyList<SeatDecision> Decisions)
{
    /// <summary>What differs between a scenario and the one it has become.</summary>
    public static Changed Between(int round, Scenario before, Scenario after) =>
        new(round, [.. after.Timeline.Except(before.Timeline)], [.. after.Decisions.Except(before.Decisions)]);

    /// <summary>What persons decided, a line for a round.</summary>
    public static IEnumerable<(int Round, string Decided)> ByRound(IEnumerable<SeatDecision> decisions) =>
        decisions.GroupBy(decision => decision.Round).Select(round => (round.Key, string.Join(", ", round)));

    /// <summary>Says it to those who run the service.</summary>
    public void Say(ILogger log, string run)
    {
        if (Steps.Count > 0 || Decisions.Count == 0)
            log.PolicyChanges(run, Round);
        if (Decisions.Count > 0)
            log.PersonsDecide(run, string.Join(", ", Decisions), Round);
    }
}
