using Gongyu.Model;

namespace Gongyu.Grains;

/// <summary>Plays replications by the fast host, one at a time. A silo has as many of them as it has cores.</summary>
[Alias("gongyu.grain.replication")]
public interface IReplicationGrain : IGrainWithStringKey
{
    /// <summary>Plays a replication to its end. Asked again it plays it again, to the same.</summary>
    /// <param name="order">What to play.</param>
    /// <param name="cancellation">Stops it between two rounds.</param>
    [ResponseTimeout(ReplicationOrder.LongestTime)]
    Task<ReplicationAnswer> Play([Immutable] ReplicationOrder order, CancellationToken cancellation);
}

/// <summary>Hands replications to the workers of the silo it is on.</summary>
[Alias("gongyu.grain.foreman")]
public interface IForemanGrain : IGrainWithStringKey
{
    /// <inheritdoc cref="IReplicationGrain.Play"/>
    [ResponseTimeout(ReplicationOrder.LongestTime)]
    Task<ReplicationAnswer> Play([Immutable] ReplicationOrder order, CancellationToken cancellation);
}

/// <summary>A replication that is to be played.</summary>
/// <param name="Scenario">The text of its scenario.</param>
/// <param name="Files">The files the scenario names.</param>
/// <param name="Replication">Which replication, from 0.</param>
/// <param name="WithRounds">Whether the answer is to hold every round.</param>
[GenerateSerializer, Immutable, Alias("gongyu.replication.order")]
public sealed record ReplicationOrder(
    [property: Id(0)] string Scenario, [property: Id(1)] NamedFile[] Files, [property: Id(2)] int Replication, [property: Id(3)] bool WithRounds)
{
    /// <summary>How long a replication may take: a day, for the largest community over the most rounds.</summary>
    public const string LongestTime = "1.00:00:00";
}

/// <summary>What became of a replication.</summary>
/// <param name="Replication">What it came to; nothing when it failed.</param>
/// <param name="Rounds">Every round, where that was asked for.</param>
/// <param name="Failure">Why it failed.</param>
[GenerateSerializer, Immutable, Alias("gongyu.replication.answer")]
public sealed record ReplicationAnswer(
    [property: Id(0)] Replication? Replication, [property: Id(1)] RoundRecord[] Rounds, [property: Id(2)] string? Failure);

/// <summary>Plays a whole replication, which no grain of this room can: each knows its own stakeholder only.</summary>
public interface IReplicationPlayer
{
    /// <summary>Plays a replication to its end, in turns of some tenths of a second.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    Task<ReplicationAnswer> Play(ReplicationOrder order, CancellationToken cancellation);
}
