namespace Gongyu.Model;

/// <summary>What a replication of a scenario came to.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Rounds">The record of every round.</param>
/// <param name="Hash">The run hash of the replication.</param>
public sealed record Replication(ulong Seed, IReadOnlyList<RoundRecord> Rounds, RunHash Hash)
{
    /// <summary>Mean of a metric over the last quarter of the rounds (at least one round).</summary>
    public double Outcome(Metric metric)
    {
        int first = Rounds.Count - Math.Max(1, Rounds.Count / 4);
        double sum = 0;
        for (int i = first; i < Rounds.Count; i++)
            sum += Rounds[i][metric];
        return sum / (Rounds.Count - first);
    }
}
