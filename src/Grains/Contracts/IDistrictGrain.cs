using Gongyu.Model;
using Orleans.Concurrency;

namespace Gongyu.Grains;

/// <summary>
/// A few hundred neighbours on the roster: passes steps on to them and keeps what they wrote down after the last round, so that one
/// that was collected can come back.
/// </summary>
[Alias("gongyu.grain.district")]
public interface IDistrictGrain : IGrainWithStringKey
{
    /// <summary>Introduces its members.</summary>
    /// <param name="ticket">The founding, which is the end of round 0.</param>
    /// <param name="charter">What everybody knows of the run.</param>
    /// <param name="founded">The members as they are founded, in the order of ids: each is told only who it is itself.</param>
    /// <exception cref="StaleTicketException">The run has gone on since.</exception>
    Task<Answer> Introduce(Ticket ticket, [Immutable] Charter charter, [Immutable] byte[][] founded);

    /// <summary>Introduces its members as they were at a checkpoint.</summary>
    /// <param name="ticket">The end of that checkpoint's round, in a new epoch: what was played since is void.</param>
    /// <param name="charter">What everybody knows of the run.</param>
    /// <param name="generation">Number of the checkpoint.</param>
    /// <exception cref="StaleTicketException">The run has gone on since.</exception>
    /// <exception cref="LostStateException">It does not keep that generation.</exception>
    Task<Answer> FallBack(Ticket ticket, [Immutable] Charter charter, int generation);

    /// <summary>Lets those of its members play that have something to do in a step.</summary>
    Task<Answer> Play(Ticket ticket, [Immutable] Charter charter, [Immutable] Order order);

    /// <summary>What a member wrote down at the end of a round; as it was founded at the end of round 0.</summary>
    /// <exception cref="LostStateException">It does not keep that round.</exception>
    [AlwaysInterleave]
    Task<byte[]> StateOf(int epoch, int round, [Immutable] StakeholderId member);

    /// <summary>Writes down the states of its members at the end of a round as a generation of its own; the one before stays.</summary>
    Task Save(Ticket ticket, int generation);

    /// <summary>Hands the final states of its members to the recorder.</summary>
    Task Close(Ticket ticket);

    /// <summary>Lets its members go.</summary>
    /// <param name="epoch">The attempt that has ended.</param>
    /// <param name="forget">Whether to delete what was written down too.</param>
    /// <exception cref="StaleTicketException">Another has begun since.</exception>
    Task Release(int epoch, bool forget);
}
