using System.Runtime.InteropServices;

namespace Gongyu.Model;

/// <summary>
/// Phase 5, parties: surplus, costs, compensation, and what the government answered. Every amount is rounded once, when booked.
/// </summary>
internal static class Settle
{
    /// <summary>Most entries a party reports about an agreement in a round: surplus, eight costs, graduates, compensation, fine.</summary>
    public const int MostReported = 13;

    /// <summary>Most entries it books: three payments of the government too, which it does not report, and no fine with them.</summary>
    public const int MostBooked = 15;

    /// <summary>Most entries about itself: a search, upkeep, a course, and an enterprise's dues, two for others' graduates, and its liquidation.</summary>
    public const int MostOwn = 7;

    /// <summary>A party books its side of every agreement.</summary>
    /// <returns>The talent and innovation that came with what its agreements gave.</returns>
    public static Gains All(in MemberView me, in Brief brief, Effects to)
    {
        var gains = new Gains();
        foreach (ref readonly var message in brief.Inbox)
        {
            if (message.Kind != MessageKind.Delivery)
                continue;
            var agreement = to.Agreements[Match.IndexOf(message.From, to.Agreements)];
            var terms = brief.Board.Announcements[agreement.Region];
            double value = ValueOf(me, agreement, message.Contribution, terms, brief);
            gains = gains.With(value, agreement.Tier, me.Id.Kind);
            BookSurplus(me, agreement, message.Contribution, value, terms, brief.Round, to);
            BookCosts(me, agreement, terms, brief.Round, to);
            BookCompensation(me, agreement, message.Contribution.Effort, terms, brief.Round, to);
        }
        foreach (ref readonly var notice in brief.Notices)
            BookNotice(me, notice, brief, to);
        if (me.Id.Kind == Kind.Enterprise && !me.State.IsVacant)
            BookDues(me, brief, to);
        Graduate.Hire(me, brief, to);
        BookOwnCosts(me, brief, to);
        return gains;
    }

    /// <summary>Books what a party spends on its own doing, whatever its agreements.</summary>
    public static void BookOwn(in MemberView me, double units, Reason reason, int round, Effects to)
    {
        var amount = Money.Of(units);
        to.Book(me.Id, Account.Services, amount, reason, default, round);
        to.Count(Measure.Contribution, amount.Units);
    }

    // Both sides compute the value of an agreement from the same numbers.
    private static double ValueOf(in MemberView me, in Agreement agreement, in Contribution partner, Announcement terms, in Brief brief)
    {
        bool university = me.Id.Kind == Kind.University;
        double gap = university ? Deliver.Gap(me, agreement.Sector, brief.Board) : partner.Gap;
        double assets = university ? me.State.Asset + partner.Asset : partner.Asset + me.State.Asset;
        double fit = Surplus.Fit(terms, agreement.Tier, brief.Round - agreement.Signed, gap, assets);
        return Surplus.Value(agreement.Tier, fit,
            university ? agreement.Effort : partner.Effort, university ? partner.Effort : agreement.Effort);
    }

    private static void BookSurplus(
        in MemberView me, in Agreement agreement, in Contribution partner, double value, Announcement terms, int round, Effects to)
    {
        bool university = me.Id.Kind == Kind.University;
        double share = Organising.EnterpriseShare(terms.Policy,
            university ? partner.Influence : me.Profile.Influence, university ? me.Profile.Influence : partner.Influence);
        var mine = Surplus.ShareOf(me.Id.Kind, Money.Of(value), share);
        to.Book(Account.Market, me.Id, mine, Reason.Surplus, AgreementId.Between(me.Id, agreement.Partner), round);
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
        if (agreement.Tier == Tier.JointPlatform)
            to.Count(Measure.JointCost, cost);
        BookCost(me, agreement, Account.Services, Organising.CommitteeCosts(terms.Policy), Reason.Committee, round, to);
        BookCost(me, agreement, Account.Services, Organising.CommunicationCosts(terms.Policy), Reason.Communication, round, to);
        BookCost(me, agreement, Account.Services, Sharing.ResultsCosts(terms.Policy, agreement.Tier), Reason.ResultsSharing, round, to);
        BookCost(me, agreement, Account.Services, Innovation.AlignmentCosts(terms.Policy, me.Id.Kind), Reason.Alignment, round, to);
        BookCost(me, agreement, Account.Services, Innovation.TrainingCosts(terms.Policy, agreement.Tier), Reason.Training, round, to);
        BookCost(me, agreement, Account.Services, Innovation.BoardCosts(terms.Policy), Reason.Boards, round, to);
    }

