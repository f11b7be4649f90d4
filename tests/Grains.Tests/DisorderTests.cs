using System.Collections.Concurrent;
using Gongyu.Model;

namespace Gongyu.Grains.Tests;

/// <summary>Messages that come twice, late, in any order, or whose receiver is lost.</summary>
public class DisorderTests
{
    [Fact]
    public async Task A_run_is_the_same_when_every_call_comes_twice_at_once()
    {
        var filter = new Doubling();
        await AssertSame(filter, Some.Small(12));
        Assert.True(filter.Doubled > 1_000, $"{filter.Doubled}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_run_is_the_same_when_calls_come_again_much_later(int seed)
    {
        var filter = new Echoing(new(seed));
        await AssertSame(filter, Some.Small(12));
        Assert.True(filter is { Echoed: > 500, Refused: > 50 }, $"{filter.Echoed} {filter.Refused}");
        Assert.Empty(filter.Unexpected);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public Task A_run_is_the_same_whatever_the_order_of_messages(int seed) => AssertSame(new Scrambling(new(seed)), Some.Small(12));

    [Fact]
    public async Task A_loss_in_mid_round_stops_the_run_or_changes_nothing()
    {
        var scenario = Some.Small(3);
        var fast = Fast.Play(scenario);
        var filter = new Losing();
        await using var cluster = await Start(filter);
        filter.Cluster = cluster;
        int stopped = 0, same = 0;
        string[] who = ["gov/1", "ent/3", "uni/2", "assoc/1", "district/0"];
        foreach (var step in Steps.InOrder.ToArray())
            foreach (string key in who)
            {
                string run = Cluster.NewRun();
                filter.Lose(Ticket.Of(1, 3, step), $"run/{run}/{key}");
                try
                {
                    Fast.AssertSame(fast, await cluster.Play(scenario, run, round => Task.CompletedTask));
                    same++;
                }
                catch (LostStateException)
                {
                    stopped++;
                }
            }
        // A district can always come back; a member until it first plays, an association until it informs, a government until it announces.
        Assert.Equal((9 + 3 + 3 + 2 + 1, 6 + 6 + 7 + 8), (same, stopped));
    }

    [Fact]
    public async Task Mail_that_is_lost_with_its_receiver_before_it_plays_stops_the_run()
    {
        var scenario = Some.Of(new(), Policy.None, 5);
        var filter = new MailLosing();
        await using var cluster = await Start(filter);
        filter.Cluster = cluster;
        Fast.AssertSame(Fast.Play(scenario), await cluster.Play(scenario, Cluster.NewRun(), round => Task.CompletedTask));
        filter.Target = filter.Proposals.First(proposal => proposal.Ticket.Round > 1);
        var lost = await Assert.ThrowsAsync<LostStateException>(
            () => cluster.Play(scenario, Cluster.NewRun(), round => Task.CompletedTask));
        Assert.EndsWith("messages were read when they were due, in step Accept.", lost.Message, StringComparison.Ordinal);
    }

    private static async Task AssertSame(IOutgoingGrainCallFilter filter, Scenario scenario)
    {
        await using var cluster = await Start(filter);
        string run = Cluster.NewRun();
        Fast.AssertSame(Fast.Play(scenario), await cluster.Play(scenario, run, round => Task.CompletedTask));
        if (filter is Echoing echoing)
            await echoing.Settled;
    }

    private static async Task<Cluster> Start(IOutgoingGrainCallFilter filter)
    {
        var cluster = new Cluster(1, silo => silo.AddOutgoingGrainCallFilter(filter));
        await cluster.InitializeAsync();
        return cluster;
    }

    // Holds back a university's first step in a round until a proposal has come to it, and takes it away in between.
    private sealed class MailLosing : IOutgoingGrainCallFilter
    {
        private readonly TaskCompletionSource lost = new();
        private bool isTaken; // It is taken away once, however many propose to it.

        public Cluster Cluster { get; set; } = null!;

        public ConcurrentQueue<(Ticket Ticket, StakeholderId To)> Proposals { get; } = [];

        public (Ticket Ticket, StakeholderId To) Target { get; set; }

        public async Task Invoke(IOutgoingGrainCallContext context)
        {
            string key = context.TargetId.Key.ToString()!;
            if (context.Grain is not IUniversityGrain || context.Request.GetArgument(0) is not Ticket { Step: (byte)Step.Propose } ticket)
            {
                await context.Invoke();
                return;
            }
            bool isTarget = Target == (ticket, GrainKeys.StakeholderOf(key));
            if (isTarget && context.MethodName == nameof(IMemberGrain.Play))
                await lost.Task;
            await context.Invoke();
            if (context.MethodName != nameof(IMemberGrain.Propose))
                return;
            Proposals.Enqueue((ticket, GrainKeys.StakeholderOf(key)));
            if (!isTarget || Interlocked.Exchange(ref isTaken, true))
                return;
            await Cluster.Deactivate(Cluster.Find(key));
            lost.TrySetResult();
        }
    }
}
