using System.Globalization;
using System.Security.Cryptography;

namespace Gongyu.Client;

/// <summary>One <c>gongyu run</c>, from the request to the results folder.</summary>
internal sealed class RunSession(Desk desk, bool json)
{
    private static readonly TimeProvider Time = TimeProvider.System;

    /// <summary>Runs it and gives the exit code.</summary>
    public async Task<int> Run(RunRequest request, CancellationToken cancellation)
    {
        var (scenario, faults) = request.Read();
        if (scenario is null)
        {
            desk.Complain(faults);
            return ExitCode.WrongRequest;
        }
        var started = Time.GetUtcNow();
        string id = NewId(scenario.Name, started);
        string path = request.Folder ?? Path.Combine(Shelf.Usual, id);
        if (ResultsFolder.Claim(path, out var folder) is { } refused)
        {
            desk.Complain(refused);
            return ExitCode.NotWritable;
        }
        try
        {
            var view = RunView.For(desk, scenario, json);
            var work = new Player(scenario, request.Hosts, id, view).Play(cancellation);
            await view.Show(work);
            return Finish(await work, folder, started);
        }
        finally
        {
            folder.LeaveIfEmpty();
        }
    }

    private int Finish(PlayedRun played, ResultsFolder folder, DateTimeOffset started)
    {
        bool complete = played.Ensemble.IsComplete;
        var refused = played.IsEmpty ? null : folder.Write(played, started, Time.GetUtcNow());
        if (json && complete)
            desk.WriteJson(Summary.ForPrograms(RunFacts.Of(played)));
        else if (!json)
            Summary.Write(desk, RunFacts.Of(played), refused is null && !played.IsEmpty ? folder.Path : null);
        if (refused is { } why)
            desk.Complain(why);
        return refused is not null ? ExitCode.NotWritable : complete ? ExitCode.Done : ExitCode.Cancelled;
    }

    // Ids sort by time; three random letters keep apart what begins in the same second.
    private static string NewId(string scenario, DateTimeOffset now)
    {
        string name = string.Concat(scenario.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_').Take(40));
        string letters = RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz", 3);
        return string.Create(CultureInfo.InvariantCulture, $"{(name == "" ? "run" : name)}-{now:yyyyMMdd-HHmmss}-{letters}");
    }
}
