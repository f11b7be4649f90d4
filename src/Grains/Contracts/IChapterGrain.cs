using Gongyu.Model;

namespace Gongyu.Grains;

/// <summary>Keeps the records of the rounds between two checkpoints, so that memory does not grow with the length of a run.</summary>
[Alias("gongyu.grain.chapter")]
public interface IChapterGrain : IGrainWithStringKey
{
    /// <summary>Keeps records; those of an attempt that fell back are replaced.</summary>
    /// <exception cref="StaleTicketException">A later attempt has written them.</exception>
    Task Keep(Ticket ticket, [Immutable] RoundRecord[] rounds);

    /// <summary>The records.</summary>
    Task<RoundRecord[]> Rounds();

    /// <summary>Forgets them.</summary>
    Task Delete();
}
