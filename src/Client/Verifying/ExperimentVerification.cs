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
        try
        {
            var played = await new ExperimentSession(desk, json).PlayAll(again, Environment.ProcessorCount, cancellation);
            cancellation.ThrowIfCancellationRequested();
            return played.Refused is null ? Tell(told, [.. Differences(folder, again)]) : NoRoom(place.Path);
        }
        catch (DataFolderException refusal) when (refusal.Fault == DataFault.NotWritable)
        {
            return NoRoom(place.Path);
        }
    }

    private int NoRoom(string path)
    {
        desk.Complain(new Phrase(
            $"{path}: there is no room to play it again; set TMPDIR to a folder with more", $"{path}：空间不足，无法重新推演；请将 TMPDIR 设为空间更大的文件夹"));
        return ExitCode.NotWritable;
    }

    private static IEnumerable<Fault> Differences(ExperimentFolder told, ExperimentFolder again)
    {
        string file = Path.Combine(told.Path, ExperimentFile.FileName);
        foreach (var (what, one, other) in ((string, string, string)[])
            [.. FactsOf(told.File).Zip(FactsOf(again.File), (one, other) => (one.What, one.Value, other.Value))])
            if (one != other)
                yield return new(file, 0, 0, FileDifference.Differs(what, one, other));
        var files = Exported.Of(again);
        // An archive has every table once.
        string[] copies = [.. Directory.GetFiles(told.Path, "*.parquet").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        foreach (string name in files.Inputs.Concat(files.TableFiles).Union(copies))
        {
            string here = Path.Combine(told.Path, name), there = Path.Combine(again.Path, name);
            if ((name.EndsWith(".parquet", StringComparison.Ordinal)
                ? FileDifference.InRows(here, there)
                : FileDifference.InLines(here, FileDifference.LinesOf(there))) is { } difference)
                yield return difference;
        }
    }

    private static IEnumerable<(string What, string Value)> FactsOf(ExperimentFile file) =>
    [
        ("hash", $"{file.Hash}"), ("kind", file.Kind), ("design", file.Design), ("seed", $"{file.Seed}"), ("rounds", $"{file.Rounds}"),
        ("points", $"{file.Points}"), ("replications", $"{file.Replications}"), ("failed", string.Join("; ", file.Failed)),
    ];

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
