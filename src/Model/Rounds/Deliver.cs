namespace Gongyu.Model;

/// <summary>Phase 4: each party delivers by its stance, tells its partner, and files its claim.</summary>
internal static class Deliver
{
    /// <summary>Delivers to every agreement, and sends a university's graduates where they want to go.</summary>
    public static void All(in MemberView me, in Brief brief, Effects to)
    {
        double loss = me.State.Loss;
        bool files = brief.Board.Announcements[me.Profile.Region].TakesFilings;
        for (int i = 0; i < to.Agreements.Count; i++)
        {
            var agreement = to.Agreements[i];
            var terms = brief.Board.Announcements[agreement.Region];
            bool slips = brief.Chance.Draw(me.Id, Purpose.Slip, agreement.Partner.Code) < Organising.Slips(terms.Policy, me.State.Capability);
            double effort = me.Decisions.Effort(me.Profile, me.State.Stance, agreement, slips);
            to.Agreements[i] = agreement with { Effort = effort };
            to.Count(Measure.Deliveries);
            if (effort < 1)
                to.Count(Measure.Breaches);
            to.Send(new(MessageKind.Delivery, me.Id, agreement.Partner, agreement.Sector, Money.Zero,
                new(effort, me.Profile.Influence, me.State.Asset, Gap(me, agreement.Sector, brief.Board), Graduate.Place(me, agreement, brief, to))));
            if (!files)
                continue;
            to.File(FilingOf(me.Id, agreement, terms, loss));
            loss = 0; // It is told once.
        }
    }

    // The charge claimed is what the bank asks at full effort; shared facilities carry part of it.
    private static Filing FilingOf(StakeholderId party, in Agreement agreement, Announcement terms, double loss) => new(
        party, agreement.Partner, TierTerms.Of(agreement.Tier).CostOf(party.Kind),
        Surplus.Financed(terms, party.Kind, agreement.Tier, effort: 1), loss);

    /// <summary>Distance between a university's curriculum and a sector's demand; 0 for an enterprise.</summary>
    public static double Gap(in MemberView me, int sector, Board board) =>
        me.Id.Kind == Kind.University ? Math.Abs(me.State.Curriculum[sector] - board.Bulletins[sector].Demand) : 0;
}
