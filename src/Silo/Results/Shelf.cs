using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>A folder with results folders in it.</summary>
/// <param name="folder">Where it is.</param>
internal sealed class Shelf(string folder)
{
    /// <summary>Where runs are put unless told otherwise.</summary>
    public const string Usual = "results";

    private const int Few = 3;

    /// <summary>Every run, oldest first; and what is wrong with those that cannot be read.</summary>
    public (IReadOnlyList<PlayedResults> Runs, IReadOnlyList<Fault> Damaged) Read()
    {
        List<PlayedResults> runs = [];
        List<Fault> damaged = [];
        foreach (string path in Directory.Exists(folder) ? Directory.GetDirectories(folder).Where(PlayedResults.Is) : [])
        {
            var (results, fault, _) = PlayedResults.Read(path);
            if (results is not null)
                runs.Add(results);
            else
                damaged.Add(fault!);
        }
        return (
            [.. runs.OrderBy(run => run.Manifest.Times.Started).ThenBy(run => run.Manifest.Run, StringComparer.Ordinal)],
            [.. damaged.OrderBy(fault => fault.File, StringComparer.Ordinal)]);
    }

    /// <summary>The results of a run; or what is wrong with the request.</summary>
    /// <param name="run">A results folder, or the id of a run that is here.</param>
    public (PlayedResults? Results, Fault? Fault, Refusal Why) Open(string run)
    {
        string? path = new[] { run, Path.Combine(folder, run) }.FirstOrDefault(PlayedResults.Is);
        if (path is null && Directory.Exists(run))
            path = run;
        if (path is not null)
        {
            var (results, fault, _) = PlayedResults.Read(path);
            var wrong = PlayedResults.Is(path) ? Refusal.Damaged : Refusal.Wrong;
            return (results, fault, results is null ? wrong : Refusal.None);
        }
        var runs = Read().Runs;
        return runs.LastOrDefault(one => one.Manifest.Run == run) is { } found
            ? (found, null, Refusal.None)
            : (null, new(run, 0, 0, NoSuchRun(folder, run, [.. runs.Select(one => one.Manifest.Run)])), Refusal.NotFound);
    }

    /// <summary>The folder of an experiment; none when it is no experiment's.</summary>
    /// <param name="experiment">Its folder, or its id if it is here.</param>
    public string? FindExperiment(string experiment) =>
        new[] { experiment, Path.Combine(folder, experiment) }.FirstOrDefault(ExperimentFolder.Is);

    /// <summary>What to say of an id there is not: the newest of those that begin so, or the one that is written nearly so.</summary>
    public static Phrase NoSuchRun(string folder, string run, string[] known)
    {
        string[] near = [.. known.Where(id => run.Length > 0 && id.StartsWith(run, StringComparison.OrdinalIgnoreCase)).Reverse().Take(Few)];
        if (near.Length == 0 && Nearest.To(run, known) is { } one)
            near = [one];
        return near.Length > 0
            ? new(
                $"there is no such run in {folder}; did you mean {string.Join(", ", near)}?",
                $"{folder} 中没有这次运行；是否想写 {string.Join("、", near)}？")
            : new($"there is no such run in {folder}; \"gongyu list\" shows those there are", $"{folder} 中没有这次运行；“gongyu list”列出已有的运行");
    }
}
