using System.Runtime.InteropServices;

namespace Gongyu.Model;

/// <summary>
/// Phase 3: who finds whom. Whoever proposes keeps a slot free for the answer, so an acceptance is always confirmed. Ties by
/// (score, id).
/// </summary>
internal static class Match
{
    /// <summary>3a: an abstainer leaves its agreements; others propose to the best of the candidates they see.</summary>
    public static void Propose(in MemberView me, in Brief brief, Effects to)
    {
        to.Member.Proposed = default;
        if (me.State.Stance == Stance.Abstain)
        {
            LeaveAll(me, brief, to);
            return;
        }
        if (me.Agreements.Length >= me.Profile.Capacity)
            return;
        var policy = brief.Board.Announcements[me.Profile.Region].Policy;
        bool seeks = me.Id.Kind == Kind.University || brief.Chance.Draw(me.Id, Purpose.Initiative) < Innovation.EnterpriseSeeks(policy);
        var candidate = me.Decisions.Partner(me.Profile, brief.Round, seeks ? Search(me, brief, to) : default);
        if (candidate == default || me.Has(candidate))
            return;
        to.Count(Measure.Proposals);
        to.Member.Proposed = candidate;
        to.Send(new(MessageKind.Proposal, me.Id, candidate, SectorWith(me.Profile, candidate, brief.Board), Money.Zero, default));
    }

    /// <summary>3b: partners that leave are let go; the best proposals are accepted while there is capacity.</summary>
    public static void Accept(in MemberView me, in Brief brief, Effects to)
    {
        foreach (ref readonly var message in brief.Inbox)
            if (message.Kind == MessageKind.Leave)
                LetGo(me, message, brief.Round, to);
        if (me.State.Stance == Stance.Abstain)
            return;
        var proposed = me.State.Proposed;
        // Two that propose to each other sign once: the enterprise answers, the university waits.
        bool crossing = me.Id.Kind == Kind.Enterprise && IsProposalFrom(proposed, brief.Inbox);
        int free = me.Profile.Capacity - to.Agreements.Count - (proposed == default || crossing ? 0 : 1);
        for (; free > 0; free--)
        {
            int best = BestProposal(me, brief, to);
            if (best < 0)
                return;
            ref readonly var proposal = ref brief.Inbox[best];
            Sign(me, proposal.From, proposal.Sector, brief, to);
            to.Count(Measure.Acceptances);
            to.Send(new(MessageKind.Acceptance, me.Id, proposal.From, proposal.Sector, Money.Zero, default));
        }
    }

    /// <summary>3c: a proposal that was accepted is confirmed by signing it too.</summary>
    public static void Confirm(in MemberView me, in Brief brief, Effects to)
    {
        foreach (ref readonly var message in brief.Inbox)
            if (message.Kind == MessageKind.Acceptance)
                Sign(me, message.From, message.Sector, brief, to);
        to.Member.Proposed = default;
    }

    private static StakeholderId Search(in MemberView me, in Brief brief, Effects to)
    {
        to.Reasons?.Search();
        var found = BestCandidate(me, brief, to.Reasons);
        to.Count(Measure.Searches);
        Settle.BookOwn(me, Innovation.SearchCosts(brief.Board.Announcements[me.Profile.Region].Policy, me.Id.Kind), Reason.Search, brief.Round, to);
        if (found == default)
            to.Count(Measure.FailedSearches);
        return found;
    }

    private static StakeholderId BestCandidate(in MemberView me, in Brief brief, Reasons? reasons)
    {
        var kind = me.Id.Kind == Kind.University ? Kind.Enterprise : Kind.University;
        var listings = brief.Board.Listings(kind);
        double information = brief.Board.InformationFor(me.Profile);
        int candidates = Sharing.Candidates(information)
            + (me.Id.Kind == Kind.University ? Innovation.Visits(brief.Board.Announcements[me.Profile.Region].Policy) : 0);
        StakeholderId best = default;
        double bestScore = double.NegativeInfinity;
        for (int search = 0; search < candidates; search++)
        {
            int number = brief.Chance.DrawNumber(me.Id, Purpose.Candidate, search, listings.Length);
            if (number == 0)
                continue;
            var candidate = new StakeholderId(kind, number);
            ref readonly var listing = ref listings[candidate.Index];
            if (listing.Open == 0 || (listing.Sectors & me.Profile.Sectors) == 0 || me.Has(candidate))
                continue;
            double score = Score(me.Id, candidate, Purpose.Candidacy, listing, information, brief.Chance);
            reasons?.See(new(candidate, listing.Reputation, score));
            if (score > bestScore || score == bestScore && candidate < best)
                (best, bestScore) = (candidate, score);
        }
        return best;
    }

