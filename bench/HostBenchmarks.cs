using BenchmarkDotNet.Attributes;
using Gongyu.Grains;
using Gongyu.Model;
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
[InProcess, MemoryDiagnoser, WarmupCount(3), IterationCount(8), IterationTime(300)]
public class HostBenchmarks
{
    private const int Warm = 20;

    private IHost host = null!;
    private IRunGrain run = null!;
    private IIdleGrain[] idle = [];
    private Community community = null!;
    private int round;

    /// <summary>Enterprises and universities, four to one.</summary>
    [Params(150, 1_500, 15_000)]
    public int Members { get; set; }

    /// <summary>Calls the actors made in a round, for the table of ratios.</summary>
    internal static Dictionary<int, double> CallsPerRound { get; } = [];

    private CommunityPlan Plan => new() { Enterprises = Members * 4 / 5, Universities = Members / 5 };

    /// <summary>Starts a silo and plays until all is warm.</summary>
    [GlobalSetup]
    public async Task Setup()
    {
        community = Community.Found(Plan, 1);
        for (int i = 0; i < Warm; i++)
            community.Play(Policy.None);
        host = await ActorHost.StartHost();
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        run = grains.GetGrain<IRunGrain>(GrainKeys.Run("bench"));
        await run.Begin(new(Plan, 1));
        for (round = 1; round <= Warm; round++)
            await run.Play(round, Policy.None);
        var calls = host.Services.GetRequiredService<CallCounter>();
        calls.Clear();
        await run.Play(round++, Policy.None);
        CallsPerRound[Members] = calls.Counts.Values.Sum();
        idle = [.. Enumerable.Range(0, Members).Select(i => grains.GetGrain<IIdleGrain>(i))];
        await Task.WhenAll(idle.Select(grain => grain.Answer()));
    }

    /// <summary>Stops the silo.</summary>
    [GlobalCleanup]
    public async Task Cleanup()
    {
        await host.StopAsync();
        host.Dispose();
    }

    /// <summary>A round on one thread, nothing recorded.</summary>
    [Benchmark]
    public void Fast() => community.Play(Policy.None);

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
}
