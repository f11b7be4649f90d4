using System.Diagnostics.CodeAnalysis;
using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>What came of reading: a scenario, or everything that is wrong, in the order of the text.</summary>
public sealed record Reading
{
    private Reading(Scenario? scenario, IReadOnlyList<Fault> faults) => (Scenario, Faults) = (scenario, faults);

    /// <summary>The scenario; none where there are faults.</summary>
    public Scenario? Scenario { get; }

    /// <summary>All faults; none where there is a scenario.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>Whether there is a scenario.</summary>
    [MemberNotNullWhen(true, nameof(Scenario))]
    public bool Succeeded => Scenario is not null;

    internal static Reading Of(Scenario? scenario, Faults faults) =>
        faults.Count == 0 ? new(scenario, []) : new(null, faults.InOrder());
}

/// <summary>Gathers faults, so that a user sees all of them at once.</summary>
/// <param name="file">The file, or the option, that is read.</param>
internal sealed class Faults(string file)
{
    private readonly List<Fault> found = [];

    public int Count => found.Count;

    public void Add(Place at, Phrase what) => found.Add(new(file, at.Line, at.Column, what));

    public IReadOnlyList<Fault> InOrder() => [.. found.OrderBy(fault => (fault.Line, fault.Column))];
}
