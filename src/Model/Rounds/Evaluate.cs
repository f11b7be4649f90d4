using System.Runtime.InteropServices;

namespace Gongyu.Model;

/// <summary>Phase 6: trust and tiers, assets, curricula, reputation and utility follow what was delivered.</summary>
internal static class Evaluate
{
    [Parameter("1", "How far reputation moves to the record of a round", "声誉每轮向履约记录移动的份额")]
    private const double ReputationInertia = 0.2;
    [Parameter("1", "Reputation that a finding of an audit costs", "每次查实失去的声誉")]
    private const double ReputationLoss = 0.2;
    [Parameter("1", "Weight of a round in utility", "一轮在效用中的权重")]
    public const double Smoothing = 0.4;
    [Parameter("{peer}", "Peers that a university visits a round", "高校每轮走访的同行数", After = "Levitt and March 1988")]
    private const int PeersVisited = 3;

    /// <summary>Reputation of who has no record.</summary>
    [Parameter("1", "Reputation of who has no record; from it reputation counts as gain or loss", "没有记录者的声誉；声誉得失由此起算")]
    public const double Unknown = 0.5;

    /// <summary>Rounds for which a finding or a loss is fresh.</summary>
    [Parameter("{round}", "Rounds for which a finding or a loss is fresh: of metrics only", "查实或损失视为近期的轮数：仅用于指标")]
    public const int Lately = 4;

    // A university's departments share its partners: outcomes are felt per this many agreements.
    [Parameter("{agreement}", "Agreements for which a university feels outcomes once", "高校每多少份协议感受一份结果")]
    private const double AgreementsPerDepartment = 1.5;

    // Curricula: by better information, by working with an enterprise.
    [Parameter("1",
        "Part of the gap to demand that full information closes a round, of itself and with each partner", "信息充分时课程自身及每个伙伴每轮缩小的差距份额")]
    private const double InformedPace = 0.05;
    [Parameter("1", "Part of it that each partner closes", "每个伙伴缩小的份额")]
    private const double PartnerPace = 0.02;
    [Parameter("1", "More of it by a partner of tier 4 that delivers; by lower tiers in proportion", "第四层次履约伙伴另加的份额；较低层次按比例")]
    private const double TierPace = 0.08;

    /// <summary>A party evaluates the round.</summary>
    /// <param name="me">The party before the round's settlement.</param>
    /// <param name="brief">What it may read; the inbox holds its partners' deliveries.</param>
    /// <param name="earned">Net money of the round.</param>
    /// <param name="gains">What came with it.</param>
    /// <param name="to">Where its next state is written.</param>
    public static void All(in MemberView me, in Brief brief, Money earned, Gains gains, Effects to)
    {
        to.Count(Measure.Payoff, me.State.IsVacant ? 0 : earned.Units);
        if (me.Id.Kind == Kind.University)
        {
            Graduate.Teach(me, brief, to);
            MoveCurricula(me, brief, to);
        }
        MoveReputation(me, brief, to);
        MoveBeliefs(me, brief, to);
        int agreements = MoveAgreements(me, brief, to);
        MoveUtility(me, agreements, earned.Units, gains, to);
        to.Listing = Learn.ListingOf(me.Profile, to.Member, CollectionsMarshal.AsSpan(to.Agreements));
    }

    private static void MoveCurricula(in MemberView me, in Brief brief, Effects to)
    {
        var terms = brief.Board.Announcements[me.Profile.Region];
        double information = brief.Board.InformationFor(me.Profile), mismatch = 0;
        double own = Organising.CurriculumPace(terms, LagOf(me, brief)) + InformedPace * information;
        for (int sector = 0; sector < brief.Board.Bulletins.Length; sector++)
        {
            if (!me.Profile.IsIn(sector))
                continue;
            double demand = brief.Board.Bulletins[sector].Demand, pace = own;
            foreach (ref readonly var message in brief.Inbox)
            {
                if (message.Kind != MessageKind.Delivery || message.Sector != sector)
                    continue;
                var tier = to.Agreements[Match.IndexOf(message.From, to.Agreements)].Tier;
                bool delivered = message.Contribution.Effort == 1;
                pace += PartnerPace + InformedPace * information + Innovation.GovernedPart(terms.Policy) + (delivered ? TierPace * (int)tier / 4 : 0);
            }
            to.Member.Curriculum[sector] += (demand - me.State.Curriculum[sector]) * Math.Min(1, pace);
            double gap = Math.Abs(to.Member.Curriculum[sector] - demand);
            mismatch += gap;
            to.Count(Measure.Mismatch, gap);
            to.Count(Measure.Programmes);
        }
        to.Member.Gap = mismatch / System.Numerics.BitOperations.PopCount(me.Profile.Sectors);
    }

