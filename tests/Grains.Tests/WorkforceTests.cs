using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;

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
    public async Task A_silo_that_is_lost_changes_nothing()
    {
        await using var cluster = new Cluster(3);
        await cluster.InitializeAsync();
        await using var workforce = await Workforce.Of(cluster.Grains);
        var longer = Small with { Rounds = 400 };
        var playing = Enumerable.Range(0, 30).Select(number => workforce.Play(OrderOf(longer, number), Cancellation)).ToArray();
        await Task.WhenAny(playing);
        await cluster.KillOne();
        var answers = await Task.WhenAll(playing);
        foreach (var (number, answer) in answers.Index())
            Fast.AssertSame(Community.Play(longer, number, cancellation: Cancellation), answer.Replication!);
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

    private static ReplicationOrder OrderOf(Scenario scenario, int replication) =>
        new(ScenarioFile.Write(scenario), [.. scenario.Files], replication, WithRounds: false);
}
