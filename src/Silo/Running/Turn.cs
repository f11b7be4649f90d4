namespace Gongyu.Silo;

/// <summary>The turn of one run, of which there are few for many: whoever has it plays. It is for one caller at a time.</summary>
/// <param name="turns">All of them.</param>
internal sealed class Turn(SemaphoreSlim turns)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether the run has it.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Waits for it, behind those who have asked before; at once when the run has it.</summary>
    /// <param name="attends">Attends to what is asked meanwhile, again and again, and tells whether to wait on.</param>
    /// <returns>Whether the run has it.</returns>
    public async Task<bool> Take(Func<bool> attends)
    {
        if (IsHeld)
            return true;
        using var leaving = new CancellationTokenSource();
        var mine = turns.WaitAsync(leaving.Token);
        try
        {
            while (!mine.IsCompleted && attends())
                await Task.WhenAny(mine, Task.Delay(Moment, CancellationToken.None));
        }
        finally
        {
            // It may be given in the very moment in which it is waited for no longer.
            await leaving.CancelAsync();
            await mine.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            IsHeld = mine.IsCompletedSuccessfully;
        }
        return IsHeld;
    }

    /// <summary>Gives it to whoever waits; nothing happens when the run has none.</summary>
    public void Give()
    {
        if (!IsHeld)
            return;
        IsHeld = false;
        turns.Release();
    }
}
