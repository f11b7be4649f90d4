using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CsvHelper;
using Gongyu.Experiments;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>A results folder that is read again.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Manifest">What it says of the run.</param>
internal sealed record PlayedResults(string Path, Manifest Manifest)
{
    /// <summary>Name of the copy of the scenario.</summary>
    public const string ScenarioFile = "scenario.yaml";

    private static readonly JsonSerializerOptions Strict = new(DataJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
    };

    private static readonly Phrase NoManifest = new(
        "this is not a results folder: it has no manifest.json", "这不是结果文件夹：缺少 manifest.json");

    /// <summary>Where its manifest is.</summary>
    public string ManifestFile => System.IO.Path.Combine(Path, Manifest.FileName);

    /// <summary>Whether the first replication was played to its end.</summary>
    public bool HasFirst => Manifest.IsComplete || Manifest.Played.Any(one => one.Replication == 1);

    /// <summary>Rounds that are kept of the first replication; also begun ones, when rows of a round are missing.</summary>
    public int RoundsKept => HasFirst
        ? Manifest.Rounds
        : (LinesOf(Tables.RoundsFile).Count(line => line.StartsWith($"{Manifest.Run},1,", StringComparison.Ordinal))
            + Metrics.All.Count - 1) / Metrics.All.Count;

    /// <summary>Rounds that are kept of the first replication, when it was stopped before its end.</summary>
    public int Unfinished => HasFirst ? 0 : RoundsKept;

    /// <summary>The scenario that was played; or what is wrong with it.</summary>
    public Reading Scenario() => Gongyu.Scenarios.ScenarioFile.Parse(
        Manifest.Scenario.Name, Manifest.Scenario.Effective, ManifestFile, Manifest.Scenario.Files);

    /// <summary>Whether a folder is one of results.</summary>
    public static bool Is(string path) => File.Exists(System.IO.Path.Combine(path, Manifest.FileName));

    /// <summary>Reads a folder's manifest; or tells what is wrong with it, and whether it is only of another version.</summary>
    public static (PlayedResults? Results, Fault? Fault, bool IsUnlike) Read(string path)
    {
        if (!Is(path))
            return (null, new(path, 0, 0, NoManifest), false);
        string file = System.IO.Path.Combine(path, Manifest.FileName);
        try
        {
            string text = File.ReadAllText(file);
            // The version first: another version may have other fields.
            int? format = JsonNode.Parse(text)?["format"]?.GetValue<int>();
            if (format != Manifest.CurrentFormat)
                return (null, new(file, 0, 0, OtherVersion("format", format, Manifest.CurrentFormat)), true);
            var manifest = JsonSerializer.Deserialize<Manifest>(text, Strict)!;
            return manifest.Versions.Model == Recorder.ModelVersion
                ? (new(path, manifest), null, false)
                : (null, new(file, 0, 0, OtherVersion("model", manifest.Versions.Model, Recorder.ModelVersion)), true);
        }
        catch (JsonException damaged)
        {
            return (null, new(file, (int)(damaged.LineNumber ?? -1) + 1, (int)(damaged.BytePositionInLine ?? -1) + 1,
                Damaged(damaged.Message.Split(" Path:")[0])), false);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or InvalidOperationException or FormatException)
        {
            return (null, new(file, 0, 0, Damaged(unreadable.Message)), false);
        }
    }

    /// <summary>The outcomes of its replications, by seed; or what is wrong with them, and whether they are only of other metrics.</summary>
    public (Sample? Sample, Fault? Fault, bool IsUnlike) Outcomes()
    {
        string file = System.IO.Path.Combine(Path, "outcomes.csv");
        try
        {
            using var table = CsvReader.FromFile(file);
            var bySeed = new Dictionary<ulong, double[]>();
            foreach (var row in table.GetRecords<OutcomeRow>())
            {
                if (Metrics.Find(row.Metric) is not { } metric)
                    return (null, new(file, 0, 0, OtherMetric(row.Metric)), true);
                if (row.Run != Manifest.Run || !double.IsFinite(row.Value))
                    return (null, new(file, 0, 0, Damaged($"{row.Run}, {row.Metric}, {row.Value}")), false);
                if (!bySeed.TryGetValue(row.Seed, out double[]? outcomes))
                    bySeed[row.Seed] = outcomes = [.. Metrics.All.Select(_ => double.NaN)];
                if (!double.IsNaN(outcomes[metric.Index]))
                    return (null, new(file, 0, 0, Damaged($"{row.Metric} is there twice for seed {row.Seed}")), false);
                outcomes[metric.Index] = row.Value;
            }
            bool whole = bySeed.Keys.Order().SequenceEqual(Manifest.Played.Select(played => played.Seed).Order())
                && !bySeed.Values.Any(outcomes => outcomes.Any(double.IsNaN));
            if (!whole)
                return (null, new(file, 0, 0, Damaged("its rows are not those of the manifest")), false);
            file = System.IO.Path.Combine(Path, Tables.RoundsFile);
            return (new(Manifest.Run, bySeed, Dynamics()) { Shock = ShockRound }, null, false);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CsvFormatException or InvalidOperationException)
        {
            return (null, new(file, 0, 0, Damaged(unreadable.Message.ReplaceLineEndings(" "))), false);
        }
    }

