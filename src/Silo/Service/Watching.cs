using System.Runtime.CompilerServices;

namespace Gongyu.Silo;

/// <summary>A round as those see it who watch a run.</summary>
/// <param name="Round">From 1.</param>
/// <param name="Metrics">Every metric by its id.</param>
internal sealed record RoundSeen(int Round, IReadOnlyDictionary<string, double> Metrics)
{
    /// <summary>Of the values of a round.</summary>
    public static RoundSeen Of(int round, double[] values) =>
        new(round, Model.Metrics.All.ToDictionary(metric => metric.Id, metric => values[metric.Index]));
}

/// <summary>Watching a run from any round on, while it is played and afterwards: nothing is kept for whoever watches, the rounds are on disk.</summary>
internal static class Watching
{
    /// <summary>The rounds of a replication that are there, after a round.</summary>
    /// <param name="dossier">The run.</param>
    /// <param name="replication">Which replication, from 0.</param>
    /// <param name="after">The last round that is known already.</param>
    /// <exception cref="RefusedException">The results cannot be read.</exception>
    public static IEnumerable<RoundSeen> Rounds(Dossier dossier, int replication, int after) =>
        Values(dossier, replication, after).Select(round => RoundSeen.Of(round.Round, round.Values));

    /// <summary>The values of those rounds, in the order of <see cref="Model.Metrics.All"/>.</summary>
    public static IEnumerable<(int Round, double[] Values)> Values(Dossier dossier, int replication, int after = 0) =>
        // The file goes when the tables are there.
        new RoundLogs(dossier.Folder).Find(replication, after) is { } rounds
            ? rounds.Select(round => (round.Round, round.Values))
            : PlayedResults.Read(dossier.Folder).Results is { } results
                ? Whole(results, replication + 1).Where(round => round.Round > after)
                : [];

    private static IReadOnlyList<(int Round, double[] Values)> Whole(PlayedResults results, int replication)
    {
        var (rounds, fault) = results.AllRounds(replication);
        return rounds ?? throw new RefusedException(Refusal.Damaged, [fault!]);
    }

    /// <summary>The rounds of the first replication after a round, as they come; it ends when the run is no longer played.</summary>
    public static async IAsyncEnumerable<RoundSeen> Watch(
        this RunService service, string run, int after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var dossier = service.Stored(run).Dossier;
        while (true)
        {
            // Asked for before what is there is read, so that nothing comes in between.
            var news = service.Find(run)?.News;
            foreach (var round in Rounds(dossier, 0, after))
            {
                after = round.Round;
                yield return round;
            }
            if (news is null)
                yield break;
            await news.WaitAsync(cancellation);
        }
    }
}
