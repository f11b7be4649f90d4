namespace Gongyu.Model.Tests;

/// <summary>Programmes with money of their own, and regions with more of it than others.</summary>
public class BudgetTests
{
    private static readonly Dictionary<Reason, Programme> Spent = new()
    {
        [Reason.TaxRelief] = Programme.Incentive,
        [Reason.UniversityFunding] = Programme.Incentive,
        [Reason.LoanDiscount] = Programme.Incentive,
        [Reason.LossCompensation] = Programme.Returns,
        [Reason.Reform] = Programme.Returns,
        [Reason.Audit] = Programme.Supervision,
        [Reason.Coordination] = Programme.Supervision,
        [Reason.Feedback] = Programme.Supervision,
        [Reason.Facilities] = Programme.Sharing,
        [Reason.Research] = Programme.Sharing,
        [Reason.Information] = Programme.Sharing,
    };

    [Fact]
    public void No_programme_spends_more_than_its_budget_in_a_round_or_in_all() => Some.Runs.Sample(run =>
    {
        var stage = Stage.Found(run);
        var total = new Dictionary<(Account, Programme), double>();
        while (stage.Round < run.Rounds)
        {
            stage.Play(run.Policy);
            foreach (var government in stage.All.OfType<Government>())
                foreach (var programme in Enum.GetValues<Programme>())
                {
                    double spent = government.Reported.Where(entry => Spent.GetValueOrDefault(entry.Reason, (Programme)255) == programme)
                        .Sum(entry => entry.Amount.Units);
                    double all = total[(government.Id, programme)] = total.GetValueOrDefault((government.Id, programme)) + spent;
                    var budget = run.Plan.Budgets[programme];
                    Assert.True(spent <= (budget.Round ?? 1e9) * government.Profile.Size + 1e-6);
                    Assert.True(all <= (budget.Total ?? 1e9) * government.Profile.Size + 1e-6);
                }
        }
    }, iter: 300);

    [Fact]
    public void Every_programme_that_has_nothing_spends_nothing_and_the_others_go_on()
    {
        foreach (var programme in Enum.GetValues<Programme>())
        {
            var plan = Some.Town with { Budgets = default(ProgrammeBudgets).With(programme, new(0, null)) };
            var stage = Stage.Found(new(plan, Some.Everything, 5, 12));
            var paid = new HashSet<Programme>();
            while (stage.Round < 12)
            {
                stage.Play(Some.Everything);
                paid.UnionWith(stage.Ledger.Where(entry => Spent.ContainsKey(entry.Reason)).Select(entry => Spent[entry.Reason]));
            }
            Assert.Equal(Enum.GetValues<Programme>().Where(other => other != programme), paid.Order());
        }
    }

    [Fact]
    public void When_a_total_is_used_up_incentives_end_and_what_is_claimed_stays_unmet()
    {
        var policy = Policy.None.With(Levers.TaxRelief, 0.5).With(Levers.UniversityFunding, 0.5);
        var scenario = new Scenario
        {
            Name = "exhausted",
            Question = new("?", "？"),
            Community = Some.Town with { Budgets = default(ProgrammeBudgets).With(Programme.Incentive, new(null, 1)) },
            Policy = policy,
            Rounds = 40,
        };
        var rounds = Community.Found(scenario.Community, 1).Rounds(scenario, new(1), TestContext.Current.CancellationToken).ToList();
        Assert.Equal(26, rounds.Sum(record => record[Metrics.IncentivesPaid]), 1e-6); // One unit for each of 26 members.
        int last = rounds.FindLastIndex(record => record[Metrics.IncentivesPaid] > 0);
        Assert.InRange(last, 1, 38);
        Assert.All(rounds[..last], record => Assert.True(record[Metrics.IncentivesPaid] > 0));
        Assert.True(rounds[last + 1][Metrics.Find("incentive.unmet")!] > 0);
    }

    [Fact]
    public void A_public_good_is_there_as_far_as_its_programme_pays_for_it()
    {
        // Facilities at level 1 cost .12 a member; the programme has .06.
        var policy = Policy.None.With(Levers.Facilities, 1);
        var plan = Some.Town with { Budgets = default(ProgrammeBudgets).With(Programme.Sharing, new(0.06, null)) };
        Announcement announced = default;
        var stage = new Stage(plan, 1, Stage.Cast(new(plan, policy, 1, 1)))
        {
            Acted = (Stakeholder _, Step _, in Brief _, Effects effects) => announced = effects.Announcement ?? announced,
        };
        stage.Play(policy);
        Assert.Equal(0.5, announced.Level(Levers.Facilities), 1e-6);
    }

    [Fact]
    public void What_a_round_may_cost_is_there_again_in_the_next()
    {
        var policy = Policy.None.With(Levers.Facilities, 1);
        var plan = Some.Town with { Budgets = default(ProgrammeBudgets).With(Programme.Sharing, new(0.06, null)) };
        var stage = Stage.Found(new(plan, policy, 1, 3));
        for (int round = 1; round <= 3; round++)
        {
            stage.Play(policy);
            double spent = stage.Ledger.Where(entry => entry.Reason == Reason.Facilities).Sum(entry => entry.Amount.Units);
            Assert.Equal(0.06 * 26, spent, 1e-5);
        }
    }

    [Fact]
    public void Regions_share_the_same_money_unequally()
    {
        var plan = new CommunityPlan { Regions = 4, Enterprises = 80, Universities = 20, BudgetPerMember = 2, BudgetTilt = 0.75 };
        var budgets = plan.Roster.Where(id => id.Kind == Kind.Government)
            .Select(id => Founding.Found(plan, 1, id, Decisions.Own).Profile.Budget.Units).ToArray();
        Assert.Equal([87.5, 62.5, 37.5, 12.5], budgets);
    }

    [Fact]
    public void A_government_that_adapts_often_tries_what_the_most_successful_of_the_others_does()
    {
        int tried = 0, copied = 0;
        for (ulong seed = 1; seed <= 30; seed++)
        {
            var plan = Some.Town with { Regions = 3, Adaptive = true };
            var stage = Stage.Found(new(plan, Policy.None, seed, 24));
            var before = stage.All.OfType<Government>().Select(one => one.Practice).ToArray();
            while (stage.Round < 24)
            {
                stage.Play(Policy.None.With(Levers.AuditRate, 0.5));
                var now = stage.All.OfType<Government>().Select(one => one.Practice).ToArray();
                for (int i = 0; i < now.Length; i++)
                {
                    if (now[i] == before[i])
                        continue;
                    tried++;
                    copied += before.Where((_, other) => other != i).Contains(now[i]) ? 1 : 0;
                }
                before = now;
            }
        }
        // A draw hits the very number of another by chance never; half of the trials where the best differs are copies.
        Assert.InRange((double)copied / tried, 0.15, 0.6);
    }
}