    private int ShockRound => Scenario().Scenario?.Community.Shock.Round ?? 0;

    private Dictionary<ulong, double[]> Dynamics()
    {
        int shock = ShockRound;
        var courses = Manifest.Played.ToDictionary(played => played.Replication, played => (played.Seed, Of: new Courses(Manifest.Rounds, shock)));
        using var table = CsvReader.FromFile(System.IO.Path.Combine(Path, Tables.RoundsFile));
        foreach (var row in table.GetRecords<RoundRow>())
            if (courses.TryGetValue(row.Replication, out var course) && row.Round >= 1 && row.Round <= Manifest.Rounds
                && Metrics.Find(row.Metric) is { } metric)
                course.Of.Add(metric, row.Round, row.Value);
        return courses.Values.All(course => course.Of.AreWhole)
            ? courses.Values.ToDictionary(course => course.Seed, course => course.Of.End())
            : throw new InvalidOperationException("rows are missing");
    }

    /// <summary>The metrics of every round of a replication, in their order.</summary>
    /// <param name="replication">Which replication, from 1.</param>
    /// <exception cref="IOException">They cannot be read.</exception>
    public IEnumerable<(int Round, double[] Values)> Rounds(int replication)
    {
        using var table = CsvReader.FromFile(System.IO.Path.Combine(Path, Tables.RoundsFile));
        double[] values = [];
        int filled = 0;
        foreach (var row in table.GetRecords<RoundRow>().Where(row => row.Replication == replication))
        {
            if (Metrics.Find(row.Metric) is not { } metric)
                continue;
            if (filled == 0)
                values = new double[Metrics.All.Count];
            values[metric.Index] = row.Value;
            if (++filled < Metrics.All.Count)
                continue;
            yield return (row.Round, values);
            filled = 0;
        }
    }

    /// <summary>All rounds of a replication; or what is wrong with them.</summary>
    /// <param name="replication">Which replication, from 1.</param>
    public (IReadOnlyList<(int Round, double[] Values)>? Rounds, Fault? Fault) AllRounds(int replication)
    {
        try
        {
            return ([.. Rounds(replication)], null);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CsvFormatException or InvalidOperationException)
        {
            return (null, new(System.IO.Path.Combine(Path, Tables.RoundsFile), 0, 0, Damaged(unreadable.Message.ReplaceLineEndings(" "))));
        }
    }

    /// <summary>How metrics went in the mean of its finished replications; or what is wrong with them.</summary>
    public (Trends? Trends, Fault? Fault) Trends(IReadOnlyList<Metric> metrics)
    {
        string file = System.IO.Path.Combine(Path, Tables.RoundsFile);
        var trends = new Trends(metrics, Manifest.Rounds);
        var finished = Manifest.Played.Select(played => played.Replication).ToHashSet();
        if (finished.Count > 0 && metrics.FirstOrDefault(metric => !Manifest.Outcomes.ContainsKey(metric.Id)) is { } missing)
            return (null, new(ManifestFile, 0, 0, Damaged($"outcomes.{missing.Id} is missing")));
        try
        {
            using var table = CsvReader.FromFile(file);
            foreach (var row in table.GetRecords<RoundRow>())
            {
                if (Metrics.Find(row.Metric) is not { } metric || row.Round < 1 || row.Round > Manifest.Rounds)
                    return (null, new(file, 0, 0, Damaged($"{row.Metric}, {row.Round}")));
                if (finished.Contains(row.Replication))
                    trends.Add(metric, row.Round, row.Value);
            }
            return (trends, null);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CsvFormatException or InvalidOperationException)
        {
            return (null, new(file, 0, 0, Damaged(unreadable.Message.ReplaceLineEndings(" "))));
        }
    }

    private IEnumerable<string> LinesOf(string name)
    {
        string file = System.IO.Path.Combine(Path, name);
        return File.Exists(file) ? File.ReadLines(file) : [];
    }

    /// <summary>What to say of results of another version.</summary>
    public static Phrase OtherVersion(string what, int? found, int known) => new(
        $"this is of another version: {what} {found}, while this program reads {known}", $"版本不同：{what} {found}，本程序读取 {known}");

    private static Phrase OtherMetric(string id) => new(
        $"these results have the metric {id}, which this program does not know", $"这些结果含有本程序未知的指标 {id}");

    /// <summary>What to say of results that cannot be read.</summary>
    public static Phrase Damaged(string why) => new($"this cannot be read as results: {why}", $"无法作为结果读取（系统原文）：{why}");
}
