using System.CommandLine;
using Gongyu.Experiments;
using Gongyu.Model;
using Spectre.Console;

namespace Gongyu.Client;

/// <summary><c>gongyu mechanisms</c>: what each mechanism of the source article does alone, and how much of that is behaviour.</summary>
internal static class MechanismsCommand
{
    // No constant was calibrated with these seeds.
    private static readonly Scenario Usual = new() { Name = "mechanisms", Question = default, Rounds = 80, Replications = 30, Seed = 1001 };

    private static readonly Phrase Meaning = new(
        $"Play each mechanism of the source article alone ({Usual.Rounds} rounds, {Usual.Replications} replications, seeds from {Usual.Seed}): what it moves, how much of that is there though everybody decides as without it, and what pairs of families do together",
        $"逐一单独推演来源论文的各项机制（{Usual.Rounds} 轮，{Usual.Replications} 次重复，种子自 {Usual.Seed} 起）：它改变什么，其中多少在各方决策不变时已经出现，以及各类机制两两组合的效果");

    private static readonly Phrase TooFew = new("expected 2 or more: intervals are over replications", "应至少为 2：区间是对重复而言的");
    private static readonly Phrase Playing = new("mechanisms", "机制");
    private static readonly Phrase PlayingPairs = new("pairs of families", "机制组合");

    public static Command Create(Desk desk)
    {
        var overrides = new OverrideOptions(desk);
        var json = Parts.Json(desk);
        var command = new CommandWithExamples("mechanisms", desk.Say(Meaning), "mechanisms", "mechanisms --replications 100 --json")
        {
            json,
        };
        overrides.AddTo(command);
        command.SetAction((parsed, cancellation) => Gather(desk, overrides.Of(parsed), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> Gather(Desk desk, Overrides overrides, bool json, CancellationToken cancellation)
    {
        var (scenario, faults) = overrides.On(Usual, []);
        if (scenario is { Replications: < 2 })
            faults = [new("--replications", 0, 0, TooFew)];
        if (scenario is null || faults.Count > 0)
        {
            desk.Complain(faults);
            return ExitCode.WrongRequest;
        }
        var (evidence, interactions) = json || !desk.Console.Profile.Capabilities.Interactive
            ? await Play(scenario, null, null, cancellation)
            : await desk.Console.Progress().StartAsync(progress =>
            {
                var (rows, pairs) = (progress.AddTask(desk.Say(Playing), maxValue: 1), progress.AddTask(desk.Say(PlayingPairs), maxValue: 1));
                return Play(
                    scenario, (done, all) => rows.Value = (double)done / all, (done, all) => pairs.Value = (double)done / all, cancellation);
            });
        if (json)
            desk.WriteJson(MechanismsReport.ForPrograms(evidence, interactions));
        else
            MechanismsReport.Write(desk, evidence, interactions);
        return ExitCode.Done;
    }

    private static async Task<(IReadOnlyList<Evidence> Evidence, IReadOnlyList<Interaction> Interactions)> Play(
        Scenario scenario, Action<int, int>? rows, Action<int, int>? pairs, CancellationToken cancellation) => (
        await Evidence.Gather(Mechanisms.All, scenario, Environment.ProcessorCount, rows, cancellation),
        await Interaction.Gather(scenario, Environment.ProcessorCount, pairs, cancellation));
}
