using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>One <c>gongyu run</c> or <c>resume</c>, from the request to the results folder.</summary>
internal sealed class RunSession(Desk desk, bool json)
{
    /// <summary>Plays a scenario and gives the exit code.</summary>
    public async Task<int> Run(RunRequest request, CancellationToken cancellation)
    {
        var (scenario, faults) = request.Read();
        if (scenario is null)
        {
            desk.Complain(faults);
            return ExitCode.WrongRequest;
        }
        return await Play(scenario, request.Hosts, request.Place, cancellation);
    }

    /// <summary>Plays a scenario as a run of its own and gives the exit code.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="hosts">Who plays.</param>
    /// <param name="place">Where what comes of it goes.</param>
    /// <param name="cancellation">Stops it, and keeps what was computed.</param>
    public async Task<int> Play(Scenario scenario, Hosts hosts, RunPlace place, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var dossier = NewRun.Of(scenario, hosts, place.Folder, place.Ledger, started);
        // As the user wrote it, who reads it on the screen.
        string path = place.Folder ?? Path.Combine(Shelf.Usual, dossier.Run);
        if (ResultsFolder.Claim(path, out var folder) is { } refused)
        {
            desk.Complain(refused);
            return ExitCode.NotWritable;
        }
        try
        {
            // One thread has nothing to keep but what it has finished.
            using var data = hosts == Hosts.Fast ? null : DataFolder.Open(place.Data);
            data?.Begin(dossier, started);
            return await Play(dossier, scenario, folder, data, resumed: false, cancellation);
        }
        catch (DataFolderException refusal)
        {
            return desk.Refuse(refusal);
        }
        finally
        {
            folder.LeaveIfEmpty();
        }
    }

    /// <summary>Goes on with a run and gives the exit code.</summary>
    /// <param name="run">Its id.</param>
    /// <param name="dataPath">The data folder.</param>
    /// <param name="oneRound">Whether to pause again after one round of the first replication.</param>
    /// <param name="cancellation">Stops it, and keeps what was computed.</param>
    public async Task<int> Resume(string run, string dataPath, bool oneRound, CancellationToken cancellation)
    {
        try
        {
            using var data = KeptRun.Open(dataPath, run, out var fault);
            var (stored, ended) = data is null ? (null, fault) : KeptRun.Find(dataPath, run);
            if (oneRound && stored is not null && stored.Round >= stored.Dossier.Rounds && stored.Dossier.Replications > 1)
                (stored, ended) = (null, new(run, 0, 0, KeptRun.NoRoundLeft(run)));
            if (stored is null)
            {
                desk.Complain([ended!]);
                return ExitCode.WrongRequest;
            }
            var dossier = stored.Dossier;
            var reading = ScenarioFile.Parse(dossier.Name, dossier.Text, $"{dataPath}: {run}", dossier.Files);
            if (reading.Scenario is not { } scenario)
            {
                desk.Complain(reading.Faults);
                return ExitCode.Damaged;
            }
            if (ResultsFolder.Reclaim(dossier.Folder, run, out var folder) is { } refused)
            {
                desk.Complain(refused);
                return ExitCode.NotWritable;
            }
            data!.Begin(dossier, stored.Started);
            return await Play(dossier, scenario, folder, data, resumed: true, cancellation, oneRound ? stored.Round + 1 : null);
        }
        catch (DataFolderException refusal)
        {
            return desk.Refuse(refusal);
        }
    }

    private async Task<int> Play(
        Dossier dossier, Scenario scenario, ResultsFolder folder, DataFolder? data, bool resumed, CancellationToken cancellation,
        int? until = null)
    {
        // What was asked before it began is no longer meant.
        if (data is not null)
            Requests.Forget(data.Path, dossier.Run);
        var view = RunView.For(desk, scenario, json);
        var work = new Runner(dossier, folder, view) { Data = data, Until = until }.Play(scenario, cancellation);
        await view.Show(work);
        var (played, trends, refused, _) = await work;
        bool complete = played.Ensemble.IsComplete;
        var facts = RunFacts.Of(played, trends);
        if (json && complete)
            desk.WriteJson(Summary.ForPrograms(facts, resumed ? played.ResumedFrom : null));
        else if (!json)
            Summary.Write(desk, facts, refused is null && !played.IsEmpty ? folder.Path : null);
        if (refused is { } why)
            desk.Complain(why);
        else if (!complete && !json && data is not null)
            desk.Output.WriteLine(desk.Say(GoOn(played.Id)));
        return refused is not null ? ExitCode.NotWritable : complete ? ExitCode.Done : ExitCode.Cancelled;
    }

    private static Phrase GoOn(string run) => new($"go on with it: gongyu resume {run}", $"继续运行：gongyu resume {run}");

}
