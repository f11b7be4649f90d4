using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>What a summary tells of a run, be it just played or read from its folder.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Hash">One hash for all replications; none unless all were played.</param>
/// <param name="Host">Who played.</param>
/// <param name="Finished">Replications that were finished.</param>
/// <param name="Unfinished">Rounds that are kept of the first replication, when it was stopped before its end.</param>
/// <param name="Grains">Grains in the first replication.</param>
/// <param name="Calls">Grain calls made.</param>
/// <param name="Outcomes">Every metric's outcome.</param>
/// <param name="Trends">How the reported metrics went, in the mean of the replications.</param>
internal sealed record RunFacts(
    string Run, Scenario Scenario, string? Hash, string Host, int Finished, int Unfinished, int Grains, long Calls,
    IReadOnlyDictionary<string, Outcome> Outcomes, Trends Trends)
{
    /// <summary>Of a run that was just played.</summary>
    public static RunFacts Of(PlayedRun played, Trends trends) => new(
        played.Id, played.Scenario, played.Hash, played.Host, played.Ensemble.Replications.Count, played.Unfinished,
        played.Activations.Values.Sum(), played.Calls, played.Outcomes, trends);

    /// <summary>Of a run that is read from its folder.</summary>
    public static RunFacts Of(PlayedResults results, Scenario scenario, Trends trends) => new(
        results.Manifest.Run, scenario, results.Manifest.Hash, results.Manifest.Host, results.Manifest.Played.Count,
        results.HasFirst ? 0 : results.RoundsKept, results.Manifest.Activations.Values.Sum(), results.Manifest.Calls,
        results.Manifest.Outcomes, trends);
}
