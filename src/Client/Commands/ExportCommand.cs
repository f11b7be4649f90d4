using System.CommandLine;
using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary><c>gongyu export RUN</c>: the rounds of a run for another program.</summary>
internal static class ExportCommand
{
    private static readonly Phrase Meaning = new(
        "Export the rounds of a replication on standard output: openmetrics fills a Prometheus with simulated time that has passed",
        "将一次重复的各轮导出到标准输出：openmetrics 可将已推演的时间回填到 Prometheus");

    private static readonly Phrase FormatMeaning = new("openmetrics", "openmetrics");
    private static readonly Phrase ReplicationMeaning = new("Which replication, from 1", "第几次重复，从 1 起");
    private static readonly Phrase StartMeaning = new("When the run begins, in simulated time (default: when it was begun)", "运行开始的（模拟）时间（默认：实际开始时间）");
    private static readonly Phrase LengthMeaning = new("How long a round lasts, in simulated time: 15s, 1m, 1h, 1d", "每轮的（模拟）时长：15s、1m、1h、1d");

    public static Command Create(Desk desk)
    {
        var run = Parts.Run(desk);
        var results = Parts.Results(desk);
        Option<string> format = new("--format") { Description = desk.Say(FormatMeaning), HelpName = "FORMAT", Required = true };
        format.AcceptOnlyFromAmong("openmetrics");
        Option<int> replication = new("--replication") { Description = desk.Say(ReplicationMeaning), HelpName = "N", DefaultValueFactory = _ => 1 };
        Option<string> start = new("--start") { Description = desk.Say(StartMeaning), HelpName = "TIME" };
        Option<string> length = new("--round-length") { Description = desk.Say(LengthMeaning), HelpName = "LENGTH", DefaultValueFactory = _ => "1m" };
        var command = new CommandWithExamples("export", desk.Say(Meaning),
            "export results/all --format openmetrics > all.om",
            "export results/all --format openmetrics --start 2026-09-01T00:00:00Z --round-length 1h > all.om")
        {
            run, results, format, replication, start, length,
        };
        command.SetAction((parsed, cancellation) => Export(
            desk, new Shelf(parsed.GetRequiredValue(results)), parsed.GetRequiredValue(run), parsed.GetValue(replication),
            parsed.GetValue(start), parsed.GetValue(length), cancellation));
        return command;
    }

    private static async Task<int> Export(Desk desk, Shelf shelf, string run, int replication, string? start, string? length, CancellationToken cancellation)
    {
        var (results, fault, why) = shelf.Open(run);
        if (results is null)
            return Refuse(desk, fault!, ExitCode.Of(why));
        var manifest = results.Manifest;
        var (times, wrong) = OpenMetrics.TimesOf(start, length, manifest.Times.Started, manifest.Rounds);
        if (times is null)
            return Refuse(desk, wrong! with { File = $"--{wrong.File}" }, ExitCode.WrongRequest);
        if (replication < 1 || replication > manifest.Replications)
            return Refuse(desk, new("--replication", 0, 0, Range(manifest.Replications)), ExitCode.WrongRequest);
        var (rounds, broken) = results.AllRounds(replication);
        if (rounds is null)
            return Refuse(desk, broken!, ExitCode.Damaged);
        await OpenMetrics.Write(desk.Output, manifest.Run, rounds, times, cancellation);
        return ExitCode.Done;
    }

    private static int Refuse(Desk desk, Fault fault, int code)
    {
        desk.Complain([fault]);
        return code;
    }

    private static Phrase Range(int replications) => new($"expected 1 to {replications}", $"应为 1 至 {replications}");
}
