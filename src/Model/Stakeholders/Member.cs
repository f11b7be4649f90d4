using System.Runtime.InteropServices;

namespace Gongyu.Model;

/// <summary>A university or an enterprise: those that sign agreements, deliver and learn.</summary>
public abstract class Member : Stakeholder
{
    private readonly List<Agreement> agreements;
    private readonly List<Cohort> cohorts = [];
    private readonly Decisions decisions;
    private MemberState state;

    private protected Member(Profile profile, Money balance, in MemberState state, Decisions decisions)
        : base(profile, balance)
    {
        agreements = new(profile.Capacity);
        MakeRoom(profile.Capacity * Settle.MostReported + Settle.MostOwn);
        this.state = state;
        this.decisions = decisions;
    }

    private protected Member(Profile profile, Money balance, in MemberState state, Decisions decisions, ref CanonicalReader from)
        : this(profile, balance, state, decisions)
    {
        agreements.AddRange(from.Facts<Agreement>());
        cohorts.AddRange(from.Facts<Cohort>());
    }

    private protected void Enrol() => Graduate.Found(Profile, cohorts);

    /// <summary>How it stands to cooperation.</summary>
    public Stance Stance => state.Stance;

    /// <summary>Whether it has left and its place is empty.</summary>
    public bool IsVacant => state.IsVacant;

    /// <summary>Its reputation, [0,1].</summary>
    public double Reputation => state.Reputation;

    /// <summary>Its smoothed, interest-weighted utility.</summary>
    public double Utility => state.Utility;

    /// <summary>Its institutional assets, [0,1].</summary>
    public double Asset => state.Asset;

    /// <summary>To whom it proposed in this round; nobody's id between rounds.</summary>
    internal StakeholderId Proposed => state.Proposed;

    /// <summary>Its copies of its agreements, by partner.</summary>
    public ReadOnlySpan<Agreement> Agreements => CollectionsMarshal.AsSpan(agreements);

    /// <summary>What everybody can read about it.</summary>
    public Listing Listing => Learn.ListingOf(Profile, state, Agreements);

    /// <summary>Its students, programme by programme, the eldest first.</summary>
    private protected ReadOnlySpan<Cohort> CohortsOfAll => CollectionsMarshal.AsSpan(cohorts);

    /// <summary>How well a programme matches demand: where the curriculum of a sector stands.</summary>
    private protected double CurriculumOf(int sector) => state.Curriculum[sector];

    /// <inheritdoc/>
    public override double Show(StakeholderId partner)
    {
        foreach (ref readonly var agreement in Agreements)
            if (agreement.Partner == partner)
                return agreement.Effort;
        return 0;
    }

    /// <inheritdoc/>
    public override void Act(Step step, in Brief brief, Effects effects)
    {
        ArgumentNullException.ThrowIfNull(effects);
        effects.Clear();
        effects.Reasons?.Read(step, this, brief);
        effects.Member = state;
        effects.Agreements.AddRange(agreements);
        var me = new MemberView(Profile, in state, Agreements, CollectionsMarshal.AsSpan(cohorts), decisions);
        switch (step)
        {
            case Step.Propose:
                Match.Propose(me, brief, effects);
                break;
            case Step.Accept:
                Match.Accept(me, brief, effects);
                break;
            case Step.Deliver:
                Match.Confirm(me, brief, effects);
                Deliver.All(me, brief, effects);
                break;
            case Step.Settle:
                var gains = Settle.All(me, brief, effects);
                Evaluate.All(me, brief, EarnedWith(effects), gains, effects);
                if (state.IsVacant)
                    ComingAndGoing.Liquidate(Id, Balance + effects.NetOf(Id), brief.Round, effects);
                break;
            case Step.Learn:
                if (!state.IsVacant)
                    Learn.Revise(me, brief, effects);
                ComingAndGoing.Next(me, brief, effects);
                Learn.Count(me, effects);
                effects.Listing = Learn.ListingOf(Profile, effects.Member, CollectionsMarshal.AsSpan(effects.Agreements));
                Record.Count(me, effects);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step, $"{Id} has nothing to do in this step.");
        }
    }

    private protected override void CommitState(Effects effects)
    {
        state = effects.Member;
        agreements.Clear();
        agreements.AddRange(effects.Agreements);
        if (effects.Cohorts.Count == 0)
            return;
        cohorts.Clear();
        cohorts.AddRange(effects.Cohorts);
    }

    private protected override void WriteState(CanonicalWriter to)
    {
        state.Write(to);
        to.Facts(Agreements);
        to.Facts(CollectionsMarshal.AsSpan(cohorts));
    }
}

/// <summary>企业: finds partners, trains, invests. Active in one sector.</summary>
public sealed class Enterprise : Member
{
    internal Enterprise(Profile profile, in MemberState state, Decisions decisions)
        : base(profile, Money.Zero, state, decisions)
    {
    }

    internal Enterprise(Profile profile, Money balance, in MemberState state, Decisions decisions, ref CanonicalReader from)
        : base(profile, balance, state, decisions, ref from)
    {
    }
}

/// <summary>高校: finds partners, teaches, moves its curricula. Offers programmes in several sectors.</summary>
public sealed class University : Member
{
    internal University(Profile profile, in MemberState state, Decisions decisions)
        : base(profile, Money.Zero, state, decisions)
    {
        Enrol();
    }

    internal University(Profile profile, Money balance, in MemberState state, Decisions decisions, ref CanonicalReader from)
        : base(profile, balance, state, decisions, ref from)
    {
    }

    /// <summary>Where the curriculum of a sector stands, on the scale of the sector's demand.</summary>
    public double Curriculum(int sector) => CurriculumOf(sector);

    /// <summary>Its students, programme by programme, the eldest first.</summary>
    public ReadOnlySpan<Cohort> Cohorts => CohortsOfAll;
}
