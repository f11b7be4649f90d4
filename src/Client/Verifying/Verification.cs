using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>Holds a results folder against a replay of its scenario: every figure and row of it must come out again.</summary>
internal sealed class Verification(PlayedResults results)
{
    // A folder that is altered in many places is told by the first of each file.
    private readonly List<Fault> differences = [];
    private readonly SortedDictionary<int, RunHash> doubtful = [];

    private Manifest Manifest => results.Manifest;

    private string ManifestFile => results.ManifestFile;

    private bool HasLedger => File.Exists(Path.Combine(results.Path, Ledger.FileName));

    /// <summary>What differs, a line each; nothing when the folder is what was played.</summary>
    public IReadOnlyList<Fault> Differences => differences;

    /// <summary>
    /// What the replay of a replication came to, by number from 0, where the folder says that it was another: here the hosts may differ.
    /// </summary>
    public IReadOnlyDictionary<int, RunHash> Doubtful => doubtful;

    /// <summary>Who played, so that the others can replay.</summary>
    public Hosts Hosts => Manifest.Host switch
    {
        "fast" => Hosts.Fast,
        "actors" => Hosts.Actors,
        _ => Hosts.FirstByActors,
    };

    /// <summary>The replications to replay, from 0; also the first when only some of its rounds are there.</summary>
    public IReadOnlyCollection<int> Numbers { get; private set; } = [];

    /// <summary>The scenario that was played; none when the manifest does not tell it as the copy does.</summary>
    public Scenario? Scenario()
    {
        var reading = results.Scenario();
        differences.AddRange(reading.Faults);
        CompareLines(PlayedResults.ScenarioFile, Manifest.Scenario.Effective.Split('\n'));
        if (reading.Scenario is not { } scenario)
            return null;
        foreach (var file in scenario.Files)
            CompareLines(file.Name, file.Text.Split('\n'));
        Compare("seed", Manifest.Seed, scenario.Seed);
        Compare("rounds", Manifest.Rounds, scenario.Rounds);
        Compare("replications", Manifest.Replications, scenario.Replications);
        var played = Manifest.Played.Select(one => one.Replication - 1).Where(number => number >= 0 && number < scenario.Replications);
        Numbers = [.. (Manifest.IsComplete ? Enumerable.Range(0, scenario.Replications) : played.Append(0)).Distinct().Order()];
        return scenario;
    }

    /// <summary>Holds everything against what was replayed.</summary>
    public void CompareWith(PlayedRun replayed)
    {
        var again = KeepingWhatWasKept(replayed);
        Compare("hash", Manifest.Hash, again.Hash);
        Compare("played", Manifest.Played.Count, again.Ensemble.Replications.Count);
        foreach (var (number, replication) in again.Ensemble.Replications.OrderBy(one => one.Key))
        {
            var told = Manifest.Played.FirstOrDefault(one => one.Replication == number + 1);
            Compare($"played[{number + 1}].seed", told?.Seed, replication.Seed);
            if (!Compare($"played[{number + 1}].hash", told?.Hash, replication.Hash.ToString()))
                doubtful[number] = replication.Hash;
        }
        foreach (var (metric, outcome) in again.Outcomes)
            Compare($"outcomes.{metric}", Manifest.Outcomes.GetValueOrDefault(metric), outcome);
        foreach (var (dynamic, facts) in again.Dynamics)
            Compare($"dynamics.{dynamic}", Manifest.Dynamics.GetValueOrDefault(dynamic), facts);
        Compare("dynamics", Manifest.Dynamics.Count, again.Dynamics.Count);
        // Whoever stopped its test has none.
        if (Manifest.Hypothesis is { } hypothesis)
            Compare("hypothesis", hypothesis, again.Hypothesis);
        Compare("outcomes", Manifest.Outcomes.Count, again.Outcomes.Count);
        // Where the hosts differ an entry of the ledger would be the least of it.
        foreach (var (file, write) in Tables.Of(again with { Ledger = HasLedger && doubtful.Count == 0 }))
        {
            using var text = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
            Tables.Write(text, write);
            text.Position = 0;
            using var reader = new StreamReader(text);
            // Of a replication that was stopped there is no hash, only its rounds.
            if (!CompareLines(file, FileDifference.Lines(reader)) && file == Tables.RoundsFile && again.Unfinished > 0)
                doubtful[0] = replayed.Ensemble.Replications[0].Hash;
        }
    }

    // Of a run that was stopped, what was kept: the first replication may have been in the middle.
    private PlayedRun KeepingWhatWasKept(PlayedRun replayed)
    {
        var again = replayed with { Id = Manifest.Run };
        if (results.HasFirst)
            return again;
        return again with
        {
            Ensemble = again.Ensemble with { Replications = again.Ensemble.Replications.Where(one => one.Key > 0).ToDictionary() },
            Unfinished = results.RoundsKept,
        };
    }

    private bool Compare<T>(string field, T told, T again)
    {
        bool same = EqualityComparer<T>.Default.Equals(told, again);
        if (!same)
            differences.Add(new(ManifestFile, 0, 0, FileDifference.Differs(field, $"{told}", $"{again}")));
        return same;
    }

    private bool CompareLines(string name, IEnumerable<string> again)
    {
        if (FileDifference.InLines(Path.Combine(results.Path, name), again) is not { } difference)
            return true;
        differences.Add(difference);
        return false;
    }
}
