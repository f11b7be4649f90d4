using Gongyu.Model;

namespace Gongyu.Grains;

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

    /// <summary>Forgets the record.</summary>
    Task Release();
}
