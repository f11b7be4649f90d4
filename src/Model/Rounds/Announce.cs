namespace Gongyu.Model;

/// <summary>Phase 1: the policy in force is announced, and what is public is paid for.</summary>
internal static class Announce
{
    /// <summary>How many things that are public a government may have to pay for.</summary>
    public static int PublicGoods => Goods.Length;

    private const double Inertia = 0.2;

    // What a member and round costs.
    private static readonly (Reason Reason, Func<Policy, int, double> Cost)[] Goods =
    [
        (Reason.Facilities, (policy, _) => Sharing.FacilitiesCosts(policy)),
        (Reason.Research, (policy, _) => Sharing.ResearchCosts(policy)),
        (Reason.Information, (policy, _) => Sharing.InformationCosts(policy)),
        (Reason.Regulation, (policy, _) => Organising.RegulationCosts(policy)),
        (Reason.Coordination, (policy, _) => Organising.CoordinationCosts(policy)),
        (Reason.Approval, (policy, _) => Organising.ApprovalCosts(policy)),
        (Reason.Incubation, (policy, _) => Organising.IncubationCosts(policy)),
        (Reason.Survey, Support.SurveyCosts),
        (Reason.Reform, (policy, _) => Support.ReformCosts(policy)),
        (Reason.Feedback, (policy, _) => Support.FeedbackCosts(policy)),
        (Reason.Evaluation, (policy, _) => Support.PanelCosts(policy)),
    ];

    /// <summary>
    /// A government fills its budget, asks its region when a survey is due, spends on public goods at most what it cares for them (all but its
    /// interest in finance), and announces.
    /// </summary>
    public static void Policy(Profile me, in GovernmentState state, Money balance, in Brief brief, Decisions decisions, Effects to)
    {
        var planned = brief.Policy ?? throw new InvalidOperationException($"{me.Id} has no policy to announce.");
        var region = Region.Of(me, brief.Board);
        FillBudget(me, balance, brief.Round, to);
        if (Support.IsSurveyed(planned, brief.Round))
            to.Government.Shift = Support.Surveyed(state.Shift, region.Abstaining(Kind.Enterprise), region.Abstaining(Kind.University));
        if (state.Adapts)
            to.Government.Practice = state.Practice.After(
                UtilityOf(me, region, balance), brief.Chance.Draw(me.Id, Purpose.Practice));
        double practice = to.Practice = decisions.Practice(me, brief.Round, to.Government.Practice.Tried);
        double provided = Spend(me, planned, brief.Round, to);
        double goal = Sharing.PlatformQuality(planned[Levers.Information] * provided, region.Keeping);
        double platform = to.Government.Platform = state.Platform + Inertia * (goal - state.Platform);
        to.Count(Measure.InformationQuality, platform);
        to.Announcement = new(planned, provided, platform, region.Keeping, Support.Moved(planned, to.Government.Shift), practice);
    }

    // The share of what is planned that is provided.
    private static double Spend(Profile me, Policy policy, int round, Effects to)
    {
        double planned = 0;
        Span<Money> costs = stackalloc Money[Goods.Length];
        for (int i = 0; i < costs.Length; i++)
        {
            double cost = Goods[i].Cost(policy, round) * me.Size;
            costs[i] = Money.Of(cost);
            planned += cost;
        }
        double ceiling = me.Budget.Units * (1 - me.Interests.Finance);
        Prorating.Fit(costs, Money.Of(ceiling), to.Remainders);
        var spent = Money.Zero;
        for (int i = 0; i < costs.Length; i++)
        {
            to.Book(me.Id, Account.Services, costs[i], Goods[i].Reason, default, round);
            spent += costs[i];
        }
        to.Count(Measure.PublicCost, spent.Units);
        return planned <= ceiling ? 1 : ceiling / planned;
    }

    // What its practice is judged by, each by the government's interest in it.
    private static double UtilityOf(Profile me, in Region region, Money balance) =>
        me.Interests.PublicGood * region.Participating + me.Interests.Talent * region.Committed + me.Interests.Innovation * region.Depth
        + me.Interests.Finance * (me.Budget.Micro == 0 ? 0 : balance.Units / me.Budget.Units);

    // What was not spent goes back, so a budget never grows beyond a round's appropriation.
    private static void FillBudget(Profile me, Money balance, int round, Effects to)
    {
        if (balance < me.Budget)
            to.Book(Account.Treasury, me.Id, me.Budget - balance, Reason.Appropriation, default, round);
        else
            to.Book(me.Id, Account.Treasury, balance - me.Budget, Reason.Lapse, default, round);
    }
}
