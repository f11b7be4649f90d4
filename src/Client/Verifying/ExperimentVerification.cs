using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>One <c>gongyu verify</c> of an experiment: plays all of it again, and every figure of its folder must come out again.</summary>
/// <param name="desk">Where.</param>
/// <param name="json">Whether for programs.</param>
internal sealed class ExperimentVerification(Desk desk, bool json)
{
    /// <summary>Runs it and gives the exit code.</summary>
    public async Task<int> Run(string path, CancellationToken cancellation)
    {
        var (folder, fault) = ExperimentFolder.Open(path);
        if (folder is null || !folder.File.IsComplete)
        {
            desk.Complain([fault ?? new Fault(path, 0, 0, Unfinished(Parts.Quoted(path)))]);
            return folder is null ? ExitCode.Damaged : ExitCode.WrongRequest;
        }
        using var place = new TemporaryFolder();
        var told = folder.File;
        var (again, refused) = ExperimentFolder.Begin(
            Path.Combine(place.Path, "again"), folder.Plan, ExperimentFile.Of(folder.Plan, told.Experiment, told.Command, told.Started));
        if (again is null)
        {
            desk.Complain(refused!.Value);
            return ExitCode.NotWritable;
        }
        var played = await new ExperimentSession(desk, json).PlayAll(again, Environment.ProcessorCount, cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (played.Refused is { } why)
        {
            desk.Complain(why);
            return ExitCode.NotWritable;
        }
        return Tell(told, [.. Differences(folder, again)]);
    }

    private static IEnumerable<Fault> Differences(ExperimentFolder told, ExperimentFolder again)
    {
        string file = Path.Combine(told.Path, ExperimentFile.FileName);
        foreach (var (what, one, other) in ((string, string, string)[])
            [("hash", $"{told.File.Hash}", $"{again.File.Hash}"), ("replications", $"{told.File.Replications}", $"{again.File.Replications}"),
                ("failed", $"{told.File.Failed.Count}", $"{again.File.Failed.Count}")])
            if (one != other)
                yield return new(file, 0, 0, FileDifference.Differs(what, one, other));
        var files = Exported.Of(again);
        foreach (string name in files.Inputs.Concat(files.TableFiles))
        {
            string here = Path.Combine(told.Path, name), there = Path.Combine(again.Path, name);
            if ((name.EndsWith(".parquet", StringComparison.Ordinal)
                ? FileDifference.InRows(here, there)
                : FileDifference.InLines(here, FileDifference.LinesOf(there))) is { } difference)
                yield return difference;
        }
    }

    private int Tell(ExperimentFile told, Fault[] differences)
    {
        desk.Complain(differences);
        bool same = differences.Length == 0;
        if (json)
            desk.WriteJson(new
            {
                told.Experiment,
                told.Hash,
                told.Points,
                told.Replications,
                Verified = same,
                Differences = differences.Select(difference => difference.In(desk.Language)),
            });
        else if (same)
            desk.Output.WriteLine(desk.Say(Same(told)));
        return same ? ExitCode.Done : ExitCode.Differs;
    }

    private static Phrase Unfinished(string path) => new(
        $"this experiment is not finished; go on with \"gongyu resume {path}\"", $"该实验尚未完成；请用“gongyu resume {path}”继续");

    private static Phrase Same(ExperimentFile told) => new(
        $"verified: {told.Experiment} was played again, {told.Replications:N0} replications at {told.Points:N0} points, and every figure came out again; hash {told.Hash}",
        $"验证通过：{told.Experiment} 已重新推演，{told.Points:N0} 个点共 {told.Replications:N0} 次重复，全部数字一致；哈希 {told.Hash}");
}
