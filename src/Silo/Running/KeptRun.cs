using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>Finds a run in a data folder.</summary>
internal static class KeptRun
{
    /// <summary>
    /// Takes a data folder to change a run of it; or tells why there is none of that id. What was read before the folder was taken may have
    /// changed since: it is read again. The run itself need not be readable, so that it can be deleted.
    /// </summary>
    /// <exception cref="DataFolderException">The folder cannot be used.</exception>
    public static DataFolder? Open(string data, string run, out Fault? fault)
    {
        var (runs, unreadable) = Journal.Read(data);
        fault = runs.Any(one => one.Dossier.Run == run) || unreadable.Any(one => one.Run == run) ? null : NoSuchRun(data, run, runs);
        return fault is null ? DataFolder.Open(data) : null;
    }

    /// <summary>A run that has not come to its end; or why there is none of that id.</summary>
    /// <exception cref="DataFolderException">The folder or the run cannot be read.</exception>
    public static (StoredRun? Run, Fault? Fault) Find(string data, string run)
    {
        var (found, fault) = FindAny(data, run);
        return found?.State == "completed" ? (null, new(run, 0, 0, Completed(run))) : (found, fault);
    }

    /// <summary>A run; or why there is none of that id.</summary>
    /// <exception cref="DataFolderException">The folder or the run cannot be read.</exception>
    public static (StoredRun? Run, Fault? Fault) FindAny(string data, string run) => FindIn(Journal.Read(data), data, run);

    /// <summary>A run of a folder that this process has; or why there is none of that id.</summary>
    /// <exception cref="DataFolderException">The folder or the run cannot be read.</exception>
    public static (StoredRun? Run, Fault? Fault) FindAny(DataFolder data, string run)
    {
        var read = data.Read(run);
        return FindIn(read.Runs.Count + read.Unreadable.Count > 0 ? read : data.Read(), data.Path, run); // All, to tell which it may have meant.
    }

    private static (StoredRun? Run, Fault? Fault) FindIn(
        (IReadOnlyList<StoredRun> Runs, IReadOnlyList<UnreadableRun> Unreadable) read, string data, string run)
    {
        var (runs, unreadable) = read;
        if (unreadable.FirstOrDefault(one => one.Run == run) is { } broken)
            throw new DataFolderException(DataFault.Damaged, new($"{run}: {broken.Why.En}", $"{run}: {broken.Why.Zh}"));
        return runs.FirstOrDefault(one => one.Dossier.Run == run) is { } found ? (found, null) : (null, NoSuchRun(data, run, runs));
    }

    private static Fault NoSuchRun(string data, string run, IReadOnlyList<StoredRun> runs) =>
        new(run, 0, 0, Shelf.NoSuchRun(data, run, [.. runs.Select(one => one.Dossier.Run)]));

    /// <summary>What to say of a run that is to be stepped when only its other replications are left.</summary>
    public static Phrase NoRoundLeft(string run) => new(
        $"its first replication has come to its end, so no round is left to step; the others are played by: gongyu resume {run}",
        $"首次重复已完成，没有可单步推演的轮次；其余重复请用：gongyu resume {run}");

    /// <summary>What to say of a run that has come to its end.</summary>
    public static Phrase Completed(string run) => new(
        $"this run is completed; \"gongyu show {run}\" tells what it came to", $"该运行已完成；“gongyu show {run}”可查看结果");
}
