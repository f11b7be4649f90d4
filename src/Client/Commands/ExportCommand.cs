using System.CommandLine;
using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary><c>gongyu export RUN</c>: a run or an experiment for another program, or for publication.</summary>
internal static class ExportCommand
{
    private const string OpenMetricsFormat = "openmetrics", Crate = "crate";

    private static readonly Phrase Meaning = new(
        "Export a run or an experiment: csv, parquet, json: tables with a README of columns and units; crate: an archive to publish, which "
            + "\"gongyu verify\" replays; openmetrics: one replication on standard output, to fill a Prometheus with simulated time that has passed",
        "导出一次运行或一项实验：csv、parquet、json 为带列名与单位说明的数据表；crate 为可发布的归档，“gongyu verify”可将其重演；"
            + "openmetrics 将一次重复输出到标准输出，用于向 Prometheus 回填已推演的时间");

    private static readonly Phrase RunMeaning = new(
        "Id of a run, or its results folder, or an experiment's folder", "运行的编号或其结果文件夹，或实验的文件夹");

    private static readonly Phrase FormatMeaning = new("csv, parquet, json, crate or openmetrics", "csv、parquet、json、crate 或 openmetrics");

    private static readonly Phrase OutMeaning = new(
        "The folder, or of crate the file, must not exist (default: in the results folder)", "文件夹（crate 则为文件），须尚不存在（默认在结果文件夹中）");

    private static readonly Phrase AuthorMeaning = new("With crate: an author (repeatable)", "用于 crate：作者（可重复）");
    private static readonly Phrase LicenseMeaning = new("With crate: the licence, a URL or a text", "用于 crate：许可证，网址或文字");
    private static readonly Phrase ReplicationMeaning = new("Which replication, from 1", "第几次重复，从 1 起");

    private static readonly Phrase StartMeaning = new(
        "With openmetrics: when the run begins, in simulated time (default: when it was begun)", "用于 openmetrics：运行开始的（模拟）时间（默认：实际开始时间）");

    private static readonly Phrase LengthMeaning = new(
        "With openmetrics: how long a round lasts, in simulated time: 15s, 1m, 1h, 1d (default: 1m)", "用于 openmetrics：每轮的（模拟）时长：15s、1m、1h、1d（默认 1m）");

    private static readonly Phrase NothingYet = new(
        "no table of this experiment has been written yet", "该实验尚未写出任何数据表");

    public static Command Create(Desk desk)
    {
        Argument<string> run = new("RUN") { Description = desk.Say(RunMeaning) };
        var results = Parts.Results(desk);
        Option<string> format = new("--format") { Description = desk.Say(FormatMeaning), HelpName = "FORMAT", Required = true };
        format.AcceptOnlyFromAmong([.. Exporter.Formats, Crate, OpenMetricsFormat]);
        Option<string> place = new("--out") { Description = desk.Say(OutMeaning), HelpName = "PATH" };
        Option<string[]> author = new("--author") { Description = desk.Say(AuthorMeaning), HelpName = "NAME" };
        Option<string> license = new("--license") { Description = desk.Say(LicenseMeaning), HelpName = "URL" };
        Option<int> replication = new("--replication") { Description = desk.Say(ReplicationMeaning), HelpName = "N", DefaultValueFactory = _ => 1 };
        Option<string> start = new("--start") { Description = desk.Say(StartMeaning), HelpName = "TIME" };
        Option<string> length = new("--round-length") { Description = desk.Say(LengthMeaning), HelpName = "LENGTH" };
        var command = new CommandWithExamples("export", desk.Say(Meaning),
            "export results/all --format csv",
            "export results/baseline-sweep-20260901-083000-abc --format parquet --out data",
            "export results/all --format crate --author 'Li Wei' --license https://creativecommons.org/licenses/by/4.0/",
            "export results/all --format openmetrics --start 2026-09-01T00:00:00Z --round-length 1h > all.om")
        {
            run, results, format, place, author, license, replication, start, length,
        };
        command.Validators.Add(parsed =>
        {
            string asked = parsed.GetValue(format) ?? "";
            foreach (var (option, formats) in (ReadOnlySpan<(Option, string[])>)
                [(place, [.. Exporter.Formats, Crate]), (author, [Crate]), (license, [Crate]),
                    (replication, [OpenMetricsFormat]), (start, [OpenMetricsFormat]), (length, [OpenMetricsFormat])])
                if (parsed.GetResult(option) is { Implicit: false } && !formats.Contains(asked))
                    parsed.AddError(desk.Say(Elsewhere(option.Name, formats)));
        });
        command.SetAction((parsed, cancellation) =>
        {
            var shelf = new Shelf(parsed.GetRequiredValue(results));
            string which = parsed.GetRequiredValue(run), how = parsed.GetRequiredValue(format);
            return how == OpenMetricsFormat
                ? Metrics(desk, shelf, which, parsed.GetValue(replication), parsed.GetValue(start), parsed.GetValue(length), cancellation)
                : Export(desk, shelf, which, how, new(parsed.GetValue(place), parsed.GetValue(author) ?? [], parsed.GetValue(license)), cancellation);
        });
        return command;
    }

    private static async Task<int> Export(Desk desk, Shelf shelf, string run, string format, Asked asked, CancellationToken cancellation)
    {
        var (what, fault, code) = Open(shelf, run, format);
        if (what is null)
            return Refuse(desk, fault!, code);
        string path = asked.Place ?? Path.Combine(what.Folder, format == Crate ? what.Id + Archive.Extension : format);
        var (refused, damaged) = format == Crate
            ? Archive.Write(what, path, asked.Authors, asked.License, cancellation)
            : await Exporter.Write(what, format, path, cancellation);
        if (damaged is not null)
            return Refuse(desk, damaged, ExitCode.Damaged);
        if (refused is { } why)
        {
            desk.Complain(why);
            return ExitCode.NotWritable;
        }
        desk.Output.WriteLine(path);
        return ExitCode.Done;
    }

    private static (Exported? What, Fault? Fault, int Code) Open(Shelf shelf, string run, string format)
    {
        if (shelf.FindExperiment(run) is not { } place)
        {
            var (results, fault, why) = shelf.Open(run);
            return results is null ? (null, fault, ExitCode.Of(why)) : (Exported.Of(results), null, ExitCode.Done);
        }
        var (folder, broken) = ExperimentFolder.Open(place);
        if (folder is null)
            return (null, broken, ExitCode.Damaged);
        var what = Exported.Of(folder);
        return what.IsComplete || (format != Crate && what.TableFiles.Count > 1)
            ? (what, null, ExitCode.Done)
            : (null, new(place, 0, 0, Unfinished(Parts.Quoted(place), format)), ExitCode.WrongRequest);
    }

    private static async Task<int> Metrics(
        Desk desk, Shelf shelf, string run, int replication, string? start, string? length, CancellationToken cancellation)
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

    private static Phrase Elsewhere(string option, string[] formats) => new(
        $"{option}: belongs to --format {string.Join(", ", formats)}", $"{option}：只用于 --format {string.Join("、", formats)}");

    private static Phrase Unfinished(string place, string format) => new(
        $"{(format == Crate ? "an archive is of a finished experiment" : NothingYet.En)}; go on with \"gongyu resume {place}\"",
        $"{(format == Crate ? "只有已完成的实验可以归档" : NothingYet.Zh)}；请用“gongyu resume {place}”继续");

    private sealed record Asked(string? Place, IReadOnlyList<string> Authors, string? License);
}
