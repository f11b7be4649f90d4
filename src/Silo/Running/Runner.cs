using Gongyu.Experiments;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>Plays a run from what was asked of it to its results folder.</summary>
/// <param name="dossier">What was asked.</param>
/// <param name="folder">Its results folder.</param>
/// <param name="watcher">Hears of it.</param>
internal sealed class Runner(Dossier dossier, ResultsFolder folder, RunWatcher watcher)
{
    private static readonly TimeProvider Time = TimeProvider.System;

    private readonly DateTimeOffset started = Time.GetUtcNow();

    /// <summary>The data folder that keeps it; none: it cannot be resumed.</summary>
    public DataFolder? Data { get; init; }

    /// <summary>The actors to play with; without them it has its own while it is played.</summary>
    public ActorHost? Actors { get; init; }

    /// <summary>The round of the first replication to pause after; none unless told otherwise. Then only that replication is played.</summary>
    public int? Until { get; init; }

    /// <summary>Plays until the end, or until it is stopped, and writes what was computed.</summary>
    public Task<RunEnd> Play(Scenario scenario, CancellationToken cancellation) => Play(scenario, () => false, cancellation);

    /// <summary>Plays until the end, or until it is stopped, and writes what was computed.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="goesOn">Whether it goes on by itself after it was stopped, so that it is not paused.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<RunEnd> Play(Scenario scenario, Func<bool> goesOn, CancellationToken cancellation)
    {
        string state = "failed";
        string? hash = null;
        try
        {
            var played = await Tested(await PlayOn(scenario, cancellation), cancellation);
            var refused = played.IsEmpty ? null : folder.Write(played, started, Time.GetUtcNow());
            // Results that could not be written are written by whoever resumes.
            (state, hash) = played.Ensemble.IsComplete && refused is null ? ("completed", played.Hash) : (goesOn() ? "running" : "paused", null);
            return new(played, Trends.Of(played), refused, state);
        }
        finally
        {
            Data?.Enter(dossier.Run, state, hash);
            // Whoever resumes goes on with the rounds that are there.
            if (Data is null || state == "completed")
                folder.Tidy();
        }
    }

    /// <summary>The run with how its hypothesis fared; without, when somebody stops that: the run is there all the same.</summary>
    public static async Task<PlayedRun> Tested(PlayedRun played, CancellationToken cancellation)
    {
        if (!played.Ensemble.IsComplete || played.Scenario.Hypothesis is null)
            return played;
        try
        {
            var test = await HypothesisTest.Of(played.Scenario, Environment.ProcessorCount, cancellation: cancellation);
            return played with { Hypothesis = HypothesisFacts.Of(test) };
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return played;
        }
    }

    private async Task<PlayedRun> PlayOn(Scenario scenario, CancellationToken cancellation)
    {
        while (true)
        {
            var player = new Player(scenario, Enum.Parse<Hosts>(dossier.Hosts), dossier.Run, watcher, folder.Rounds)
            {
                Data = Data,
                Actors = Actors,
                Until = Until ?? int.MaxValue,
                Numbers = Until is null ? [.. Enumerable.Range(0, scenario.Replications)] : [0],
            };
            var played = await player.Play(cancellation) with { Ledger = dossier.Ledger };
            bool firstIsOver = played.Ensemble.Replications.ContainsKey(0);
            if (player.Asked is { } asked)
                scenario = Answer(asked, firstIsOver) ?? scenario;
            if (player.Asked is null || played.Ensemble.IsComplete || cancellation.IsCancellationRequested)
                return played;
        }
    }

    /// <summary>Makes a change of policy that somebody has asked for while nobody plays: the run goes on with it.</summary>
    /// <returns>The scenario as it is then.</returns>
    public Scenario Attend(Scenario scenario) =>
        Data?.TakePolicy(dossier.Run) is { } asked ? Answer(asked, firstIsOver: false) ?? scenario : scenario;

    // None when no round is left for it.
    private Scenario? Answer(PolicyRequest asked, bool firstIsOver)
    {
        var made = firstIsOver ? null : Intervention.Make(Data!, KeptRun.FindAny(Data!, dossier.Run).Run!, asked.Set);
        Data!.Tell(dossier.Run, asked, made?.Scenario is null ? null : made.Round);
        if (made?.Changed is { } changed)
            watcher.Changes(changed);
        return made?.Scenario;
    }
}

/// <summary>How a run ended.</summary>
/// <param name="Played">What was played.</param>
/// <param name="Trends">How its metrics went.</param>
/// <param name="Refused">Why its results could not be written; none when they are.</param>
/// <param name="State">completed, paused, or running: it goes on by itself.</param>
internal sealed record RunEnd(PlayedRun Played, Trends Trends, Phrase? Refused, string State);
