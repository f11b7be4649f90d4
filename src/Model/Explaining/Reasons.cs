using System.Runtime.InteropServices;

namespace Gongyu.Model;

/// <summary>
/// Where the rules note why a stakeholder does what it does, while it does it: the very numbers it decides by. A host that wants to know puts
/// one into the <see cref="Effects"/> of the acts of one stakeholder; without one nothing is noted. Reusable; of a round only the last is told.
/// </summary>
public sealed class Reasons
{
    private readonly List<Candidate> candidates = [];
    private readonly List<Offer> offers = [];
    private readonly List<StakeholderId> left = [], leftBy = [];
    private readonly List<Exchange> exchanges = [];
    private readonly List<Notice> notices = [];
    private readonly List<Entry> entries = [];
    private StakeholderId who;
    private Announcement terms = Announcement.None;
    private Noted noted;
    private int round;
    private bool complete;

    /// <summary>The reasons of a round; none when it was not noted from its first step to its last.</summary>
    public Explanation? Of(int round) => complete && this.round == round
        ? new(who, round, terms, IsMember ? MemberReasons() : null, IsMember ? null : OfficeReasons(), [.. entries])
        : null;

    private bool IsMember => who.Kind is Kind.Enterprise or Kind.University;

    /// <summary>What it is told in a step, before it decides. A step that is played again is noted again.</summary>
    internal void Read(Step step, Stakeholder me, in Brief brief)
    {
        if (step == Steps.FirstOf(me.Id.Kind))
            Begin(me, brief.Round);
        terms = brief.Board.Announcements[me.Profile.Region];
        switch (step)
        {
            case Step.Propose:
                candidates.Clear();
                noted.Searched = false;
                noted.Information = brief.Board.InformationFor(me.Profile);
                break;
            case Step.Accept:
                Receive(brief.Inbox);
                break;
            case Step.Settle:
                Receive((Member)me, brief);
                break;
            case Step.Audit:
                noted.Filings = brief.Filings.Length;
                break;
        }
    }

    /// <summary>It looks for a partner.</summary>
    internal void Search() => noted.Searched = true;

    /// <summary>It sees a candidate, perhaps once more.</summary>
    internal void See(in Candidate candidate)
    {
        foreach (ref readonly var known in CollectionsMarshal.AsSpan(candidates))
            if (known.Who == candidate.Who)
                return;
        candidates.Add(candidate);
    }

    /// <summary>It weighs a proposal, perhaps once more.</summary>
    internal void Weigh(StakeholderId from, double score)
    {
        foreach (ref var offer in CollectionsMarshal.AsSpan(offers))
            if (offer.From == from)
                offer = offer with { Weighed = true, Score = score };
    }

    /// <summary>What a government or an association holds its practice by.</summary>
    internal void Weigh(double reason, double against) => (noted.For, noted.Against) = (reason, against);

    /// <summary>What the round was worth to it.</summary>
    internal void Judge(in UtilityTerms utility) => noted.Utility = utility;

    /// <summary>How it came to its stance.</summary>
    internal void Revise(in Revision revision) => noted.Revision = revision;

    /// <summary>What came of a step that is committed.</summary>
    internal void Conclude(Step step, Stakeholder me, Effects effects)
    {
        entries.AddRange(effects.Entries);
        switch (step)
        {
            case Step.Propose:
                noted.Proposed = effects.Member.Proposed;
                foreach (ref readonly var message in effects.Messages)
                    if (message.Kind == MessageKind.Leave)
                        left.Add(message.To);
                break;
            case Step.Accept:
                foreach (ref readonly var message in effects.Messages)
                    if (message.Kind == MessageKind.Acceptance)
                        Accept(message.To);
                break;
            case Step.Settle:
                noted.KeepsUp = effects.Member.KeepsUp;
                foreach (ref readonly var entry in effects.Entries)
                    noted.TakesCourse |= entry.Reason == Reason.Course;
                break;
            case Step.Learn:
                complete = true;
                if (me is Member member)
                    (noted.After, noted.IsThere) = (member.Stance, !member.IsVacant);
                break;
            default:
                ConcludeOffice(step, effects);
                break;
        }
    }

    private void ConcludeOffice(Step step, Effects effects)
    {
        if (step is Step.Announce or Step.Inform)
            noted.Practice = effects.Practice;
        if (step == Step.Announce)
        {
            terms = effects.Announcement!.Value;
            (noted.Adapts, noted.Trial) = (effects.Government.Adapts, effects.Government.Practice);
        }
        else if (step == Step.Inform)
        {
            noted.Bulletin = effects.Bulletin!.Value;
            (noted.Adapts, noted.Trial) = (effects.Association.Adapts, effects.Association.Practice);
        }
        else if (step == Step.Audit)
        {
            noted.Audited = effects.Inspections.Length;
        }
        else if (step == Step.Pay)
        {
            foreach (ref readonly var notice in effects.Notices)
                noted.Found += notice.Found ? 1 : 0;
        }
    }

    private void Begin(Stakeholder me, int round)
    {
        (who, this.round, complete, noted) = (me.Id, round, false, default);
        if (me is Member member)
            (noted.Before, noted.WasThere) = (member.Stance, !member.IsVacant);
        candidates.Clear();
        offers.Clear();
        left.Clear();
        leftBy.Clear();
        exchanges.Clear();
        notices.Clear();
        entries.Clear();
    }

    private void Receive(ReadOnlySpan<Message> inbox)
    {
        offers.Clear();
        leftBy.Clear();
        foreach (ref readonly var message in inbox)
            if (message.Kind == MessageKind.Proposal)
                offers.Add(new(message.From, Weighed: false, 0, Accepted: false));
            else if (message.Kind == MessageKind.Leave)
                leftBy.Add(message.From);
    }

    private void Receive(Member me, in Brief brief)
    {
        exchanges.Clear();
        notices.Clear();
        notices.AddRange(brief.Notices);
        foreach (ref readonly var message in brief.Inbox)
            foreach (ref readonly var agreement in me.Agreements)
                if (message.Kind == MessageKind.Delivery && agreement.Partner == message.From)
                    exchanges.Add(new(message.From, agreement.Tier, agreement.Effort, message.Contribution.Effort));
    }

    private void Accept(StakeholderId from)
    {
        foreach (ref var offer in CollectionsMarshal.AsSpan(offers))
            if (offer.From == from)
                offer = offer with { Accepted = true };
    }

    private MemberReasons MemberReasons() => new(
        noted.WasThere, noted.IsThere, noted.Before, noted.After, noted.Information, noted.Searched, [.. candidates], noted.Proposed, [.. offers],
        [.. left], [.. leftBy], [.. exchanges], [.. notices], noted.KeepsUp, noted.TakesCourse, noted.Utility, noted.Revision);

    private OfficeReasons OfficeReasons() => new(
        noted.Adapts, noted.Practice, noted.Trial, noted.For, noted.Against, noted.Filings, noted.Audited, noted.Found, noted.Bulletin);

    private struct Noted
    {
        public bool WasThere, IsThere, Searched, KeepsUp, TakesCourse, Adapts;
        public Stance Before, After;
        public StakeholderId Proposed;
        public double Information, Practice, For, Against;
        public UtilityTerms Utility;
        public Revision Revision;
        public Trial Trial;
        public int Filings, Audited, Found;
        public Bulletin Bulletin;
    }
}
