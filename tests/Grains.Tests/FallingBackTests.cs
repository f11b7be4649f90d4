using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Grains.Tests;

/// <summary>
/// A run that loses a part of itself between two steps, or whose calls come twice or late when it has fallen back or was resumed, comes to
/// the end of one that was left alone; and so does what it has written down.
/// </summary>
public sealed class FallingBackTests
{
    private static readonly Keep Often = new(4, false);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ent/3")]
    [InlineData("gov/1")]
    [InlineData("uni/2")]
    [InlineData("assoc/1")]
    [InlineData("district/0")]
    [InlineData("recorder")]
    public async Task A_grain_that_is_lost_before_any_step_of_a_round(string who)
    {
        var scenario = Some.Small(8);
        var filter = new Losing();
        await using var cluster = await Start(filter);
        filter.Cluster = cluster;
        foreach (var step in Steps.InOrder.ToArray())
        {
            string run = Cluster.NewRun();
            filter.Lose(Ticket.Of(1, 6, step), $"run/{run}/{who}");
            await AssertSame(cluster, scenario, run);
            Assert.True(filter.HasLost);
        }
    }

    [Theory]
    [InlineData(Step.Announce)]
    [InlineData(Step.Pay)]
    public async Task The_grain_that_leads_the_run_is_lost_after_a_step(Step step)
    {
        // So many that each step is a call.
        var scenario = Some.Of(new() { Regions = 2, Enterprises = 4_000, Universities = 200 }, Some.EveryLever, 3);
        var filter = new Losing();
        await using var cluster = await Start(filter, TimeSpan.FromSeconds(2));
        filter.Cluster = cluster;
        string run = Cluster.NewRun();
        filter.Lose(Ticket.Of(1, 2, step), GrainKeys.Run(run));
        await AssertSame(cluster, scenario, run);
        Assert.True(filter.HasLost);
    }

    [Fact]
    public async Task Whoever_did_not_come_all_the_way_back_plays_no_further()
    {
        var scenario = Some.Small(8);
        var filter = new Refusing();
        await using var cluster = await Start(filter);
        string run = Cluster.NewRun();
        var grain = await cluster.Begin(scenario, run);
        await grain.Play(1, scenario.Policy);
        filter.Refuse(nameof(IRecorderGrain.Begin));
        await Assert.ThrowsAsync<IOException>(grain.BringBack);
        await Assert.ThrowsAsync<LostStateException>(() => grain.Play(2, scenario.Policy));
        await Assert.ThrowsAsync<LostStateException>(grain.Checkpoint);
        Assert.Equal(2, (await grain.Position()).Epoch);
        await AssertSame(cluster, scenario, run);
    }

    [Fact]
    public async Task Every_call_comes_twice_at_once()
    {
        var filter = new Doubling();
        await AssertSameWhenItFallsBackAndIsResumed(filter);
        Assert.True(filter.Doubled > 1_000, $"{filter.Doubled}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Calls_come_again_much_later(int seed)
    {
        var filter = new Echoing(new(seed), latest: 3_000);
        await AssertSameWhenItFallsBackAndIsResumed(filter);
        Assert.True(filter is { Echoed: > 500, Refused: > 50 }, $"{filter.Echoed} {filter.Refused}");
        Assert.Empty(filter.Unexpected);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public Task Calls_overtake_each_other(int seed) => AssertSameWhenItFallsBackAndIsResumed(new Scrambling(new(seed)));

    // It loses its recorder and falls back, its leader goes away, and somebody else goes on with it.
    private static async Task AssertSameWhenItFallsBackAndIsResumed(IOutgoingGrainCallFilter filter)
    {
        var scenario = Some.Small(20);
        await using var cluster = await Start(filter);
        string run = Cluster.NewRun();
        var loss = new Until(6, () => cluster.Lose(run, "recorder").GetAwaiter().GetResult());
        long fallen = 0;
        var seen = new Until(12, () => fallen = cluster.Calls.CountsOf(run).GetValueOrDefault("IRunGrain.FallBack"));
        var gone = new Until(13);
        await Assert.ThrowsAsync<LostMachineException>(() => Play(cluster, scenario, run, new Both(loss, seen, gone)));
        Assert.True(loss.Reached && fallen > 0, $"{loss.Reached} {fallen}");
        await AssertSame(cluster, scenario, run);
        if (filter is Echoing echoing)
            await echoing.Settled;
    }

    internal static async Task<Cluster> Start(IOutgoingGrainCallFilter filter, TimeSpan? timeout = null)
    {
        var cluster = new Cluster(1, silo => silo.AddOutgoingGrainCallFilter(filter), timeout);
        await cluster.InitializeAsync();
        return cluster;
    }

    private static Task<ActorReplication> Play(Cluster cluster, Scenario scenario, string run, IProgress<RoundRecord>? progress = null) =>
        ActorRun.Play(cluster.Grains, cluster.Calls, scenario, 0, run, Often, progress, Cancellation);

    private static async Task AssertSame(Cluster cluster, Scenario scenario, string run)
    {
        var expected = Fast.Play(scenario);
        Fast.AssertSame(expected, (await Play(cluster, scenario, run)).Replication);
        var kept = await Play(cluster, scenario, run); // What it has written down.
        Assert.Equal(scenario.Rounds, kept.ResumedFrom);
        Fast.AssertSame(expected, kept.Replication);
    }

    private sealed class Both(params IProgress<RoundRecord>[] all) : IProgress<RoundRecord>
    {
        public void Report(RoundRecord value)
        {
            foreach (var one in all)
                one.Report(value);
        }
    }
}
