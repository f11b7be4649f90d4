using System.Runtime.InteropServices;

namespace Gongyu.Model;

/// <summary>
/// What an act brings about: the stakeholder's next state and what it says, publishes and books. Rules write it, nothing else;
/// a host commits the state and delivers the rest. Reusable.
/// </summary>
/// <param name="filings">Most filings that one act answers, so that room for it is there.</param>
/// <param name="agreements">Most agreements that one act deals with.</param>
public sealed class Effects(int filings = 0, int agreements = 0)
{
    internal MemberState Member;
    internal GovernmentState Government;
    internal AssociationState Association;

    /// <summary>How a government or an association decided to do what it does in this round.</summary>
    internal double Practice;

    /// <summary>Where the reasons of its acts are noted; nowhere unless somebody asks.</summary>
    internal Reasons? Reasons { get; private set; }

    private readonly List<Message> messages = new(2 * agreements); // Of an agreement its delivery, and word of its graduates.
    private readonly List<Entry> entries = new(Math.Max(Supervise.MostReported * filings, Settle.MostBooked * agreements + Settle.MostOwn));
    private readonly List<Filing> filed = new(agreements);
    private readonly List<Inspection> inspections = new(filings);
    private readonly List<Notice> notices = new(filings);
    private readonly List<(Measure, double)> counted = new(Math.Max(Supervise.MostCounted(filings), Record.MostCounted(agreements)));

    /// <summary>Messages to peers, read by them in the next step.</summary>
    public ReadOnlySpan<Message> Messages => CollectionsMarshal.AsSpan(messages);

    /// <summary>Money that came to or left the stakeholder.</summary>
    public ReadOnlySpan<Entry> Entries => CollectionsMarshal.AsSpan(entries);

    /// <summary>Filings to its region's government.</summary>
    public ReadOnlySpan<Filing> Filings => CollectionsMarshal.AsSpan(filed);

    /// <summary>Inspections a government asks for; a host brings the findings to its next step.</summary>
    public ReadOnlySpan<Inspection> Inspections => CollectionsMarshal.AsSpan(inspections);

    /// <summary>A government's answers to filings, by party and partner.</summary>
    public ReadOnlySpan<Notice> Notices => CollectionsMarshal.AsSpan(notices);

    /// <summary>A government's announcement, to be published after the step.</summary>
    public Announcement? Announcement { get; internal set; }

    /// <summary>An association's bulletin, to be published after the step.</summary>
    public Bulletin? Bulletin { get; internal set; }

    /// <summary>A member's listing, to be published after the step.</summary>
    public Listing? Listing { get; internal set; }

    internal List<Agreement> Agreements { get; } = new(agreements);

    /// <summary>A university's students after a semester; none in other steps.</summary>
    internal List<Cohort> Cohorts { get; } = [];

    /// <summary>Where a government marks what audits found.</summary>
    internal Scratch<bool> Found { get; } = new(filings);

    /// <summary>Where a government works out its claims.</summary>
    internal Scratch<Money> Claims { get; } = new(Supervise.ClaimsOfFiling * filings);

    /// <summary>Where it works out what is left of them.</summary>
    internal Scratch<(Int128 Remainder, int Claim)> Remainders { get; } = new(Supervise.ClaimsOfFiling * filings);

    /// <summary>Where it sorts its draws.</summary>
    internal Scratch<double> Draws { get; } = new(filings);

    /// <summary>What was counted in this act, to be added to what was in the round before.</summary>
    internal ReadOnlySpan<(Measure Measure, double Amount)> Counted => CollectionsMarshal.AsSpan(counted);

    /// <summary>Has the reasons of the acts that follow noted.</summary>
    /// <param name="reasons">Where; nowhere if none.</param>
    public void Note(Reasons? reasons) => Reasons = reasons;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        messages.Clear();
        entries.Clear();
        filed.Clear();
        inspections.Clear();
        notices.Clear();
        counted.Clear();
        Agreements.Clear();
        Cohorts.Clear();
        Practice = 0;
        Announcement = null;
        Bulletin = null;
        Listing = null;
    }

    /// <summary>Writes all that leaves the stakeholder; its next state is its own to write.</summary>
    internal void Write(CanonicalWriter to)
    {
        to.Facts(Messages);
        to.Facts(Entries);
        to.Facts(Filings);
        to.Int(inspections.Count);
        foreach (ref readonly var inspection in Inspections)
        {
            to.Fact(inspection.Party);
            to.Fact(inspection.Partner);
        }
        to.Facts(Notices);
        to.Facts<Announcement>(Announcement is { } announcement ? [announcement] : []);
        to.Facts<Bulletin>(Bulletin is { } bulletin ? [bulletin] : []);
        to.Facts<Listing>(Listing is { } listing ? [listing] : []);
    }

    internal void Send(in Message message) => messages.Add(message);

    internal void File(in Filing filing) => filed.Add(filing);

    internal void Inspect(in Inspection inspection) => inspections.Add(inspection);

    internal void Answer(in Notice notice) => notices.Add(notice);

    internal void Count(Measure measure, double amount = 1)
    {
        if (amount != 0)
            counted.Add((measure, amount));
    }

    internal void Book(Account from, Account to, Money amount, Reason reason, AgreementId agreement, int round)
    {
        if (amount < Money.Zero)
            throw new InvalidOperationException($"Nobody pays less than nothing: {from} to {to}, {reason}, {amount}.");
        if (amount > Money.Zero)
            entries.Add(new(from, to, amount, reason, agreement, round));
    }

    /// <summary>What the entries add to an account.</summary>
    internal Money NetOf(Account account)
    {
        var net = Money.Zero;
        foreach (ref readonly var entry in Entries)
            net += entry.NetOf(account);
        return net;
    }
}
