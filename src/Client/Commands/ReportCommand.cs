using System.CommandLine;
using Gongyu.Experiments;
using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary><c>gongyu report RUN…</c>: what runs came to, as one file to hand on.</summary>
internal static class ReportCommand
{
    private static readonly Phrase Meaning = new(
        "Write what a run or an experiment came to as one HTML file, in English and Chinese; needs no network; several runs are compared too",
        "将运行或实验的结果写成一个 HTML 文件：含图表与表格，中英双语，无需网络即可打开；多次运行还会相互比较");

    private static readonly Phrase RunsMeaning = new(
        "Ids of runs, or their results folders; the first is what the others are compared with. Or the folder of one experiment",
        "运行的编号或其结果文件夹；其余与首个比较。或一项实验的文件夹");

    private static readonly Phrase OutMeaning = new(
        "The file, must not exist (default: report.html in the first run's, or the experiment's, folder)",
        "文件，须尚不存在（默认为首个运行或实验文件夹中的 report.html）");

    private static readonly Phrase Alone = new(
        "this is an experiment, and an experiment is reported alone; leave out the others", "这是一项实验，而实验须单独报告；请去掉其他项");

    private static readonly Phrase GivenTwice = new("given twice; a run cannot be compared with itself", "重复给出；运行不能与自身比较");

    public static Command Create(Desk desk)
    {
        Argument<string[]> runs = new("RUN") { Description = desk.Say(RunsMeaning), Arity = ArgumentArity.OneOrMore };
        Option<string> file = new("--out") { Description = desk.Say(OutMeaning), HelpName = "FILE" };
        var results = Parts.Results(desk);
        var command = new CommandWithExamples("report", desk.Say(Meaning),
            "report results/all", "report baseline-20260901-083000-abc --lang zh --out baseline.html",
            "report results/before results/after --out compared.html", "report results/baseline-sweep-20260901-083000-abc")
        {
            runs, file, results,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Write(
            desk, new Shelf(parsed.GetRequiredValue(results)), parsed.GetRequiredValue(runs), parsed.GetValue(file), cancellation)));
        return command;
    }

    private static int Write(Desk desk, Shelf shelf, string[] runs, string? file, CancellationToken cancellation)
    {
        if (runs.FirstOrDefault(run => shelf.FindExperiment(run) is not null) is { } experiment)
        {
            if (runs.Length == 1)
                return WriteExperiment(desk, shelf.FindExperiment(experiment)!, file);
            desk.Complain([new Scenarios.Fault(experiment, 0, 0, Alone)]);
            return ExitCode.WrongRequest;
        }
        var opened = runs.Select(shelf.Open).ToArray();
        if (opened.FirstOrDefault(one => one.Results is null) is { Fault: not null } wrong)
        {
            desk.Complain(opened.Where(one => one.Results is null).Select(one => one.Fault!));
            return ExitCode.Of(wrong.Why);
        }
        PlayedResults[] folders = [.. opened.Select(one => one.Results!)];
        string path = file ?? Path.Combine(folders[0].Path, HtmlReport.FileName);
        if (IsTaken(desk, path))
            return ExitCode.NotWritable;
        // Before anything is played again.
        var (contenders, code) = Contenders(desk, folders, runs);
        if (code != ExitCode.Done)
            return code;
        List<ReportedRun> told = [];
        foreach (var folder in folders)
        {
            var (run, faults, why) = ReportedRun.Read(folder, cancellation);
            if (run is null)
            {
                desk.Complain(faults);
                return ExitCode.Of(why);
            }
            told.Add(run);
        }
        return Put(desk, path, HtmlReport.Write(told, Compared(contenders, told), desk.Language));
    }

    private static int WriteExperiment(Desk desk, string folder, string? file)
    {
        string path = file ?? Path.Combine(folder, HtmlReport.FileName);
        if (IsTaken(desk, path))
            return ExitCode.NotWritable;
        try
        {
            var (opened, fault) = ExperimentFolder.Open(folder);
            if (opened is null)
            {
                desk.Complain([fault!]);
                return ExitCode.Damaged;
            }
            var played = ExperimentPlayed.Read(opened);
            // Half of a sweep tells of half of its points; what drives an outcome is told of all or not at all.
            if (!played.File.IsComplete && (played.Summaries.Count == 0 || played.Plan.Sensitivity is not null))
            {
                desk.Complain([new Scenarios.Fault(folder, 0, 0, Unfinished(Parts.Quoted(folder)))]);
                return ExitCode.WrongRequest;
            }
            return Put(desk, path, HtmlReport.Write(played, desk.Language));
        }
        catch (DataFolderException refusal)
        {
            return desk.Refuse(refusal);
        }
    }

    private static Phrase Unfinished(string folder) => new(
        $"it is not finished, and there is nothing to tell yet; go on with it: gongyu resume {folder}",
        $"尚未完成，暂无可报告的结果；请先继续：gongyu resume {folder}");

    private static bool IsTaken(Desk desk, string path)
    {
        if (WholeFile.Taken(path) is not { } taken)
            return false;
        desk.Complain(taken);
        return true;
    }

    private static int Put(Desk desk, string path, string text)
    {
        if (WholeFile.Write(path, text) is { } refused)
        {
            desk.Complain(refused);
            return ExitCode.NotWritable;
        }
        desk.Output.WriteLine(path);
        return ExitCode.Done;
    }

    // What compare would say of them, it says of them here too.
    private static (IReadOnlyList<Contender> Contenders, int Code) Contenders(Desk desk, PlayedResults[] folders, string[] runs)
    {
        if (folders.Length == 1)
            return ([], ExitCode.Done);
        string[] twice = [.. folders.Zip(runs).GroupBy(one => Path.GetFullPath(one.First.Path)).Where(same => same.Count() > 1)
            .Select(same => same.First().Second)];
        string[] places = [.. folders.Select(folder => folder.Path)];
        var (contenders, faults, damage) = new CompareRequest(places, new(null, null, null, []), [], null, null).Read();
        if (twice.Length > 0)
            faults = [.. twice.Select(run => new Scenarios.Fault(run, 0, 0, GivenTwice))];
        desk.Complain(faults.Concat(damage).Select(fault => fault.File == "compare" ? fault with { File = "report" } : fault));
        return (contenders, faults.Count > 0 ? ExitCode.WrongRequest : damage.Count > 0 ? ExitCode.Damaged : ExitCode.Done);
    }

    private static Comparison? Compared(IReadOnlyList<Contender> contenders, List<ReportedRun> told) => contenders.Count == 0
        ? null
        : Comparison.Of([.. contenders.Zip(Names(told), (contender, name) => contender.Sample!.Named(name))],
            [.. told.SelectMany(run => run.Scenario.Reported).Distinct().OrderBy(metric => metric.Index)]);

    // Runs of one name are told apart by their ids, not by where they lie on somebody's disk.
    private static IEnumerable<string> Names(List<ReportedRun> told) => told.Select(run =>
        told.Count(other => other.Manifest.Scenario.Name == run.Manifest.Scenario.Name) == 1 ? run.Manifest.Scenario.Name : run.Manifest.Run);
}
