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
    IReadOnlyDictionary<string, Outcome> Outcomes, IReadOnlyDictionary<string, IReadOnlyList<double>> Trends)
{
    /// <summary>Speed, stability and recovery.</summary>
    public IReadOnlyDictionary<string, DynamicFacts> Dynamics { get; init; } = new Dictionary<string, DynamicFacts>();

    /// <summary>How its hypothesis fared; none where there is none.</summary>
    public HypothesisFacts? Hypothesis { get; init; }

    /// <summary>Of a run that was just played.</summary>
    public static RunFacts Of(PlayedRun played, Trends trends) => new(
        played.Id, played.Scenario, played.Hash, played.Host, played.Ensemble.Replications.Count, played.Unfinished,
        played.Activations.Values.Sum(), played.Calls, played.Outcomes, trends.ById)
    {
        Dynamics = played.Dynamics,
        Hypothesis = played.Hypothesis,
    };

    /// <summary>Of a run that is read from its folder.</summary>
    public static RunFacts Of(PlayedResults results, Scenario scenario, Trends trends) =>
        Of(results.Manifest, results.Unfinished, scenario, trends.ById);

    /// <summary>Of a run of a service.</summary>
    public static RunFacts Of(ResultsSeen results, Scenario scenario) => Of(results.Manifest, results.Unfinished, scenario, results.Trends);

    /// <summary>Of a run that was stopped before anything came of it.</summary>
    public static RunFacts OfNothing(string run, Scenario scenario) => new(
        run, scenario, null, "", 0, 0, 0, 0, new Dictionary<string, Outcome>(), new Dictionary<string, IReadOnlyList<double>>());

    private static RunFacts Of(
        Manifest manifest, int unfinished, Scenario scenario, IReadOnlyDictionary<string, IReadOnlyList<double>> trends) => new(
        manifest.Run, scenario, manifest.Hash, manifest.Host, manifest.Played.Count, unfinished, manifest.Activations.Values.Sum(),
        manifest.Calls, manifest.Outcomes, trends)
        {
            Dynamics = manifest.Dynamics,
            Hypothesis = manifest.Hypothesis,
        };
}
