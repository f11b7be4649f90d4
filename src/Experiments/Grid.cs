using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>Several things to play, each with the same seeds.</summary>
internal static class Grid
{
    /// <summary>Plays every replication of each, side by side.</summary>
    /// <typeparam name="TItem">What is played.</typeparam>
    /// <typeparam name="TResult">What a replication came to.</typeparam>
    /// <param name="items">What is played.</param>
    /// <param name="scenario">Tells how many replications.</param>
    /// <param name="play">Plays one replication of one.</param>
    /// <param name="parallel">How many at a time.</param>
    /// <param name="finished">Hears how many of how many are finished.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>In the order of items, and for each of replications.</returns>
    /// <exception cref="ArgumentException">There are fewer than two replications, of which nothing follows.</exception>
    public static async Task<TResult[][]> Play<TItem, TResult>(
        IReadOnlyList<TItem> items, Scenario scenario, Func<TItem, int, CancellationToken, TResult> play, int parallel, Action<int, int>? finished,
        CancellationToken cancellation)
    {
        if (scenario.Replications < 2)
            throw new ArgumentException("Evidence needs two replications.", nameof(scenario));
        TResult[][] results = [.. items.Select(_ => new TResult[scenario.Replications])];
        int done = 0, all = items.Count * scenario.Replications;
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellation };
        await Parallel.ForAsync(0, all, options, async (i, stopping) =>
        {
            var (item, number) = Math.DivRem(i, scenario.Replications);
            results[item][number] = await OwnThread.Do(() => play(items[item], number, stopping));
            finished?.Invoke(Interlocked.Increment(ref done), all);
        });
        return results;
    }
}
