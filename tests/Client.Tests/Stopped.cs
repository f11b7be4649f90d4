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
        var kept = Community.Play(scenario, 0).Rounds.Take(rounds);
        Assert.Null(ResultsFolder.Claim(folder, out var results));
        Assert.Null(results.Write(
            new(id, Hosts.Fast, new Ensemble(scenario, new Dictionary<int, Replication>()), [.. kept], new Dictionary<string, int>(), 0),
            started, started));
    }
}
