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

    internal static Reading Of(Scenario? scenario, Faults faults) => Of(scenario, faults.InOrder());

    internal static Reading Of(Scenario? scenario, IReadOnlyList<Fault> faults) => faults.Count == 0 ? new(scenario, []) : new(null, faults);
}

/// <summary>Gathers faults, so that a user sees all of them at once.</summary>
/// <param name="file">The file, or the option, that is read.</param>
/// <param name="beside">The files it may name; none, unless they are given.</param>
internal sealed class Faults(string file, Companions? beside = null)
{
    private readonly List<Fault> found = [];

    /// <summary>The files that the one that is read may name.</summary>
    public Companions Beside { get; } = beside ?? new(file, []);

    public int Count => found.Count;

    public void Add(Place at, Phrase what) => found.Add(new(file, at.Line, at.Column, what));

    /// <summary>Adds those of a file that is named.</summary>
    public void Include(Faults other) => Include(other.InOrder());

    /// <summary>Adds those of a file that is named.</summary>
    public void Include(IReadOnlyList<Fault> others) => found.AddRange(others);

    /// <summary>Its own in the order of the text, then those of the files it names.</summary>
    public IReadOnlyList<Fault> InOrder() =>
        [.. found.OrderBy(fault => fault.File != file).ThenBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => (fault.Line, fault.Column))];
}
