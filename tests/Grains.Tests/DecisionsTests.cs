using Gongyu.Model;
using Microsoft.Extensions.DependencyInjection;

namespace Gongyu.Grains.Tests;

/// <summary>A grain decides for itself: who puts another decision in place of one grain's own gets another run.</summary>
public class DecisionsTests
{
    private static readonly StakeholderId One = new(Kind.University, 3);

    [Theory]
    [InlineData(typeof(Shirks))]
    [InlineData(typeof(Abstains))]
    public async Task One_decision_of_one_grain_replaced_changes_the_run_as_it_does_on_the_fast_host(Type kind)
    {
        var decisions = (Decisions)Activator.CreateInstance(kind)!;
        var scenario = Some.Small(8);
        await using var cluster = new Cluster(1, silo => silo.Services.AddSingleton(decisions));
        await cluster.InitializeAsync();
        var actual = (await cluster.Play(scenario)).Replication;
        Assert.NotEqual(Fast.Play(scenario).Hash, actual.Hash);
        Fast.AssertSame(Fast.Play(scenario, decisions), actual);
    }

    [Fact]
    public async Task The_decisions_of_one_run_in_another_are_the_same_on_both_hosts()
    {
        var (without, with) = (Some.Small(8) with { Policy = Policy.None }, Some.Small(8));
        var (ofFast, ofActors) = (new DecisionLog(without.Community), new DecisionLog(without.Community));
        Community.Play(without, 0, Decisions.Own, ofFast, cancellation: TestContext.Current.CancellationToken);
        await using var watched = new Cluster(1, silo => silo.Services.AddSingleton<Witness>(ofActors));
        await watched.InitializeAsync();
        await watched.Play(without);
        await using var frozen = new Cluster(1, silo => silo.Services.AddSingleton<Decisions>(new FrozenDecisions(ofActors)));
        await frozen.InitializeAsync();
        var actual = (await frozen.Play(with)).Replication;
        Fast.AssertSame(Fast.Play(with, new FrozenDecisions(ofFast)), actual);
        Assert.NotEqual(Fast.Play(with).Hash, actual.Hash);
    }

    private sealed class Shirks : Decisions
    {
        public override double Effort(Profile who, Stance stance, in Agreement agreement, bool slips) =>
            who.Id == One ? 0.25 : base.Effort(who, stance, agreement, slips);
    }

    private sealed class Abstains : Decisions
    {
        public override Stance Revise(Profile who, int round, Stance revised) => who.Id == One ? Stance.Abstain : revised;
    }
}
