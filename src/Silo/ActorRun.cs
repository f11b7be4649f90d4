using Gongyu.Grains;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>How a run is kept.</summary>
/// <param name="Every">Rounds between two checkpoints.</param>
/// <param name="Forget">Whether nothing of it is to stay when it has ended.</param>
public sealed record Keep(int Every, bool Forget)
{
    /// <summary>Nothing is kept but the founding, and that only while it is played.</summary>
    public static readonly Keep Nothing = new(int.MaxValue, true);

    /// <summary>A checkpoint every ten rounds: after a loss at most nine complete rounds are played again.</summary>
    public static readonly Keep Durably = new(10, false);
}

/// <summary>
/// Leads a run of grains from outside: round by round, so that it can be watched and stopped. When a part of it is lost, it goes back to
/// the last checkpoint and plays on from there.
/// </summary>
public sealed class ActorRun
{
    private const int MostFailures = 8; // In a row, without a round that was new.

    private readonly IRunGrain grain;
    private readonly IGrainFactory grains;
    private readonly string run;
    private readonly Scenario scenario;
    private readonly Keep keep;
    private readonly List<RoundRecord> rounds = [];

    private ActorRun(IGrainFactory grains, string run, Scenario scenario, Keep keep)
    {
        (this.grains, this.run, this.scenario, this.keep) = (grains, run, scenario, keep);
        grain = grains.GetGrain<IRunGrain>(GrainKeys.Run(run));
    }

    /// <summary>Plays a replication with a grain for every stakeholder, from its beginning or from its last checkpoint.</summary>
    /// <param name="grains">The cluster.</param>
    /// <param name="calls">Counts the calls of the silos in this process.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="replication">Which replication, from 0.</param>
    /// <param name="run">Id of the run: a name for its grains that no other run has.</param>
    /// <param name="keep">How it is kept; not at all unless told otherwise.</param>
    /// <param name="progress">Hears of every round; of one again when it had to be played again.</param>
    /// <param name="cancellation">Stops between two rounds, after a checkpoint.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<ActorReplication> Play(
        IGrainFactory grains, CallCounter calls, Scenario scenario, int replication, string run, Keep? keep = null,
        IProgress<RoundRecord>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(grains);
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(scenario);
        calls.Clear();
        var led = new ActorRun(grains, run, scenario, keep ?? Keep.Nothing);
        var charter = new Charter(scenario.Community, scenario.SeedOf(replication));
        int resumedFrom = await Trying(() => led.Begin(charter));
        foreach (var round in led.rounds)
            progress?.Report(round);
        await led.PlayAll(progress, cancellation);
        var hash = await led.grain.End();
        var played = new ActorReplication(
            new(charter.Seed, led.rounds, hash), await Activations(grains, run), calls.Counts, resumedFrom);
        await led.grain.Dismiss(led.keep.Forget);
        return played;
    }

    /// <summary>How many grains of each kind a run has active in the cluster, as Orleans reports them.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> Activations(IGrainFactory grains, string run)
    {
        ArgumentNullException.ThrowIfNull(grains);
        var statistics = await grains.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();
        return new SortedDictionary<string, int>(statistics
            .Select(statistic => (Kind: KindOf(statistic.GrainType), Key: statistic.GrainId.Key.ToString()!))
            .Where(active => active.Kind is not null && GrainKeys.RunOf(active.Key) == run)
            .CountBy(active => active.Kind!)
            .ToDictionary(), StringComparer.Ordinal);
    }

    // The round it continues after: 0 when it is new.
    private async Task<int> Begin(Charter charter)
    {
        rounds.Clear();
        if ((await Asking.Again(grain.Position)).Epoch == 0)
        {
            await grain.Begin(charter);
            return 0;
        }
        return await Recall(null);
    }

    // Goes back to the last checkpoint; what is not known of the rounds until then is read.
    private async Task<int> Recall(IProgress<RoundRecord>? progress)
    {
        var position = await grain.BringBack();
        int known = Math.Min(rounds.Count, position.Round);
        if (rounds.Count < position.Round)
        {
            var kept = new List<RoundRecord>();
            for (int generation = 1; generation <= position.Committed.Generation; generation++)
            {
                var chapter = grains.GetGrain<IChapterGrain>(GrainKeys.Chapter(run, generation));
                kept.AddRange(await Asking.Again(chapter.Rounds));
            }
            if (kept.Count != position.Round)
                throw new LostStateException($"{kept.Count} records are kept of {position.Round} rounds.");
            rounds.Clear();
            rounds.AddRange(kept);
        }
        rounds.RemoveRange(position.Round, rounds.Count - position.Round);
        foreach (var round in rounds.Skip(known))
            progress?.Report(round);
        return position.Round;
    }

    private async Task PlayAll(IProgress<RoundRecord>? progress, CancellationToken cancellation)
    {
        int failures = 0, furthest = rounds.Count;
        while (rounds.Count < scenario.Rounds)
        {
            try
            {
                if (cancellation.IsCancellationRequested)
                {
                    await grain.Checkpoint();
                    cancellation.ThrowIfCancellationRequested();
                }
                int round = rounds.Count + 1;
                var record = await grain.Play(round, scenario.PolicyAt(round));
                if (round % keep.Every == 0 || round == scenario.Rounds && !keep.Forget)
                    await grain.Checkpoint();
                rounds.Add(record);
                progress?.Report(record);
                if (round > furthest)
                    (furthest, failures) = (round, 0);
            }
            catch (Exception lost) when (lost is not OperationCanceledException && failures < MostFailures)
            {
                // The checkpoint may be of the round that failed: then only the answer was lost.
                await Trying(() => Recall(progress), ++failures);
            }
        }
    }

    // A machine that died is missed a moment later; until then its grains are not to be had.
    private static async Task<T> Trying<T>(Func<Task<T>> work, int failures = 0)
    {
        for (; ; failures++)
        {
            try
            {
                return await work();
            }
            catch (Exception lost) when (lost is not OperationCanceledException && failures < MostFailures)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10 << failures));
            }
        }
    }

    // Orleans names a grain by its class: Gongyu.Grains.EnterpriseGrain,Gongyu.Grains is an enterprise.
    private static string? KindOf(string grainType)
    {
        string name = grainType.Split(',')[0];
        return name.StartsWith(typeof(StakeholderGrain).Namespace!, StringComparison.Ordinal) && name.EndsWith("Grain", StringComparison.Ordinal)
            ? name[(name.LastIndexOf('.') + 1)..^"Grain".Length].ToLowerInvariant()
            : null;
    }
}
