namespace Gongyu.Model;

/// <summary>行业协会: follows its sector's demand and tells its members who seeks partners.</summary>
public sealed class Association : Stakeholder
{
    private AssociationState state;

    internal Association(Profile profile)
        : base(profile, Inform.OpeningReserve(profile))
    {
    }

    internal Association(Profile profile, Money balance, ref CanonicalReader from)
        : base(profile, balance)
    {
        state.Demand = from.Double();
    }

    /// <summary>Where its sector's demand stands.</summary>
    public double Demand => state.Demand;

    /// <inheritdoc/>
    public override void Act(Step step, in Brief brief, Effects effects)
    {
        ArgumentNullException.ThrowIfNull(effects);
        effects.Clear();
        effects.Association = state;
        switch (step)
        {
            case Step.Inform:
                Inform.Sector(Profile, state, Balance, brief, effects);
                break;
            case Step.Learn:
                Inform.CollectDues(Profile, brief, effects);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step, $"{Id} has nothing to do in this step.");
        }
    }

    private protected override void CommitState(Effects effects) => state = effects.Association;

    private protected override void WriteState(CanonicalWriter to) => to.Double(state.Demand);
}

/// <summary>What changes about an association besides its balance.</summary>
internal struct AssociationState
{
    public double Demand;
}
