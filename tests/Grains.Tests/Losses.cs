using Gongyu.Model;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers;
using Orleans.Storage;

namespace Gongyu.Grains.Tests;

/// <summary>The machine that led a run is gone.</summary>
public sealed class LostMachineException : OperationCanceledException;

/// <summary>Something happens once, after a round.</summary>
/// <param name="round">After which.</param>
/// <param name="then">What; without it the machine is lost.</param>
internal sealed class Until(int round, Action? then = null) : IProgress<RoundRecord>
{
    public bool Reached { get; private set; }

    public void Report(RoundRecord value)
    {
        if (value.Round != round || Reached)
            return;
        Reached = true;
        (then ?? (() => throw new LostMachineException()))();
    }
}

internal static class Losses
{
    /// <summary>Makes a storage that of all grains.</summary>
    public static void AddStorage(this IServiceCollection services, IGrainStorage storage)
    {
        services.AddKeyedSingleton(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, storage);
        services.AddSingleton(storage);
    }

    /// <summary>Ends the activation of a grain of a run.</summary>
    public static Task Lose(this Cluster cluster, string run, string who) =>
        cluster.Deactivate(cluster.Find(who == "run" ? GrainKeys.Run(run) : $"{GrainKeys.Run(run)}/{who}"));
}

/// <summary>A storage that another process may have locked; it counts how often it was waited for in vain.</summary>
internal sealed class LockedStorage : IGrainStorage
{
    public bool IsLocked { get; set; }

    public int Waits { get; private set; }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (IsLocked)
        {
            Waits++;
            throw new SqliteException("The database is locked.", 5);
        }
        grainState.ETag = "1";
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;
}

/// <summary>A storage in memory of which a write fails when it is told to.</summary>
internal sealed class FailingStorage : IGrainStorage
{
    private readonly Dictionary<(string, GrainId), (object State, int Version)> rows = [];
    private int left;
    private bool after;

    public bool HasFailed { get; private set; }

    /// <summary>Lets the nth write from now fail: before it is done, or after.</summary>
    public void FailAt(int nth, bool after) => (left, HasFailed, this.after) = (nth, false, after);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (rows)
        {
            bool exists = rows.TryGetValue((stateName, grainId), out var row);
            grainState.RecordExists = exists;
            grainState.State = exists ? (T)row.State : Activator.CreateInstance<T>();
            grainState.ETag = exists ? $"{row.Version}" : null!;
            return Task.CompletedTask;
        }
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (rows)
        {
            HasFailed |= --left == 0;
            if (left == 0 && !after)
                throw new IOException("The disk failed.");
            int version = rows.GetValueOrDefault((stateName, grainId)).Version;
            if ((grainState.ETag ?? "0") != $"{version}")
                throw new InconsistentStateException($"{grainId} was at {grainState.ETag}, and is at {version}.");
            rows[(stateName, grainId)] = (grainState.State!, ++version);
            if (left == 0)
                throw new IOException("The answer was lost.");
            (grainState.RecordExists, grainState.ETag) = (true, $"{version}");
            return Task.CompletedTask;
        }
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (rows)
            rows.Remove((stateName, grainId));
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }
}
