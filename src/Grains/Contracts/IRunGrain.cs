using Gongyu.Model;
using Orleans.Concurrency;

namespace Gongyu.Grains;

/// <summary>
/// Keeps the roster and the notice board of a run and leads it step by step through its districts.
/// </summary>
[Alias("gongyu.grain.run")]
public interface IRunGrain : IGrainWithStringKey
{
    /// <summary>Founds the run, or goes on founding it. A large community takes several calls, so that each is short.</summary>
    /// <returns>Whether everybody is there.</returns>
    Task<bool> Found([Immutable] Charter charter);

    /// <summary>Plays a round, or goes on with it; the last one played is answered again. A large community takes several calls.</summary>
    /// <param name="round">From 1, one after the other.</param>
    /// <param name="policy">The policy in force.</param>
    /// <returns>The record of the round; none while there is more of it to play.</returns>
    Task<RoundRecord?> Advance(int round, [Immutable] Policy policy);

    /// <summary>Ends the run.</summary>
    /// <returns>The run hash.</returns>
    Task<RunHash> Close();

    /// <summary>Lets everybody go. The run cannot be asked any more.</summary>
    Task Release();

    /// <summary>A government pins its announcement to the board.</summary>
    [AlwaysInterleave]
    Task Announce(Ticket ticket, [Immutable] StakeholderId government, [Immutable] Announcement announcement);

    /// <summary>An association pins its bulletin to the board.</summary>
    [AlwaysInterleave]
    Task Inform(Ticket ticket, [Immutable] StakeholderId association, [Immutable] Bulletin bulletin);
}

/// <summary>How a run is led by whoever holds its grain: in calls that are short, and asked again when an answer does not come.</summary>
public static class Leading
{
    /// <summary>Founds a run.</summary>
    public static async Task Begin(this IRunGrain run, Charter charter)
    {
        while (!await Asking.Again(() => run.Found(charter)))
        {
        }
    }

    /// <summary>Plays a round.</summary>
    /// <returns>The record of the round.</returns>
    public static async Task<RoundRecord> Play(this IRunGrain run, int round, Policy policy)
    {
        RoundRecord? record;
        do
            record = await Asking.Again(() => run.Advance(round, policy));
        while (record is null);
        return record;
    }
}
