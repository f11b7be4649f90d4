using Gongyu.Model;

namespace Gongyu.Grains.Tests;

/// <summary>The fast host, against which actors are held.</summary>
internal static class Fast
{
    /// <summary>Plays the first replication.</summary>
    public static Replication Play(Scenario scenario) => Community.Play(scenario, 0, cancellation: TestContext.Current.CancellationToken);

    /// <summary>Plays it with other decisions.</summary>
    public static Replication Play(Scenario scenario, Decisions decisions)
    {
        ulong seed = scenario.SeedOf(0);
        var community = Community.Found(scenario.Community, seed, decisions);
        var recorder = new Recorder(seed);
        var rounds = new List<RoundRecord>();
        while (rounds.Count < scenario.Rounds)
            rounds.Add(community.Play(scenario.Policy, recorder));
        return new(seed, rounds, community.Close(recorder));
    }

    /// <summary>Two replications are the same in every figure of every round.</summary>
    public static void AssertSame(Replication expected, Replication actual)
    {
        Assert.Equal(expected.Rounds.Count, actual.Rounds.Count);
        foreach (var (one, other) in expected.Rounds.Zip(actual.Rounds))
        {
            Assert.Equal(one.Values, other.Values);
            Assert.Equal(one with { Values = other.Values }, other);
        }
        Assert.Equal(expected.Hash, actual.Hash);
        Assert.Equal(expected.Seed, actual.Seed);
    }
}
