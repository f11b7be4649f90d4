namespace Gongyu.Model.Tests;

/// <summary>
/// The community's well-mixed, tierless limit against its mean field. Enterprises of equal influence and one slot each meet universities that
/// are always committed and have room for all; nothing is deeper than an exchange and nobody slips. What they gain then depends on how many share
/// a public budget that is too small, so the fewer take part the better it pays. The mean field follows, for enterprises of like interests
/// and stance, their share, mean reputation and mean utility: dx/dt of imitation by Fermi's function and rare experiment, stepped once a round.
/// It closes at means: that all of a stance have its mean utility is its error, which does not shrink; chance is the rest, which does.
/// </summary>
public class MeanFieldTests(ITestOutputHelper output)
{
    private const int Rounds = 60;
    private const double StatedError = 0.02;
    private const double BudgetPerMember = 0.1;

    // Nothing deeper than an exchange, no slips, all of the contribution claimed.
    private static readonly Policy Limit = Policy.None.With(Levers.TierCap, 1).With(Levers.Communication, 1).With(Levers.TaxRelief, 1);

    private static readonly double[] Start = [0.6, 0.15, 0.25]; // Abstain, opportunist, committed.

    [Fact]
    public void Shares_follow_the_mean_field_the_closer_the_more_there_are()
    {
        double[][] expected = MeanField();
        double few = ErrorOf(100, 24, expected), more = ErrorOf(1_000, 12, expected), most = ErrorOf(10_000, 4, expected);
        output.WriteLine($"error {few:0.0000} at 100, {more:0.0000} at 1,000, {most:0.0000} at 10,000");
        output.WriteLine($"mean field: {string.Join(" → ", ((int[])[0, 20, 40, 60]).Select(round => string.Join("/", expected[round].Select(share => $"{share:0.000}"))))}");
        Assert.True(more < few / 2 && most < more, "The error does not shrink.");
        Assert.InRange(most, 0, StatedError);
        // It would be little to follow if nothing moved.
        Assert.True(Math.Abs(expected[^1][1] - Start[1]) > 10 * StatedError);
    }

    // The largest deviation of a share from the mean field in any round, in the mean over seeds.
    private static double ErrorOf(int enterprises, int seeds, double[][] expected) => Enumerable.Range(1, seeds).Average(seed =>
    {
        double worst = 0;
        var community = Community.Found(Plan(enterprises), (ulong)seed, new WellMixed(Universities(enterprises)));
        for (int round = 1; round <= Rounds; round++)
        {
            community.Play(Limit);
            double[] shares = new double[3];
            foreach (var enterprise in community.Stakeholders.OfType<Enterprise>())
                shares[(int)enterprise.Stance] += 1.0 / enterprises;
            worst = Math.Max(worst, shares.Zip(expected[round], (one, other) => Math.Abs(one - other)).Max());
        }
        return worst;
    });

    private static int Universities(int enterprises) => Math.Max(2, enterprises / 50);

    private static CommunityPlan Plan(int enterprises) => new CommunityPlan
    {
        Associations = false,
        BudgetPerMember = BudgetPerMember,
    }.With(new(
        "limit", [new("A", "甲")], [new("S", "乙")],
        [.. Enumerable.Range(0, enterprises).Select(i => new Organisation($"E{i}", new("E", "企"), 0, 1, 20, 0.5, StanceOf((i + 0.5) / enterprises)))],
        [.. Enumerable.Range(0, Universities(enterprises)).Select(i => new Organisation($"U{i}", new("U", "校"), 0, 1, 400_000, 0.5, Stance.Committed))]));

    private static Stance StanceOf(double quantile) => new StanceShares(Start[0], Start[1], Start[2]).At(quantile);

    // Whoever wants a partner goes to any university; these stay committed and leave it to the enterprises to seek.
    private sealed class WellMixed(int universities) : Decisions
    {
        public override StakeholderId Partner(Profile who, int round, StakeholderId found) => who.Id.Kind == Kind.University
            ? default
            : new(Kind.University, 1 + (int)(unchecked((uint)(who.Id.Number * 2_654_435_761L + round * 40_503L)) % (uint)universities));

        public override Stance Revise(Profile who, int round, Stance revised) => who.Id.Kind == Kind.University ? Stance.Committed : revised;
    }

    // By interests and stance: how many, and how they fare.
    private sealed class Group(double finance, double talent, double reputation, double share)
    {
        public readonly double[] Shares = [.. Start.Select(part => part * share)], Reputations = [0.5, 0.5, 0.5], Utilities = new double[3];

