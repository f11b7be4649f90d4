namespace Gongyu.Silo;

/// <summary>A run or an experiment to be taken elsewhere: what is told of it, and its files.</summary>
internal sealed record Exported
{
    private static readonly string[] OfRuns = [Tables.RoundsFile, "outcomes.csv", "stakeholders.csv"];
    private static readonly string[] OfExperiments = [ExperimentTables.PointsFile, "outcomes.csv", "summary.csv"];

    /// <summary>Where it lies.</summary>
    public required string Folder { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its scenario.</summary>
    public required PlayedScenario Scenario { get; init; }

    /// <summary>Whether it was played to its end.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>The hash it must come to again; null when it was not played to its end.</summary>
    public required string? Hash { get; init; }

    /// <summary>Seed of the first replication.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Rounds of a replication.</summary>
    public required int Rounds { get; init; }

    /// <summary>Replications that were played; of an experiment at all points.</summary>
    public required int Replications { get; init; }

    /// <summary>Whether it is an experiment.</summary>
    public bool IsExperiment { get; init; }

    /// <summary>The command that plays it again where the scenario lies.</summary>
    public required string Command { get; init; }

    /// <summary>Versions of what made it.</summary>
    public required VersionsUsed Versions { get; init; }

    /// <summary>When it was made: the time of its archive too, so that the same results are the same archive.</summary>
    public required DateTimeOffset Made { get; init; }

    /// <summary>Names of the files of its tables.</summary>
    public required IReadOnlyList<string> TableFiles { get; init; }

    /// <summary>Files that tell what was played.</summary>
    public IEnumerable<string> Inputs => [PlayedResults.ScenarioFile, .. Scenario.Files.Select(file => file.Name)];

    /// <summary>Files that tell how it went, for this program.</summary>
    public required IReadOnlyList<string> Records { get; init; }

    /// <summary>A run that was played.</summary>
    public static Exported Of(PlayedResults run) => new()
    {
        Folder = run.Path,
        Id = run.Manifest.Run,
        Scenario = run.Manifest.Scenario,
        IsComplete = run.Manifest.IsComplete,
        Hash = run.Manifest.Hash,
        Seed = run.Manifest.Seed,
        Rounds = run.Manifest.Rounds,
        Replications = run.Manifest.Played.Count,
        Command = $"gongyu run {PlayedResults.ScenarioFile}",
        Versions = run.Manifest.Versions,
        Made = run.Manifest.Times.Finished,
        TableFiles = [.. OfRuns, .. There(run.Path, Ledger.FileName)],
        Records = [Manifest.FileName],
    };

    /// <summary>An experiment; also one that was stopped.</summary>
    public static Exported Of(ExperimentFolder folder) => new()
    {
        Folder = folder.Path,
        Id = folder.File.Experiment,
        Scenario = folder.File.Scenario,
        IsComplete = folder.File.IsComplete,
        Hash = folder.File.Hash,
        Seed = folder.File.Seed,
        Rounds = folder.File.Rounds,
        Replications = folder.File.Replications,
        IsExperiment = true,
        Command = folder.File.Command,
        Versions = folder.File.Versions,
        Made = folder.File.Started,
        TableFiles = folder.File.IsComplete
            ?
            [
                .. OfExperiments, .. folder.Plan.Sensitivity is null ? Array.Empty<string>() : ["sensitivity.csv"],
                .. folder.Plan.Series ? ["rounds.parquet"] : Array.Empty<string>(),
            ]
            : There(folder.Path, [.. OfExperiments, "rounds.parquet"]),
        Records = [ExperimentFile.FileName, ExperimentFolder.JournalName],
    };

    private static string[] There(string folder, params string[] files) => [.. files.Where(file => File.Exists(Path.Combine(folder, file)))];
}
