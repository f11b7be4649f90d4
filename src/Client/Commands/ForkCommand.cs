using System.CommandLine;
using Gongyu.Model;

namespace Gongyu.Client;

/// <summary><c>gongyu fork RUN --at ROUND --set lever=value</c>: the same past, another policy.</summary>
internal static class ForkCommand
{
    private static readonly Phrase Meaning = new(
        "Play a run anew with another policy after a round: the same past, so what differs since is what the policy does",
        "从某一轮之后以另一政策重新推演：过去完全相同，此后的差异即政策的作用");

    private static readonly Phrase AtMeaning = new("The last round that stays as it is; 0 changes the policy from the beginning", "保持不变的最后一轮；0 表示从头改变政策");
    private static readonly Phrase SetMeaning = new("Set a lever after that round (repeatable), see \"gongyu levers\"", "在该轮之后设置一项政策工具（可重复），见“gongyu levers”");
    private static readonly Phrase OutMeaning = new("Results folder, must not exist (default: results/<run>)", "结果文件夹，须尚不存在（默认 results/<run>）");
    private static readonly Phrase JsonMeaning = new("One JSON object on standard output and nothing else", "标准输出只含一个 JSON 对象");

    public static Command Create(Desk desk)
    {
        Argument<string> run = new("RUN") { Description = desk.Say(ShowCommand.RunMeaning) };
        Option<string> at = new("--at") { Description = desk.Say(AtMeaning), HelpName = "ROUND", Required = true };
        Option<string[]> set = new("--set") { Description = desk.Say(SetMeaning), HelpName = "lever=value" };
        Option<string> folder = new("--out") { Description = desk.Say(OutMeaning), HelpName = "DIR" };
        var (data, results) = (DataOption.Create(desk), ListCommand.ResultsOption(desk));
        var ledger = LedgerOption.Create(desk);
        Option<bool> json = new("--json") { Description = desk.Say(JsonMeaning) };
        var command = new CommandWithExamples("fork", desk.Say(Meaning),
            "fork results/all --at 40 --set incentive.taxRelief=0 --set incentive.universityFunding=0",
            "fork baseline-20260901-083000-abc --at 20 --set supervision.auditRate=0.4 --json")
        {
            run, at, set, folder, ledger, data, results, json,
        };
        command.SetAction((parsed, cancellation) => new ForkSession(desk, parsed.GetValue(json)).Run(
            new(parsed.GetRequiredValue(run), parsed.GetRequiredValue(at), parsed.GetValue(set) ?? [],
                new(parsed.GetValue(folder), parsed.GetRequiredValue(data), parsed.GetValue(ledger))),
            new Shelf(parsed.GetRequiredValue(results)), cancellation));
        return command;
    }
}
