namespace Gongyu.Model;

/// <summary>
/// An institution that owns its state and decides for itself. It acts in two halves: <see cref="Act"/> reads and decides without
/// changing anything, <see cref="Commit"/> changes. A host may act again before it commits and gets the same effects.
/// </summary>
public abstract class Stakeholder
{
    private readonly List<Entry> reported = [];
    private int room;
    private readonly Step firstStep;
    private Money opening;
    private Measures round;

    private protected Stakeholder(Profile profile, Money balance)
    {
        Profile = profile;
        Balance = opening = balance;
        firstStep = Steps.FirstOf(profile.Id.Kind);
    }

    /// <summary>What stays the same about it.</summary>
    public Profile Profile { get; }

    /// <summary>Who it is.</summary>
    public StakeholderId Id => Profile.Id;

    /// <summary>What it has: opening stock and all entries of the ledger since.</summary>
    public Money Balance { get; private set; }

    /// <summary>Entries of the present round that it reports (<see cref="Entry.Reporter"/>), in the order they were booked.</summary>
    public IReadOnlyList<Entry> Reported => reported;

    /// <summary>What it counted in the present round.</summary>
    public ref readonly Measures Round => ref round;

    /// <summary>What it is obliged to show an auditor: what it delivered in this round to a partner; 0 when it has no such agreement.</summary>
    public virtual double Show(StakeholderId partner) => 0;

    /// <summary>Makes room for what it may have to report in a round.</summary>
    internal void MakeRoom(int entries) => room = entries;

    /// <summary>Decides a step of the round. Writes effects and changes nothing.</summary>
    public abstract void Act(Step step, in Brief brief, Effects effects);

    /// <summary>Applies the effects of its own act.</summary>
    public void Commit(Step step, Effects effects)
    {
        ArgumentNullException.ThrowIfNull(effects);
        if (step == firstStep)
        {
            reported.Clear();
            reported.EnsureCapacity(room);
            round = default;
            opening = Balance;
        }
        foreach (ref readonly var entry in effects.Entries)
        {
            Balance += entry.NetOf(Id);
            if (entry.Reporter == Id)
                reported.Add(entry);
        }
        foreach (var (measure, amount) in effects.Counted)
            round[measure] += amount;
        CommitState(effects);
        effects.Reasons?.Conclude(step, this, effects);
    }

    /// <summary>Writes all of its state between two rounds as canonical bytes.</summary>
    public void Write(CanonicalWriter to)
    {
        Profile.Write(to);
        to.Long(Balance.Micro);
        WriteState(to);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bytes end too early.</exception>
    public static Stakeholder Read(ref CanonicalReader from, Decisions decisions)
    {
        var profile = Profile.Read(ref from);
        var balance = new Money(from.Long());
        return profile.Id.Kind switch
        {
            Kind.Government => new Government(profile, balance, decisions, ref from),
            Kind.Enterprise => new Enterprise(profile, balance, MemberState.Read(ref from), decisions, ref from),
            Kind.University => new University(profile, balance, MemberState.Read(ref from), decisions, ref from),
            _ => new Association(profile, balance, decisions, ref from),
        };
    }

    /// <summary>Money of this round until now, with what is being booked.</summary>
    private protected Money EarnedWith(Effects effects) => Balance - opening + effects.NetOf(Id);

    private protected abstract void CommitState(Effects effects);

    private protected abstract void WriteState(CanonicalWriter to);
}
