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
    /// <param name="input">What it is given from outside.</param>
    /// <returns>The record of the round; none while there is more of it to play.</returns>
    Task<RoundRecord?> Advance(int round, [Immutable] RoundInput input);

    /// <summary>
    /// Goes back to the last checkpoint, in a new epoch that makes void what was played since; also brings back a run whose grains are
    /// not there any more. A large community takes several calls.
    /// </summary>
    /// <param name="beyond">The epoch that failed, as <see cref="Position"/> told it: asked again, it does not fall back again.</param>
    /// <returns>The round of that checkpoint; none while there is more to do.</returns>
    Task<int?> FallBack(int beyond);

    /// <summary>Where the run is.</summary>
    [AlwaysInterleave]
    Task<RunPosition> Position();

    /// <summary>Takes a checkpoint of the last complete round, or goes on with it. A large community takes several calls.</summary>
    /// <returns>Whether it is complete.</returns>
    Task<bool> Save();

    /// <summary>Ends the run, or goes on ending it. A large community takes several calls.</summary>
    /// <param name="ticket">The end of its last round, as <see cref="Position"/> tells it.</param>
    /// <returns>The run hash; none while there is more to do.</returns>
    /// <exception cref="StaleTicketException">The run is elsewhere.</exception>
    Task<RunHash?> Close(Ticket ticket);

    /// <summary>Lets everybody go. A large community takes several calls.</summary>
    /// <param name="epoch">The attempt that has ended, as <see cref="Position"/> tells it.</param>
    /// <param name="forget">Whether to delete what was written down too. If not, <see cref="FallBack"/> brings the run back.</param>
    /// <returns>Whether everybody has gone.</returns>
    /// <exception cref="StaleTicketException">Another attempt has begun since.</exception>
    Task<bool> Release(int epoch, bool forget);

    /// <summary>A government pins its announcement to the board; what comes late is void.</summary>
    /// <exception cref="LostStateException">It does not know of that step.</exception>
    [AlwaysInterleave]
    Task Announce(Ticket ticket, [Immutable] StakeholderId government, [Immutable] Announcement announcement);

    /// <summary>An association pins its bulletin to the board; what comes late is void.</summary>
    /// <exception cref="LostStateException">It does not know of that step.</exception>
    [AlwaysInterleave]
    Task Inform(Ticket ticket, [Immutable] StakeholderId association, [Immutable] Bulletin bulletin);
}

/// <summary>Where a run is.</summary>
/// <param name="Epoch">Its attempt, as it is written down; 0 when nothing is.</param>
/// <param name="Round">The last complete round of this attempt.</param>
/// <param name="Committed">Its last checkpoint.</param>
[GenerateSerializer, Immutable, Alias("gongyu.position")]
public sealed record RunPosition([property: Id(0)] int Epoch, [property: Id(1)] int Round, [property: Id(2)] Commit Committed);

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

    /// <summary>Asks a stakeholder of a run why it did what it did in the round it has played last.</summary>
    /// <returns>None when it has gone on, or does not remember.</returns>
    public static Task<Explanation?> Explain(this IGrainFactory grains, string run, StakeholderId who, int round)
    {
        ArgumentNullException.ThrowIfNull(grains);
        return grains.Stakeholder(run, who).Explain(round);
    }

    /// <summary>Plays a round.</summary>
    /// <returns>The record of the round.</returns>
    public static async Task<RoundRecord> Play(this IRunGrain run, int round, RoundInput input)
    {
        RoundRecord? record;
        do
            record = await Asking.Again(() => run.Advance(round, input));
        while (record is null);
        return record;
    }

    /// <summary>Takes a checkpoint of the last complete round.</summary>
    public static async Task Checkpoint(this IRunGrain run)
    {
        while (!await Asking.Again(run.Save))
        {
        }
    }

    /// <summary>Ends a run.</summary>
    /// <returns>The run hash.</returns>
    public static async Task<RunHash> End(this IRunGrain run)
    {
        var at = await Asking.Again(run.Position);
        RunHash? hash;
        do
            hash = await Asking.Again(() => run.Close(Ticket.Of(at.Epoch, at.Round, Step.Learn)));
        while (hash is null);
        return hash.Value;
    }

    /// <summary>Lets everybody go.</summary>
    public static async Task Dismiss(this IRunGrain run, bool forget)
    {
        var at = await Asking.Again(run.Position);
        while (!await Asking.Again(() => run.Release(at.Epoch, forget)))
        {
        }
    }

    /// <summary>Goes back to the last checkpoint.</summary>
    /// <returns>Its round.</returns>
    public static async Task<RunPosition> BringBack(this IRunGrain run)
    {
        var failed = await Asking.Again(run.Position);
        int? round;
        do
            round = await Asking.Again(() => run.FallBack(failed.Epoch));
        while (round is null);
        return await Asking.Again(run.Position);
    }
}