        public void Settle(double[] money, double[] value)
        {
            double[] record = [0.5, 0, 1];
            for (int stance = 0; stance < 3; stance++)
            {
                Reputations[stance] += 0.2 * (record[stance] - Reputations[stance]);
                double gained = finance * money[stance] + talent * 0.2 * value[stance] + reputation * (Reputations[stance] - 0.5);
                Utilities[stance] += 0.4 * (gained - Utilities[stance]);
            }
        }

        // Whoever comes brings its reputation and utility along.
        public void Move(double[,] moves)
        {
            double[] shares = new double[3], reputations = new double[3], utilities = new double[3];
            for (int from = 0; from < 3; from++)
                for (int to = 0; to < 3; to++)
                {
                    double moving = from == to ? Shares[from] - Enumerable.Range(0, 3).Sum(other => moves[from, other]) : moves[from, to];
                    shares[to] += moving;
                    reputations[to] += moving * Reputations[from];
                    utilities[to] += moving * Utilities[from];
                }
            for (int stance = 0; stance < 3; stance++)
                (Shares[stance], Reputations[stance], Utilities[stance]) =
                    (shares[stance], reputations[stance] / shares[stance], utilities[stance] / shares[stance]);
        }
    }

    // What each stance earns: half of the value, less what it puts in and what regular talk costs, and what is left of the budget for its claim.
    private static (double[] Money, double[] Value) Payoffs(double claiming)
    {
        double fit = 0.7 * Math.Exp(-0.6 * 0.08 * (0.3 * 0.3 + 0.7 * 0.7) / 2); // Curricula are one round's drift behind demand.
        double honest = 0.30 * fit, cheap = 0.30 * fit * (0.6 * (1 + 0.25) / 2 + 0.4 * 0.25);
        double budget = (BudgetPerMember - 3 * 0.005) * (1 + 1.0 / 50); // Less what it costs to keep tiers shallow.
        double relief = claiming == 0 ? 0 : 0.28 * Math.Min(1, budget / (0.28 * claiming));
        return ([0, cheap / 2 - 0.25 * 0.28 - 0.02 + relief, honest / 2 - 0.28 - 0.02 + relief], [0, cheap, honest]);
    }

    // The shares of stances after each round; of the start, before the first.
    private static double[][] MeanField()
    {
        Group[] groups = [.. Groups()];
        double[][] shares = new double[Rounds + 1][];
        shares[0] = Start;
        for (int round = 1; round <= Rounds; round++)
        {
            var (money, value) = Payoffs(1 - shares[round - 1][0]);
            foreach (var group in groups)
                group.Settle(money, value);
            Learn(groups);
            shares[round] = [.. Enumerable.Range(0, 3).Select(stance => groups.Sum(group => group.Shares[stance]))];
        }
        return shares;
    }

    private static void Learn(Group[] groups)
    {
        double[][,] moves = [.. groups.Select(group => Moves(group, groups))];
        foreach (var (group, move) in groups.Zip(moves))
            group.Move(move);
    }

    // Of a group, how many go from each stance to each: .15 revise, of whom .05 try any stance, the others meet a peer.
    private static double[,] Moves(Group group, Group[] peers)
    {
        double[,] moves = new double[3, 3];
        for (int from = 0; from < 3; from++)
            for (int to = 0; to < 3; to++)
            {
                double imitated = peers.Sum(peer => peer.Shares[to] / (1 + Math.Exp(-6 * (peer.Utilities[to] - group.Utilities[from]))));
                moves[from, to] = from == to ? 0 : group.Shares[from] * 0.15 * (0.95 * imitated + 0.05 / 3);
            }
        return moves;
    }

    // Interests are uniform within bounds and scaled to sum 1: two points of Gauss and Legendre in each.
    private static IEnumerable<Group> Groups()
    {
        double[] points = [0.5 - 0.5 / Math.Sqrt(3), 0.5 + 0.5 / Math.Sqrt(3)];
        return from a in points
               from b in points
               from c in points
               from d in points
               let finance = 0.6 + 0.3 * a
               let talent = 0.05 + 0.25 * b
               let innovation = 0.2 * c
               let reputation = 0.1 * d
               let sum = finance + talent + innovation + reputation
               select new Group(finance / sum, talent / sum, reputation / sum, 1.0 / 16);
    }
}
