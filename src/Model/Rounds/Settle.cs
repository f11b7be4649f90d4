namespace Gongyu.Model;

/// <summary>
/// Phase 5, parties: surplus, costs, compensation, and what the government answered. Every amount is rounded once, when booked.
/// </summary>
internal static class Settle
{
    /// <summary>Most entries a party reports about an agreement in a round: surplus, five costs, compensation, fine.</summary>
    public const int MostReported = 8;

    /// <summary>Most entries it books: incentives of two kinds too, which it does not report, and no fine with them.</summary>
    public const int MostBooked = 9;

    // A side, agreement and round at level 1.
    private const double CommitteeCost = 0.02;
    private const double CommunicationCost = 0.02;
    private const double ResultsCost = 0.03;

    private const double CompensationShare = 0.6;

    /// <summary>A party books its side of every agreement.</summary>
    public static void All(in MemberView me, in Brief brief, Effects to)
    {
        foreach (ref readonly var message in brief.Inbox)
        {
            if (message.Kind != MessageKind.Delivery)
                continue;
            var agreement = to.Agreements[Match.IndexOf(message.From, to.Agreements)];
            var terms = brief.Board.Announcements[agreement.Region];
            BookSurplus(me, agreement, message.Contribution, terms, brief, to);
            BookCosts(me, agreement, terms, brief.Round, to);
            BookCompensation(me, agreement, message.Contribution.Effort, terms, brief.Round, to);
        }
        foreach (ref readonly var notice in brief.Notices)
            BookNotice(me, notice, brief, to);
        if (me.Id.Kind == Kind.Enterprise)
            BookDues(me, brief, to);
    }

    /// <summary>The value of an agreement in this round, which both sides compute from the same numbers.</summary>
    public static double ValueOf(in MemberView me, in Agreement agreement, in Contribution partner, Announcement terms, Board board)
    {
        bool university = me.Id.Kind == Kind.University;
        double gap = university ? Deliver.Gap(me, agreement.Sector, board) : partner.Gap;
        double assets = university ? me.State.Asset + partner.Asset : partner.Asset + me.State.Asset;
        double fit = Surplus.Fit(terms, agreement.Tier, gap, assets);
        return Surplus.Value(agreement.Tier, fit,
            university ? agreement.Effort : partner.Effort, university ? partner.Effort : agreement.Effort);
    }

    private static void BookSurplus(
        in MemberView me, in Agreement agreement, in Contribution partner, Announcement terms, in Brief brief, Effects to)
    {
        bool university = me.Id.Kind == Kind.University;
        double value = ValueOf(me, agreement, partner, terms, brief.Board);
        double share = Surplus.EnterpriseShare(terms.Policy,
            university ? partner.Influence : me.Profile.Influence, university ? me.Profile.Influence : partner.Influence);
        var mine = Surplus.ShareOf(me.Id.Kind, Money.Of(value), share);
        to.Book(Account.Market, me.Id, mine, Reason.Surplus, AgreementId.Between(me.Id, agreement.Partner), brief.Round);
        to.Count(Measure.Surplus, mine.Units);
        if (!university)
            return;
        to.Count(Measure.Output, value);
        if (agreement.Tier == Tier.JointPlatform)
            to.Count(Measure.Innovation, value);
    }

    private static void BookCosts(in MemberView me, in Agreement agreement, Announcement terms, int round, Effects to)
    {
        double cost = Surplus.Cost(terms, me.Id.Kind, agreement.Tier, agreement.Effort);
        double financed = Surplus.Financed(terms, me.Id.Kind, agreement.Tier, agreement.Effort);
        BookCost(me, agreement, Account.Bank, financed, Reason.Financing, round, to);
        BookCost(me, agreement, Account.Effort, cost - financed, Reason.Contribution, round, to);
        BookCost(me, agreement, Account.Services, CommitteeCost * terms.Policy[Levers.Equality], Reason.Committee, round, to);
        BookCost(me, agreement, Account.Services,
            CommunicationCost * terms.Policy[Levers.Communication], Reason.Communication, round, to);
        if (agreement.Tier >= Tier.Placement)
            BookCost(me, agreement, Account.Services, ResultsCost * terms.Policy[Levers.Results], Reason.ResultsSharing, round, to);
    }

    private static void BookCost(
        in MemberView me, in Agreement agreement, Account receiver, double units, Reason reason, int round, Effects to)
    {
        var amount = Money.Of(units);
        to.Book(me.Id, receiver, amount, reason, AgreementId.Between(me.Id, agreement.Partner), round);
        to.Count(Measure.Contribution, amount.Units);
    }

    // Whoever under-delivers alone compensates the partner for its agreed contribution, as far as rules are clear (row O1).
    private static void BookCompensation(
        in MemberView me, in Agreement agreement, double partnerEffort, Announcement terms, int round, Effects to)
    {
        bool mine = agreement.Effort < 1, partners = partnerEffort < 1;
        if (mine == partners)
            return;
        var (breacher, victim) = mine ? (me.Id, agreement.Partner) : (agreement.Partner, me.Id);
        var amount = Money.Of(terms.Policy[Levers.BreachLiability] * terms.Level(Levers.Clarity)
            * TierTerms.Of(agreement.Tier).CostOf(victim.Kind) * CompensationShare);
        to.Book(breacher, victim, amount, Reason.BreachCompensation, AgreementId.Between(breacher, victim), round);
    }

    private static void BookNotice(in MemberView me, in Notice notice, in Brief brief, Effects to)
    {
        Account government = new StakeholderId(Kind.Government, me.Profile.Region + 1);
        Supervise.Book(government, notice, brief.Round, to);
        var incentive = notice.Incentive + notice.Loan;
        to.Count(Measure.IncentiveReceived, incentive.Units);
        to.Count(Measure.PenaltyPaid, notice.Fine.Units);
        int at = Match.IndexOf(notice.Partner, to.Agreements);
        if (to.Agreements[at].Effort < 1)
            to.Count(Measure.IncentiveMisused, incentive.Units);
    }

    private static void BookDues(in MemberView me, in Brief brief, Effects to)
    {
        int sector = System.Numerics.BitOperations.TrailingZeroCount(me.Profile.Sectors);
        if (brief.Board.Bulletins[sector].Issued)
            to.Book(me.Id, new StakeholderId(Kind.Association, sector + 1), Inform.Dues, Reason.Dues, default, brief.Round);
    }
}
