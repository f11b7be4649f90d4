using Gongyu.Model;

namespace Gongyu.Experiments.Tests;

public class EnsembleTests
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task As_many_at_a_time_as_one_likes_come_to_the_same(int parallel)
    {
        var scenario = Some.Scenario(replications: 7);
        var ensemble = await Ensemble.Play(scenario, Some.Fast(scenario), parallel, null, Ended);
        Replication[] byHand = [.. Enumerable.Range(0, 7).Select(number => Community.Play(scenario, number))];
        Assert.True(ensemble.IsComplete);
        Assert.Equal(RunHash.Of([.. byHand.Select(played => played.Hash)]), ensemble.Hash);
        Assert.All(Metrics.All, metric => Assert.Equal(
            Interval.Of([.. byHand.Select(played => played.Outcome(metric))]), ensemble.Outcome(metric)));
    }

    [Fact]
    public async Task Replications_may_finish_in_any_order()
    {
        var scenario = Some.Scenario(replications: 5);
        var straight = await Ensemble.Play(scenario, Some.Fast(scenario), 1, null, Ended);
        await Gen.Shuffle(Enumerable.Range(0, 5).ToArray()).SampleAsync(async order =>
        {
            var (ensemble, heard) = await PlayInOrder(scenario, order);
            Assert.Equal(order, heard);
            Assert.Equal(straight.Hash, ensemble.Hash);
            Assert.All(Metrics.All, metric => Assert.Equal(straight.Outcome(metric), ensemble.Outcome(metric)));
        }, iter: 40);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Each_that_is_finished_is_heard_of_once(int parallel)
    {
        var heard = new List<(int Number, Replication Played)>();
        var scenario = Some.Scenario(replications: 40, rounds: 1);
        var ensemble = await Ensemble.Play(
            scenario, Some.Fast(scenario), parallel, (number, played) => heard.Add((number, played)), Ended);
        Assert.Equal(Enumerable.Range(0, 40), heard.Select(one => one.Number).Order());
        Assert.All(heard, one => Assert.Same(ensemble.Replications[one.Number], one.Played));
        Assert.All(heard, one => Assert.Equal(scenario.SeedOf(one.Number), one.Played.Seed));
    }

    [Fact]
    public async Task Those_that_finish_together_are_heard_of_one_at_a_time()
    {
        int hearing = 0, most = 0;
        var together = new Gathering(4);
        await Ensemble.Play(Some.Scenario(replications: 4), async (number, _) =>
        {
            await together.Come();
            return Some.Replication((ulong)number, 0);
        }, 4, (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref hearing));
            // Time enough for another call to come in between, if it could.
            SpinWait.SpinUntil(() => Volatile.Read(ref hearing) > 1, 20);
            most = Math.Max(most, Volatile.Read(ref hearing));
            Interlocked.Decrement(ref hearing);
        }, Ended);
        Assert.Equal(1, most);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task As_many_are_played_at_a_time_as_allowed_and_no_more(int parallel)
    {
        int playing = 0, most = 0;
        var full = new Gathering(parallel);
        await Ensemble.Play(Some.Scenario(replications: 12), async (number, _) =>
        {
            int now = Interlocked.Increment(ref playing);
            await full.Come();
            // Room enough for one more to begin, if it could.
            for (int i = 0; i < 100; i++)
            {
                now = Math.Max(now, Volatile.Read(ref playing));
                await Task.Yield();
            }
            lock (full)
                most = Math.Max(most, now);
            Interlocked.Decrement(ref playing);
            return Some.Replication((ulong)number, 0);
        }, parallel, null, Ended);
        Assert.Equal(parallel, most);
    }

    [Fact]
    public async Task Stopped_it_keeps_what_was_finished()
    {
        using var stop = new CancellationTokenSource();
        var scenario = Some.Scenario(replications: 5);
        int finished = 0;
        var ensemble = await Ensemble.Play(scenario, async (number, stopping) =>
        {
            if (number >= 2)
                await Task.Delay(Timeout.Infinite, stopping);
            return Community.Play(scenario, number, null, stopping);
        }, 2, (_, _) => StopAtTwo(), stop.Token);
        Assert.False(ensemble.IsComplete);
        Assert.Equal([0, 1], ensemble.Replications.Keys);
        Assert.Equal(2, ensemble.Outcome(Metrics.Cooperation).Count);

        void StopAtTwo()
        {
            if (++finished == 2)
                stop.Cancel();
        }
    }

    [Fact]
    public async Task Stopped_while_one_plays_to_its_end_it_keeps_that_one_too()
    {
        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ensemble = await Ensemble.Play(Some.Scenario(replications: 3), async (number, _) =>
        {
            if (number == 1)
                begun.SetResult();
            await (number == 0 ? begun : stopped).Task;
            return Some.Replication((ulong)number, 0);
        }, 2, (number, _) =>
        {
            if (number != 0)
                return;
            stop.Cancel();
            stopped.SetResult();
        }, stop.Token);
        Assert.Equal([0, 1], ensemble.Replications.Keys);
        Assert.False(ensemble.IsComplete);
    }

    [Fact]
    public async Task Stopped_before_it_begins_it_plays_none()
    {
        var ensemble = await Ensemble.Play(
            Some.Scenario(replications: 3), (_, _) => throw new InvalidOperationException(), 2, null, new(canceled: true));
        Assert.False(ensemble.IsComplete);
        Assert.Empty(ensemble.Replications);
        Assert.Throws<ArgumentException>(() => ensemble.Outcome(Metrics.Cooperation));
        Assert.Throws<ArgumentException>(() => ensemble.Hash);
    }

    [Theory(Timeout = 30_000)] // those that are not stopped would wait for ever
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task A_replication_that_fails_says_why_and_stops_the_others(int parallel)
    {
        var failure = new InvalidOperationException("The budget is not a number.");
        var begun = new Gathering(parallel);
        var surfaced = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Ensemble.Play(Some.Scenario(replications: 6), async (number, stopping) =>
            {
                await begun.Come();
                if (number == 0)
                    throw failure;
                await Task.Delay(Timeout.Infinite, stopping);
                return Some.Replication((ulong)number, 0);
            }, parallel, null, TestContext.Current.CancellationToken));
        Assert.Same(failure, surfaced);
    }

    [Fact]
    public async Task A_replication_that_gives_up_unasked_is_a_failure() =>
        await Assert.ThrowsAsync<OperationCanceledException>(() => Ensemble.Play(
            Some.Scenario(replications: 2), (_, _) => throw new OperationCanceledException(), 1, null, Ended));

    /// <summary>Where some wait until all of them have come.</summary>
    private sealed class Gathering(int size)
    {
        private readonly TaskCompletionSource complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int come;

        public Task Come()
        {
            if (Interlocked.Increment(ref come) == size)
                complete.SetResult();
            return complete.Task;
        }
    }

    // Each waits until the one before it in the order has been heard of.
    private static async Task<(Ensemble Ensemble, List<int> Heard)> PlayInOrder(Scenario scenario, int[] order)
    {
        TaskCompletionSource[] turns =
            [.. order.Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))];
        turns[0].SetResult();
        var heard = new List<int>();
        var ensemble = await Ensemble.Play(scenario, async (number, cancellation) =>
        {
            var played = Community.Play(scenario, number, null, cancellation);
            await turns[Array.IndexOf(order, number)].Task;
            return played;
        }, order.Length, (number, _) =>
        {
            heard.Add(number);
            if (heard.Count < order.Length)
                turns[heard.Count].SetResult();
        }, Ended);
        return (ensemble, heard);
    }
}
