using System.CommandLine;
using Gongyu.Model;

namespace Gongyu.Client;

/// <summary><c>gongyu verify RUN</c>: replays a run on the other host.</summary>
internal static class VerifyCommand
{
    private static readonly Phrase Meaning = new(
        "Replay a run on the other host and hold every figure of its results folder against it; exit code 3 when something differs",
        "在另一宿主上重演一次运行，逐一核对结果文件夹中的全部数字；若有差异则退出码为 3");

    private static readonly Phrase JsonMeaning = new("One JSON object on standard output and nothing else", "标准输出只含一个 JSON 对象");

    public static Command Create(Desk desk)
    {
        Argument<string> run = new("RUN") { Description = desk.Say(ShowCommand.RunMeaning) };
        var results = ListCommand.ResultsOption(desk);
        Option<bool> json = new("--json") { Description = desk.Say(JsonMeaning) };
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
