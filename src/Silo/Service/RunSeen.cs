using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>A run as the service tells of it.</summary>
/// <param name="Run">Its id.</param>
/// <param name="Scenario">Name of its scenario, where it can be read; so with the figures.</param>
/// <param name="State">running, paused, completed, failed or unreadable; running until whatever comes of it is written down and it can be led again.</param>
/// <param name="Round">Rounds of the first replication that were played.</param>
/// <param name="Rounds">Rounds asked for.</param>
/// <param name="Replications">Replications asked for.</param>
/// <param name="Hash">One hash for all replications; none until it is completed.</param>
/// <param name="Started">When it was begun.</param>
internal sealed record RunSeen(
    string Run, string? Scenario, string State, int? Round, int? Rounds, int? Replications, string? Hash, DateTimeOffset Started)
{
    /// <summary>Replications that are finished; none unless it is being played.</summary>
    public int? Finished { get; init; }

    /// <summary>The question it asks.</summary>
    public Phrase? Question { get; init; }

    /// <summary>The scenario as it is played.</summary>
    public string? Text { get; init; }

    /// <summary>Who played; none until it is completed.</summary>
    public string? Host { get; init; }

    /// <summary>Every metric's outcome with its interval; none until it is completed.</summary>
    public IReadOnlyDictionary<string, Outcome>? Outcomes { get; init; }

    /// <summary>Speed, stability and recovery; none until it is completed.</summary>
    public IReadOnlyDictionary<string, DynamicFacts>? Dynamics { get; init; }

    /// <summary>Why it failed, could not be written, or cannot be read; none when nothing is wrong.</summary>
    public Phrase? Failure { get; init; }

    /// <summary>A run in a line.</summary>
    public static RunSeen Of(StoredRun stored, RunService service)
    {
        // Its end is in the data folder a moment before it is played no longer.
        var played = service.Find(stored.Dossier.Run);
        return new(
            stored.Dossier.Run, stored.Dossier.Name, played is null ? stored.State : "running", played?.Round ?? stored.Round,
            stored.Dossier.Rounds, stored.Dossier.Replications, played is null ? stored.Hash : null, stored.Started)
        {
            Finished = played?.Finished,
            Failure = service.FailureOf(stored.Dossier.Run),
        };
    }

    /// <summary>A run that cannot be read, in a line.</summary>
    public static RunSeen Of(UnreadableRun run) =>
        new(run.Run, run.Dossier?.Name, "unreadable", null, run.Dossier?.Rounds, run.Dossier?.Replications, run.Hash, run.Started) { Failure = run.Why };

    /// <summary>All there is to tell of a run.</summary>
    public static RunSeen Whole(StoredRun stored, RunService service)
    {
        var seen = Of(stored, service);
        var manifest = seen.State == "completed" ? PlayedResults.Read(stored.Dossier.Folder).Results?.Manifest : null;
        return seen with
        {
            Question = RunService.ScenarioOf(stored.Dossier).Question,
            Text = stored.Dossier.Text,
            Host = manifest?.Host,
            Outcomes = manifest?.Outcomes,
            Dynamics = manifest?.Dynamics,
        };
    }
}
