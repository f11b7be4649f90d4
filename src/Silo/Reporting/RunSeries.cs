using CsvHelper;
using Gongyu.Experiments;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>How metrics went round by round in every finished replication, read from a results folder.</summary>
internal sealed class RunSeries
{
    /// <summary>Of a longer run so many rounds are shown, evenly apart.</summary>
    public const int MostRounds = 240;

    private readonly Dictionary<Metric, double[][]> values; // By replication, then by round that is shown.

    private RunSeries(IReadOnlyList<int> rounds, Dictionary<Metric, double[][]> values) => (Rounds, this.values) = (rounds, values);

    /// <summary>The rounds that are shown, the first and the last among them.</summary>
    public IReadOnlyList<int> Rounds { get; }

    /// <summary>Some rounds of all, evenly apart, from the first to the last.</summary>
    public static int[] Evenly(int rounds, int most) => rounds <= most
        ? [.. Enumerable.Range(1, rounds)]
        : [.. Enumerable.Range(0, most).Select(i => 1 + (int)((long)i * (rounds - 1) / (most - 1)))];

    /// <summary>A metric's values in every replication.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Each(Metric metric) => values[metric];

    /// <summary>A metric's mean over replications in every round that is shown, with its interval.</summary>
    public IReadOnlyList<Interval> Of(Metric metric) =>
        [.. Rounds.Select((_, i) => Interval.Of([.. values[metric].Select(replication => replication[i])]))];

    /// <summary>Whether a round of the first replication is here as it was played.</summary>
    public bool IsSame(RoundRecord record)
    {
        int place = Place(record.Round);
        return place < 0 || values.All(one => one.Value[0][place] == record[one.Key]);
    }

    /// <summary>Reads them; or tells what is wrong with the folder.</summary>
    /// <param name="results">The folder; its first replication was finished.</param>
    /// <param name="metrics">Which metrics.</param>
    public static (RunSeries? Series, Fault? Fault) Read(PlayedResults results, IEnumerable<Metric> metrics)
    {
        var manifest = results.Manifest;
        var rounds = Evenly(manifest.Rounds, MostRounds);
        var finished = manifest.Played.OrderBy(played => played.Replication).Select((played, i) => (played.Replication, i)).ToDictionary();
        var series = new RunSeries(
            rounds, metrics.Distinct().ToDictionary(metric => metric, _ => finished.Select(_ => Empty(rounds.Length)).ToArray()));
        string file = Path.Combine(results.Path, Tables.RoundsFile);
        try
        {
            using var table = CsvReader.FromFile(file);
            foreach (var row in table.GetRecords<RoundRow>())
                if (series.Add(row, manifest, finished) is { } wrong)
                    return (null, new(file, 0, 0, PlayedResults.Damaged(wrong)));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CsvFormatException or InvalidOperationException)
        {
            return (null, new(file, 0, 0, PlayedResults.Damaged(unreadable.Message.ReplaceLineEndings(" "))));
        }
        return series.values.Values.Any(one => one.Any(replication => replication.Any(double.IsNaN)))
            ? (null, new(file, 0, 0, PlayedResults.Damaged("rows are missing")))
            : (series, null);
    }

    // What is wrong with a row; nothing when it was added, or is not one of those that are shown.
    private string? Add(RoundRow row, Manifest manifest, Dictionary<int, int> finished)
    {
        if (Metrics.Find(row.Metric) is not { } metric || row.Run != manifest.Run || row.Round < 1 || row.Round > manifest.Rounds
            || !double.IsFinite(row.Value))
            return $"{row.Run}, {row.Round}, {row.Metric}, {row.Value}";
        if (!values.TryGetValue(metric, out double[][]? replications) || !finished.TryGetValue(row.Replication, out int number)
            || Place(row.Round) is not (>= 0 and var place))
            return null;
        if (!double.IsNaN(replications[number][place]))
            return $"{row.Metric} is there twice for round {row.Round} of replication {row.Replication}";
        replications[number][place] = row.Value;
        return null;
    }

    private int Place(int round) => ((int[])Rounds).AsSpan().BinarySearch(round);

    private static double[] Empty(int rounds)
    {
        double[] none = new double[rounds];
        Array.Fill(none, double.NaN);
        return none;
    }
}
