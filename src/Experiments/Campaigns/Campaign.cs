namespace Gongyu.Experiments;

/// <summary>A replication of a point of a design.</summary>
/// <param name="Point">Which point, from 0.</param>
/// <param name="Replication">Which replication, from 0.</param>
public readonly record struct WorkItem(int Point, int Replication);

/// <summary>What became of a point.</summary>
/// <param name="Replications">How many replications count: the first ones.</param>
/// <param name="HasFailed">Whether the one after them failed.</param>
public readonly record struct PointEnd(int Replications, bool HasFailed);

/// <summary>Plays an item.</summary>
/// <param name="item">Which.</param>
/// <param name="cancellation">Stops it.</param>
/// <returns>What the metric of the rule came to (anything where there is none); not a number when the item failed.</returns>
public delegate Task<double> PlayItem(WorkItem item, CancellationToken cancellation);

/// <summary>
/// Plays the points of a design side by side, point after point, with as many replications as a rule asks for. What counts depends on
/// outcomes alone: neither on the number of workers nor on who came first nor on what had been played before a stop.
/// </summary>
/// <param name="points">How many points there are.</param>
/// <param name="rule">How many replications.</param>
public sealed class Campaign(int points, ReplicationRule rule)
{
    private const int MostWorkers = 1_024;

    private readonly Lock gate = new();
    private readonly List<Open> open = [];
    private readonly PointEnd?[] ends = new PointEnd?[points];
    private int next, playing; // The first point not begun; replications that are played now.
    private TaskCompletionSource changed = Signal();

    /// <summary>Plays all that is not known.</summary>
    /// <param name="known">What an item came to that was played before; none when it was not.</param>
    /// <param name="play">Plays one.</param>
    /// <param name="workers">How many at a time.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What became of every point; nothing of those that did not come to their end.</returns>
    public async Task<IReadOnlyList<PointEnd?>> Play(
        Func<WorkItem, double?> known, PlayItem play, int workers, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(play);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAll(Enumerable.Range(0, Math.Min(workers, MostWorkers)).Select(_ => Task.Run(() => Work(known, play, stop), CancellationToken.None)));
        return ends;
    }

    private async Task Work(Func<WorkItem, double?> known, PlayItem play, CancellationTokenSource stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var (item, wait) = Take(known);
                if (item is { } one)
                    Tell(one, await play(one, stop.Token));
                else if (wait is not null)
                    await wait.WaitAsync(stop.Token);
                else
                    return;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // What was finished is kept.
        }
        catch
        {
            // The others have nobody to work for.
            await stop.CancelAsync();
            throw;
        }
    }

    // An item; or what to wait for, since whether there is more depends on those that are played; or nothing, at the end.
    private (WorkItem? WorkItem, Task? Wait) Take(Func<WorkItem, double?> known)
    {
        lock (gate)
        {
            for (int i = 0; ; i++)
            {
                if (i == open.Count)
                {
                    if (next == points)
                        return (null, playing > 0 ? changed.Task : null);
                    open.Add(new(next++, rule));
                }
                if (open[i].Next(known) is { } item)
                {
                    playing++;
                    return (item, null);
                }
                if (open[i].End is not null)
                    Close(i--);
            }
        }
    }

    private void Tell(WorkItem item, double outcome)
    {
        lock (gate)
        {
            playing--;
            int at = open.FindIndex(point => point.Number == item.Point);
            if (at >= 0)
            {
                open[at].Tell(item.Replication, outcome);
                if (open[at].End is not null)
                    Close(at);
            }
            changed.SetResult();
            changed = Signal();
        }
    }

    private void Close(int at)
    {
        ends[open[at].Number] = open[at].End;
        open.RemoveAt(at);
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // A point that is being played.
    private sealed class Open(int number, ReplicationRule rule)
    {
        // Of sequential sampling: as many may be played that then do not count.
        private const int Ahead = 2;

        private readonly List<double?> outcomes = [];
        private readonly List<double> inOrder = [];

        public int Number => number;

        public PointEnd? End { get; private set; }

        // What is asked for is a place in outcomes that is not filled yet.
        public WorkItem? Next(Func<WorkItem, double?> known)
        {
            while (End is null && outcomes.Count < Limit)
            {
                var item = new WorkItem(number, outcomes.Count);
                outcomes.Add(null);
                if (known(item) is not { } outcome)
                    return item;
                Tell(item.Replication, outcome);
            }
            return null;
        }

        public void Tell(int replication, double outcome)
        {
            outcomes[replication] = outcome;
            while (End is null && inOrder.Count < outcomes.Count && outcomes[inOrder.Count] is { } following)
            {
                if (double.IsNaN(following))
                    End = new(inOrder.Count, HasFailed: true);
                else
                    inOrder.Add(following);
                if (End is null && rule.IsEnough(inOrder))
                    End = new(inOrder.Count, HasFailed: false);
            }
        }

        private int Limit => rule.Metric is null ? rule.Most : Math.Min(rule.Most, Math.Max(rule.First, inOrder.Count + Ahead));
    }
}
