using Gongyu.Model;

namespace Gongyu.Grains;

/// <inheritdoc cref="IChapterGrain"/>
public sealed class ChapterGrain([PersistentState("chapter")] IPersistentState<Chapter> chapter) : Grain, IChapterGrain
{
    /// <inheritdoc/>
    public async Task Keep(Ticket ticket, RoundRecord[] rounds)
    {
        if (ticket < chapter.State.Written)
            throw new StaleTicketException($"The chapter was written at {chapter.State.Written}; {ticket} comes too late.");
        await chapter.Keep(new() { Written = ticket, Rounds = rounds });
        DeactivateOnIdle();
    }

    /// <inheritdoc/>
    public Task<RoundRecord[]> Rounds()
    {
        DeactivateOnIdle();
        return Task.FromResult(chapter.State.Rounds.ToArray());
    }

    /// <inheritdoc/>
    public async Task Delete()
    {
        await chapter.ClearStateAsync();
        DeactivateOnIdle();
    }
}
