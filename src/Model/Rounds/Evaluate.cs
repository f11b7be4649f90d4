namespace Gongyu.Model;

/// <summary>Phase 6: trust and tiers, assets, curricula, reputation and utility follow what was delivered.</summary>
internal static class Evaluate
{
    private const double ReputationInertia = 0.2;
    private const double ReputationLoss = 0.2; // a finding of an audit becomes known
    private const double Smoothing = 0.4;

    // Talent and innovation that come with the value of an agreement.
    private const double EnterpriseTalent = 0.25;
    private const double UniversityTalent = 0.35;
    private const double InnovationGain = 0.6;

    // A university's departments share its partners: outcomes are felt per this many agreements.
    private const double AgreementsPerDepartment = 1.5;

    // Curricula: by themselves, by better information, by working with an enterprise.
    private const double OwnPace = 0.01;
    private const double InformedPace = 0.05;
    private const double PartnerPace = 0.02;
    private const double TierPace = 0.08;

    /// <summary>A party evaluates the round.</summary>
    /// <param name="me">The party before the round's settlement.</param>
    /// <param name="brief">What it may read; the inbox holds its partners' deliveries.</param>
    /// <param name="earned">Net money of the round.</param>
    /// <param name="to">Where its next state is written.</param>
    public static void All(in MemberView me, in Brief brief, Money earned, Effects to)
    {
        to.Count(Measure.Payoff, earned.Units);
        var (talent, innovation) = Gains(me, brief, to.Agreements);
        if (me.Id.Kind == Kind.University)
            MoveCurricula(me, brief, to);
        MoveReputation(brief, to);
        int agreements = MoveAgreements(me, brief, to);
        MoveUtility(me, agreements, earned.Units, talent, innovation, to);
        to.Listing = Learn.ListingOf(me.Profile, to.Member, to.Agreements.Count);
    }

    private static (double Talent, double Innovation) Gains(in MemberView me, in Brief brief, List<Agreement> agreements)
    {
        double talent = 0, innovation = 0;
        foreach (ref readonly var message in brief.Inbox)
        {
            if (message.Kind != MessageKind.Delivery)
                continue;
            var agreement = agreements[Match.IndexOf(message.From, agreements)];
            double value = Settle.ValueOf(
                me, agreement, message.Contribution, brief.Board.Announcements[agreement.Region], brief.Board);
            talent += (me.Id.Kind == Kind.Enterprise ? EnterpriseTalent : UniversityTalent) * value;
            innovation += agreement.Tier == Tier.JointPlatform ? InnovationGain * value : 0;
        }
        return (talent, innovation);
    }

    private static void MoveCurricula(in MemberView me, in Brief brief, Effects to)
    {
        double information = brief.Board.InformationFor(me.Profile);
        for (int sector = 0; sector < brief.Board.Bulletins.Length; sector++)
        {
            if (!me.Profile.IsIn(sector))
                continue;
            double demand = brief.Board.Bulletins[sector].Demand;
            double pace = OwnPace + InformedPace * information;
            foreach (ref readonly var message in brief.Inbox)
            {
                if (message.Kind != MessageKind.Delivery || message.Sector != sector)
                    continue;
                var tier = to.Agreements[Match.IndexOf(message.From, to.Agreements)].Tier;
                bool delivered = message.Contribution.Effort == 1;
                pace += PartnerPace + InformedPace * information + (delivered ? TierPace * (int)tier / 4 : 0);
            }
            to.Member.Curriculum[sector] += (demand - me.State.Curriculum[sector]) * Math.Min(1, pace);
            to.Count(Measure.Mismatch, Math.Abs(to.Member.Curriculum[sector] - demand));
            to.Count(Measure.Programmes);
        }
    }

    private static void MoveReputation(in Brief brief, Effects to)
    {
        int delivered = 0;
        foreach (var agreement in to.Agreements)
            delivered += agreement.Effort == 1 ? 1 : 0;
        double record = to.Agreements.Count == 0 ? 0.5 : (double)delivered / to.Agreements.Count;
        double reputation = to.Member.Reputation + ReputationInertia * (record - to.Member.Reputation);
        foreach (ref readonly var notice in brief.Notices)
            reputation -= notice.Found ? ReputationLoss : 0;
        to.Member.Reputation = Math.Clamp(reputation, 0, 1);
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
            var policy = brief.Board.Announcements[agreement.Region].Policy;
            bool both = agreement.Effort == 1 && message.Contribution.Effort == 1;
            Record.Count(agreement, both, brief.Round, to);
            if (both)
                to.Member.Asset = Assets.AfterDelivery(to.Member.Asset, me.Id.Kind, agreement.Tier, policy[Levers.Results]);
            if (Trust.After(agreement, both, policy[Levers.Communication], brief.Round) is { } next)
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
    private static void MoveUtility(in MemberView me, int agreements, double money, double talent, double innovation, Effects to)
    {
        var interests = me.Profile.Interests;
        double departments = me.Id.Kind == Kind.University ? Math.Max(1.0, agreements) / AgreementsPerDepartment : 1;
        double gained = interests.Finance * money + interests.Talent * talent + interests.Innovation * innovation;
        double utility = gained / departments + interests.Reputation * (to.Member.Reputation - 0.5);
        to.Member.Utility += Smoothing * (utility - to.Member.Utility);
    }
}
