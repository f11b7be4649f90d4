namespace Gongyu.Model;

/// <summary>行业协会: follows its sector's demand and tells its members who seeks partners.</summary>
public sealed class Association : Stakeholder
{
    private AssociationState state;

    private readonly Decisions decisions;

    internal Association(Profile profile, bool adapts, DemandShock shock, Decisions decisions)
        : base(profile, Inform.OpeningReserve(profile))
    {
        this.decisions = decisions;
        state = new() { Adapts = adapts, Practice = Trial.None, Shock = shock };
    }

    internal Association(Profile profile, Money balance, Decisions decisions, ref CanonicalReader from)
        : base(profile, balance)
    {
        this.decisions = decisions;
        state = new() { Demand = from.Double(), Adapts = from.Byte() == 1, Practice = from.Fact<Trial>(), Shock = DemandShock.Read(ref from) };
    }

    /// <summary>Where its sector's demand stands.</summary>
    public double Demand => state.Demand;

    /// <inheritdoc/>
    public override void Act(Step step, in Brief brief, Effects effects)
    {
        ArgumentNullException.ThrowIfNull(effects);
        effects.Clear();
        effects.Reasons?.Read(step, this, brief);
        effects.Association = state;
        switch (step)
        {
            case Step.Inform:
                Inform.Sector(Profile, state, Balance, brief, decisions, effects);
                break;
            case Step.Learn:
                Inform.CollectDues(Profile, brief, effects);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step, $"{Id} has nothing to do in this step.");
        }
    }

    private protected override void CommitState(Effects effects) => state = effects.Association;

    private protected override void WriteState(CanonicalWriter to) => state.Write(to);
}

/// <summary>What changes about an association besides its balance.</summary>
internal struct AssociationState
{
    public double Demand;

    /// <summary>Whether it tries other practices.</summary>
    public bool Adapts;

    public Trial Practice;

    /// <summary>The shock that its sector will see; stays the same.</summary>
    public DemandShock Shock;

    public readonly void Write(CanonicalWriter to)
    {
        to.Double(Demand);
        to.Byte(Adapts ? (byte)1 : (byte)0);
        to.Fact(Practice);
        Shock.Write(to);
    }
}
