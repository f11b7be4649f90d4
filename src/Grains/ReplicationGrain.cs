using Orleans.Concurrency;

namespace Gongyu.Grains;

/// <inheritdoc cref="IReplicationGrain"/>
[StatelessWorker]
public sealed class ReplicationGrain(IReplicationPlayer player) : Grain, IReplicationGrain
{
    /// <inheritdoc/>
    public Task<ReplicationAnswer> Play(ReplicationOrder order, CancellationToken cancellation) => player.Play(order, cancellation);
}

/// <inheritdoc cref="IForemanGrain"/>
[Reentrant]
public sealed class ForemanGrain : Grain, IForemanGrain
{
    /// <inheritdoc/>
    public Task<ReplicationAnswer> Play(ReplicationOrder order, CancellationToken cancellation) =>
        GrainFactory.GetGrain<IReplicationGrain>(GrainKeys.Workers).Play(order, cancellation);
}
