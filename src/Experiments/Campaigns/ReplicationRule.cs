using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>
/// How many replications every point of a design gets: a fixed number, or as many as it takes until the 95 % interval of a metric is
/// narrower than a width (sequential sampling: Chow and Robbins 1965; since the interval is looked at again and again, it covers a little
/// less than 95 %).
/// </summary>
/// <param name="First">The number; of sequential sampling the least, since an interval of two or three is chance.</param>
/// <param name="Most">The most.</param>
/// <param name="Metric">The metric; none where the number is fixed.</param>
/// <param name="Width">The width the whole interval has to come below.</param>
public sealed record ReplicationRule(int First, int Most, Metric? Metric = null, double Width = 0)
{
    /// <summary>Always the same number.</summary>
    public static ReplicationRule Fixed(int replications) => new(replications, replications);

    /// <summary>What became of a point; nothing when one that counts is missing.</summary>
    /// <param name="outcome">What a replication came to, by its number; not a number when it failed, none when it was not played.</param>
    public PointEnd? EndOf(Func<int, double?> outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var outcomes = new List<double>();
        while (outcome(outcomes.Count) is { } following)
        {
            if (double.IsNaN(following))
                return new(outcomes.Count, HasFailed: true);
            outcomes.Add(following);
            if (IsEnough(outcomes))
                return new(outcomes.Count, HasFailed: false);
        }
        return null;
    }

    /// <summary>Whether these are enough.</summary>
    /// <param name="outcomes">The metric's outcomes of the first replications, in their order.</param>
    public bool IsEnough(IReadOnlyList<double> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        return outcomes.Count >= Most
            || Metric is not null && outcomes.Count >= Math.Max(First, 2) && 2 * Interval.Of(outcomes).HalfWidth < Width;
    }
}
