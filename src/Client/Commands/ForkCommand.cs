using System.CommandLine;
using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary><c>gongyu fork RUN --at ROUND --set lever=value</c>: the same past, another policy.</summary>
internal static class ForkCommand
{
    private static readonly Phrase Meaning = new(
        "Play a run anew with another policy after a round: the same past, so what differs since is what the policy does",
        "从某一轮之后以另一政策重新推演：过去完全相同，此后的差异即政策的作用");

    private static readonly Phrase AtMeaning = new("The last round that stays as it is; 0 changes the policy from the beginning", "保持不变的最后一轮；0 表示从头改变政策");
    private static readonly Phrase SetMeaning = new("Set a lever after that round (repeatable), see \"gongyu levers\"", "在该轮之后设置一项政策工具（可重复），见“gongyu levers”");

    public static Command Create(Desk desk)
    {
        var run = Parts.Run(desk);
        Option<string> at = new("--at") { Description = desk.Say(AtMeaning), HelpName = "ROUND", Required = true };
        var set = Parts.Set(desk, SetMeaning);
        var decide = Parts.Decide(desk);
        var folder = Parts.Folder(desk);
        var (data, results) = (Parts.Data(desk), Parts.Results(desk));
        var ledger = Parts.Ledger(desk);
        var json = Parts.Json(desk);
        var server = new ServerOptions(desk, [folder, ledger, data, results], begins: true);
        var command = new CommandWithExamples("fork", desk.Say(Meaning),
            "fork results/all --at 40 --set incentive.taxRelief=0 --set incentive.universityFunding=0",
            "fork baseline-20260901-083000-abc --at 20 --set supervision.auditRate=0.4 --json",
            "fork baseline-20260901-083000-abc --at 20 --set supervision.auditRate=0.4 --server http://127.0.0.1:5080")
        {
            run, at, set, decide, folder, ledger, data, results, json,
        };
        server.AddTo(command);
        command.SetAction((parsed, cancellation) => Parts.Asked(desk, parsed, set, decide) is { } asked
            ? server.Choose(parsed,
                () => new ForkSession(desk, parsed.GetValue(json)).Run(
                    new(parsed.GetRequiredValue(run), parsed.GetRequiredValue(at), asked,
                        new(parsed.GetValue(folder), parsed.GetRequiredValue(data), parsed.GetValue(ledger))),
                    new Shelf(parsed.GetRequiredValue(results)), cancellation),
                service => new RemoteSession(desk, service, parsed.GetValue(json)).Fork(
                    parsed.GetRequiredValue(run), parsed.GetRequiredValue(at), asked, server.Detach(parsed), cancellation))
            : Task.FromResult(ExitCode.WrongRequest));
        return command;
    }
}
