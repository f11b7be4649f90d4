using Microsoft.Data.Sqlite;
using Orleans.Storage;

namespace Gongyu.Silo;

/// <summary>
/// A storage with one write at a time. A database that is a file takes one writer anyway, and the others would wait in their threads.
/// </summary>
/// <param name="storage">What it writes to.</param>
/// <param name="isLocked">Whether another process keeps the database from being written; it does not wait to see.</param>
internal sealed class OneWriter(IGrainStorage storage, Func<bool> isLocked) : IGrainStorage, IDisposable
{
    private readonly SemaphoreSlim writing = new(1);
    private SqliteException? inVain; // What the last write waited for.

    /// <summary>What it failed with last, and about which state; grains pass on that they failed, but not always why.</summary>
    public (string State, Exception Why)? LastFailure { get; private set; }

    /// <inheritdoc/>
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Watched(stateName, grainId, () => storage.ReadStateAsync(stateName, grainId, grainState));

    /// <inheritdoc/>
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Watched(stateName, grainId, () => Alone(async () =>
        {
            await storage.WriteStateAsync(stateName, grainId, grainState);
            // The provider passes over a write that changed no row, since it gives no version.
            if (string.IsNullOrEmpty(grainState.ETag))
                throw new InconsistentStateException($"{grainId.Key} ({stateName}) was written by another activation since it was read.");
        }));

    /// <inheritdoc/>
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Watched(stateName, grainId, () => Alone(() => storage.ClearStateAsync(stateName, grainId, grainState)));

    /// <inheritdoc/>
    public void Dispose() => writing.Dispose();

    private async Task Watched(string stateName, GrainId grainId, Func<Task> access)
    {
        string state = $"{grainId.Key} ({stateName})";
        try
        {
            await access();
            if (LastFailure?.State == state)
                LastFailure = null; // It has recovered.
        }
        catch (Exception failure)
        {
            LastFailure = (state, failure);
            throw;
        }
    }

    // The database works in the thread that calls it: not in one of the grains' few.
    private async Task Alone(Func<Task> write)
    {
        await writing.WaitAsync();
        try
        {
            await Task.Run(() => Wait(write));
        }
        finally
        {
            writing.Release();
        }
    }

    // Who has waited for a lock in vain does not wait for it again: all that is left to write would, one after the other.
    private async Task Wait(Func<Task> write)
    {
        const int busy = 5, locked = 6;
        if (inVain is not null && isLocked())
            throw new SqliteException(inVain.Message, inVain.SqliteErrorCode, inVain.SqliteExtendedErrorCode);
        inVain = null;
        try
        {
            await write();
        }
        catch (SqliteException held) when (held.SqliteErrorCode is busy or locked)
        {
            inVain = held;
            throw;
        }
    }
}