    // How much farther from demand it is than the best of the peers it visits (row O3).
    private static double LagOf(in MemberView me, in Brief brief)
    {
        double lag = 0;
        if (Organising.VisitCosts(brief.Board.Announcements[me.Profile.Region].Policy) == 0)
            return lag; // Nobody travels.
        var peers = brief.Board.Listings(Kind.University);
        for (int visit = 0; visit < PeersVisited; visit++)
            if (brief.Chance.DrawNumber(me.Id, Purpose.Visit, visit, peers.Length) is > 0 and var number)
                lag = Math.Max(lag, me.State.Gap - peers[number - 1].Gap);
        return lag;
    }

    // By its record, by what audits found, and by what a panel says of it (row G4).
    private static void MoveReputation(in MemberView me, in Brief brief, Effects to)
    {
        double delivered = 0;
        foreach (ref readonly var agreement in CollectionsMarshal.AsSpan(to.Agreements))
            delivered += agreement.Effort == 1 ? 1 : 0;
        double record = to.Agreements.Count == 0 ? Unknown : delivered / to.Agreements.Count;
        double reputation = me.State.Reputation + ReputationInertia * (record - me.State.Reputation);
        if (to.Agreements.Count > 0)
        {
            to.Count(Measure.Judged);
            to.Count(Measure.Misjudgement, (me.State.Reputation - record) * (me.State.Reputation - record));
            double pace = Support.ScorePace(brief.Board.Announcements[me.Profile.Region]);
            if (pace > 0)
                reputation += pace * (Panel.Score(me, brief) - reputation);
        }
        foreach (ref readonly var notice in brief.Notices)
            reputation -= notice.Found ? ReputationLoss : 0;
        to.Member.Reputation = Math.Clamp(reputation, 0, 1);
    }

    // What it was told, what it lost, and how long ago (rows G2 and G3).
    private static void MoveBeliefs(in MemberView me, in Brief brief, Effects to)
    {
        bool found = Settle.WasFound(brief), breached = false;
        foreach (ref readonly var agreement in CollectionsMarshal.AsSpan(to.Agreements))
            breached |= agreement.Effort < 1;
        to.Count(Measure.FoundLately, me.State.SinceFound < Lately && to.Agreements.Count > 0 ? 1 : 0);
        to.Count(Measure.Repeating, me.State.SinceFound < Lately && breached ? 1 : 0);
        to.Member.Detection = Support.Detection(brief.Board.Announcements[me.Profile.Region], me.State.Detection, found);
        (bool wronged, to.Member.Loss) = LossOf(me, brief, to);
        to.Member.SinceFound = found ? 0 : Math.Min(Lately, me.State.SinceFound + 1);
        to.Member.SinceLoss = wronged ? 0 : Math.Min(Lately, me.State.SinceLoss + 1);
    }

    // Whether a partner left it in the lurch, and what that cost beyond what is owed for it.
    private static (bool Wronged, double Loss) LossOf(in MemberView me, in Brief brief, Effects to)
    {
        bool wronged = false;
        double loss = 0;
        foreach (ref readonly var message in brief.Inbox)
        {
            if (message.Kind != MessageKind.Delivery || message.Contribution.Effort == 1)
                continue;
            var agreement = to.Agreements[Match.IndexOf(message.From, to.Agreements)];
            if (agreement.Effort < 1)
                continue;
            wronged = true;
            loss += Support.Loss(brief.Board.Announcements[agreement.Region], agreement.Tier, me.Id.Kind);
        }
        return (wronged, loss);
    }

    // How many there were.
    private static int MoveAgreements(in MemberView me, in Brief brief, Effects to)
    {
        int agreements = 0;
        foreach (ref readonly var message in brief.Inbox)
        {
            if (message.Kind != MessageKind.Delivery)
                continue;
            agreements++;
            int at = Match.IndexOf(message.From, to.Agreements);
            var agreement = to.Agreements[at];
            var terms = brief.Board.Announcements[agreement.Region];
            bool both = agreement.Effort == 1 && message.Contribution.Effort == 1;
            Record.Count(agreement, both, brief.Round, to);
            if (both)
                to.Member.Asset = Assets.AfterDelivery(to.Member.Asset, me.Id.Kind, agreement.Tier, Sharing.AssetGrowth(terms, me.Id.Kind));
            if (Trust.After(agreement, both, terms.Policy, brief.Round) is { } next)
            {
                to.Agreements[at] = next;
                continue;
            }
            to.Agreements.RemoveAt(at);
            to.Count(Measure.Ended);
        }
        to.Member.Asset = Assets.AfterWear(to.Member.Asset);
        to.Count(Measure.Participating, agreements > 0 ? 1 : 0);
        return agreements;
    }

    // Utility is smoothed: institutions judge by years, not by one semester.
    private static void MoveUtility(in MemberView me, int agreements, double money, Gains gains, Effects to)
    {
        double departments = me.Id.Kind == Kind.University ? Math.Max(1.0, agreements) / AgreementsPerDepartment : 1;
        var terms = new UtilityTerms(
            to.Member.Utility, me.Profile.Interests, money, gains.Talent, gains.Innovation, departments, to.Member.Reputation);
        to.Member.Utility = terms.After;
        to.Reasons?.Judge(terms);
    }
}
