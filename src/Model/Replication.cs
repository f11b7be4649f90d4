namespace Gongyu.Model;

/// <summary>What a replication of a scenario came to.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Rounds">The record of every round.</param>
/// <param name="Hash">The run hash of the replication.</param>
public sealed record Replication(ulong Seed, IReadOnlyList<RoundRecord> Rounds, RunHash Hash)
{
    /// <summary>The first of the rounds, counted from 1, that an outcome is the mean of: of the last quarter, but at least one.</summary>
    public static int FirstOfOutcome(int rounds) => rounds - Math.Max(1, rounds / 4) + 1;

    /// <summary>Mean of a metric over the last quarter of the rounds (at least one round).</summary>
    public double Outcome(Metric metric)
    {
        int first = FirstOfOutcome(Rounds.Count) - 1;
        double sum = 0;
        for (int i = first; i < Rounds.Count; i++)
            sum += Rounds[i][metric];
        return sum / (Rounds.Count - first);
    }
}
