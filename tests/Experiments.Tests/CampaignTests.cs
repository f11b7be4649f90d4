namespace Gongyu.Experiments.Tests;

/// <summary>What counts in an experiment depends on outcomes, on nothing else.</summary>
public sealed class CampaignTests
{
    // Of a rule with a metric: any one serves, since outcomes are made up here.
    private static readonly Gen<ReplicationRule> Rules = Gen.Select(Gen.Int[1, 6], Gen.Int[0, 12], Gen.Double[0.1, 3], Gen.Bool,
        (first, more, width, isFixed) => isFixed
            ? ReplicationRule.Fixed(first)
            : new ReplicationRule(first, first + more, Model.Metrics.Cooperation, width));

    private static readonly Gen<(int Points, ReplicationRule Rule, uint Seed, int Failing)> Asked =
        Gen.Select(Gen.Int[1, 7], Rules, Gen.UInt, Gen.Int[0, 3]);

    [Fact]
    public void The_number_of_workers_and_who_is_first_change_nothing() => Asked.Select(Gen.Int[1, 5]).Sample((asked, workers) =>
    {
        var ends = Played(asked, workers, shuffle: asked.Seed);
        Assert.Equal(InOrder(asked), ends);
    }, iter: 300);

    [Fact]
    public void Replications_end_in_another_order_than_they_begin()
    {
        List<WorkItem> ended = [];
        var asked = (Points: 6, ReplicationRule.Fixed(5), Seed: 1u, Failing: 0);
        Assert.Equal(InOrder(asked), Played(asked, workers: 4, shuffle: 1, ended: ended));
        Assert.Equal(30, ended.Distinct().Count());
        Assert.NotEqual([.. ended.OrderBy(item => item.Point).ThenBy(item => item.Replication)], ended);
    }

    [Fact]
    public void What_became_of_a_point_is_read_from_what_is_known() => Asked.Sample(asked =>
    {
        foreach (var (point, end) in InOrder(asked).Index())
        {
            Assert.Equal(end, asked.Rule.EndOf(number => Value(asked, new(point, number))));
            Assert.Null(asked.Rule.EndOf(number => number < end!.Value.Replications - 1 ? Value(asked, new(point, number)) : null));
        }
    }, iter: 300);

    [Fact]
    public void What_was_known_before_is_not_played_again_and_changes_nothing() => Asked.Select(Gen.Int[1, 3], Gen.Int[0, 20]).Sample(
        (asked, workers, stopAfter) =>
        {
            var known = new Dictionary<WorkItem, double>();
            using var stop = new CancellationTokenSource();
            _ = Played(asked, workers, asked.Seed, known, stop, stopAfter);
            var again = Played(asked, workers, asked.Seed ^ 1, known);
            Assert.Equal(InOrder(asked), again);
        }, iter: 300);

    [Fact]
    public async Task A_worker_that_cannot_go_on_stops_the_others_and_is_told()
    {
        var failure = await Assert.ThrowsAsync<IOException>(() => new Campaign(100, ReplicationRule.Fixed(3)).Play(
            _ => null, (item, _) => item is { Point: 5 } ? throw new IOException("full") : Task.FromResult(1.0), 2,
            TestContext.Current.CancellationToken));
        Assert.Equal("full", failure.Message);
    }

    [Fact]
    public void A_wide_interval_asks_for_more_and_a_narrow_one_is_enough()
    {
        var rule = new ReplicationRule(3, 50, Model.Metrics.Cooperation, 0.5);
        Assert.False(rule.IsEnough([1, 1.0001])); // Fewer than the least.
        Assert.True(rule.IsEnough([1, 1.0001, 1]));
        Assert.False(rule.IsEnough([0, 1, 2]));
        Assert.True(rule.IsEnough([.. Enumerable.Range(0, 50).Select(i => i % 2 * 100.0)]));
    }

    private static PointEnd?[] Played(
        (int Points, ReplicationRule Rule, uint Seed, int Failing) asked, int workers, uint shuffle, Dictionary<WorkItem, double>? known = null,
        CancellationTokenSource? stop = null, int stopAfter = 0, List<WorkItem>? ended = null)
    {
        known ??= [];
        double? Known(WorkItem item)
        {
            lock (known)
                return known.TryGetValue(item, out double value) ? value : null;
        }
        var held = new List<TaskCompletionSource>();
        async Task<double> Play(WorkItem item, CancellationToken _)
        {
            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (held)
                held.Add(turn);
            await turn.Task;
            double value = Value(asked, item);
            lock (known)
            {
                Assert.True(known.TryAdd(item, value), $"{item} was played twice");
                ended?.Add(item);
                if (known.Count >= stopAfter)
                    stop?.Cancel();
            }
            return value;
        }
        var playing = new Campaign(asked.Points, asked.Rule).Play(Known, Play, workers, stop?.Token ?? default);
        LetGo(held, workers, playing, new((int)(shuffle >> 1)));
        return [.. playing.GetAwaiter().GetResult()];
    }

    // Lets one of those that are played end, whichever, and mostly when all workers are at it.
    private static void LetGo(List<TaskCompletionSource> held, int workers, Task playing, Random chance)
    {
        for (int waits = 0; !playing.IsCompleted; Thread.Yield())
            lock (held)
            {
                if (held.Count == 0 || held.Count < workers && ++waits % 50 > 0)
                    continue;
                int one = chance.Next(held.Count);
                held[one].SetResult();
                held.RemoveAt(one);
            }
    }

    private static PointEnd?[] InOrder((int Points, ReplicationRule Rule, uint Seed, int Failing) asked)
    {
        var ends = new PointEnd?[asked.Points];
        for (int point = 0; point < asked.Points; point++)
        {
            var outcomes = new List<double>();
            while (ends[point] is null)
            {
                double value = Value(asked, new(point, outcomes.Count));
                if (double.IsNaN(value))
                    ends[point] = new(outcomes.Count, HasFailed: true);
                else
                    outcomes.Add(value);
                if (ends[point] is null && asked.Rule.IsEnough(outcomes))
                    ends[point] = new(outcomes.Count, HasFailed: false);
            }
        }
        return ends;
    }

    private static double Value((int Points, ReplicationRule Rule, uint Seed, int Failing) asked, WorkItem item)
    {
        uint drawn = (uint)(item.Point * 7919 + item.Replication * 104_729) ^ asked.Seed;
        drawn = unchecked(drawn * 2_654_435_761);
        return asked.Failing == 1 && item is { Point: 1, Replication: 2 } ? double.NaN : drawn / (double)uint.MaxValue;
    }
}
