using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>A run as a list shows it.</summary>
/// <param name="Run">Its id.</param>
/// <param name="Scenario">Name of its scenario, where it can be read; so with the figures.</param>
/// <param name="State">How it stands.</param>
/// <param name="Round">Rounds of the first replication that are kept.</param>
/// <param name="Rounds">Rounds asked for.</param>
/// <param name="Hash">One hash for all replications; none until it is completed.</param>
/// <param name="Started">When it was begun.</param>
internal sealed record RunLine(string Run, string? Scenario, Phrase State, int? Round, int? Rounds, string? Hash, DateTimeOffset Started)
{
    private static readonly Phrase[] States =
    [
        new("completed", "已完成"), new("interrupted", "已中断"), new("running", "运行中"), new("paused", "已暂停"), new("failed", "失败"),
        new("unreadable", "无法读取"),
    ];

    /// <summary>Every run of a data folder and of a folder with results, oldest first; and what is wrong with those that cannot be read.</summary>
    /// <exception cref="DataFolderException">The data folder cannot be read.</exception>
    public static (IReadOnlyList<RunLine> Runs, IReadOnlyList<Fault> Damaged) Read(string data, string results)
    {
        var (stored, unreadable) = Journal.Read(data);
        RunLine[] kept = [.. stored.Select(Of), .. unreadable.Select(Of)];
        var (played, damaged) = new Shelf(results).Read();
        var others = played.Where(one => kept.All(run => run.Run != one.Manifest.Run)).Select(Of);
        return (
            [.. kept.Concat(others).OrderBy(run => run.Started).ThenBy(run => run.Run, StringComparer.Ordinal)],
            [.. unreadable.Select(run => new Fault(run.Run, 0, 0, run.Why)), .. damaged]);
    }

    /// <summary>A run as a service tells of it.</summary>
    public static RunLine Of(RunSeen run) => new(
        run.Run, run.Scenario, StateOf(run.State), run.Round, run.Rounds, run.Hash, run.Started);

    private static RunLine Of(StoredRun run) => new(
        run.Dossier.Run, run.Dossier.Name, StateOf(run.State), run.Round, run.Dossier.Rounds, run.Hash, run.Started);

    private static RunLine Of(UnreadableRun run) => new(
        run.Run, run.Dossier?.Name, StateOf("unreadable"), null, run.Dossier?.Rounds, run.Hash, run.Started);

    private static RunLine Of(PlayedResults run) => new(
        run.Manifest.Run, run.Manifest.Scenario.Name, StateOf(run.Manifest.IsComplete ? "completed" : "interrupted"), run.RoundsKept,
        run.Manifest.Rounds, run.Manifest.Hash, run.Manifest.Times.Started);

    /// <summary>How a run stands, as a user reads it.</summary>
    /// <param name="word">How it is stored.</param>
    public static Phrase StateOf(string word) => States.FirstOrDefault(state => state.En == word, new(word, word));
}
