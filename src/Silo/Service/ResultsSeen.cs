using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>The scenario of a run, as it is played now.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">YAML.</param>
/// <param name="Files">The files it names.</param>
internal sealed record ScenarioSeen(string Name, string Text, IReadOnlyList<NamedFile> Files)
{
    /// <summary>Of what was asked of a run.</summary>
    public static ScenarioSeen Of(Dossier dossier) => new(dossier.Name, dossier.Text, dossier.Files);
}

/// <summary>What came of a run so far: what its results folder tells beside its tables.</summary>
/// <param name="Manifest">What was played, and what it came to.</param>
/// <param name="Unfinished">Rounds that are kept of the first replication, when it was stopped before its end.</param>
/// <param name="Tables">The tables there are.</param>
/// <param name="Trends">How the reported metrics went in the mean of the replications, in equal pieces of the run.</param>
internal sealed record ResultsSeen(
    Manifest Manifest, int Unfinished, IReadOnlyList<string> Tables, IReadOnlyDictionary<string, IReadOnlyList<double>> Trends)
{
    private static readonly Phrase None = new(
        "it has no results yet; they are made when it is paused or has come to its end", "尚无结果；运行暂停或结束后才会生成");

    /// <summary>Of a run that was paused or has come to its end.</summary>
    /// <exception cref="RefusedException">It has no results, or they cannot be read.</exception>
    public static ResultsSeen Of(Dossier dossier)
    {
        if (!PlayedResults.Is(dossier.Folder))
            throw new RefusedException(Refusal.NotFound, [new(dossier.Run, 0, 0, None)]);
        var (results, fault, _) = PlayedResults.Read(dossier.Folder);
        if (results is null)
            throw new RefusedException(Refusal.Damaged, [fault!]);
        var reading = results.Scenario();
        var (trends, broken) = reading.Scenario is { } scenario ? results.Trends(scenario.Reported) : (null, null);
        if (trends is null)
            throw new RefusedException(Refusal.Damaged, broken is null ? reading.Faults : [broken]);
        var tables = Silo.Tables.Files.Where(table => File.Exists(Path.Combine(results.Path, table)));
        return new(results.Manifest, results.Unfinished, [.. tables], trends.ById);
    }
}
