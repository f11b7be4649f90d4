namespace Gongyu.Model;

/// <summary>Phase 2: sector demand drifts, and associations issue their bulletins.</summary>
internal static class Inform
{
    [Parameter("{unit}", "Dues of an enterprise, a round", "企业每轮会费")]
    private const double DuesOfRound = 0.01;
    [Parameter("{unit}", "A collected, checked bulletin, a member and round", "收集并核实的通报，每成员每轮")]
    private const double ActiveCost = 0.010;
    [Parameter("{unit}", "What it takes to stay open, a member and round", "维持开放，每成员每轮")]
    private const double PassiveCost = 0.004;
    [Parameter("1", "Information that an active association adds", "积极协会增加的信息质量")]
    private const double ActiveQuality = 0.15;
    [Parameter("1", "Information that a passive association adds", "消极协会增加的信息质量")]
    private const double PassiveQuality = 0.05;
    [Parameter("1", "Width of the drift of demand a round", "需求每轮漂移的幅度")]
    private const double Drift = 0.08;
    [Parameter("1", "Part of draws that lower demand", "使需求下降的抽样份额")]
    private const double DriftBelow = 0.3;
    [Parameter("{round}", "Dues that an association has saved when a run begins", "运行开始时协会储备相当于几轮会费")]
    private const double ReserveRounds = 10;

    /// <summary>Membership fee of an enterprise, a round.</summary>
    public static Money Dues => Money.Of(DuesOfRound);

    /// <summary>Opening stock of an association: some rounds of dues.</summary>
    public static Money OpeningReserve(Profile me) => Money.Of(Dues.Units * me.Size * ReserveRounds);

    /// <summary>
    /// An association tells where demand stands. It is active when the seekers it could help weigh more, by its interest in public
    /// good and reputation, than what being active costs, by its interest in finance.
    /// </summary>
    public static void Sector(Profile me, in AssociationState state, Money balance, in Brief brief, Decisions decisions, Effects to)
    {
        to.Practice = decisions.Practice(me, brief.Round, Practice(me, state, brief, to));
        bool active = to.Practice >= 0.5 && Money.Of(ActiveCost * me.Size) <= balance;
        var cost = Money.Of((active ? ActiveCost : PassiveCost) * me.Size);
        var paid = cost < balance ? cost : balance;
        to.Book(me.Id, Account.Services, paid, Reason.Bulletin, default, brief.Round);

        double demand = to.Association.Demand = Drifted(state.Demand, me.Id, state.Shock, brief.Chance);
        to.Count(Measure.Bulletins);
        to.Count(Measure.BulletinCost, paid.Units);
        to.Count(Measure.ActiveAssociations, active ? 1 : 0);
        to.Bulletin = new(demand, active ? ActiveQuality : PassiveQuality, Issued: true);
    }

    /// <summary>Where demand stands in a sector without an association: it drifts all the same, only nobody tells what it is heading for.</summary>
    public static Bulletin Unwatched(in Bulletin before, int sector, DemandShock shock, Chance chance) =>
        new(Drifted(before.Demand, new(Kind.Association, sector + 1), shock, chance), 0, Issued: false);

    /// <summary>The association's side of the dues its sector's enterprises paid.</summary>
    public static void CollectDues(Profile me, in Brief brief, Effects to)
    {
        var enterprises = brief.Board.Listings(Kind.Enterprise);
        for (int index = 0; index < enterprises.Length; index++)
            if ((enterprises[index].Sectors & me.Sectors) != 0)
                to.Book(new StakeholderId(Kind.Enterprise, index + 1), me.Id, Dues, Reason.Dues, default, brief.Round);
    }

    // Now and then a shock comes on top: new technology that all at once asks for other skills.
    private static double Drifted(double demand, StakeholderId association, DemandShock shock, Chance chance) =>
        demand + (chance.Draw(association, Purpose.Demand) - DriftBelow) * Drift + shock.In(chance.Round, association.Index);

    // 1 for being active, 0 for not: what pays by its interests or, where associations adapt, what it tries.
    private static double Practice(Profile me, in AssociationState state, in Brief brief, Effects to)
    {
        if (state.Adapts)
        {
            double utility = UtilityOf(me, state, brief.Board);
            to.Reasons?.Weigh(utility, state.Practice.Before);
            to.Association.Practice = state.Practice.After(utility, brief.Chance.Draw(me.Id, Purpose.Practice));
            return to.Association.Practice.Tried;
        }
        double extra = (ActiveCost - PassiveCost) / Dues.Units;
        double helps = (me.Interests.PublicGood + me.Interests.Reputation) * SeekersShare(me.Id.Index, brief.Board);
        double costs = me.Interests.Finance * extra;
        to.Reasons?.Weigh(helps, costs);
        return helps >= costs ? 1 : 0;
    }

    // What its practice is judged by, each by the association's interest in it.
    private static double UtilityOf(Profile me, in AssociationState state, Board board)
    {
        var sector = Region.Of(me, board);
        double spent = (state.Practice.Tried >= 0.5 ? ActiveCost : PassiveCost) / Dues.Units;
        return me.Interests.PublicGood * sector.Participating + me.Interests.Reputation * sector.Committed - me.Interests.Finance * spent;
    }

    // Of all that are active in the sector, those that would sign.
    private static double SeekersShare(int sector, Board board)
    {
        int seekers = 0, all = 0;
        foreach (var kind in (ReadOnlySpan<Kind>)[Kind.Enterprise, Kind.University])
            foreach (ref readonly var listing in board.Listings(kind))
            {
                if ((listing.Sectors >> sector & 1) == 0)
                    continue;
                all++;
                seekers += listing.Open > 0 ? 1 : 0;
            }
        return all == 0 ? 0 : (double)seekers / all;
    }
}
