using System.CommandLine;
using Gongyu.Model;

namespace Gongyu.Client;

/// <summary><c>gongyu compare</c>: policies against the first of them.</summary>
internal static class CompareCommand
{
    private static readonly Phrase Meaning = new(
        "Compare policies with the first of them, seed by seed under common random numbers: differences with 95 % intervals, and which cannot be told from the best",
        "以首项政策为对照逐一比较：在公共随机数下按种子配对，给出带 95% 区间的差异，以及哪些政策与最佳者无法区分");

    private static readonly Phrase PlacesMeaning = new("Scenario files to play, or results folders", "待推演的情景文件，或结果文件夹");
    private static readonly Phrase SeedMeaning = new("Seed of the first replication instead of the files'", "首次重复的种子，替代文件中的值");
    private static readonly Phrase RoundsMeaning = new("Rounds (semesters) instead of the files'", "轮数（学期），替代文件中的值");
    private static readonly Phrase ReplicationsMeaning = new("Replications instead of the files'", "重复次数，替代文件中的值");
    private static readonly Phrase OutcomeMeaning = new("Metric to compare (repeatable) instead of the headline ones", "要比较的指标（可重复），替代主要指标");
    private static readonly Phrase ByMeaning = new("Metric that says which policy is best", "据以判定最佳政策的指标");
    private static readonly Phrase LowestMeaning = new("The lowest is the best", "以最低者为最佳");
    private static readonly Phrase WorkersMeaning = new("Replications played at a time (default: all cores); results do not depend on it", "同时推演的重复数（默认使用全部核心）；不影响结果");
    private static readonly Phrase JsonMeaning = new("One JSON object on standard output and nothing else", "标准输出只含一个 JSON 对象");

    public static Command Create(Desk desk)
    {
        Argument<string[]> places = new("A B…") { Description = desk.Say(PlacesMeaning), Arity = ArgumentArity.OneOrMore };
        Option<string> seed = new("--seed") { Description = desk.Say(SeedMeaning), HelpName = "N" };
        Option<string> rounds = new("--rounds") { Description = desk.Say(RoundsMeaning), HelpName = "N" };
        Option<string> replications = new("--replications") { Description = desk.Say(ReplicationsMeaning), HelpName = "N" };
        Option<string[]> outcome = new("--outcome") { Description = desk.Say(OutcomeMeaning), HelpName = "METRIC" };
        Option<string> by = new("--by") { Description = desk.Say(ByMeaning), HelpName = "METRIC" };
        Option<bool> lowest = new("--lowest") { Description = desk.Say(LowestMeaning) };
        Option<int> workers = new("--workers")
        {
            Description = desk.Say(WorkersMeaning),
            HelpName = "N",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        workers.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError(desk.Say(new("--workers: expected a whole number from 1", "--workers：应为不小于 1 的整数")));
        });
        Option<bool> json = new("--json") { Description = desk.Say(JsonMeaning) };
        var command = new CommandWithExamples("compare", desk.Say(Meaning),
            "compare scenarios/baseline.yaml scenarios/incentive.yaml scenarios/incentive-supervision.yaml",
            "compare scenarios/baseline.yaml scenarios/all.yaml --seed 1001 --replications 30 --by innovation.total",
            "compare results/before results/after --json")
        {
            places, seed, rounds, replications, outcome, by, lowest, workers, json,
        };
        command.SetAction((parsed, cancellation) => new CompareSession(desk, parsed.GetValue(json), parsed.GetValue(workers)).Run(
            new(parsed.GetRequiredValue(places), parsed.GetValue(seed), parsed.GetValue(rounds), parsed.GetValue(replications),
                parsed.GetValue(outcome) ?? [], parsed.GetValue(by)),
            parsed.GetValue(lowest), cancellation));
        return command;
    }
}