    private static int BestProposal(in MemberView me, in Brief brief, Effects to)
    {
        double information = brief.Board.InformationFor(me.Profile);
        int best = -1;
        double bestScore = double.NegativeInfinity;
        for (int i = 0; i < brief.Inbox.Length; i++)
        {
            ref readonly var message = ref brief.Inbox[i];
            bool waits = me.Id.Kind == Kind.University && message.From == me.State.Proposed;
            if (message.Kind != MessageKind.Proposal || waits || IndexOf(message.From, to.Agreements) >= 0
                || !me.Decisions.Considers(me.Profile, brief.Round, message.From))
                continue;
            double score = Score(me.Id, message.From, Purpose.Judgement, brief.Board[message.From], information, brief.Chance);
            to.Reasons?.Weigh(message.From, score);
            if (score > bestScore)
                (best, bestScore) = (i, score);
        }
        return best;
    }

    // Reputation as it is seen: the worse the information, the more is guessed.
    private static double Score(
        StakeholderId me, StakeholderId other, Purpose purpose, in Listing listing, double information, Chance chance) =>
        listing.Reputation + (1 - information) * (chance.Draw(me, purpose, other.Code) - 0.5);

    private static bool IsProposalFrom(StakeholderId other, ReadOnlySpan<Message> inbox)
    {
        foreach (ref readonly var message in inbox)
            if (message.Kind == MessageKind.Proposal && message.From == other)
                return true;
        return false;
    }

    private static void Sign(in MemberView me, StakeholderId partner, int sector, in Brief brief, Effects to)
    {
        int region = me.Id.Kind == Kind.University ? me.Profile.Region : brief.Board[partner].Region;
        int at = 0;
        while (at < to.Agreements.Count && to.Agreements[at].Partner < partner)
            at++;
        to.Agreements.Insert(at, Agreement.Sign(partner, sector, region, brief.Round));
        to.Count(Measure.Signed);
    }

    // Leaving costs what clear rules can attribute (row O1).
    private static void LeaveAll(in MemberView me, in Brief brief, Effects to)
    {
        foreach (ref readonly var agreement in me.Agreements)
        {
            var terms = brief.Board.Announcements[agreement.Region];
            var owed = Money.Of(Organising.ExitOwed(terms, agreement.Tier, me.Id.Kind));
            to.Book(me.Id, agreement.Partner, owed, Reason.ExitCompensation, AgreementId.Between(me.Id, agreement.Partner), brief.Round);
            to.Send(new(MessageKind.Leave, me.Id, agreement.Partner, agreement.Sector, owed, default));
            to.Count(Measure.Ended);
        }
        to.Agreements.Clear();
    }

    private static void LetGo(in MemberView me, in Message leave, int round, Effects to)
    {
        // When both leave at once, each has let the other go already; what is owed is still paid.
        to.Book(leave.From, me.Id, leave.Amount, Reason.ExitCompensation, AgreementId.Between(me.Id, leave.From), round);
        int at = IndexOf(leave.From, to.Agreements);
        if (at < 0)
            return;
        to.Agreements.RemoveAt(at);
        to.Count(Measure.Ended);
    }

    /// <summary>Position of the agreement with a partner, or −1.</summary>
    public static int IndexOf(StakeholderId partner, List<Agreement> agreements)
    {
        var all = CollectionsMarshal.AsSpan(agreements);
        for (int i = 0; i < all.Length; i++)
            if (all[i].Partner == partner)
                return i;
        return -1;
    }

    // The enterprise is in one sector only, so it names the sector of the agreement.
    private static int SectorWith(Profile me, StakeholderId partner, Board board) =>
        System.Numerics.BitOperations.TrailingZeroCount(me.Sectors & board[partner].Sectors);
}
