using Gongyu.Model;

namespace Gongyu.Experiments.Tests;

/// <summary>Scenarios and replications that tests share.</summary>
internal static class Some
{
    /// <summary>A community small enough to play often.</summary>
    public static Scenario Scenario(int replications, int rounds = 6) => new()
    {
        Name = "some",
        Question = new("What?", "什么？"),
        Community = new() { Sectors = 2, Enterprises = 12, Universities = 4 },
        Policy = Policy.None.With(Levers.TaxRelief, 0.4).With(Levers.AuditRate, 0.4),
        Rounds = rounds,
        Replications = replications,
        Seed = 7,
    };

    /// <summary>Plays a scenario's replications by the fast host.</summary>
    public static PlayReplication Fast(Scenario scenario) =>
        (number, cancellation) => Task.FromResult(Community.Play(scenario, number, null, cancellation));

    /// <summary>A replication in whose rounds the headline metric had these values.</summary>
    public static Replication Replication(ulong seed, params double[] values)
    {
        var tally = new Tally(seed, values.Length);
        foreach (var (i, value) in values.Index())
            tally.Add(Round(i + 1, value));
        return tally.End(HashOf(seed));
    }

    /// <summary>An ensemble of replications by number from 0.</summary>
    public static Ensemble Ensemble(params Replication[] replications) =>
        new(Scenario(replications.Length), replications.Index().ToDictionary(played => played.Index, played => played.Item));

    private static RoundRecord Round(int round, double value)
    {
        double[] values = new double[Metrics.All.Count];
        values[Metrics.Cooperation.Index] = value;
        return new(round, values, HashOf(0), HashOf((ulong)round));
    }

    private static RunHash HashOf(ulong number) => RunHash.Of(BitConverter.GetBytes(number));
}
