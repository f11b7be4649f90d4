using Gongyu.Grains;
using Orleans.Runtime.Placement;

namespace Gongyu.Silo;

/// <summary>
/// Whoever plays the replications of an experiment: the workers of every silo of a cluster. A replication may take long, so no time is set
/// for its answer; a silo that is lost is noticed by its membership, and what it had is played by another.
/// </summary>
internal sealed class Workforce : IAsyncDisposable
{
    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(1);

    private readonly IGrainFactory grains;
    private readonly Lock gate = new();
    private readonly CancellationTokenSource done = new();
    private readonly Task watching;
    private IReadOnlyList<Foreman> foremen;

    private Workforce(IGrainFactory grains, IReadOnlyList<Foreman> foremen)
    {
        (this.grains, this.foremen) = (grains, foremen);
        watching = WatchOver();
    }

    /// <summary>How many silos there are.</summary>
    public int Silos => foremen.Count;

    /// <summary>The foremen of all silos there are.</summary>
    public static async Task<Workforce> Of(IGrainFactory grains) => new(grains, await Found(grains, []));

    /// <summary>Plays a replication where there is least to do; elsewhere when that silo is lost meanwhile.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<ReplicationAnswer> Play(ReplicationOrder order, CancellationToken cancellation)
    {
        while (true)
        {
            var foreman = Take();
            try
            {
                // Where it is to be when it is there for the first time.
                RequestContext.Set(IPlacementDirector.PlacementHintKey, foreman.Silo);
                var answer = foreman.Grain.Play(order, cancellation);
                if (await Task.WhenAny(answer, foreman.Lost) == answer)
                    return await answer;
            }
            catch (TimeoutException late) when (!cancellation.IsCancellationRequested)
            {
                // It would take as long again: the point has failed, the others go on.
                return new(null, [], $"{nameof(TimeoutException)}: {late.Message.ReplaceLineEndings(" ")}");
            }
            catch (Exception refused) when (refused is SiloUnavailableException or OrleansMessageRejectionException
                && !cancellation.IsCancellationRequested)
            {
                await Task.Delay(Watch, cancellation); // Until it is known which silo is lost.
            }
            finally
            {
                lock (gate)
                    foreman.Busy--;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await done.CancelAsync();
        await watching;
        done.Dispose();
    }

    private async Task WatchOver()
    {
        using var timer = new PeriodicTimer(Watch);
        try
        {
            while (await timer.WaitForNextTickAsync(done.Token))
            {
                var before = foremen;
                try
                {
                    var found = await Found(grains, before).WaitAsync(done.Token);
                    if (found.Count > 0)
                        foremen = found;
                }
                catch (Exception) when (!done.IsCancellationRequested)
                {
                    continue; // Whoever was asked may be the one that is lost.
                }
                foreach (var lost in before.Except(foremen))
                    lost.Leave();
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // Nobody works any more.
        }
    }

    private static async Task<IReadOnlyList<Foreman>> Found(IGrainFactory grains, IReadOnlyList<Foreman> known)
    {
        var silos = await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true);
        return [.. silos.Keys.Order().Select(silo => known.FirstOrDefault(foreman => foreman.Silo.Equals(silo))
            ?? new Foreman(grains.GetGrain<IForemanGrain>(GrainKeys.Foreman(silo.ToParsableString())), silo))];
    }

    private Foreman Take()
    {
        lock (gate)
        {
            var idlest = foremen.MinBy(foreman => foreman.Busy)!;
            idlest.Busy++;
            return idlest;
        }
    }

    private sealed class Foreman(IForemanGrain grain, SiloAddress silo)
    {
        private readonly TaskCompletionSource lost = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IForemanGrain Grain => grain;

        public SiloAddress Silo => silo;

        public Task Lost => lost.Task;

        public int Busy { get; set; }

        public void Leave() => lost.TrySetResult();
    }
}
