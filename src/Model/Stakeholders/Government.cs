namespace Gongyu.Model;

/// <summary>政府: announces its region's policy, provides public goods, audits, pays within its budget.</summary>
public sealed class Government : Stakeholder
{
    private GovernmentState state;

    private readonly Decisions decisions;

    internal Government(Profile profile, bool adapts, Decisions decisions)
        : base(profile, Money.Zero)
    {
        this.decisions = decisions;
        state = new() { Platform = Sharing.PlatformQuality(0, 0), Adapts = adapts, Practice = Trial.None };
    }

    internal Government(Profile profile, Money balance, Decisions decisions, ref CanonicalReader from)
        : base(profile, balance)
    {
        this.decisions = decisions;
        state = new()
        {
            Platform = from.Double(),
            Shift = from.Double(),
            Adapts = from.Byte() == 1,
            Practice = from.Fact<Trial>(),
            Example = from.Double() is >= 0 and var example ? example : null,
            Spending = Spending.Read(ref from),
        };
    }

    /// <summary>Quality of its information platform, [0,1].</summary>
    public double Platform => state.Platform;

    /// <summary>How it puts policy into practice, [0,1]; .5 is as planned.</summary>
    public double Practice => state.Practice.Tried;

    /// <inheritdoc/>
    public override void Act(Step step, in Brief brief, Effects effects)
    {
        ArgumentNullException.ThrowIfNull(effects);
        effects.Clear();
        effects.Reasons?.Read(step, this, brief);
        effects.Government = state;
        switch (step)
        {
            case Step.Announce:
                Announce.Policy(Profile, state, Balance, brief, decisions, effects);
                break;
            case Step.Audit:
                Supervise.Audit(Profile, state, Balance, brief, effects);
                break;
            case Step.Pay:
                Supervise.Pay(Profile, state, Balance, brief, effects);
                break;
            case Step.Learn:
                effects.Count(Measure.Balance, Balance.Units);
                Announce.Compare(Profile, state, brief.Board, effects);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step, $"{Id} has nothing to do in this step.");
        }
    }

    private protected override void CommitState(Effects effects) => state = effects.Government;

    private protected override void WriteState(CanonicalWriter to) => state.Write(to);
}

/// <summary>What changes about a government besides its balance.</summary>
internal struct GovernmentState
{
    public double Platform;

    /// <summary>Incentives that surveys moved to enterprises.</summary>
    public double Shift;

    /// <summary>Whether it tries other practices.</summary>
    public bool Adapts;

    public Trial Practice;

    /// <summary>How the best of the other regions goes about it; none before it was seen, or where there is no other.</summary>
    public double? Example;

    /// <summary>What programmes have spent.</summary>
    public Spending Spending;

    public readonly void Write(CanonicalWriter to)
    {
        to.Double(Platform);
        to.Double(Shift);
        to.Byte(Adapts ? (byte)1 : (byte)0);
        to.Fact(Practice);
        to.Double(Example ?? -1);
        Spending.Write(to);
    }
}
