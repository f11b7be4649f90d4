namespace Gongyu.Experiments;

/// <summary>Work that keeps a thread until it is done, as a replication does: not one of the pool, which are for whoever asks and watches meanwhile.</summary>
public static class OwnThread
{
    /// <summary>Works on a thread that is there for nothing else.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="work">The work; what it throws is thrown to whoever awaits it.</param>
    public static Task<T> Do<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
