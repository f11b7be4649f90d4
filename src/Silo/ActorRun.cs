using System.Diagnostics;
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

/// <summary>Whoever hears of rounds and says when the next one may begin.</summary>
internal interface IPace
{
    /// <summary>Waits until the next round may begin; no longer when it is stopped meanwhile.</summary>
    Task BeforeRound();
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
    private readonly int replication;
    private readonly Keep keep;
    private readonly IProgress<RoundRecord>? progress;
    private readonly Tally told; // What whoever listens has heard.
    private readonly Steering steering;
    private int round; // Where the run is: behind that, after a loss.

    private ActorRun(IGrainFactory grains, string run, Scenario scenario, int replication, Keep keep, IProgress<RoundRecord>? progress)
    {
        (this.grains, this.run, this.scenario, this.replication, this.keep, this.progress) = (grains, run, scenario, replication, keep, progress);
        told = new(scenario, replication);
        steering = new(scenario);
        grain = grains.GetGrain<IRunGrain>(GrainKeys.Run(run));
    }

    /// <summary>Plays a replication with a grain for every stakeholder, from its beginning or from its last checkpoint.</summary>
    /// <param name="grains">The cluster.</param>
    /// <param name="calls">Counts the calls of the silos in this process.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="replication">Which replication, from 0.</param>
    /// <param name="run">Id of the run: a name for its grains that no other run has.</param>
    /// <param name="keep">How it is kept; not at all unless told otherwise.</param>
    /// <param name="progress">Hears of every round once, also of those before the last checkpoint.</param>
    /// <param name="cancellation">Stops between two rounds, after a checkpoint.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<ActorReplication> Play(
        IGrainFactory grains, CallCounter calls, Scenario scenario, int replication, string run, Keep? keep = null,
        IProgress<RoundRecord>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(grains);
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(scenario);
        calls.Clear(run);
        var charter = new Charter(scenario.Community, scenario.SeedOf(replication));
        var led = new ActorRun(grains, run, scenario, replication, keep ?? Keep.Nothing, progress);
        try
        {
            int resumedFrom = await led.Begin(charter);
            var hash = await led.PlayAll(cancellation);
            var played = new ActorReplication(led.told.End(hash), await Trying(() => Activations(grains, run)), calls.CountsOf(run), resumedFrom);
            await led.LetGo();
            return played;
        }
        finally
        {
            calls.Clear(run);
        }
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
        bool isNew = await Trying(async () =>
        {
            if ((await Asking.Again(grain.Position)).Epoch > 0)
                return false;
            await grain.Begin(charter);
            return true;
        });
        if (!isNew)
            await Recall();
        return round;
    }

    // Goes back to the last checkpoint. What nobody has heard of the rounds until then is read.
    private async Task Recall(int failures = 0)
    {
        var position = await Trying(grain.BringBack, failures);
        round = position.Round;
        for (int generation = 1; told.Round < round && generation <= position.Committed.Generation; generation++)
        {
            var chapter = grains.GetGrain<IChapterGrain>(GrainKeys.Chapter(run, generation));
            foreach (var record in await Trying(chapter.Rounds))
                if (record.Round == told.Round + 1)
                    Tell(record);
        }
        if (told.Round < round)
            throw new LostStateException($"The records of rounds after {told.Round} are not kept, though round {round} is.");
    }

    private async Task<RunHash> PlayAll(CancellationToken cancellation)
    {
        for (int failures = 0, furthest = told.Round; ;)
        {
            RoundRecord record;
            try
            {
                if (round == scenario.Rounds)
                    return await grain.End();
                record = await PlayNext(cancellation);
            }
            catch (Exception lost) when (lost is not OperationCanceledException && failures < MostFailures)
            {
                // The checkpoint may be of the round that failed: then only the answer was lost.
                await Recall(++failures);
                continue;
            }
            round = record.Round;
            Tell(record);
            if (round > furthest)
                (furthest, failures) = (round, 0);
        }
    }

    private async Task<RoundRecord> PlayNext(CancellationToken cancellation)
    {
        if (progress is IPace pace && !cancellation.IsCancellationRequested)
            await pace.BeforeRound();
        if (cancellation.IsCancellationRequested)
        {
            await Checkpoint();
            cancellation.ThrowIfCancellationRequested();
        }
        var record = await PlayRound(round + 1);
        if (record.Round % keep.Every == 0 || record.Round == scenario.Rounds && !keep.Forget)
            await Checkpoint();
        return record;
    }

    private async Task<RoundRecord> PlayRound(int next)
    {
        using var span = Tracing.Round(next, replication);
        var watch = Stopwatch.StartNew();
        try
        {
            var record = await grain.Play(next, steering.Of(next));
            Instruments.ActorRoundIsPlayed(watch.Elapsed);
            return record;
        }
        catch (Exception failed)
        {
            span?.SetStatus(ActivityStatusCode.Error, failed.Message);
            throw;
        }
    }

    private async Task Checkpoint()
    {
        using var span = Tracing.Checkpoint(replication);
        var watch = Stopwatch.StartNew();
        await grain.Checkpoint();
        Instruments.CheckpointIsWritten(watch.Elapsed);
    }

    // A round that is played again after a loss is the same as it was: records are chained, so the last that was heard answers for all.
    private void Tell(RoundRecord record)
    {
        if (record.Round > told.Round)
        {
            told.Add(record);
            steering.Hear(record);
            progress?.Report(record);
        }
        else if (record.Round == told.Round && record.Hash != told.Last!.Hash)
        {
            throw new LostStateException($"Round {record.Round} was played again and came out otherwise.");
        }
    }

    // What cannot be let go is collected as idle: the replication is finished all the same.
    private async Task LetGo()
    {
        try
        {
            await grain.Dismiss(keep.Forget);
        }
        catch (Exception lost) when (lost is not OperationCanceledException)
        {
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
