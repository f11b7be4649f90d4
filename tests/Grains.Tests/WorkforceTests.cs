using System.Collections.Concurrent;
using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;
using Microsoft.Extensions.DependencyInjection;

namespace Gongyu.Grains.Tests;

/// <summary>Replications that the workers of several silos play.</summary>
public sealed class WorkforceTests
{
    private static readonly Scenario Small = Some.Small(rounds: 12);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_silo_plays_and_they_come_to_what_one_thread_comes_to()
    {
        await using var cluster = new Cluster(3);
        await cluster.InitializeAsync();
        await using var workforce = await Workforce.Of(cluster.Grains);
        Assert.Equal(3, workforce.Silos);
        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(number => workforce.Play(OrderOf(Small, number), Cancellation)));
        foreach (var (number, answer) in answers.Index())
            Fast.AssertSame(Community.Play(Small, number, cancellation: Cancellation), answer.Replication!);
        Assert.Equal(3, (await cluster.Placed("foreman/")).Distinct().Count());
    }

    [Fact]
    public async Task What_a_silo_has_in_hand_when_it_is_lost_is_played_elsewhere()
    {
        var hands = new Hands();
        await using var cluster = new Cluster(3, silo =>
        {
            silo.Services.AddSingleton(hands);
            silo.Services.AddTransient<IReplicationPlayer, Holding>();
        });
        await cluster.InitializeAsync();
        hands.Never = cluster.Last;
        await using var workforce = await Workforce.Of(cluster.Grains);
        var playing = Enumerable.Range(0, 30).Select(number => workforce.Play(OrderOf(Small, number), Cancellation)).ToArray();
        int held = await hands.Held.Task.WaitAsync(Cancellation);
        Assert.False(playing[held].IsCompleted);
        var killing = cluster.KillLast();
        var answers = await Task.WhenAll(playing);
        hands.Open.SetResult();
        await killing;
        foreach (var (number, answer) in answers.Index())
            Fast.AssertSame(Community.Play(Small, number, cancellation: Cancellation), answer.Replication!);
        Assert.NotEqual(cluster.Last, hands.Never);
        Assert.Contains(hands.Taken, taken => taken.Number == held && !taken.Silo.Equals(hands.Never));
    }

    [Fact]
    public async Task A_replication_that_takes_longer_than_any_may_fails_and_stops_no_other()
    {
        await using var cluster = new Cluster(1, silo => silo.Services.AddTransient<IReplicationPlayer, Late>());
        await cluster.InitializeAsync();
        await using var workforce = await Workforce.Of(cluster.Grains);
        var answer = await workforce.Play(OrderOf(Small, 0), Cancellation);
        Assert.Null(answer.Replication);
        Assert.Contains("too late", answer.Failure, StringComparison.Ordinal);
        Fast.AssertSame(
            Community.Play(Small, 1, cancellation: Cancellation), (await workforce.Play(OrderOf(Small, 1), Cancellation)).Replication!);
    }

    [Fact]
    public async Task Rounds_come_along_where_they_are_asked_for()
    {
        await using var cluster = new Cluster(1);
        await cluster.InitializeAsync();
        await using var workforce = await Workforce.Of(cluster.Grains);
        var answer = await workforce.Play(OrderOf(Small, 1) with { WithRounds = true }, Cancellation);
        Assert.Equal(Enumerable.Range(1, 12), answer.Rounds.Select(round => round.Round));
        Assert.Equal(answer.Replication!.Last.Hash, answer.Rounds[^1].Hash);
    }

    [Fact]
    public async Task A_replication_that_fails_is_told_and_one_that_is_stopped_stops()
    {
        await using var cluster = new Cluster(1);
        await cluster.InitializeAsync();
        await using var workforce = await Workforce.Of(cluster.Grains);
        var failed = await workforce.Play(OrderOf(Small, 0) with { Scenario = "question: q\nrounds: many" }, Cancellation);
        Assert.Null(failed.Replication);
        Assert.Contains("many", failed.Failure, StringComparison.Ordinal);
        using var stop = new CancellationTokenSource();
        var endless = workforce.Play(OrderOf(Small with { Rounds = Scenario.MaxRounds }, 0), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => endless);
    }

    // What the silos took, and the one that never comes to an end.
    private sealed class Hands
    {
        public SiloAddress? Never { get; set; }

        public TaskCompletionSource<int> Held { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentQueue<(int Number, SiloAddress Silo)> Taken { get; } = [];
    }

    private sealed class Holding(Hands hands, ILocalSiloDetails silo) : IReplicationPlayer
    {
        private readonly FastPlayer player = new();

        public async Task<ReplicationAnswer> Play(ReplicationOrder order, CancellationToken cancellation)
        {
            hands.Taken.Enqueue((order.Replication, silo.SiloAddress));
            if (!silo.SiloAddress.Equals(hands.Never))
                return await player.Play(order, cancellation);
            hands.Held.TrySetResult(order.Replication);
            await hands.Open.Task;
            throw new InvalidOperationException("Nobody is there who waits for it.");
        }
    }

    // Says of the first what the caller says when its time is over.
    private sealed class Late : IReplicationPlayer
    {
        private readonly FastPlayer player = new();

        public Task<ReplicationAnswer> Play(ReplicationOrder order, CancellationToken cancellation) =>
            order.Replication == 0 ? throw new TimeoutException("too late") : player.Play(order, cancellation);
    }

    private static ReplicationOrder OrderOf(Scenario scenario, int replication) =>
        new(ScenarioFile.Write(scenario), [.. scenario.Files], replication, WithRounds: false);
}
