using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>How metrics went in the course of a run: enough for a line on a screen, in memory that does not grow with the run.</summary>
/// <param name="metrics">Which metrics.</param>
/// <param name="rounds">How many rounds the run has.</param>
internal sealed class Trends(IEnumerable<Metric> metrics, int rounds)
{
    private const int MostPieces = 240; // More than a line is wide.

    private readonly int pieces = Math.Min(rounds, MostPieces);
    private readonly Dictionary<Metric, (double Sum, int Count)[]> sums =
        metrics.ToDictionary(metric => metric, _ => new (double, int)[Math.Min(rounds, MostPieces)]);

    /// <summary>The means of every metric, by its id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> ById => sums.Keys.ToDictionary(metric => metric.Id, Of);

    /// <summary>How the reported metrics went in the mean of the replications that were finished.</summary>
    public static Trends Of(PlayedRun played)
    {
        var trends = new Trends(played.Scenario.Reported, played.Scenario.Rounds);
        foreach (int number in played.Ensemble.Replications.Keys)
            foreach (var round in played.Rounds.Read(number))
                trends.Add(round);
        return trends;
    }

    /// <summary>Adds a round.</summary>
    public void Add(RoundRecord record)
    {
        foreach (var metric in sums.Keys)
            Add(metric, record.Round, record[metric]);
    }

    /// <summary>Adds a value of a metric in a round; of a metric that is not one of these nothing.</summary>
    public void Add(Metric metric, int round, double value)
    {
        if (!sums.TryGetValue(metric, out var pieces))
            return;
        ref var piece = ref pieces[(int)((long)(round - 1) * this.pieces / rounds)];
        piece = (piece.Sum + value, piece.Count + 1);
    }

    /// <summary>The means of a metric in equal pieces of the run, as far as it has come: rounds, if there are not too many.</summary>
    public IReadOnlyList<double> Of(Metric metric) =>
        [.. sums[metric].TakeWhile(piece => piece.Count > 0).Select(piece => piece.Sum / piece.Count)];
}
