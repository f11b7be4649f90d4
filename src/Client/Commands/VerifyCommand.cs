using System.CommandLine;
using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary><c>gongyu verify RUN</c>: replays a run on the other host.</summary>
internal static class VerifyCommand
{
    private static readonly Phrase Meaning = new(
        "Replay a run on the other host and hold every figure of its results folder against it; exit code 3 when something differs",
        "在另一宿主上重演一次运行，逐一核对结果文件夹中的全部数字；若有差异则退出码为 3");

    public static Command Create(Desk desk)
    {
        var run = Parts.Run(desk);
        var results = Parts.Results(desk);
        var json = Parts.Json(desk);
        var command = new CommandWithExamples("verify", desk.Say(Meaning),
            "verify baseline-20260901-083000-abc", "verify results/all --json")
        {
            run, results, json,
        };
        command.SetAction((parsed, cancellation) =>
            new VerifySession(desk, parsed.GetValue(json)).Run(
            new Shelf(parsed.GetRequiredValue(results)), parsed.GetRequiredValue(run), cancellation));
        return command;
    }
}
