using Gongyu.Model;

namespace Gongyu.Grains;

/// <inheritdoc cref="IChapterGrain"/>
public sealed class ChapterGrain([PersistentState("chapter")] IPersistentState<Chapter> chapter) : Grain, IChapterGrain
{
    /// <inheritdoc/>
    public async Task Keep(RoundRecord[] rounds)
    {
        await chapter.Keep(new() { Rounds = rounds });
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
