using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Grains.Tests;

/// <summary>A host of actors as a user of the library has it.</summary>
public class ProgressTests
{
    [Fact]
    public async Task A_host_tells_every_round_once_and_in_order_and_plays_one_run_after_the_other()
    {
        await using var host = await ActorHost.Start(TestContext.Current.CancellationToken);
        foreach (var scenario in (Scenario[])[Some.Small(), Some.Small(4, 2), Some.Small()])
        {
            var heard = new Heard();
            var played = await host.Play(scenario, 0, Cluster.NewRun(), heard, TestContext.Current.CancellationToken);
            Fast.AssertSame(Fast.Play(scenario), played.Replication);
            Assert.Equal(Fast.RoundsOf(scenario).Select(round => round.Hash), heard.Rounds.Select(round => round.Hash));
            Assert.Equal(scenario.Community.Enterprises, played.Activations["enterprise"]);
        }
    }

    [Fact]
    public async Task A_run_that_is_cancelled_stops_after_the_round()
    {
        await using var host = await ActorHost.Start(TestContext.Current.CancellationToken);
        using var cancellation = new CancellationTokenSource();
        var heard = new Heard(record =>
        {
            if (record.Round == 3)
                cancellation.Cancel();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => host.Play(Some.Small(), 0, Cluster.NewRun(), heard, cancellation.Token));
        Assert.Equal([1, 2, 3], heard.Rounds.Select(record => record.Round));
        var played = await host.Play(Some.Small(), 0, Cluster.NewRun(), cancellation: TestContext.Current.CancellationToken);
        Fast.AssertSame(Fast.Play(Some.Small()), played.Replication);
    }
}
