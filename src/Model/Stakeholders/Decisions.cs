namespace Gongyu.Model;

/// <summary>
/// The decisions that are a stakeholder's own: to whom a member proposes, whose proposals it considers, what it delivers, what it gives for the
/// platform and for courses, how it stands; how governments and associations do what they do. A host may put others in their place, for instance those of another run (<see cref="FrozenDecisions"/>).
/// </summary>
public class Decisions
{
    /// <summary>What members decide by themselves.</summary>
    public static readonly Decisions Own = new();

    /// <summary>To whom a member proposes.</summary>
    /// <param name="who">The member.</param>
    /// <param name="round">The round.</param>
    /// <param name="found">The best it found (<see cref="Match"/>); none when it did not search or found nobody.</param>
    public virtual StakeholderId Partner(Profile who, int round, StakeholderId found) => found;

    /// <summary>Whether a member considers a proposal; it accepts the best of those it considers while it has room.</summary>
    /// <param name="who">The member.</param>
    /// <param name="round">The round.</param>
    /// <param name="proposer">Whose proposal.</param>
    public virtual bool Considers(Profile who, int round, StakeholderId proposer) => true;

    /// <summary>The effort a member puts into an agreement, [0,1].</summary>
    /// <param name="who">The member.</param>
    /// <param name="stance">How it stands.</param>
    /// <param name="agreement">For which agreement.</param>
    /// <param name="slips">Whether something goes wrong in spite of good will.</param>
    public virtual double Effort(Profile who, Stance stance, in Agreement agreement, bool slips) =>
        stance == Stance.Committed && !slips ? 1 : Surplus.LowEffort;

    /// <summary>Whether a member keeps up the information platform this round.</summary>
    /// <param name="who">The member.</param>
    /// <param name="round">The round.</param>
    /// <param name="wants">What it came to by itself (<see cref="Sharing"/>).</param>
    public virtual bool KeepsUp(Profile who, int round, bool wants) => wants;

    /// <summary>Whether a member that was found out takes a course.</summary>
    /// <param name="who">The member.</param>
    /// <param name="round">The round.</param>
    /// <param name="wants">What it came to by itself (<see cref="Support"/>).</param>
    public virtual bool TakesCourse(Profile who, int round, bool wants) => wants;

    /// <summary>How a government audits, .5 as planned, or whether an association is active, from .5; in [0,1].</summary>
    /// <param name="who">The government or association.</param>
    /// <param name="round">The round.</param>
    /// <param name="own">What it came to by itself (<see cref="Trial"/>, <see cref="Inform"/>).</param>
    public virtual double Practice(Profile who, int round, double own) => own;

    /// <summary>Whether an enterprise is there after a round: whether it stays, or another has come to its place.</summary>
    /// <param name="who">The enterprise.</param>
    /// <param name="round">The round.</param>
    /// <param name="own">What came of it by itself (<see cref="Turnover"/>).</param>
    public virtual bool IsThere(Profile who, int round, bool own) => own;

    /// <summary>How a member stands after revising.</summary>
    /// <param name="who">The member.</param>
    /// <param name="round">The round.</param>
    /// <param name="revised">What its revision (<see cref="Learn"/>) came to.</param>
    public virtual Stance Revise(Profile who, int round, Stance revised) => revised;
}
