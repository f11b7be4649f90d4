using BenchmarkDotNet.Attributes;
using Gongyu.Grains;
using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gongyu.Bench;

/// <summary>A grain with nothing to do: what a call costs by itself.</summary>
[Alias("gongyu.bench.idle")]
public interface IIdleGrain : IGrainWithIntegerKey
{
    /// <summary>Answers.</summary>
    Task<int> Answer();
}

/// <inheritdoc cref="IIdleGrain"/>
public sealed class IdleGrain : Grain, IIdleGrain
{
    /// <inheritdoc/>
    public Task<int> Answer() => Task.FromResult(1);
}

/// <summary>
/// A round of the baseline by either host, and as many empty calls as the actors make in it: the same work in one run, so that what is
/// compared is a ratio and not a machine.
/// </summary>
[InProcess, WarmupCount(3), IterationCount(8), IterationTime(300)]
public class HostBenchmarks
{
    private const int Warm = 20;
    private const int Compiled = 60_000; // Stakeholder-rounds after which the compiler has nothing left to do, about.
    private const int Counted = 200; // Rounds in which what is allocated is counted, once warm.

    private static readonly Policy All = ScenarioFile.Read(Path.Combine(AppContext.BaseDirectory, "all.yaml")).Scenario!.Policy;

    private IHost host = null!;
    private IRunGrain run = null!;
    private IIdleGrain[] idle = [];
    private Community community = null!, supported = null!;
    private int round;

    /// <summary>Enterprises and universities, four to one.</summary>
    [Params(150, 1_500, 15_000)]
    public int Members { get; set; }

    /// <summary>Calls the actors made in a round, for the table of ratios.</summary>
    internal static Dictionary<int, double> CallsPerRound { get; } = [];

    /// <summary>Bytes that the fast host allocated in rounds once warm, without policy and with all of it.</summary>
    internal static Dictionary<int, long> Allocated { get; } = [];

    private CommunityPlan Plan => new() { Enterprises = Members * 4 / 5, Universities = Members / 5 };

    /// <summary>Founds two communities, and counts what they allocate once warm.</summary>
    [GlobalSetup(Targets = [nameof(Fast), nameof(FastAll)])]
    public void SetupFast()
    {
        (community, supported) = (Community.Found(Plan, 1), Community.Found(Plan, 1));
        Play(Warm);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Play(Counted);
        Allocated[Members] = GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Starts a silo and plays until all is warm.</summary>
    [GlobalSetup(Targets = [nameof(Actors), nameof(EmptyCalls)])]
    public async Task SetupActors()
    {
        host = await ActorHost.StartHost();
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        run = grains.GetGrain<IRunGrain>(GrainKeys.Run("bench"));
        await run.Begin(new(Plan, 1));
        for (round = 1; round <= Math.Max(Warm, Compiled / Members); round++)
            await run.Play(round, Policy.None);
        var calls = host.Services.GetRequiredService<CallCounter>();
        calls.Clear();
        await run.Play(round++, Policy.None);
        CallsPerRound[Members] = calls.Counts.Values.Sum();
        idle = [.. Enumerable.Range(0, Members).Select(i => grains.GetGrain<IIdleGrain>(i))];
        await Task.WhenAll(idle.Select(grain => grain.Answer()));
    }

    /// <summary>Stops the silo.</summary>
    [GlobalCleanup(Targets = [nameof(Actors), nameof(EmptyCalls)])]
    public async Task Cleanup()
    {
        await host.StopAsync();
        host.Dispose();
    }

    /// <summary>A round on one thread, nothing recorded.</summary>
    [Benchmark]
    public void Fast() => community.Play(Policy.None);

    /// <summary>The same under every lever of <c>scenarios/all.yaml</c>.</summary>
    [Benchmark]
    public void FastAll() => supported.Play(All);

    /// <summary>A round by actors.</summary>
    [Benchmark]
    public Task Actors() => run.Play(round++, Policy.None);

    /// <summary>As many empty calls as actors make in a round, to as many grains at once.</summary>
    [Benchmark]
    public async Task EmptyCalls()
    {
        long left = (long)CallsPerRound[Members];
        for (; left > 0; left -= idle.Length)
            await Task.WhenAll(idle.Take((int)Math.Min(left, idle.Length)).Select(grain => grain.Answer()));
    }

    private void Play(int rounds)
    {
        for (int i = 0; i < rounds; i++)
        {
            Fast();
            FastAll();
        }
    }
}
