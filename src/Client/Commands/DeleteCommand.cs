using System.CommandLine;
using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary><c>gongyu delete RUN</c>: forgets a run.</summary>
internal static class DeleteCommand
{
    private static readonly Phrase Meaning = new(
        "Delete a run from the data folder; its results folder stays", "从数据文件夹删除一次运行；其结果文件夹保留");

    public static Command Create(Desk desk)
    {
        var run = Parts.KeptRun(desk);
        var data = Parts.Data(desk);
        var server = new ServerOptions(desk, [data]);
        var command = new CommandWithExamples("delete", desk.Say(Meaning),
            "delete baseline-20260901-083000-abc", "delete baseline-20260901-083000-abc --server http://127.0.0.1:5080")
        {
            run, data,
        };
        server.AddTo(command);
        command.SetAction((parsed, cancellation) => server.Choose(parsed,
            () => Task.FromResult(Delete(desk, parsed.GetRequiredValue(run), parsed.GetRequiredValue(data))),
            async service =>
            {
                await service.Delete(parsed.GetRequiredValue(run), cancellation);
                return Deleted(desk, parsed.GetRequiredValue(run));
            }));
        return command;
    }

    private static int Delete(Desk desk, string run, string dataPath)
    {
        try
        {
            using var data = KeptRun.Open(dataPath, run, out var fault);
            if (data is null)
            {
                desk.Complain([fault!]);
                return ExitCode.WrongRequest;
            }
            data.Delete(run);
            return Deleted(desk, run);
        }
        catch (DataFolderException refusal)
        {
            return desk.Refuse(refusal);
        }
    }

    private static int Deleted(Desk desk, string run)
    {
        desk.Output.WriteLine(desk.Say(new($"{run} is deleted; its results stay", $"已删除 {run}；其结果保留")));
        return ExitCode.Done;
    }
}
