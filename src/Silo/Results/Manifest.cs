using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>Everything needed to know what a run was, to believe it and to play it again.</summary>
internal sealed record Manifest
{
    /// <summary>Name of its file in a results folder.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The version of the layout of results folders that this program writes and reads.</summary>
    public const int CurrentFormat = 1;

    private const string Completed = "completed";

    /// <summary>Version of the layout of the results folder.</summary>
    public required int Format { get; init; }

    /// <summary>Id of the run.</summary>
    public required string Run { get; init; }

    /// <summary><c>completed</c> or <c>cancelled</c>.</summary>
    public required string State { get; init; }

    /// <summary>Whether all replications were played.</summary>
    [JsonIgnore]
    public bool IsComplete => State == Completed;

    /// <summary>One hash for all replications in their order; null when not all were played.</summary>
    public required string? Hash { get; init; }

    /// <summary><c>actors</c>, <c>fast</c>, or <c>actors+fast</c> when the first replication was by actors and the others were not.</summary>
    public required string Host { get; init; }

    /// <summary>Grains of each kind in the first replication, as Orleans reports them.</summary>
    public required IReadOnlyDictionary<string, int> Activations { get; init; }

    /// <summary>Grain calls made.</summary>
    public required long Calls { get; init; }

    /// <summary>The scenario as it was played, after overrides.</summary>
    public required PlayedScenario Scenario { get; init; }

    /// <summary>Seed of the first replication.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Rounds asked for.</summary>
    public required int Rounds { get; init; }

    /// <summary>Replications asked for.</summary>
    public required int Replications { get; init; }

    /// <summary>The replications that were finished.</summary>
    public required IReadOnlyList<PlayedReplication> Played { get; init; }

    /// <summary>Every metric's outcome.</summary>
    public required IReadOnlyDictionary<string, Outcome> Outcomes { get; init; }

    /// <summary>Speed, stability and recovery.</summary>
    public required IReadOnlyDictionary<string, DynamicFacts> Dynamics { get; init; }

    /// <summary>How the scenario's hypothesis fared, if it has one and the run is complete.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HypothesisFacts? Hypothesis { get; init; }

    /// <summary>Versions of what made it.</summary>
    public required VersionsUsed Versions { get; init; }

    /// <summary>Where it was made.</summary>
    public required MachineUsed Machine { get; init; }

    /// <summary>When it was made.</summary>
    public required Times Times { get; init; }

    public static Manifest Of(PlayedRun played, string scenario, DateTimeOffset started, DateTimeOffset finished) => new()
    {
        Format = CurrentFormat,
        Run = played.Id,
        State = played.Ensemble.IsComplete ? Completed : "cancelled",
        Hash = played.Hash,
        Host = played.Host,
        Activations = played.Activations,
        Calls = played.Calls,
        Scenario = new(played.Scenario.Name, played.Scenario.Question, scenario, played.Scenario.Files),
        Seed = played.Scenario.Seed,
        Rounds = played.Scenario.Rounds,
        Replications = played.Scenario.Replications,
        Played = [.. played.Ensemble.Replications.OrderBy(one => one.Key).Select(one => new PlayedReplication(
            one.Key + 1, one.Value.Seed, played.HostOf(one.Key), one.Value.Hash.ToString()))],
        Outcomes = played.Outcomes,
        Dynamics = played.Dynamics,
        Hypothesis = played.Hypothesis,
        Versions = VersionsUsed.Now,
        Machine = MachineUsed.Here,
        Times = new(started, finished, Math.Round((finished - started).TotalSeconds, 3)),
    };

    /// <summary>The version of the program or library that has a type.</summary>
    public static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+', ' ')[0].TrimEnd('.');
}

/// <summary>The scenario as it was played, with every file it names.</summary>
internal sealed record PlayedScenario(string Name, Phrase Question, string Effective, IReadOnlyList<NamedFile> Files);

/// <summary>A replication, counted from 1.</summary>
internal sealed record PlayedReplication(int Replication, ulong Seed, string Host, string Hash);

/// <summary>Versions of the program, of the model's rules, of Orleans and of .NET.</summary>
internal sealed record VersionsUsed(string Gongyu, int Model, string Orleans, string Dotnet)
{
    /// <summary>Those of this process.</summary>
    public static VersionsUsed Now => new(
        Manifest.VersionOf(typeof(Manifest)), Recorder.ModelVersion, Manifest.VersionOf(typeof(IGrain)), RuntimeInformation.FrameworkDescription);
}

/// <summary>The machine.</summary>
internal sealed record MachineUsed(string System, string Architecture, int Processors)
{
    /// <summary>This one.</summary>
    public static MachineUsed Here => new(
        RuntimeInformation.OSDescription, RuntimeInformation.ProcessArchitecture.ToString(), Environment.ProcessorCount);
}

/// <summary>Times in UTC, and how long it took in seconds.</summary>
internal sealed record Times(DateTimeOffset Started, DateTimeOffset Finished, double Seconds);
