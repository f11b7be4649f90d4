using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gongyu.Client;

/// <summary>One experiment, from what is asked to its folder; or gone on with.</summary>
/// <param name="desk">Where it is told.</param>
/// <param name="json">Whether it is told to a program.</param>
/// <param name="more">What its silo has that is not usual.</param>
internal sealed class ExperimentSession(Desk desk, bool json, Action<ISiloBuilder>? more = null)
{
    private static readonly Phrase Completed = new(
        "this experiment is completed", "该实验已完成");

    /// <summary>Plays an experiment and gives the exit code.</summary>
    /// <param name="plan">What is asked.</param>
    /// <param name="path">Its folder; none: one of its own among the results.</param>
    /// <param name="command">The command that plays it again.</param>
    /// <param name="workers">How many replications at a time.</param>
    /// <param name="cancellation">Stops it, and keeps what was computed.</param>
    public async Task<int> Begin(ExperimentPlan plan, string? path, string command, int workers, CancellationToken cancellation)
    {
        var starting = Start(cancellation); // Takes a second: meanwhile the folder is made.
        var now = TimeProvider.System.GetUtcNow();
        string id = NewRun.IdOf($"{plan.Scenario.Name}-{plan.Kind}", now);
        var (folder, refused) = ExperimentFolder.Begin(
            path ?? Path.Combine(Shelf.Usual, id), plan, ExperimentFile.Of(plan, id, command, now));
        if (folder is null)
        {
            desk.Complain(refused!.Value);
            (await starting).Dispose();
            return ExitCode.NotWritable;
        }
        return await Play(folder, workers, starting, cancellation);
    }

    /// <summary>Goes on with an experiment and gives the exit code.</summary>
    /// <param name="path">Its folder.</param>
    /// <param name="workers">How many replications at a time.</param>
    /// <param name="cancellation">Stops it, and keeps what was computed.</param>
    public async Task<int> Resume(string path, int workers, CancellationToken cancellation)
    {
        var (folder, fault) = ExperimentFolder.Open(path);
        // What failed is played again: whoever asks for it may have mended why.
        if (folder is null || folder.File is { IsComplete: true, Failed.Count: 0 })
        {
            desk.Complain([fault ?? new Fault(path, 0, 0, Completed)]);
            return folder is null ? ExitCode.Damaged : ExitCode.WrongRequest;
        }
        return await Play(folder, workers, Start(cancellation), cancellation);
    }

    /// <summary>Shows what an experiment came to, as it was told when it was played, and gives the exit code.</summary>
    /// <param name="path">Its folder.</param>
    public int Show(string path)
    {
        var (folder, fault) = ExperimentFolder.Open(path);
        if (folder is null)
        {
            desk.Complain([fault!]);
            return ExitCode.Damaged;
        }
        try
        {
            var played = ExperimentPlayed.Read(folder);
            if (!json)
                ExperimentReport.Head(desk, played);
            Tell(played, path);
            return ExitCode.Done;
        }
        catch (DataFolderException refusal)
        {
            return desk.Refuse(refusal);
        }
    }

    private async Task<int> Play(ExperimentFolder folder, int workers, Task<IHost> starting, CancellationToken cancellation)
    {
        try
        {
            return Tell(await PlayAll(folder, workers, starting, cancellation), folder.Path);
        }
        catch (DataFolderException refusal)
        {
            return desk.Refuse(refusal);
        }
    }

    /// <summary>Plays what is left of an experiment and shows how far it is.</summary>
    /// <exception cref="DataFolderException">Its journal cannot be used.</exception>
    public Task<ExperimentPlayed> PlayAll(ExperimentFolder folder, int workers, CancellationToken cancellation) =>
        PlayAll(folder, workers, Start(cancellation), cancellation);

    private Task<IHost> Start(CancellationToken cancellation) => Task.Run(() => ActorHost.StartHost(more ?? (_ => { }), cancellation), cancellation);

    private async Task<ExperimentPlayed> PlayAll(ExperimentFolder folder, int workers, Task<IHost> starting, CancellationToken cancellation)
    {
        using var host = await starting;
        ExperimentPlayed played;
        // It watches over the silo, so it goes first.
        await using (var workforce = await Workforce.Of(host.Services.GetRequiredService<IGrainFactory>()))
            played = await new ExperimentView(desk, folder.Plan, json).Show(
                progress => new Experimenter(folder, workers, progress).Play(workforce, cancellation));
        await host.StopAsync(CancellationToken.None);
        return played;
    }

    private int Tell(ExperimentPlayed played, string path)
    {
        foreach (var failed in played.File.Failed)
            desk.Complain(ExperimentReport.Failure(failed));
        if (played.Refused is { } refused)
        {
            desk.Complain(refused);
            return ExitCode.NotWritable;
        }
        if (json)
            desk.WriteJson(ExperimentReport.ForPrograms(played, path));
        else
            ExperimentReport.Write(desk, played, path);
        return !played.File.IsComplete ? ExitCode.Cancelled : played.File.Failed.Count > 0 ? ExitCode.Failed : ExitCode.Done;
    }
}
