using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>Plays one replication of a scenario; which host does it is the caller's choice.</summary>
/// <param name="replication">Which replication, from 0.</param>
/// <param name="cancellation">Stops it between two rounds.</param>
public delegate Task<Replication> PlayReplication(int replication, CancellationToken cancellation);

/// <summary>The replications of a scenario.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Replications">Those that were played to the end, by number from 0.</param>
public sealed record Ensemble(Scenario Scenario, IReadOnlyDictionary<int, Replication> Replications)
{
    /// <summary>Whether every replication was played.</summary>
    public bool IsComplete => Replications.Count == Scenario.Replications;

    /// <summary>One hash for all replications in their order.</summary>
    /// <exception cref="ArgumentException">No replication was played.</exception>
    public RunHash Hash => RunHash.Of([.. Replications.OrderBy(played => played.Key).Select(played => played.Value.Hash)]);

    /// <summary>A metric's outcome with its interval over replications.</summary>
    /// <exception cref="ArgumentException">No replication was played.</exception>
    public Interval Outcome(Metric metric) => Interval.Of([.. Replications.Values.Select(played => played.Outcome(metric))]);

    /// <summary>A figure of speed, stability or recovery over replications.</summary>
    public Waiting Of(Dynamic dynamic)
    {
        ArgumentNullException.ThrowIfNull(dynamic);
        return Waiting.Of(Replications.Values.Select(played => played.Of(dynamic)), dynamic.Horizon(Scenario.Rounds, Scenario.Community.Shock.Round));
    }

    /// <summary>
    /// Plays all replications side by side. When it is stopped it gives those that were finished.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="play">Plays one.</param>
    /// <param name="parallel">How many at a time.</param>
    /// <param name="finished">Hears of each that is finished, one call at a time.</param>
    /// <param name="cancellation">Stops it.</param>
    public static Task<Ensemble> Play(
        Scenario scenario, PlayReplication play, int parallel, Action<int, Replication>? finished = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return Play(scenario, Enumerable.Range(0, scenario.Replications), play, parallel, finished, cancellation);
    }

    /// <summary>Plays some replications side by side. When it is stopped it gives those that were finished.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="numbers">Which replications, from 0.</param>
    /// <param name="play">Plays one.</param>
    /// <param name="parallel">How many at a time.</param>
    /// <param name="finished">Hears of each that is finished, one call at a time.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<Ensemble> Play(
        Scenario scenario, IEnumerable<int> numbers, PlayReplication play, int parallel, Action<int, Replication>? finished = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(play);
        var played = new SortedDictionary<int, Replication>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellation };
        try
        {
            await Parallel.ForEachAsync(numbers, options, async (number, stopping) =>
            {
                var replication = await play(number, stopping);
                lock (played)
                {
                    played[number] = replication;
                    finished?.Invoke(number, replication);
                }
            });
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // What was finished is kept.
        }
        return new(scenario, played);
    }
}
