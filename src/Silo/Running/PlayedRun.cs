using Gongyu.Experiments;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>What was played.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="Hosts">Who played.</param>
/// <param name="Ensemble">The replications that were finished.</param>
/// <param name="Rounds">The rounds of its replications.</param>
/// <param name="Unfinished">How many rounds there are of the first replication, when it was stopped before its end.</param>
/// <param name="Activations">Grains of each kind in the first replication, as Orleans reports them; none without actors.</param>
/// <param name="Calls">Grain calls made, in all replications by actors.</param>
/// <param name="ResumedFrom">Of a run that was resumed, the round of the first replication that it went on from.</param>
internal sealed record PlayedRun(
    string Id, Hosts Hosts, Ensemble Ensemble, RoundLogs Rounds, int Unfinished,
    IReadOnlyDictionary<string, int> Activations, long Calls, int ResumedFrom = 0)
{
    /// <summary>The scenario.</summary>
    public Scenario Scenario => Ensemble.Scenario;

    /// <summary>Whether its ledger was asked for.</summary>
    public bool Ledger { get; init; }

    /// <summary>How its hypothesis fared; none where there is none, or the run is not complete.</summary>
    public HypothesisFacts? Hypothesis { get; init; }

    /// <summary>The replications of which there is something, by number from 0, with how many rounds.</summary>
    public IEnumerable<(int Number, int Rounds)> Parts => Ensemble.Replications.Keys.Select(number => (number, Scenario.Rounds))
        .Concat(Unfinished > 0 ? [(0, Unfinished)] : []).Order();

    /// <summary>Whether anything was computed.</summary>
    public bool IsEmpty => Ensemble.Replications.Count == 0 && Unfinished == 0;

    /// <summary>One hash for all replications; none unless all were played.</summary>
    public string? Hash => Ensemble.IsComplete ? Ensemble.Hash.ToString() : null;

    /// <summary>Who played, as data files say it.</summary>
    public string Host => Hosts switch
    {
        Hosts.Fast => "fast",
        Hosts.Actors => "actors",
        Hosts.FirstByActors => Scenario.Replications == 1 ? "actors" : "actors+fast",
        _ => Scenario.Replications == 1 ? "fast" : "fast+actors",
    };

    /// <summary>Who played a replication, counted from 0.</summary>
    public string HostOf(int replication) => Hosts.ByActors(replication) ? "actors" : "fast";

    /// <summary>Every metric's outcome with its interval, as programs read it; what is not a number is left out of JSON as null.</summary>
    public IReadOnlyDictionary<string, Outcome> Outcomes => Ensemble.Replications.Count == 0
        ? new Dictionary<string, Outcome>()
        : Metrics.All.ToDictionary(metric => metric.Id, metric => Outcome.Of(metric, Ensemble.Outcome(metric)));

    /// <summary>Speed, stability and, after a shock, recovery; as programs read them.</summary>
    public IReadOnlyDictionary<string, DynamicFacts> Dynamics => Model.Dynamics.All
        .Where(dynamic => Ensemble.Replications.Count > 0 && (Scenario.Community.Shock.Round > 0 || !dynamic.IsOfShock))
        .ToDictionary(dynamic => dynamic.Id, dynamic => DynamicFacts.Of(dynamic, Ensemble.Of(dynamic)));
}

/// <summary>A figure of speed, stability or recovery over replications.</summary>
/// <param name="Mean">The mean; of a time the restricted one, in which what did not come counts with all rounds; null when there is none.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Median">The median; null when half of them did not get there.</param>
/// <param name="Count">The replications that have one.</param>
/// <param name="Censored">How many of these did not get there in the rounds that were played.</param>
/// <param name="Unit">Its unit.</param>
internal sealed record DynamicFacts(double? Mean, double? Low, double? High, double? Median, int Count, int Censored, string Unit)
{
    public static DynamicFacts Of(Dynamic dynamic, Waiting over) => new(
        Outcome.Finite(over.Mean.Mean), Outcome.Finite(over.Mean.Low), Outcome.Finite(over.Mean.High), Outcome.Finite(over.Median), over.Count,
        over.Censored, dynamic.Unit);
}

/// <summary>A metric's outcome over replications. The ends are null when there is only one.</summary>
internal sealed record Outcome(double Mean, double? Low, double? High, string Unit)
{
    public static Outcome Of(Metric metric, Interval interval) =>
        new(interval.Mean, Finite(interval.Low), Finite(interval.High), metric.Unit);

    /// <summary>A number as JSON can hold it.</summary>
    public static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
