using Gongyu.Model;

namespace Gongyu.Grains;

/// <summary>Sums up what stakeholders report and chains the run hash.</summary>
[Alias("gongyu.grain.recorder")]
public interface IRecorderGrain : IGrainWithStringKey
{
    /// <summary>Begins the record of a run, or goes on with it after its last checkpoint.</summary>
    /// <param name="epoch">The attempt; what an earlier one still says is void.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="round">The last round that was recorded.</param>
    /// <param name="kept">What <see cref="Save"/> gave; empty at the founding.</param>
    Task Begin(int epoch, ulong seed, int round, [Immutable] byte[] kept);

    /// <summary>Puts the rounds recorded since the last checkpoint away as a chapter.</summary>
    /// <param name="ticket">The end of the last round that was recorded.</param>
    /// <param name="generation">Number of the checkpoint.</param>
    /// <returns>What it needs to go on from here, and the hash of the run until now.</returns>
    /// <exception cref="StaleTicketException">It is elsewhere.</exception>
    Task<SavedRecord> Save(Ticket ticket, int generation);

    /// <summary>Takes a district's reports of a round; what comes late is void.</summary>
    /// <exception cref="LostStateException">It does not know of that round.</exception>
    Task Report(Ticket ticket, int district, [Immutable] Report[] reports);

    /// <summary>Ends a round.</summary>
    Task<RoundRecord> End(Ticket ticket, [Immutable] RoundInput input);

    /// <summary>Takes a district's final states.</summary>
    /// <exception cref="StaleTicketException">That round is not the last one.</exception>
    Task Close(Ticket ticket, int district, [Immutable] byte[][] states);

    /// <summary>Ends the record.</summary>
    /// <exception cref="StaleTicketException">That round is not the last one.</exception>
    Task<RunHash> Finish(Ticket ticket);

    /// <summary>Lets it go.</summary>
    /// <param name="epoch">The attempt that has ended.</param>
    /// <exception cref="StaleTicketException">Another has begun since.</exception>
    Task Release(int epoch);
}

/// <summary>A record at a checkpoint.</summary>
/// <param name="State">What it needs to go on.</param>
/// <param name="Hash">The hash of the run until then.</param>
[GenerateSerializer, Immutable, Alias("gongyu.record.saved")]
public sealed record SavedRecord([property: Id(0)] byte[] State, [property: Id(1)] RunHash Hash);
