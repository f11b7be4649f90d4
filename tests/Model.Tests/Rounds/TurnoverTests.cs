namespace Gongyu.Model.Tests;

/// <summary>Enterprises leave and others come in their place.</summary>
public class TurnoverTests
{
    private static readonly Turnover Often = new(0.1, 0.3, new(0.2, 0.3, 0.5));

    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(-1e6, 0.2)]
    [InlineData(1e6, 0)]
    public void Who_does_worse_leaves_more_likely_and_twice_at_most(double utility, double expected) =>
        Assert.Equal(expected, ComingAndGoing.ExitChance(Often, utility), 1e-12);

    [Fact]
    public void Nobody_leaves_where_nobody_may()
    {
        var heard = Played(Some.Town with { Turnover = Often with { Exit = 0 } }, 30);
        Assert.All(heard, record => Assert.Equal((20, 0), (record[Find("enterprise.count")], record[Find("enterprise.exits")])));
    }

    [Fact]
    public void The_number_of_enterprises_follows_from_who_leaves_and_who_comes() => Some.Turnovers().Sample(turnover =>
    {
        double there = Some.Town.Enterprises;
        double before = 0; // What was counted as leaving or coming is so from the next round on.
        foreach (var record in Played(Some.Town with { Turnover = turnover }, 25))
        {
            there += before;
            Assert.Equal(there, record[Find("enterprise.count")]);
            Assert.InRange(record[Find("participation.enterprise")], 0, 1);
            before = record[Find("enterprise.entries")] - record[Find("enterprise.exits")];
        }
    }, iter: 50);

    [Fact]
    public void As_many_leave_and_come_as_chance_says()
    {
        // Without universities nobody has anything to gain: utilities stay near 0, where the chance to leave is what the plan says.
        var plan = new CommunityPlan { Enterprises = 400, Universities = 0, Associations = false, Turnover = new(0.05, 0.2, new(1, 0, 0)) };
        var heard = Played(plan, 200);
        double there = heard.Sum(record => record[Find("enterprise.count")]), left = heard.Sum(record => record[Find("enterprise.exits")]);
        Assert.Equal(0.05, left / there, 0.003);
        // In the long run as many come as leave, and nobody comes in the round in which one leaves: exit / (exit + entry) are empty.
        Assert.Equal(0.2, 1 - heard.Skip(50).Average(record => record[Find("enterprise.count")]) / 400, 0.02);
    }

    [Fact]
    public void Whoever_has_left_keeps_nothing_is_no_partner_and_pays_nothing() => Some.Runs.Sample(run =>
    {
        var plan = run.Plan with { Turnover = Often, Enterprises = run.Plan.Enterprises + 2 };
        var stage = Stage.Found(run with { Plan = plan });
        for (int round = 1; round <= run.Rounds; round++)
        {
            var vacant = stage.Members.Where(member => member.IsVacant).Select(member => member.Id).ToHashSet();
            stage.Play(run.Policy);
            foreach (var who in stage.Members.Where(member => vacant.Contains(member.Id)))
            {
                Assert.Equal(Money.Zero, who.Balance);
                Assert.Equal(0, who.Agreements.Length);
                Assert.DoesNotContain(stage.Members, member => member.Agreements.ToArray().Any(agreement => agreement.Partner == who.Id));
                Assert.All(who.Reported, entry => Assert.True(entry.Reason is Reason.Liquidation or Reason.ExitCompensation));
            }
        }
    }, iter: 100);

    [Fact]
    public void Who_comes_is_a_stranger_who_stands_as_the_plan_says()
    {
        var plan = Some.Town with { Enterprises = 60, Turnover = new(0.3, 0.5, new(0, 1, 0)) };
        var stage = Stage.Found(new(plan, Some.Everything, 3, 30));
        int came = 0;
        for (int round = 1; round <= 30; round++)
        {
            var vacant = stage.Members.Where(member => member.IsVacant).ToDictionary(member => member.Id);
            stage.Play(Some.Everything);
            foreach (var who in stage.Members.Where(member => vacant.ContainsKey(member.Id) && !member.IsVacant))
            {
                Assert.Equal((Stance.Opportunist, 0.5, 0.0, 0.0), (who.Stance, who.Reputation, who.Asset, who.Utility));
                came++;
            }
        }
        Assert.True(came > 50, $"{came}");
    }

    private static Metric Find(string id) => Metrics.Find(id)!;

    private static List<RoundRecord> Played(CommunityPlan plan, int rounds)
    {
        var scenario = new Scenario { Name = "turnover", Question = new("?", "？"), Community = plan, Policy = Some.Everything, Rounds = rounds };
        return [.. Community.Found(plan, 1).Rounds(scenario, new(1), TestContext.Current.CancellationToken)];
    }
}
