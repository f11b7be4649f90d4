namespace Gongyu.Model;

/// <summary>Phase 1: the policy in force is announced, and what is public is paid for.</summary>
internal static class Announce
{
    // Cost of a public good at level 1, a member and round.
    private const double FacilitiesCost = 0.12;
    private const double ResearchCost = 0.12;
    private const double InformationCost = 0.02;
    private const double RegulationCost = 0.02;

    private const double Inertia = 0.2;

    private static readonly (Lever Lever, double Cost, Reason Reason)[] PublicGoods =
    [
        (Levers.Facilities, FacilitiesCost, Reason.Facilities),
        (Levers.Research, ResearchCost, Reason.Research),
        (Levers.Information, InformationCost, Reason.Information),
        (Levers.Clarity, RegulationCost, Reason.Regulation),
    ];

    /// <summary>Where the platform's quality goes under a level of information sharing (row S4).</summary>
    public static double PlatformQuality(double information) => 0.05 + 0.8 * information;

    /// <summary>
    /// A government fills its budget, spends on public goods at most what it cares for them (all but its interest in finance),
    /// and announces.
    /// </summary>
    public static void Policy(Profile me, in GovernmentState state, Money balance, in Brief brief, Effects to)
    {
        var policy = brief.Policy ?? throw new InvalidOperationException($"{me.Id} has no policy to announce.");
        FillBudget(me, balance, brief.Round, to);
        double planned = 0;
        Span<Money> costs = stackalloc Money[PublicGoods.Length];
        for (int i = 0; i < costs.Length; i++)
        {
            double cost = policy[PublicGoods[i].Lever] * PublicGoods[i].Cost * me.Size;
            costs[i] = Money.Of(cost);
            planned += cost;
        }
        double ceiling = me.Budget.Units * (1 - me.Interests.Finance);
        double provided = planned <= ceiling ? 1 : ceiling / planned;
        Prorating.Fit(costs, Money.Of(ceiling), to.Remainders);
        var spent = Money.Zero;
        for (int i = 0; i < costs.Length; i++)
        {
            to.Book(me.Id, Account.Services, costs[i], PublicGoods[i].Reason, default, brief.Round);
            spent += costs[i];
        }
        double platform = state.Platform + Inertia * (PlatformQuality(policy[Levers.Information] * provided) - state.Platform);
        to.Government = new() { Platform = platform };
        to.Count(Measure.PublicCost, spent.Units);
        to.Count(Measure.InformationQuality, platform);
        to.Announcement = new(policy, provided, platform);
    }

    // What was not spent goes back, so a budget never grows beyond a round's appropriation.
    private static void FillBudget(Profile me, Money balance, int round, Effects to)
    {
        if (balance < me.Budget)
            to.Book(Account.Treasury, me.Id, me.Budget - balance, Reason.Appropriation, default, round);
        else
            to.Book(me.Id, Account.Treasury, balance - me.Budget, Reason.Lapse, default, round);
    }
}
