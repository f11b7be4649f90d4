using System.Globalization;
using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>
/// One <c>gongyu run</c>, <c>fork</c>, <c>resume</c> or <c>step</c> at a service, shown and told as if it were played here.
/// </summary>
internal sealed class RemoteSession(Desk desk, Server server, bool json)
{
    /// <summary>Begins a run and gives the exit code.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="detach">Whether to leave it alone.</param>
    /// <param name="cancellation">Follows it no longer.</param>
    public async Task<int> Run(RunRequest request, bool detach, CancellationToken cancellation)
    {
        var (scenario, faults) = request.Read();
        if (scenario is { Files: [{ } first, ..] })
            (scenario, faults) = (null, [new(request.File, 0, 0, NamesFiles(first.Name))]);
        if (scenario is null)
        {
            desk.Complain(faults);
            return ExitCode.WrongRequest;
        }
        return await Leave(await server.Begin(scenario, request.Hosts, request.Place.Ledger), detach, cancellation);
    }

    /// <summary>Begins a fork and gives the exit code.</summary>
    /// <param name="run">The original.</param>
    /// <param name="at">The last round that stays as it is, as written.</param>
    /// <param name="set">Assignments, as a user writes them.</param>
    /// <param name="detach">Whether to leave it alone.</param>
    /// <param name="cancellation">Follows it no longer.</param>
    public async Task<int> Fork(string run, string at, IReadOnlyList<string> set, bool detach, CancellationToken cancellation)
    {
        var (fork, faults) = NewRun.Fork(await server.Scenario(run, cancellation), at, set);
        if (fork is null)
        {
            desk.Complain(faults);
            return ExitCode.WrongRequest;
        }
        int round = int.Parse(at, CultureInfo.InvariantCulture);
        return await Leave(await server.Fork(run, round, set), detach, cancellation);
    }

    /// <summary>Goes on with a run and gives the exit code.</summary>
    /// <param name="run">Its id.</param>
    /// <param name="oneRound">Whether to pause again after one round of the first replication.</param>
    /// <param name="cancellation">Follows it no longer.</param>
    public async Task<int> Resume(string run, bool oneRound, CancellationToken cancellation)
    {
        var before = await server.Run(run, cancellation);
        await server.Resume(run, oneRound, cancellation);
        return await Follow(run, before.Round, cancellation);
    }

    private async Task<int> Leave(string run, bool detach, CancellationToken cancellation)
    {
        if (!detach)
            return await Follow(run, null, cancellation);
        if (json)
            desk.WriteJson(new { Run = run });
        else
            desk.Output.WriteLine(run);
        return ExitCode.Done;
    }

    private async Task<int> Follow(string run, int? resumedFrom, CancellationToken cancellation)
    {
        try
        {
            var (scenario, text) = await server.ScenarioAndText(run, cancellation);
            var view = RunView.For(desk, scenario, json);
            var following = new Following(server, run, scenario, text, view).ToEnd(cancellation);
            await view.Show(following);
            return await Tell(await following, scenario, resumedFrom, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            (json ? desk.Error : desk.Output).WriteLine(desk.Say(GoesOn(run)));
            return ExitCode.Cancelled;
        }
        catch (ServerException lost) when (lost.IsPassing)
        {
            desk.Complain(Lost(run));
            throw;
        }
    }

    private async Task<int> Tell(RunSeen seen, Scenario scenario, int? resumedFrom, CancellationToken cancellation)
    {
        if (seen.State == "failed")
        {
            desk.Complain([new(seen.Run, 0, 0, seen.Failure ?? Failed)]);
            return ExitCode.Failed;
        }
        bool complete = seen.State == "completed";
        var facts = await Facts(seen, scenario, cancellation);
        if (json && complete)
            desk.WriteJson(Summary.ForPrograms(facts, resumedFrom));
        else if (!json)
            Summary.Write(desk, facts, null, facts.Host.Length == 0 ? [] : [(Summary.Results, server.ResultsOf(seen.Run))]);
        if (seen.Failure is { } why)
            desk.Complain(why);
        else if (!complete && !json)
            desk.Output.WriteLine(desk.Say(GoOn(server, seen.Run)));
        return seen.Failure is not null ? ExitCode.NotWritable : complete ? ExitCode.Done : ExitCode.Cancelled;
    }

    // One that is paused before its first round has nothing to tell.
    private async Task<RunFacts> Facts(RunSeen seen, Scenario scenario, CancellationToken cancellation)
    {
        try
        {
            var (results, played) = await server.Results(seen.Run, cancellation);
            return RunFacts.Of(results, played);
        }
        catch (ServerException none) when (none.Why == Refusal.NotFound && seen.State != "completed")
        {
            return RunFacts.OfNothing(seen.Run, scenario);
        }
    }

    /// <summary>How to go on with a run of a service.</summary>
    public static Phrase GoOn(Server server, string run) => new(
        $"go on with it: gongyu resume {run} --server {server.At.OriginalString}",
        $"继续运行：gongyu resume {run} --server {server.At.OriginalString}");

    private Phrase GoesOn(string run)
    {
        string at = $"--server {server.At.OriginalString}";
        return new(
            $"{run} goes on in the service; how it stands: gongyu list {at}; to pause it: gongyu pause {run} {at}",
            $"{run} 在服务中继续运行；查看进展：gongyu list {at}；暂停：gongyu pause {run} {at}");
    }

    private static Phrase Lost(string run) => new(
        $"{run}: the service is away; the run goes on there, or when the service begins again", $"{run}：与服务失去联系；运行会在服务中继续，或在其重新启动后继续");

    private static readonly Phrase Failed = new("it failed", "失败");

    private static Phrase NamesFiles(string file) => new(
        $"this scenario names other files ({file}), which a service does not take; play it here, without --server",
        $"该情景引用了其他文件（{file}），服务不接收这些文件；请不加 --server，在本机推演");
}
