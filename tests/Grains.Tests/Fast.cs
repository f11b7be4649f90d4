using Gongyu.Model;

namespace Gongyu.Grains.Tests;

/// <summary>The fast host, against which actors are held.</summary>
internal static class Fast
{
    /// <summary>Plays the first replication.</summary>
    public static Replication Play(Scenario scenario) => Community.Play(scenario, 0, cancellation: TestContext.Current.CancellationToken);

    /// <summary>Plays it with other decisions.</summary>
    public static Replication Play(Scenario scenario, Decisions decisions) =>
        Community.Play(scenario, 0, decisions, cancellation: TestContext.Current.CancellationToken);

    /// <summary>The rounds of the first replication.</summary>
    public static IReadOnlyList<RoundRecord> RoundsOf(Scenario scenario)
    {
        var heard = new Heard();
        Community.Play(scenario, 0, heard, TestContext.Current.CancellationToken);
        return heard.Rounds;
    }

    /// <summary>Two replications are the same: the records of all rounds are chained to the last.</summary>
    public static void AssertSame(Replication expected, Replication actual)
    {
        Assert.Equal(expected.Last.Values, actual.Last.Values);
        Assert.Equal(expected.Last with { Values = actual.Last.Values }, actual.Last);
        Assert.Equal(expected.Outcomes, actual.Outcomes);
        Assert.Equal(Dynamics.All.Count, expected.Dynamics.Count);
        Assert.Equal(expected.Dynamics, actual.Dynamics);
        Assert.Equal(expected.Hash, actual.Hash);
        Assert.Equal(expected.Seed, actual.Seed);
    }
}

/// <summary>Hears every round.</summary>
/// <param name="then">What happens then, if anything.</param>
internal sealed class Heard(Action<RoundRecord>? then = null) : IProgress<RoundRecord>
{
    public List<RoundRecord> Rounds { get; } = [];

    public void Report(RoundRecord value)
    {
        Rounds.Add(value);
        then?.Invoke(value);
    }
}
