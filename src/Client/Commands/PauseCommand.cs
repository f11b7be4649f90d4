using System.CommandLine;
using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary><c>gongyu pause RUN</c>: asks the process that plays a run to write it down and end.</summary>
internal static class PauseCommand
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    private static readonly Phrase Meaning = new(
        "Pause a run that another terminal plays: it is written down after its round and can be resumed",
        "暂停另一终端正在推演的运行：在当前轮结束后保存，可继续");

    public static Command Create(Desk desk)
    {
        var run = Parts.KeptRun(desk);
        var data = Parts.Data(desk);
        var server = new ServerOptions(desk, [data]);
        var command = new CommandWithExamples("pause", desk.Say(Meaning),
            "pause baseline-20260901-083000-abc", "pause baseline-20260901-083000-abc --server http://127.0.0.1:5080")
        {
            run, data,
        };
        server.AddTo(command);
        command.SetAction((parsed, cancellation) => server.Choose(parsed,
            () => Pause(desk, parsed.GetRequiredValue(run), parsed.GetRequiredValue(data), cancellation),
            service => Pause(desk, service, parsed.GetRequiredValue(run), cancellation)));
        return command;
    }

    private static async Task<int> Pause(Desk desk, Server server, string run, CancellationToken cancellation)
    {
        if ((await server.Run(run, cancellation)).State != "running")
        {
            desk.Complain([new(run, 0, 0, NotRunning)]);
            return ExitCode.WrongRequest;
        }
        try
        {
            await server.Pause(run, cancellation);
        }
        catch (ServerException late) when (late.Why == Refusal.Over)
        {
            // It has come to its end just now.
        }
        var seen = await server.Run(run, cancellation);
        desk.Output.WriteLine(desk.Say(Paused(run, seen.State, seen.Round, RemoteSession.GoOn(server, run))));
        return ExitCode.Done;
    }

    private static async Task<int> Pause(Desk desk, string run, string data, CancellationToken cancellation)
    {
        try
        {
            var (stored, fault) = KeptRun.Find(data, run);
            if (stored is null)
                desk.Complain([fault!]);
            else if (stored.State != "running")
                desk.Complain([new(run, 0, 0, NotRunning)]);
            if (stored?.State != "running")
                return ExitCode.WrongRequest;
            Requests.AskToPause(data, run);
            while (Journal.IsPlayed(data, run))
                await Task.Delay(Moment, cancellation);
            desk.Output.WriteLine(desk.Say(Paused(KeptRun.FindAny(data, run).Run!)));
            return ExitCode.Done;
        }
        catch (DataFolderException refusal)
        {
            return desk.Refuse(refusal);
        }
    }

    private static readonly Phrase NotRunning = new("no process plays this run now", "目前没有进程在推演该运行");

    private static Phrase Paused(StoredRun run) => Paused(run.Dossier.Run, run.State, run.Round, new(
        $"go on with it: gongyu resume {run.Dossier.Run}", $"继续：gongyu resume {run.Dossier.Run}"));

    private static Phrase Paused(string run, string state, int? round, Phrase goOn) => state == "completed"
        ? new($"{run} came to its end meanwhile", $"{run} 已在此期间完成")
        : new($"{run} is {state} after round {round}; {goOn.En}", $"{run} 在第 {round} 轮之后暂停；{goOn.Zh}");
}
