using System.CommandLine;
using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary><c>gongyu explain RUN --who ID</c>: why a stakeholder did what it did.</summary>
internal static class ExplainCommand
{
    private static readonly Phrase Meaning = new(
        "Tell why a stakeholder did what it did in a round: what it saw, weighed, decided and paid; with --set, what it alone would have done on other terms",
        "说明一个主体在某一轮为何如此行动：所见、权衡、决定与收支；加 --set 则说明唯独它面对另一条件时会怎样做");

    private static readonly Phrase WhoMeaning = new("Whom: ent/5, uni/2, gov/1, assoc/1", "哪个主体：ent/5、uni/2、gov/1、assoc/1");

    private static readonly Phrase RoundMeaning = new(
        "The round; otherwise the last in which it changed its stance, or else the last", "第几轮；缺省为其立场最后一次改变的一轮，未曾改变则为最后一轮");

    private static readonly Phrase ReplicationMeaning = new("Which replication, from 1", "第几次重复，从 1 起");

    private static readonly Phrase SetMeaning = new(
        "A lever that is otherwise in that round, for this stakeholder alone (repeatable), see \"gongyu levers\"",
        "该轮中唯独对该主体另设的政策工具（可重复），见“gongyu levers”");

    public static Command Create(Desk desk)
    {
        var run = Parts.Run(desk);
        Option<string> who = new("--who") { Description = desk.Say(WhoMeaning), HelpName = "ID", Required = true };
        Option<string> round = new("--round") { Description = desk.Say(RoundMeaning), HelpName = "ROUND" };
        Option<string> replication = new("--replication") { Description = desk.Say(ReplicationMeaning), HelpName = "N", DefaultValueFactory = _ => "1" };
        var set = Parts.Set(desk, SetMeaning);
        var (data, results) = (Parts.Data(desk), Parts.Results(desk));
        var json = Parts.Json(desk);
        var command = new CommandWithExamples("explain", desk.Say(Meaning),
            "explain results/all --who ent/5",
            "explain results/all --who ent/5 --round 12 --set supervision.auditRate=0.2",
            "explain baseline-20260901-083000-abc --who gov/1 --round 3 --json")
        {
            run, who, round, replication, set, data, results, json,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(new ExplainSession(desk, parsed.GetValue(json)).Run(
            new(parsed.GetRequiredValue(run), parsed.GetRequiredValue(who), parsed.GetValue(round), parsed.GetValue(replication),
                parsed.GetValue(set) ?? [], parsed.GetRequiredValue(data)),
            new Shelf(parsed.GetRequiredValue(results)), cancellation)));
        return command;
    }
}
