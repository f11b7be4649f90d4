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
    Task<Answer> Introduce(Ticket ticket, [Immutable] Charter charter, [Immutable] byte[][] founded);

    /// <summary>Lets those of its members play that have something to do in a step.</summary>
    Task<Answer> Play(Ticket ticket, [Immutable] Charter charter, [Immutable] Order order);

    /// <summary>What a member wrote down at the end of a round; as it was founded at the end of round 0.</summary>
    /// <exception cref="LostStateException">It does not keep that round.</exception>
    [AlwaysInterleave]
    Task<byte[]> StateOf(int round, [Immutable] StakeholderId member);

    /// <summary>Hands the final states of its members to the recorder.</summary>
    Task Close(Ticket ticket);

    /// <summary>Forgets the run and lets its members go.</summary>
    Task Release();
}
