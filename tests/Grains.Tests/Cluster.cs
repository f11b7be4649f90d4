using System.Diagnostics;
using Gongyu.Model;
using Gongyu.Silo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Runtime.Placement;
using Orleans.TestingHost;

[assembly: AssemblyFixture(typeof(Gongyu.Grains.Tests.SharedCluster))]

namespace Gongyu.Grains.Tests;

/// <summary>Silos in this process that send each other what they say as bytes.</summary>
/// <param name="silos">How many.</param>
/// <param name="setup">What they have that is not usual.</param>
/// <param name="timeout">How long an answer is waited for, if not for a minute.</param>
public class Cluster(int silos = 1, Action<ISiloBuilder>? setup = null, TimeSpan? timeout = null) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1); // What is late on a machine that is busy is not asked for again.

    private static int runs;

    private readonly CallCounter calls = new();
    private InProcessTestCluster cluster = null!;

    public IClusterClient Grains => cluster.Client;

    public IServiceProvider Services => cluster.Silos[0].ServiceProvider;

    /// <summary>Calls that arrived in any silo, by method.</summary>
    public CallCounter Calls => calls;

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder((short)silos);
        builder.ConfigureHost(host => host.Logging.SetMinimumLevel(LogLevel.Error));
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(calls);
            setup?.Invoke(silo);
            silo.AddGongyu();
            silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = timeout ?? Patience);
        });
        builder.ConfigureClient(client =>
        {
            client.Services.AddFacts();
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = timeout ?? Patience);
        });
        cluster = builder.Build();
        await cluster.DeployAsync();
        // Until then grains are placed on those silos that are known.
        await cluster.WaitForLivenessToStabilizeAsync();
        await cluster.WaitForClusterManifestToStabilizeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await cluster.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>An id no other run has.</summary>
    public static string NewRun() => $"r{Interlocked.Increment(ref runs)}";

    /// <summary>Plays the first replication.</summary>
    public Task<ActorReplication> Play(Scenario scenario, string? run = null, Keep? keep = null) =>
        ActorRun.Play(Grains, calls, scenario, 0, run ?? NewRun(), keep, cancellation: TestContext.Current.CancellationToken);

    /// <summary>Plays round by round and does something after each but the last.</summary>
    internal async Task<Replication> Play(Scenario scenario, string run, Func<int, Task> between)
    {
        var grain = await Begin(scenario, run);
        var tally = new Tally(scenario, 0);
        for (int round = 1; round <= scenario.Rounds; round++)
        {
            tally.Add(await grain.Play(round, scenario.Policy));
            if (round < scenario.Rounds)
                await between(round);
        }
        return tally.End(await grain.End());
    }

    public async Task<IRunGrain> Begin(Scenario scenario, string run)
    {
        var grain = Grains.GetGrain<IRunGrain>(GrainKeys.Run(run));
        await grain.Begin(CharterOf(scenario));
        return grain;
    }

    public static Charter CharterOf(Scenario scenario) => new(scenario.Community, scenario.SeedOf(0));

    /// <summary>The grain of a stakeholder.</summary>
    public IStakeholderGrain Stakeholder(string run, StakeholderId id) => id.Kind switch
    {
        Kind.Government => Grains.GetGrain<IGovernmentGrain>(GrainKeys.Stakeholder(run, id)),
        Kind.Association => Grains.GetGrain<IAssociationGrain>(GrainKeys.Stakeholder(run, id)),
        _ => Member(run, id),
    };

    public IMemberGrain Member(string run, StakeholderId id) => id.Kind == Kind.Enterprise
        ? Grains.GetGrain<IEnterpriseGrain>(GrainKeys.Stakeholder(run, id))
        : Grains.GetGrain<IUniversityGrain>(GrainKeys.Stakeholder(run, id));

    /// <summary>A grain by its key.</summary>
    public IAddressable Find(string key) => key.Split('/') switch
    {
        [_, _] => Grains.GetGrain<IRunGrain>(key),
        [_, _, "recorder"] => Grains.GetGrain<IRecorderGrain>(key),
        [_, _, "district", _] => Grains.GetGrain<IDistrictGrain>(key),
        _ => Stakeholder(GrainKeys.RunOf(key), GrainKeys.StakeholderOf(key)),
    };

    /// <summary>The keys of a run's active grains and the silos they are on.</summary>
    public async Task<(string Key, SiloAddress Silo)[]> Active(string run) =>
        [.. (await Asking.Again(() => Management.GetDetailedGrainStatistics()))
            .Select(active => (Key: active.GrainId.Key.ToString()!, active.SiloAddress))
            .Where(active => $"{active.Key}/".StartsWith($"{GrainKeys.Run(run)}/", StringComparison.Ordinal))
            // A chapter goes as soon as it is written.
            .Where(active => !active.Key.Contains("/chapter/", StringComparison.Ordinal))];

    /// <summary>Collects all activations of a run, at a checkpoint, but those that stay; no call to it may be under way.</summary>
    /// <returns>How many were collected.</returns>
    public async Task<int> Collect(string run)
    {
        // What is idle for long belongs to a run that is paused, and that was written down.
        await Grains.GetGrain<IRunGrain>(GrainKeys.Run(run)).Checkpoint();
        int before = (await Active(run)).Length;
        string[] stay = [GrainKeys.Run(run), GrainKeys.Recorder(run)];
        string[] left = [];
        // One whose last answer has only just gone out is not idle yet.
        for (var begun = Stopwatch.StartNew(); left.Length != stay.Length && begun.Elapsed < TimeSpan.FromMinutes(1);)
        {
            await Management.ForceActivationCollection(TimeSpan.Zero);
            left = [.. (await Active(run)).Select(active => active.Key).Order(StringComparer.Ordinal)];
        }
        Assert.Equal(stay, left);
        return before - left.Length;
    }

    /// <summary>Kills the silo that has a grain of a run, as a machine dies that loses its power.</summary>
    public async Task Kill(string key)
    {
        var victim = (await Active(GrainKeys.RunOf(key))).Single(active => active.Key == key).Silo;
        await cluster.KillSiloAsync(cluster.GetSiloForAddress(victim)!);
    }

    /// <summary>A silo, but not the one that members are told by.</summary>
    public SiloAddress Last => cluster.Silos[^1].SiloAddress;

    /// <summary>Kills the last silo.</summary>
    public Task KillLast() => cluster.KillSiloAsync(cluster.Silos[^1]);

    /// <summary>The silos of all activations with a key that begins so.</summary>
    public async Task<SiloAddress[]> Placed(string key) => [.. (await Management.GetDetailedGrainStatistics())
        .Where(active => active.GrainId.Key.ToString()!.StartsWith(key, StringComparison.Ordinal)).Select(active => active.SiloAddress)];

    public Task Deactivate(IAddressable grain) => cluster.DeactivateAsync(grain);

    private IManagementGrain Management => Grains.GetGrain<IManagementGrain>(0);
}

/// <summary>One silo for all tests that leave others' runs alone.</summary>
public sealed class SharedCluster() : Cluster();

/// <summary>Three silos.</summary>
public sealed class ThreeSilos() : Cluster(3);

/// <summary>Three silos on which neighbours are placed anywhere, so that most calls go over the wire.</summary>
public sealed class ScatteredSilos() : Cluster(3, silo =>
    silo.Services.AddKeyedSingleton<IPlacementDirector, ScatteringDirector>(typeof(PreferLocalPlacement)));

/// <summary>Places a grain by its name.</summary>
internal sealed class ScatteringDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        Array.Sort(silos, (one, other) => one.CompareTo(other));
        return Task.FromResult(silos[target.GrainIdentity.GetUniformHashCode() % silos.Length]);
    }
}
