using System.Collections.Concurrent;
using System.Reflection;
using Gongyu.Grains;

namespace Gongyu.Silo;

/// <summary>Counts the grain calls that arrive in this process, by interface and method: <c>IUniversityGrain.Propose</c>.</summary>
public sealed class CallCounter : IIncomingGrainCallFilter
{
    private static readonly Assembly Ours = typeof(IStakeholderGrain).Assembly;

    private readonly ConcurrentDictionary<MethodInfo, Counter> counters = new();

    /// <summary>Calls until now.</summary>
    public IReadOnlyDictionary<string, long> Counts => new SortedDictionary<string, long>(counters
        .GroupBy(counter => $"{counter.Key.DeclaringType!.Name}.{counter.Key.Name}", counter => counter.Value.Calls)
        .ToDictionary(method => method.Key, method => method.Sum()), StringComparer.Ordinal);

    /// <summary>Begins anew.</summary>
    public void Clear() => counters.Clear();

    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.InterfaceMethod is { } method && method.DeclaringType?.Assembly == Ours)
            counters.GetOrAdd(method, _ => new()).Add();
        return context.Invoke();
    }

    private sealed class Counter
    {
        private long calls;

        public long Calls => Interlocked.Read(ref calls);

        public void Add() => Interlocked.Increment(ref calls);
    }
}
