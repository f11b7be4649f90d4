using Gongyu.Model;
using Microsoft.Extensions.DependencyInjection;

namespace Gongyu.Grains.Tests;

/// <summary>Communities that adapt, are surveyed and struck by a shock are the same on both hosts.</summary>
public class AdaptiveTests(SharedCluster cluster)
{
    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 2)]
    [InlineData(true, 0)]
    [InlineData(false, 0)]
    public async Task A_community_that_adapts_and_is_struck_has_the_same_hash_by_actors(bool associations, int sector)
    {
        var plan = new CommunityPlan
        {
            Regions = 2,
            Sectors = 3,
            Enterprises = 30,
            Universities = 9,
            Associations = associations,
            Adaptive = true,
            Shock = new(7, -1.5, sector),
        };
        var scenario = Some.Of(plan, Some.EveryLever, 14);
        var struck = Fast.Play(scenario);
        Fast.AssertSame(struck, (await cluster.Play(scenario)).Replication);
        Assert.NotEqual(Fast.Play(scenario with { Community = plan with { Shock = default } }).Hash, struck.Hash);
        Assert.NotEqual(Fast.Play(scenario with { Community = plan with { Adaptive = false } }).Hash, struck.Hash);
    }

    [Fact]
    public async Task Enterprises_that_come_and_go_and_programmes_that_run_out_of_money_are_the_same_by_actors()
    {
        var plan = new CommunityPlan
        {
            Regions = 3,
            Sectors = 2,
            Enterprises = 30,
            Universities = 9,
            Adaptive = true,
            BudgetTilt = 0.8,
            Budgets = default(ProgrammeBudgets).With(Programme.Incentive, new(0.4, 2)).With(Programme.Supervision, new(0.05, null)),
            Turnover = new(0.1, 0.3, new(0.2, 0.3, 0.5)),
        };
        var scenario = Some.Of(plan, Some.EveryLever, 24);
        var played = Fast.Play(scenario);
        Fast.AssertSame(played, (await cluster.Play(scenario)).Replication);
        foreach (var other in (CommunityPlan[])
            [
                plan with { BudgetTilt = 0 }, plan with { Budgets = default }, plan with { Turnover = default },
                plan with { Budgets = plan.Budgets.With(Programme.Incentive, new(0.4, null)) }, plan with { Adaptive = false },
            ])
            Assert.NotEqual(Fast.Play(scenario with { Community = other }).Hash, played.Hash);
    }

    [Fact]
    public async Task What_all_kinds_decided_by_actors_is_what_they_decided_on_the_fast_host()
    {
        var plan = new CommunityPlan
        {
            Regions = 2,
            Sectors = 2,
            Enterprises = 16,
            Universities = 8,
            Adaptive = true,
            Turnover = new(0.1, 0.5, new(0, 0, 1)),
        };
        var scenario = Some.Of(plan, Some.EveryLever, 12);
        var (ofFast, ofActors) = (new DecisionLog(plan), new DecisionLog(plan));
        Community.Play(scenario, 0, Decisions.Own, ofFast, cancellation: TestContext.Current.CancellationToken);
        await using var watched = new Cluster(1, silo => silo.Services.AddSingleton<Witness>(ofActors));
        await watched.InitializeAsync();
        await watched.Play(scenario);
        // Under another policy, so that own decisions would be others.
        var other = scenario with { Policy = Some.EveryLever.With(Levers.Penalty, 0).With(Levers.TaxRelief, 0) };
        var expected = Fast.Play(other, new FrozenDecisions(ofFast));
        Assert.Equal(expected.Hash, Fast.Play(other, new FrozenDecisions(ofActors)).Hash);
        Assert.NotEqual(Fast.Play(other).Hash, expected.Hash);
    }
}
