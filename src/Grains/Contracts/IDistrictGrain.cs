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
    Task<Answer> Introduce(Ticket ticket, [Immutable] Charter charter);

    /// <summary>Lets those of its members play that have something to do in a step.</summary>
    Task<Answer> Play(Ticket ticket, [Immutable] Charter charter, [Immutable] Order order);

    /// <summary>What a member wrote down at the end of a round; nothing at the founding, which is round 0.</summary>
    /// <exception cref="LostStateException">It does not keep that round.</exception>
    [AlwaysInterleave]
    Task<byte[]?> StateOf(int round, [Immutable] StakeholderId member);

    /// <summary>Hands the final states of its members to the recorder.</summary>
    Task Close(Ticket ticket);
}

/// <summary>
/// Keeps the roster and the notice board of a run and leads it step by step through its districts.
/// </summary>
[Alias("gongyu.grain.run")]
public interface IRunGrain : IGrainWithStringKey
{
    /// <summary>Founds the run, or finds it again.</summary>
    Task Begin([Immutable] Charter charter);

    /// <summary>Plays a round; the last one played is answered again.</summary>
    /// <param name="round">From 1, one after the other.</param>
    /// <param name="policy">The policy in force.</param>
    /// <returns>The record of the round.</returns>
    Task<RoundRecord> Play(int round, [Immutable] Policy policy);

    /// <summary>Ends the run.</summary>
    /// <returns>The run hash.</returns>
    Task<RunHash> Close();

    /// <summary>A government pins its announcement to the board.</summary>
    [AlwaysInterleave]
    Task Announce(Ticket ticket, [Immutable] StakeholderId government, [Immutable] Announcement announcement);

    /// <summary>An association pins its bulletin to the board.</summary>
    [AlwaysInterleave]
    Task Inform(Ticket ticket, [Immutable] StakeholderId association, [Immutable] Bulletin bulletin);
}

/// <summary>Sums up what stakeholders report and chains the run hash.</summary>
[Alias("gongyu.grain.recorder")]
public interface IRecorderGrain : IGrainWithStringKey
{
    /// <summary>Begins the record of a run.</summary>
    Task Begin(ulong seed);

    /// <summary>Takes a district's reports of a round.</summary>
    Task Report(Ticket ticket, int district, [Immutable] Report[] reports);

    /// <summary>Ends a round.</summary>
    Task<RoundRecord> End(Ticket ticket, [Immutable] Policy policy);

    /// <summary>Takes a district's final states.</summary>
    Task Close(int district, [Immutable] byte[][] states);

    /// <summary>Ends the record.</summary>
    Task<RunHash> Finish();
}
