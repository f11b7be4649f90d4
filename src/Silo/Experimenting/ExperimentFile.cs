using System.Text.Json.Serialization;
using Gongyu.Experiments;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>What <c>experiment.json</c> tells: what was asked, enough to go on with it and to play it again, and what became of it.</summary>
internal sealed record ExperimentFile
{
    /// <summary>Name of the file in an experiment's folder.</summary>
    public const string FileName = "experiment.json";

    /// <summary>The state until it is completed.</summary>
    public const string Running = "running";

    /// <summary>The version of the layout of the folder.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Version of the layout.</summary>
    public required int Format { get; init; }

    /// <summary>Id of the experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary><c>sweep</c>, <c>morris</c> or <c>sobol</c>.</summary>
    public required string Kind { get; init; }

    /// <summary><c>running</c> until it is <c>completed</c>.</summary>
    public required string State { get; init; }

    /// <summary>One hash for all replications that count, in the order of points; null until it is completed.</summary>
    public required string? Hash { get; init; }

    /// <summary>The command that plays it again.</summary>
    public required string Command { get; init; }

    /// <summary>How the points were chosen.</summary>
    public required string Design { get; init; }

    /// <summary>How many there are.</summary>
    public required int Points { get; init; }

    /// <summary>Their digest.</summary>
    public required string PointsHash { get; init; }

    /// <summary>The levers that vary.</summary>
    public required IReadOnlyList<string> Levers { get; init; }

    /// <summary>How many replications every point gets.</summary>
    public required RuleAsked Rule { get; init; }

    /// <summary>How it asks what drives its outcomes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SensitivityAsked? Sensitivity { get; init; }

    /// <summary>Whether every round is kept.</summary>
    public required bool Series { get; init; }

    /// <summary>Seed of the first replication of every point: common random numbers.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Rounds of a replication.</summary>
    public required int Rounds { get; init; }

    /// <summary>Replications that count.</summary>
    public required int Replications { get; init; }

    /// <summary>Points with a replication that failed.</summary>
    public required IReadOnlyList<FailedPoint> Failed { get; init; }

    /// <summary>The scenario, after overrides, with every file it names.</summary>
    public required PlayedScenario Scenario { get; init; }

    /// <summary>Versions of what made it.</summary>
    public required VersionsUsed Versions { get; init; }

    /// <summary>Where it was made.</summary>
    public required MachineUsed Machine { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Whether it was played to its end.</summary>
    [JsonIgnore]
    public bool IsComplete => State == "completed";

    /// <summary>Of an experiment that is to be begun.</summary>
    public static ExperimentFile Of(ExperimentPlan plan, string id, string command, DateTimeOffset started) => new()
    {
        Format = CurrentFormat,
        Experiment = id,
        Kind = plan.Kind,
        State = Running,
        Hash = null,
        Command = command,
        Design = plan.Design,
        Points = plan.Points.Count,
        PointsHash = ExperimentFolder.HashOf(plan),
        Levers = [.. plan.Levers.Select(lever => lever.Key)],
        Rule = new(plan.Rule.First, plan.Rule.Most, plan.Rule.Metric?.Id, plan.Rule.Metric is null ? null : plan.Rule.Width),
        Sensitivity = plan.Sensitivity,
        Series = plan.Series,
        Seed = plan.Scenario.Seed,
        Rounds = plan.Scenario.Rounds,
        Replications = 0,
        Failed = [],
        Scenario = new(plan.Scenario.Name, plan.Scenario.Question, Gongyu.Scenarios.ScenarioFile.Write(plan.Scenario), plan.Scenario.Files),
        Versions = VersionsUsed.Now,
        Machine = MachineUsed.Here,
        Started = started,
    };
}

/// <summary>How many replications every point was to get.</summary>
internal sealed record RuleAsked(int First, int Most, string? Metric, double? Width)
{
    /// <summary>As the program knows it.</summary>
    [JsonIgnore]
    public ReplicationRule Rule => new(First, Most, Metric is null ? null : Metrics.Find(Metric), Width ?? 0);
}

/// <summary>A point with a replication that failed.</summary>
/// <param name="Point">Which, from 1.</param>
/// <param name="At">What its levers were.</param>
/// <param name="Replication">Which replication, from 1.</param>
/// <param name="Why">Why.</param>
internal sealed record FailedPoint(int Point, string At, int Replication, string Why);
