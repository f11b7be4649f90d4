using System.CommandLine;
using System.Globalization;
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
        $"Play each mechanism of the source article alone ({Usual.Rounds} rounds, {Usual.Replications} replications, seeds from {Usual.Seed}): what it moves, and how much of that is there though everybody decides as without it",
        $"逐一单独推演来源论文的各项机制（{Usual.Rounds} 轮，{Usual.Replications} 次重复，种子自 {Usual.Seed} 起）：它改变什么，其中多少在各方决策不变时已经出现");

    private static readonly Phrase TooFew = new("expected 2 or more: intervals are over replications", "应至少为 2：区间是对重复而言的");
    private static readonly Phrase Playing = new("mechanisms", "机制");
    private static readonly Phrase Difference = new("Δ", "Δ");
    private static readonly Phrase Interval = new("95 % interval", "95% 区间");
    private static readonly Phrase Mechanical = new("mechanical", "机械");
    private static readonly Phrase Behavioural = new("behaviour", "行为");

    private static readonly Phrase Note = new(
        "Δ: mean difference with and without, under common random numbers; mechanical: the part that is there though everybody decides as without it; behaviour: the rest. ✓: Δ has the sign expected (arrow), and p, adjusted by Holm over all rows, is below .05.",
        "Δ：公共随机数下有无该机制的平均差异；机械：各方决策与无该机制时相同而仍然出现的部分；行为：其余部分。✓：Δ 的符号与预期（箭头）一致，且 p（按 Holm 对全部行校正）低于 .05。");


    public static Command Create(Desk desk)
    {
        var overrides = new OverrideOptions(desk);
        var json = Parts.JsonArray(desk);
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
        var evidence = json || !desk.Console.Profile.Capabilities.Interactive
            ? await Evidence.Gather(Mechanisms.All, scenario, Environment.ProcessorCount, null, cancellation)
            : await desk.Console.Progress().StartAsync(progress =>
            {
                var task = progress.AddTask(desk.Say(Playing), maxValue: 1);
                return Evidence.Gather(Mechanisms.All, scenario, Environment.ProcessorCount, (done, all) => task.Value = (double)done / all, cancellation);
            });
        if (json)
            desk.WriteJson(evidence.Select(ForPrograms));
        else
            Write(desk, evidence);
        return ExitCode.Done;
    }

    private static void Write(Desk desk, IReadOnlyList<Evidence> evidence)
    {
        // A name over its figures: so it fits into 80 columns.
        var table = new Table().Border(TableBorder.None);
        table.AddColumn(new TableColumn("").NoWrap().PadLeft(0).PadRight(1));
        foreach (var head in (Phrase[])[Difference, Interval, Mechanical, Behavioural, new("", "")])
            table.AddColumn(new TableColumn($"[dim]{desk.Say(head)}[/]").NoWrap().RightAligned().PadLeft(0).PadRight(1));
        foreach (var row in evidence)
        {
            var difference = row.Difference.Interval;
            table.AddRow($"[bold]{row.Mechanism.Row}[/] {Markup.Escape(desk.Say(row.Mechanism.Name))}");
            table.AddRow(
                $"   {row.Mechanism.Metric.Id} {(row.Mechanism.Rises ? "↑" : "↓")}",
                $"[bold]{Short(difference.Mean)}[/]", $"{Short(difference.Low)} … {Short(difference.High)}",
                Short(row.Mechanical.Interval.Mean), Short(row.Behavioural.Interval.Mean), row.Holds ? "[green]✓[/]" : "[red]✗[/]");
        }
        desk.Console.Write(table);
        desk.Console.WriteLine();
        desk.Console.MarkupLine($"[dim]{desk.Say(Note)}[/]");
    }

    private static string Short(double value) =>
        value.ToString(Math.Abs(value) switch { < 1 => "0.000", < 10 => "0.00", _ => "0.0" }, CultureInfo.InvariantCulture);

    private static object ForPrograms(Evidence row) => new
    {
        row.Mechanism.Row,
        row.Mechanism.Name,
        Metric = row.Mechanism.Metric.Id,
        row.Mechanism.Rises,
        Background = row.Mechanism.Background.ToString(),
        Levers = row.Mechanism.Levers.ToDictionary(one => one.Lever.Key, one => one.Value),
        Without = Of(row.Without),
        With = Of(row.With),
        Difference = Of(row.Difference.Interval),
        Mechanical = Of(row.Mechanical.Interval),
        Behavioural = Of(row.Behavioural.Interval),
        PAdjusted = row.AdjustedP,
        row.Holds,
    };

    private static object Of(Interval interval) => new { interval.Mean, interval.Low, interval.High };
}
