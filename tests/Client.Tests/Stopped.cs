using Gongyu.Experiments;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Client.Tests;

/// <summary>The results folder of a run that its user stopped: of the first replication some rounds, of the others none.</summary>
internal static class Stopped
{
    public static void Write(string folder, string id, int rounds, DateTimeOffset started = default)
    {
        var scenario = ScenarioFile.Parse("small", Terminal.Small, "small").Scenario!;
        Assert.Null(ResultsFolder.Claim(folder, out var results));
        using (var log = results.Rounds.Begin(0))
            Community.Play(scenario, 0, new Heard(log.Append));
        Assert.Null(results.Write(
            new(id, Hosts.Fast, new Ensemble(scenario, new Dictionary<int, Replication>()), results.Rounds, rounds, new Dictionary<string, int>(), 0),
            started, started));
        results.Tidy();
    }
}

/// <summary>Hears every round.</summary>
/// <param name="then">What happens then.</param>
internal sealed class Heard(Action<RoundRecord> then) : IProgress<RoundRecord>
{
    public RoundRecord? Last { get; private set; }

    public void Report(RoundRecord value)
    {
        Last = value;
        then(value);
    }
}
