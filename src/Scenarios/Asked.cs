using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>Reads what options of commands and of the service ask for; what is wrong is told as in a file.</summary>
public static class Asked
{
    private static readonly Phrase Stakeholder = new("stakeholder", "主体");

    /// <summary>A stakeholder of a community; or what is wrong.</summary>
    /// <param name="plan">The community.</param>
    /// <param name="id">As written: <c>ent/5</c>.</param>
    /// <param name="option">What a fault calls the place it was written in.</param>
    public static (StakeholderId? Who, Fault? Fault) Who(CommunityPlan plan, string id, string option)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(id);
        if (StakeholderId.TryParse(id, out var who) && plan.Roster.Contains(who))
            return (who, null);
        return (null, new(option, 0, 0, Says.Unknown(Stakeholder, id, [.. plan.Roster.Select(one => one.ToString())])));
    }

    /// <summary>A number from 1 to another; or what is wrong.</summary>
    /// <param name="text">As written.</param>
    /// <param name="most">The last that is allowed.</param>
    /// <param name="option">What a fault calls the place it was written in.</param>
    public static (int Number, IReadOnlyList<Fault> Faults) Number(string text, int most, string option)
    {
        var faults = new Faults(option);
        int number = new Number<int>(1, most).Read(Written(text), 0, faults);
        return (number, [.. faults.InOrder()]);
    }

    /// <summary>A change of levers; and all that is wrong.</summary>
    /// <param name="assignments"><c>lever=value</c> each.</param>
    public static (PolicyChange Change, IReadOnlyList<Fault> Faults) Change(IReadOnlyList<string> assignments)
    {
        ArgumentNullException.ThrowIfNull(assignments);
        List<Fault> found = [];
        var change = PolicyChange.None;
        foreach (string assignment in assignments)
        {
            var faults = new Faults($"--set {Says.Clip(assignment)}");
            int equals = assignment.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
                faults.Add(default, Says.NotAssignment(assignment));
            else
                change = Layout.Change.ReadEntry(Written(assignment[..equals]), Written(assignment[(equals + 1)..]), change, faults);
            found.AddRange(faults.InOrder());
        }
        return (change, found);
    }

    /// <summary>Whether an assignment is what a person decides in a seat, rather than a change of a lever.</summary>
    public static bool IsDecision(string assignment)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        return assignment.Split('=')[0].Contains('/', StringComparison.Ordinal); // No lever has one.
    }

    /// <summary>Changes of levers and decisions as one request; and what among the decisions is none.</summary>
    /// <param name="set"><c>lever=value</c> each.</param>
    /// <param name="decide"><c>member=stance</c> each.</param>
    public static (IReadOnlyList<string> Assignments, IReadOnlyList<Fault> Faults) Both(
        IReadOnlyList<string> set, IReadOnlyList<string> decide)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(decide);
        var others = decide.Where(one => !IsDecision(one));
        return ([.. set, .. decide], [.. others.Select(one => new Fault("--decide", 0, 0, Says.NotDecision(one)))]);
    }

    /// <summary>A scenario with what persons decide for a round; and all that is wrong.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="round">The round.</param>
    /// <param name="decisions"><c>member=stance</c> each, one at most for a member.</param>
    internal static (Scenario Scenario, IReadOnlyList<Fault> Faults) Decide(Scenario scenario, int round, IReadOnlyList<string> decisions)
    {
        List<Fault> found = [];
        var seat = new Seat(scenario.Community);
        var made = new HashSet<StakeholderId>();
        foreach (string text in decisions)
        {
            var faults = new Faults($"--decide {Says.Clip(text)}");
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
                faults.Add(default, Says.NotDecision(text));
            else if (Read(seat, round, text[..equals], text[(equals + 1)..], faults) is { } decision)
                scenario = made.Add(decision.Who) ? scenario.Decide(decision) : Twice(scenario, decision, faults);
            found.AddRange(faults.InOrder());
        }
        if (made.Count > 0 && scenario.Decisions.Count > Scenario.MaxDecisions)
            found.Add(new("--decide", 0, 0, Says.TooManyDecisions));
        return (scenario, found);
    }

    private static SeatDecision? Read(Seat seat, int round, string member, string stance, Faults faults)
    {
        var decision = new SeatDecision(
            round, seat.Read(Written(member), default, faults), SeatDecisions.Stance.Read(Written(stance), default, faults));
        return faults.Count == 0 ? decision : null;
    }

    private static Scenario Twice(Scenario scenario, SeatDecision decision, Faults faults)
    {
        faults.Add(default, Says.DecidedTwice(decision));
        return scenario;
    }

    private static Scalar Written(string text) => new(default, text, IsPlain: true);
}
