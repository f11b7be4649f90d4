using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Grains.Tests;

/// <summary>A policy that ramps, pulses and is triggered by the state of the community is the same on both hosts, also when one loses a part.</summary>
public sealed class SteeringTests(SharedCluster cluster)
{
    private static readonly Metric Participation = Metrics.Find("participation.university")!, Breaches = Metrics.Find("agreement.breaches")!;

    private static Scenario Steered => Some.Of(new() { Regions = 2, Sectors = 2, Enterprises = 20, Universities = 6 }, Policy.None, 24) with
    {
        Timeline =
        [
            new(2, PolicyChange.None.With(Levers.TaxRelief, 0.6).With(Levers.UniversityFunding, 0.5)) { Over = 5 },
            new(4, PolicyChange.None.With(Levers.Facilities, 0.8)) { For = 6 },
            new(1, PolicyChange.None.With(Levers.AuditRate, 0.9).With(Levers.Penalty, 2))
            {
                When = new(Breaches, true, 0.5), Hold = 2, For = 3, CoolDown = 2,
            },
            new(1, PolicyChange.None.With(Levers.TaxRelief, 0)) { When = new(Participation, false, 0.3), For = 2 },
        ],
    };

    [Fact]
    public async Task A_steered_policy_has_the_same_hash_by_actors()
    {
        var expected = Fast.Play(Steered);
        Fast.AssertSame(expected, (await cluster.Play(Steered)).Replication);
        foreach (var step in Steered.Timeline)
            Assert.NotEqual(Fast.Play(Steered with { Timeline = [.. Steered.Timeline.Where(other => other != step)] }).Hash, expected.Hash);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task What_was_triggered_is_so_again_after_a_loss(int every)
    {
        var steering = new Steering(Steered);
        foreach (var record in Fast.RoundsOf(Steered))
            steering.Hear(record);
        var rounds = steering.Onsets.Select(onset => onset.Round).Where(round => round > 5).Distinct().Take(2).ToArray();
        Assert.NotEmpty(rounds);
        foreach (int round in rounds)
        {
            var filter = new Losing();
            await using var losing = await FallingBackTests.Start(filter);
            filter.Cluster = losing;
            string run = Cluster.NewRun();
            filter.Lose(Ticket.Of(1, round + 1, Step.Settle), $"run/{run}/ent/3");
            Fast.AssertSame(Fast.Play(Steered), (await losing.Play(Steered, run, new Keep(every, false))).Replication);
            Assert.True(filter.HasLost);
        }
    }
}
