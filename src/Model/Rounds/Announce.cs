namespace Gongyu.Model;

/// <summary>Phase 1: the policy in force is announced, and what is public is paid for.</summary>
internal static class Announce
{
    /// <summary>How many things that are public a government may have to pay for.</summary>
    public static int PublicGoods => Goods.Length;

    [Parameter("1", "How far a platform moves to what is paid for a round", "平台每轮向所付水平移动的份额")]
    private const double Inertia = 0.2;

    [Parameter("1", "Probability that an adaptive government tries what the best of the other regions does", "自适应政府尝试其他地区中最佳做法的概率",
        After = "Shipan and Volden 2008")]
    private const double FromOthers = 0.5;

    // What a member and round costs; of a programme's good in proportion to its lever.
    private sealed record Good(Reason Reason, Func<Policy, int, double> Cost, Programme? Programme = null, Lever? Lever = null);

    private static readonly Programme[] Programmes = Enum.GetValues<Programme>();

    private static readonly Good[] Goods =
    [
        new(Reason.Facilities, (policy, _) => Sharing.FacilitiesCosts(policy), Programme.Sharing, Levers.Facilities),
        new(Reason.Research, (policy, _) => Sharing.ResearchCosts(policy), Programme.Sharing, Levers.Research),
        new(Reason.Information, (policy, _) => Sharing.InformationCosts(policy), Programme.Sharing, Levers.Information),
        new(Reason.Regulation, (policy, _) => Organising.RegulationCosts(policy)),
        new(Reason.Coordination, (policy, _) => Organising.CoordinationCosts(policy), Programme.Supervision, Levers.Coordination),
        new(Reason.Approval, (policy, _) => Organising.ApprovalCosts(policy)),
        new(Reason.Incubation, (policy, _) => Organising.IncubationCosts(policy)),
        new(Reason.Survey, Support.SurveyCosts),
        new(Reason.Reform, (policy, _) => Support.ReformCosts(policy), Programme.Returns, Levers.Reform),
        new(Reason.Feedback, (policy, _) => Support.FeedbackCosts(policy), Programme.Supervision, Levers.Feedback),
        new(Reason.Evaluation, (policy, _) => Support.PanelCosts(policy)),
    ];

    /// <summary>
    /// A government fills its budget, asks its region when a survey is due, spends on public goods at most what it cares for them (all but its
    /// interest in finance), and announces.
    /// </summary>
    public static void Policy(Profile me, in GovernmentState state, Money balance, in Brief brief, Decisions decisions, Effects to)
    {
        var policy = brief.Policy ?? throw new InvalidOperationException($"{me.Id} has no policy to announce.");
        to.Government.Spending.Begin();
        var planned = me.Budgets.Any ? Afforded(me, policy, to.Government.Spending, brief.Round) : policy;
        var region = Region.Of(me, brief.Board);
        FillBudget(me, balance, brief.Round, to);
        if (Support.IsSurveyed(planned, brief.Round))
            to.Government.Shift = Support.Surveyed(state.Shift, region.Abstaining(Kind.Enterprise), region.Abstaining(Kind.University));
        double utility = UtilityOf(me, region, balance);
        if (state.Adapts)
            to.Government.Practice = state.Practice.After(utility, NextTrial(state, brief.Chance.Draw(me.Id, Purpose.Practice)));
        to.Reasons?.Weigh(utility, state.Practice.Before);
        double practice = to.Practice = decisions.Practice(me, brief.Round, to.Government.Practice.Tried);
        double provided = Spend(me, planned, brief.Round, to);
        double goal = Sharing.PlatformQuality(planned[Levers.Information] * provided, region.Keeping);
        double platform = to.Government.Platform = state.Platform + Inertia * (goal - state.Platform);
        to.Count(Measure.InformationQuality, platform);
        to.Announcement = new(planned, provided, platform, region.Keeping, Support.Moved(planned, to.Government.Shift), practice, region.Participating);
    }

    // What is planned, as far as the programmes that have a budget of their own can pay for it.
    private static Policy Afforded(Profile me, Policy policy, in Spending spending, int round)
    {
        var afforded = policy;
        foreach (var programme in Programmes)
        {
            double cost = 0;
            foreach (var good in Goods)
                cost += good.Programme == programme ? good.Cost(policy, round) * me.Size : 0;
            double left = spending.Left(me, programme).Units;
            if (cost <= left)
                continue;
            foreach (var good in Goods)
                if (good.Programme == programme)
                    afforded = afforded.With(good.Lever!, policy[good.Lever!] * left / cost);
        }
        return afforded;
    }

    // What a government tries next: often what the region does that does best, else anything (policy diffusion: Shipan and Volden 2008).
    private static double NextTrial(in GovernmentState state, double draw) =>
        state.Example is not { } example || example == state.Practice.Kept ? draw : draw < FromOthers ? example : (draw - FromOthers) / (1 - FromOthers);

    /// <summary>What a government that adapts remembers of the others: how the region goes about it where most members have agreements.</summary>
    public static void Compare(Profile me, in GovernmentState state, Board board, Effects to)
    {
        var all = board.Announcements;
        if (!state.Adapts || all.Length == 1)
            return;
        int best = me.Region == 0 ? 1 : 0;
        for (int region = best + 1; region < all.Length; region++)
            if (region != me.Region && all[region].Participating > all[best].Participating)
                best = region;
        to.Government.Example = all[best].Practice;
    }

    // The share of what is planned that is provided.
    private static double Spend(Profile me, Policy policy, int round, Effects to)
    {
        double planned = 0;
        Span<Money> costs = stackalloc Money[Goods.Length];
        var spending = to.Government.Spending;
        for (int i = 0; i < costs.Length; i++)
        {
            double cost = Goods[i].Cost(policy, round) * me.Size;
            costs[i] = Money.Of(cost);
            if (Goods[i].Programme is { } programme)
            {
                costs[i] = Least(costs[i], spending.Left(me, programme)); // Rounding must not pass it.
                spending.Spend(programme, costs[i]);
            }
            planned += cost;
        }
        double ceiling = me.Budget.Units * (1 - me.Interests.Finance);
        Prorating.Fit(costs, Money.Of(ceiling), to.Remainders);
        var spent = Money.Zero;
        for (int i = 0; i < costs.Length; i++)
        {
            to.Book(me.Id, Account.Services, costs[i], Goods[i].Reason, default, round);
            if (Goods[i].Programme is { } programme)
                to.Government.Spending.Spend(programme, costs[i]);
            spent += costs[i];
        }
        to.Count(Measure.PublicCost, spent.Units);
        return planned <= ceiling ? 1 : ceiling / planned;
    }

    private static Money Least(Money one, Money other) => one < other ? one : other;

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
