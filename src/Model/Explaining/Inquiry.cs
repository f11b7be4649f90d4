namespace Gongyu.Model;

/// <summary>What was found out about a stakeholder in a round.</summary>
/// <param name="Fact">Why it did what it did.</param>
/// <param name="Otherwise">What it would have done on other terms; none when nobody asked.</param>
public sealed record Answer(Explanation Fact, Explanation? Otherwise);

/// <summary>Asks one stakeholder of a community why it does what it does, round by round; all others are left alone.</summary>
/// <param name="who">Whom.</param>
/// <param name="change">Levers that are to be otherwise for it alone; what it does on these terms is told too (<see cref="Counterfactual"/>).</param>
public sealed class Inquiry(StakeholderId who, PolicyChange? change = null)
{
    private readonly Reasons fact = new();
    private readonly Counterfactual? otherwise = change is null ? null : new(who, change);

    /// <summary>What was found out about the round that was played last; none of any other.</summary>
    public Answer? Of(int round) => fact.Of(round) is { } told ? new(told, otherwise?.Of(round)) : null;

    /// <summary>Asks a stakeholder of a replication, which is played again for it.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="replication">Which replication, from 0.</param>
    /// <param name="round">Which round; none for the last in which it changed its stance, or else the last.</param>
    /// <param name="rounds">How many rounds there are.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such round.</exception>
    public Answer Ask(Scenario scenario, int replication, int? round, int rounds, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(round ?? 1, 1, nameof(round));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(round ?? 1, rounds, nameof(round));
        ulong seed = scenario.SeedOf(replication);
        var community = Community.Found(scenario.Community, seed);
        community.Inquiry = this;
        Answer? last = null;
        foreach (var record in community.Rounds(scenario, new(seed), cancellation).Take(round ?? rounds))
            if (record.Round == (round ?? rounds) && last is null || round is null && Of(record.Round)!.Fact.ChangedStance)
                last = Of(record.Round);
        return last!;
    }

    /// <summary>A stakeholder is about to act.</summary>
    internal void Attend(Step step, Stakeholder actor, in Brief brief, Effects effects, Func<StakeholderId, Stakeholder> find)
    {
        effects.Note(actor.Id == who ? fact : null);
        otherwise?.Attend(step, actor, brief, find);
    }
}
