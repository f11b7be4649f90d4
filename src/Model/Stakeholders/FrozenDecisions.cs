namespace Gongyu.Model;

/// <summary>
/// What the stakeholders of a run decided, taken down while it is played: to whom members proposed, whose proposals they accepted, what
/// they gave for platform and courses, how they stood; how governments and associations did what they do. Also on a host that plays them
/// side by side.
/// </summary>
public sealed class DecisionLog : Witness
{
    private readonly List<Decided>[][] byKind;

    /// <summary>An empty log.</summary>
    /// <param name="plan">Who is there.</param>
    public DecisionLog(CommunityPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        byKind = new List<Decided>[Enum.GetValues<Kind>().Length + 1][];
        foreach (var kind in Enum.GetValues<Kind>())
            byKind[(int)kind] = [.. Enumerable.Range(0, plan.Count(kind)).Select(_ => new List<Decided>())];
    }

    /// <inheritdoc/>
    public override void See(int round, Step step, Stakeholder who, Effects effects)
    {
        ArgumentNullException.ThrowIfNull(who);
        ArgumentNullException.ThrowIfNull(effects);
        var mine = Of(who.Id); // A stakeholder acts once at a time.
        if (step == Steps.FirstOf(who.Id.Kind))
            mine.Add(new() { Practice = effects.Practice });
        if (who is Member member)
            See(step, member, effects, mine[round - 1]);
    }

    /// <summary>What a stakeholder decided in a round.</summary>
    /// <exception cref="InvalidOperationException">The round was not played.</exception>
    internal Decided In(int round, StakeholderId who) => round <= Of(who).Count
        ? Of(who)[round - 1]
        : throw new InvalidOperationException($"What {who} decided in round {round} was not taken down.");

    private static void See(Step step, Member member, Effects effects, Decided to)
    {
        foreach (ref readonly var message in effects.Messages)
            if (message.Kind == MessageKind.Proposal)
                to.Partner = message.To;
            else if (message.Kind == MessageKind.Acceptance)
                to.Accepted.Add(message.To);
        foreach (ref readonly var entry in effects.Entries)
        {
            to.KeepsUp |= entry.Reason == Reason.Upkeep;
            to.TakesCourse |= entry.Reason == Reason.Course;
        }
        if (step == Step.Learn)
            (to.Stance, to.IsThere) = (member.Stance, !member.IsVacant);
    }

    private List<Decided> Of(StakeholderId who) => byKind[(int)who.Kind][who.Index];

    /// <summary>What a stakeholder decided in a round.</summary>
    internal sealed class Decided
    {
        /// <summary>To whom it proposed, if to anybody.</summary>
        public StakeholderId Partner;

        /// <summary>Whose proposals it accepted.</summary>
        public readonly List<StakeholderId> Accepted = [];

        /// <summary>Whether it kept up the platform.</summary>
        public bool KeepsUp;

        /// <summary>Whether it took a course.</summary>
        public bool TakesCourse;

        /// <summary>How a government or an association did what it does.</summary>
        public double Practice;

        /// <summary>How it stood at the end.</summary>
        public Stance Stance;

        /// <summary>Whether it was there at the end.</summary>
        public bool IsThere;
    }
}

/// <summary>
/// Frozen behaviour: stakeholders decide as they did in another run of the same community, whatever they see now. What a policy still moves
/// then is mechanical, the rest of its effect is behaviour. What cannot be done any more, as to sign with a partner one has already or
/// to keep up a platform that is not there, is left undone; how much of what was agreed is delivered follows stance and slips, and a
/// policy that prevents slips does so mechanically.
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
    public override bool KeepsUp(Profile who, int round, bool wants)
    {
        ArgumentNullException.ThrowIfNull(who);
        return log.In(round, who.Id).KeepsUp;
    }

    /// <inheritdoc/>
    public override bool TakesCourse(Profile who, int round, bool wants)
    {
        ArgumentNullException.ThrowIfNull(who);
        return log.In(round, who.Id).TakesCourse;
    }

    /// <inheritdoc/>
    public override double Practice(Profile who, int round, double own)
    {
        ArgumentNullException.ThrowIfNull(who);
        return log.In(round, who.Id).Practice;
    }

    /// <inheritdoc/>
    public override bool IsThere(Profile who, int round, bool own)
    {
        ArgumentNullException.ThrowIfNull(who);
        return log.In(round, who.Id).IsThere;
    }

    /// <inheritdoc/>
    public override Stance Revise(Profile who, int round, Stance revised)
    {
        ArgumentNullException.ThrowIfNull(who);
        return log.In(round, who.Id).Stance;
    }
}
