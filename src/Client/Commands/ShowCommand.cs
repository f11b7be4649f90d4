using System.CommandLine;
using System.Globalization;
using Gongyu.Model;
using Gongyu.Silo;
using Spectre.Console;

namespace Gongyu.Client;

/// <summary><c>gongyu show RUN</c>: what a run came to, as it was told when it was played.</summary>
internal static class ShowCommand
{
    private static readonly Phrase Meaning = new(
        "Show what a run came to: its question, outcomes with intervals, policy, hash and files; or what an experiment came to, given its folder",
        "查看一次运行的结果：问题、带区间的结果、政策、哈希与文件；或按文件夹查看一项实验的结果");

    private static readonly Phrase Policy = new("policy", "政策");
    private static readonly Phrase Decisions = new("decisions", "由人决定");
    private static readonly Phrase Timeline = new("timeline", "政策时序");
    private static readonly Phrase Neutral = new("neutral: no lever is set", "中性：未设置政策工具");
    private static readonly Phrase Host = new("host", "宿主");
    private static readonly Phrase When = new("played", "推演时间");
    private static readonly Phrase Versions = new("versions", "版本");
    private static readonly Phrase Files = new("files", "文件");

    public static Command Create(Desk desk)
    {
        var run = Parts.Run(desk);
        var results = Parts.Results(desk);
        var json = Parts.Json(desk);
        var server = new ServerOptions(desk, [results]);
        var command = new CommandWithExamples("show", desk.Say(Meaning),
            "show baseline-20260901-083000-abc", "show results/all --json", "show results/baseline-sweep-20260901-083000-abc",
            "show baseline-20260901-083000-abc --server http://127.0.0.1:5080")
        {
            run, results, json,
        };
        server.AddTo(command);
        command.SetAction((parsed, cancellation) => server.Choose(parsed,
            () => Task.FromResult(Show(desk, parsed.GetRequiredValue(results), parsed.GetRequiredValue(run), parsed.GetValue(json))),
            service => Show(desk, service, parsed.GetRequiredValue(run), parsed.GetValue(json), cancellation)));
        return command;
    }

    private static async Task<int> Show(Desk desk, Server server, string run, bool json, CancellationToken cancellation)
    {
        var (results, scenario) = await server.Results(run, cancellation);
        var facts = RunFacts.Of(results, scenario);
        if (json)
            desk.WriteJson(Summary.ForPrograms(facts));
        else
            Write(desk, facts, null, [(Summary.Results, server.ResultsOf(run)), .. More(desk, results.Manifest, results.Tables, facts)]);
        return ExitCode.Done;
    }

    private static int Show(Desk desk, string folder, string run, bool json)
    {
        if (new Shelf(folder).FindExperiment(run) is { } experiment)
            return new ExperimentSession(desk, json).Show(experiment);
        var (results, fault, why) = new Shelf(folder).Open(run);
        if (results is null)
        {
            desk.Complain([fault!]);
            return ExitCode.Of(why);
        }
        var reading = results.Scenario();
        var (trends, broken) = reading.Scenario is { } read ? results.Trends(read.Reported) : (null, null);
        if (reading.Scenario is not { } scenario || trends is null)
        {
            desk.Complain(broken is null ? reading.Faults : [broken]);
            return ExitCode.Damaged;
        }
        var facts = RunFacts.Of(results, scenario, trends);
        if (json)
            desk.WriteJson(Summary.ForPrograms(facts));
        else
            Write(desk, facts, results.Path, More(desk, results.Manifest, Directory.GetFiles(results.Path), facts));
        return ExitCode.Done;
    }

    private static void Write(Desk desk, RunFacts facts, string? folder, IReadOnlyList<(Phrase What, string How)> more)
    {
        desk.Console.MarkupLine($"[bold]{Markup.Escape(facts.Run)}[/]");
        desk.Console.MarkupLine($"[italic]{Markup.Escape(desk.Say(facts.Scenario.Question))}[/]");
        desk.Console.WriteLine();
        Summary.Write(desk, facts, folder, more);
    }

    private static IReadOnlyList<(Phrase What, string How)> More(
        Desk desk, Manifest manifest, IReadOnlyList<string> files, RunFacts facts) =>
    [
        (Files, string.Join("  ", files.Select(Path.GetFileName).Order(StringComparer.Ordinal))),
        (Policy, PolicyOf(desk, facts.Scenario.Policy)),
        .. facts.Scenario.Timeline.Select(step => (Timeline, $"{desk.Say(step.Timing)}: {step.Set}")),
        .. Changed.ByRound(facts.Scenario.Decisions).Select(one =>
            (Decisions, desk.Say(new($"round {one.Round}: {one.Decided}", $"第 {one.Round} 轮：{one.Decided}")))),
        (Host, facts.Host),
        (When, desk.Say(TimesOf(manifest.Times))),
        (Versions, desk.Say(VersionsOf(manifest.Versions))),
    ];

    private static string PolicyOf(Desk desk, Policy policy)
    {
        string set = string.Join("  ", policy.Set.Select(one =>
            string.Create(CultureInfo.InvariantCulture, $"{one.Lever.Key}={one.Value}")));
        return set.Length > 0 ? set : desk.Say(Neutral);
    }

    private static Phrase TimesOf(Times times)
    {
        string started = times.Started.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        string seconds = times.Seconds.ToString("0.0", CultureInfo.InvariantCulture);
        return new($"{started} UTC, {seconds} s", $"{started} UTC，历时 {seconds} 秒");
    }

    private static Phrase VersionsOf(VersionsUsed versions) => new(
        $"Gongyu {versions.Gongyu}, model {versions.Model}, Orleans {versions.Orleans}, {versions.Dotnet}",
        $"共育 {versions.Gongyu}，模型 {versions.Model}，Orleans {versions.Orleans}，{versions.Dotnet}");
}
