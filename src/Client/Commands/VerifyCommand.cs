using System.CommandLine;
using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary><c>gongyu verify RUN</c>: replays a run on the other host, or an experiment; also out of an archive.</summary>
internal static class VerifyCommand
{
    private static readonly Phrase Meaning = new(
        "Replay a run on the other host, or play an experiment again, and hold every figure of its results folder or archive against it; "
            + "exit code 3 when something differs",
        "在另一宿主上重演一次运行，或重新推演一项实验，逐一核对其结果文件夹或归档中的全部数字；若有差异则退出码为 3");

    private static readonly Phrase RunMeaning = new(
        "Id of a run, its results folder, an experiment's folder, or an archive (see \"gongyu export\")",
        "运行的编号、其结果文件夹、实验的文件夹，或归档（见“gongyu export”）");

    public static Command Create(Desk desk)
    {
        Argument<string> run = new("RUN") { Description = desk.Say(RunMeaning) };
        var results = Parts.Results(desk);
        var json = Parts.Json(desk);
        var command = new CommandWithExamples("verify", desk.Say(Meaning),
            "verify baseline-20260901-083000-abc", "verify results/all --json", "verify results/baseline-sweep-20260901-083000-abc", "verify published.zip")
        {
            run, results, json,
        };
        command.SetAction((parsed, cancellation) => Verify(
            desk, parsed.GetValue(json), parsed.GetRequiredValue(results), parsed.GetRequiredValue(run), cancellation));
        return command;
    }

    private static async Task<int> Verify(Desk desk, bool json, string results, string run, CancellationToken cancellation)
    {
        if (!File.Exists(run))
            return await VerifyFolder(desk, json, results, run, cancellation);
        using var place = new TemporaryFolder();
        if (Archive.Unpack(run, place.Path) is { } fault)
        {
            desk.Complain([fault]);
            return ExitCode.Damaged;
        }
        // What differs lies in the archive, wherever it was unpacked.
        using StringWriter output = new(), error = new();
        try
        {
            return await VerifyFolder(desk with { Output = json ? output : desk.Output, Error = error }, json, results, place.Path, cancellation);
        }
        finally
        {
            await desk.Output.WriteAsync(output.ToString().Replace(place.Path, run, StringComparison.Ordinal));
            await desk.Error.WriteAsync(error.ToString().Replace(place.Path, run, StringComparison.Ordinal));
        }
    }

    private static Task<int> VerifyFolder(Desk desk, bool json, string results, string run, CancellationToken cancellation)
    {
        var shelf = new Shelf(results);
        return shelf.FindExperiment(run) is { } experiment
            ? new ExperimentVerification(desk, json).Run(experiment, cancellation)
            : new VerifySession(desk, json).Run(shelf, run, cancellation);
    }
}
