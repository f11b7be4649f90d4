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
    private static readonly Phrase OutcomeMeaning = new("Metric to compare (repeatable) instead of the headline ones", "要比较的指标（可重复），替代主要指标");
    private static readonly Phrase ByMeaning = new("Metric that says which policy is best", "据以判定最佳政策的指标");
    private static readonly Phrase LowestMeaning = new("The lowest is the best", "以最低者为最佳");

    public static Command Create(Desk desk)
    {
        var overrides = new OverrideOptions(desk);
        Argument<string[]> places = new("POLICY") { Description = desk.Say(PlacesMeaning), Arity = ArgumentArity.OneOrMore };
        Option<string[]> outcome = new("--outcome") { Description = desk.Say(OutcomeMeaning), HelpName = "METRIC" };
        Option<string> by = new("--by") { Description = desk.Say(ByMeaning), HelpName = "METRIC" };
        Option<bool> lowest = new("--lowest") { Description = desk.Say(LowestMeaning) };
        var workers = Parts.Workers(desk);
        var json = Parts.Json(desk);
        var command = new CommandWithExamples("compare", desk.Say(Meaning),
            "compare scenarios/baseline.yaml scenarios/incentive.yaml scenarios/incentive-supervision.yaml",
            "compare scenarios/baseline.yaml scenarios/all.yaml --seed 1001 --replications 30 --by innovation.total",
            "compare results/before results/after --json")
        {
            places, outcome, by, lowest, workers, json,
        };
        overrides.AddTo(command);
        command.SetAction((parsed, cancellation) => new CompareSession(desk, parsed.GetValue(json)).Run(
            new(parsed.GetRequiredValue(places), overrides.Of(parsed), parsed.GetValue(outcome) ?? [], parsed.GetValue(by),
                parsed.GetValue(workers)),
            parsed.GetValue(lowest), cancellation));
        return command;
    }
}
