using System.Runtime.InteropServices;

namespace Gongyu.Model;

/// <summary>
/// What the members of a run decided, taken down while it is played: to whom they proposed, whose proposals they accepted, how they stood.
/// Also on a host that plays members side by side.
/// </summary>
public sealed class DecisionLog : Witness
{
    private readonly Notes[] enterprises, universities;

    /// <summary>An empty log.</summary>
    /// <param name="plan">Who is there.</param>
    public DecisionLog(CommunityPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        enterprises = [.. Enumerable.Range(0, plan.Enterprises).Select(_ => new Notes())];
        universities = [.. Enumerable.Range(0, plan.Universities).Select(_ => new Notes())];
    }

    /// <inheritdoc/>
    public override void See(int round, Step step, Stakeholder who, Effects effects)
    {
        ArgumentNullException.ThrowIfNull(effects);
        if (who is not Member member)
            return;
        var notes = Of(member.Id); // A member acts once at a time.
        if (step == Step.Propose)
            notes.Rounds.Add(new() { Accepted = [] });
        foreach (ref readonly var message in effects.Messages)
            if (message.Kind == MessageKind.Proposal)
                notes.Of(round) = notes.Of(round) with { Partner = message.To };
            else if (message.Kind == MessageKind.Acceptance)
                notes.Of(round).Accepted.Add(message.To);
        if (step == Step.Learn)
            notes.Of(round) = notes.Of(round) with { Stance = member.Stance };
    }

    /// <summary>What a member decided in a round.</summary>
    /// <exception cref="InvalidOperationException">The round was not played.</exception>
    internal Decided In(int round, StakeholderId who) => round <= Of(who).Rounds.Count
        ? Of(who).Of(round)
        : throw new InvalidOperationException($"What {who} decided in round {round} was not taken down.");

    private Notes Of(StakeholderId member) => (member.Kind == Kind.Enterprise ? enterprises : universities)[member.Index];

    private sealed class Notes
    {
        public readonly List<Decided> Rounds = [];

        public ref Decided Of(int round) => ref CollectionsMarshal.AsSpan(Rounds)[round - 1];
    }

    /// <summary>What a member decided in a round.</summary>
    /// <param name="Partner">To whom it proposed, if to anybody.</param>
    /// <param name="Accepted">Whose proposals it accepted.</param>
    /// <param name="Stance">How it stood at the end.</param>
    internal readonly record struct Decided(StakeholderId Partner, List<StakeholderId> Accepted, Stance Stance);
}

/// <summary>
/// Frozen behaviour: members decide as they did in another run of the same community, whatever they see now. What a policy still moves
/// then is mechanical, the rest of its effect is behaviour. What cannot be done any more, as to sign with a partner one has already, is
/// left undone; how much of what was agreed is delivered follows stance and slips, and a policy that prevents slips does so mechanically.
/// </summary>
/// <param name="log">What they decided.</param>
public sealed class FrozenDecisions(DecisionLog log) : Decisions
{
    /// <inheritdoc/>
    public override StakeholderId Partner(Profile who, int round, StakeholderId found)
    {
        ArgumentNullException.ThrowIfNull(who);
        return log.In(round, who.Id).Partner;
    }

    /// <inheritdoc/>
    public override bool Considers(Profile who, int round, StakeholderId proposer)
    {
        ArgumentNullException.ThrowIfNull(who);
        return log.In(round, who.Id).Accepted.Contains(proposer);
    }

    /// <inheritdoc/>
    public override Stance Revise(Profile who, int round, Stance revised)
    {
        ArgumentNullException.ThrowIfNull(who);
        return log.In(round, who.Id).Stance;
    }
}