    private static void BookCost(
        in MemberView me, in Agreement agreement, Account receiver, double units, Reason reason, int round, Effects to)
    {
        if (units == 0)
            return;
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
        var amount = Money.Of(Organising.BreachOwed(terms, agreement.Tier, victim.Kind));
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

    // What a party decides to spend on the community and on itself.
    private static void BookOwnCosts(in MemberView me, in Brief brief, Effects to)
    {
        var terms = brief.Board.Announcements[me.Profile.Region];
        bool keeps = Sharing.KeepsUp(terms, me.State.Stance, me.Profile.Interests);
        to.Member.KeepsUp = Sharing.HasPlatform(terms) && !me.State.IsVacant && me.Decisions.KeepsUp(me.Profile, brief.Round, keeps);
        if (to.Member.KeepsUp)
            BookOwn(me, Sharing.Upkeep.Units, Reason.Upkeep, brief.Round, to);
        to.Count(Measure.Keeping, to.Member.KeepsUp ? 1 : 0);
        if (Support.HasCourses(terms) && WasFound(brief))
            TakeCourse(me, terms, brief.Round, to);
        if (me.Id.Kind != Kind.University)
            return;
        int programmes = System.Numerics.BitOperations.PopCount(me.Profile.Sectors);
        BookOwn(me, programmes * Organising.AdaptationCosts(terms.Policy), Reason.Adaptation, brief.Round, to);
        BookOwn(me, Organising.VisitCosts(terms.Policy), Reason.Visits, brief.Round, to);
    }

    private static void TakeCourse(in MemberView me, Announcement terms, int round, Effects to)
    {
        double agreed = AgreedOf(me.Id.Kind, CollectionsMarshal.AsSpan(to.Agreements));
        // A course prevents slips; who under-delivers on purpose has nothing to learn there.
        bool wants = me.State.Stance == Stance.Committed && Support.TakesCourse(terms, me.Profile.Interests, me.State.Detection, me.State.Capability, agreed);
        if (!me.Decisions.TakesCourse(me.Profile, round, wants))
            return;
        BookOwn(me, Support.Course.Units, Reason.Course, round, to);
        to.Member.Capability = Support.Learned(terms, me.State.Capability);
    }

    /// <summary>Whether an audit found out that the party under-delivered.</summary>
    public static bool WasFound(in Brief brief)
    {
        foreach (ref readonly var notice in brief.Notices)
            if (notice.Found)
                return true;
        return false;
    }

    /// <summary>What a party has agreed to put into all its agreements, in units.</summary>
    public static double AgreedOf(Kind kind, ReadOnlySpan<Agreement> agreements)
    {
        double agreed = 0;
        foreach (ref readonly var agreement in agreements)
            agreed += TierTerms.Of(agreement.Tier).CostOf(kind);
        return agreed;
    }
}

/// <summary>What a party gets out of its agreements in a round besides money.</summary>
/// <param name="Talent">Talent that comes with the value of an agreement.</param>
/// <param name="Innovation">Innovation that comes with the value of a joint platform.</param>
internal readonly record struct Gains(double Talent, double Innovation)
{
    [Parameter("1", "Talent that an agreement brings an enterprise, for its value", "协议带给企业的人才，按其价值计", Basis = Basis.Calibrated)]
    private const double EnterpriseTalent = 0.20;
    [Parameter("1", "The same of a university", "同上，高校")]
    private const double UniversityTalent = 0.35;
    [Parameter("1", "Innovation that a joint platform brings each side, for its value", "研发平台带给每方的创新，按其价值计")]
    private const double InnovationGain = 0.6;

    /// <summary>With what comes with the value of one more agreement.</summary>
    public Gains With(double value, Tier tier, Kind kind) => new(
        Talent + (kind == Kind.Enterprise ? EnterpriseTalent : UniversityTalent) * value,
        Innovation + (tier == Tier.JointPlatform ? InnovationGain * value : 0));
}
