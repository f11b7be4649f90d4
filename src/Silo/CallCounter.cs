using System.Collections.Concurrent;
using System.Reflection;
using Gongyu.Grains;

namespace Gongyu.Silo;

/// <summary>
/// Counts the grain calls that arrive in this process, by run and by interface and method: <c>IUniversityGrain.Propose</c>.
/// </summary>
public sealed class CallCounter : IIncomingGrainCallFilter
{
    private static readonly Assembly Ours = typeof(IStakeholderGrain).Assembly;

    private readonly ConcurrentDictionary<string, Counters> runs = new();
    private readonly ConcurrentDictionary<GrainId, Counters> grains = new(); // Those of each grain's run: a key is not taken apart at every call.

    /// <summary>Calls until now.</summary>
    public IReadOnlyDictionary<string, long> Counts => Sum(runs.Values);

    /// <summary>Calls of a run until now.</summary>
    public IReadOnlyDictionary<string, long> CountsOf(string run) => Sum(runs.TryGetValue(run, out var counters) ? [counters] : []);

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        grains.Clear();
        runs.Clear();
    }

    /// <summary>Begins a run anew.</summary>
    public void Clear(string run)
    {
        if (!runs.TryRemove(run, out var counters))
            return;
        foreach (var (grain, _) in grains.Where(counted => counted.Value == counters))
            grains.TryRemove(grain, out _);
    }

    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.InterfaceMethod is { } method && method.DeclaringType?.Assembly == Ours)
            grains.GetOrAdd(context.TargetId, id => runs.GetOrAdd(GrainKeys.RunOf(id.Key.ToString()!), _ => new()))
                .GetOrAdd(method, _ => new()).Add();
        return context.Invoke();
    }

    private static SortedDictionary<string, long> Sum(IEnumerable<Counters> counted) => new(counted.SelectMany(counters => counters)
        .GroupBy(counter => $"{counter.Key.DeclaringType!.Name}.{counter.Key.Name}", counter => counter.Value.Calls)
        .ToDictionary(method => method.Key, method => method.Sum()), StringComparer.Ordinal);

    private sealed class Counters : ConcurrentDictionary<MethodInfo, Counter>;

    private sealed class Counter
    {
        private long calls;

        public long Calls => Interlocked.Read(ref calls);

        public void Add() => Interlocked.Increment(ref calls);
    }
}
