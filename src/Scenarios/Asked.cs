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

    private static Scalar Written(string text) => new(default, text, IsPlain: true);
}
