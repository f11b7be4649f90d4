namespace Gongyu.Model;

/// <summary>政府: announces its region's policy, provides public goods, audits, pays within its budget.</summary>
public sealed class Government : Stakeholder
{
    private GovernmentState state;

    internal Government(Profile profile)
        : base(profile, Money.Zero)
    {
        state.Platform = Announce.PlatformQuality(0);
    }

    internal Government(Profile profile, Money balance, ref CanonicalReader from)
        : base(profile, balance)
    {
        state.Platform = from.Double();
    }

    /// <summary>Quality of its information platform, [0,1].</summary>
    public double Platform => state.Platform;

    /// <inheritdoc/>
    public override void Act(Step step, in Brief brief, Effects effects)
    {
        ArgumentNullException.ThrowIfNull(effects);
        effects.Clear();
        effects.Government = state;
        switch (step)
        {
            case Step.Announce:
                Announce.Policy(Profile, state, Balance, brief, effects);
                break;
            case Step.Audit:
                Supervise.Audit(Profile, Balance, brief, effects);
                break;
            case Step.Pay:
                Supervise.Pay(Profile, Balance, brief, effects);
                break;
            case Step.Learn:
                effects.Count(Measure.Balance, Balance.Units);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step, $"{Id} has nothing to do in this step.");
        }
    }

    private protected override void CommitState(Effects effects) => state = effects.Government;

    private protected override void WriteState(CanonicalWriter to) => to.Double(state.Platform);
}

/// <summary>What changes about a government besides its balance.</summary>
internal struct GovernmentState
{
    public double Platform;
}
