using System.Diagnostics;
using Gongyu.Grains;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <content>How a run is played: in its turn, to its end or until it is stopped; what goes wrong concerns no other.</content>
internal sealed partial class RunService
{
    private void Play(Dossier dossier, Scenario scenario, int played, int? until)
    {
        if (ResultsFolder.Reclaim(dossier.Folder, dossier.Run, out var folder) is { } refused)
        {
            failures[dossier.Run] = refused;
            data.Enter(dossier.Run, "failed", null);
            IsOtherwise(dossier.Run);
            throw new RefusedException(Refusal.NotWritable, [new(dossier.Run, 0, 0, refused)]);
        }
        // What was asked before it began is no longer meant.
        Requests.Forget(data.Path, dossier.Run);
        failures.TryRemove(dossier.Run, out _);
        // A source without a timer has nothing to dispose of. Who asks for one round does not want to wait for it.
        var run = new LiveRun(dossier, played, new(), log)
        {
            Turn = new(turns),
            PaceOf = round => until is null && paces.TryGetValue(dossier.Run, out var one) && round >= one.After ? one.Pace : TimeSpan.Zero,
        };
        var runner = new Runner(dossier, folder, run) { Data = data, Actors = actors, Until = until };
        run.Work = Task.Run(() => Play(run, runner, scenario));
        live[dossier.Run] = run; // Whoever finds it can wait for it; it does not leave before it is here, since that takes the lock.
        IsOtherwise(dossier.Run);
    }

    private async Task Play(LiveRun run, Runner runner, Scenario scenario)
    {
        var span = Tracing.Run(run.Dossier.Run, run.Dossier.Name);
        log.RunBegins(run.Dossier.Run, run.Dossier.Name, run.Dossier.Rounds, run.Dossier.Replications, run.Dossier.Hosts);
        string state = "failed";
        try
        {
            state = await PlayInTurn(run, runner, scenario);
        }
        catch (Exception failed)
        {
            span?.SetStatus(ActivityStatusCode.Error, failed.Message);
            Fail(run.Dossier.Run, failed); // The other runs and the service go on.
        }
        finally
        {
            span?.Dispose();
            Instruments.RunEnds(state);
            log.RunEnds(run.Dossier.Run, state, run.Round);
            lock (starting)
            {
                Remember(run);
                live.TryRemove(run.Dossier.Run, out _);
            }
            IsOtherwise(run.Dossier.Run);
            run.IsOver();
        }
    }

    private async Task<string> PlayInTurn(LiveRun run, Runner runner, Scenario scenario)
    {
        try
        {
            if (await Turn(run, runner, scenario) is not { } next)
                return run.GoesOn ? "running" : "paused";
            run.IsNext();
            var end = await runner.Play(next, () => run.GoesOn, run.Stop);
            if (end.Refused is { } refused)
            {
                failures[run.Dossier.Run] = refused;
                log.ResultsAreNotWritten(run.Dossier.Run, refused.En);
            }
            return end.State;
        }
        finally
        {
            run.Turn!.Give();
        }
    }

    private void IsOtherwise(string run) => versions.AddOrUpdate(run, 1, (_, version) => version + 1);

    private void Remember(LiveRun run)
    {
        var now = TimeProvider.System.GetUtcNow();
        run.Ended = now;
        ended[run.Dossier.Run] = run;
        foreach (var one in ended.Values.OrderByDescending(one => one.Ended).Skip(MostEnded).Concat(ended.Values.Where(one => now - one.Ended > ShownAfterwards)))
            ended.TryRemove(one.Dossier.Run, out _);
    }

    // Waits until it may play, and attends to what is asked of it meanwhile. None when it is stopped before.
    private async Task<Scenario?> Turn(LiveRun run, Runner runner, Scenario scenario)
    {
        bool isWanted = true;
        bool isHeld = await run.Turn!.Take(() =>
        {
            scenario = runner.Attend(scenario);
            return isWanted = !run.Stop.IsCancellationRequested && !data.TakePause(run.Dossier.Run);
        });
        if (isHeld && isWanted)
            return scenario;
        data.Enter(run.Dossier.Run, run.GoesOn ? "running" : "paused", null);
        return null;
    }

    private void Fail(string run, Exception failed)
    {
        log.RunFails(run, failed);
        string why = failed.Message.ReplaceLineEndings(" ");
        failures[run] = failed switch
        {
            DataFolderException refused => refused.What,
            RefusedException refused => refused.Faults[0].What,
            _ => new($"it failed: {why}", $"失败（系统原文）：{why}"),
        };
        try
        {
            data.Enter(run, "failed", null);
        }
        catch (DataFolderException)
        {
            // It goes on at the next start.
        }
    }
}
