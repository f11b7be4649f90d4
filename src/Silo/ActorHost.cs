using System.Net;
using System.Net.Sockets;
using Gongyu.Grains;
using Gongyu.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Gongyu.Silo;

/// <summary>What a replication by actors came to, and how many actors there were.</summary>
/// <param name="Replication">The replication.</param>
/// <param name="Activations">Grains of each kind that were active at the end, as Orleans reports them.</param>
/// <param name="Calls">Grain calls made, by interface and method.</param>
/// <param name="ResumedFrom">The round of the checkpoint it went on from; 0 when it was played from its beginning.</param>
public sealed record ActorReplication(
    Replication Replication, IReadOnlyDictionary<string, int> Activations, IReadOnlyDictionary<string, long> Calls, int ResumedFrom);

/// <summary>A silo in this process that plays replications with a grain for every stakeholder.</summary>
public sealed class ActorHost : IAsyncDisposable
{
    private const int MostPorts = 5;

    private readonly IHost host;

    private readonly Keep keep;

    private readonly DataFolder? data;

    private ActorHost(IHost host, Keep keep, DataFolder? data = null) => (this.host, this.keep, this.data) = (host, keep, data);

    /// <summary>Starts the silo on free ports of the loopback address.</summary>
    public static async Task<ActorHost> Start(CancellationToken cancellation = default) =>
        new(await StartHost(cancellation), Keep.Nothing);

    /// <summary>Starts a silo that keeps its runs in a data folder, so that they can be resumed.</summary>
    public static async Task<ActorHost> Start(DataFolder data, CancellationToken cancellation = default) =>
        new(await StartHost(data, cancellation), Keep.Durably, data);

    /// <summary>Starts a silo that keeps its runs in a data folder, with something more.</summary>
    internal static async Task<ActorHost> Start(DataFolder data, Action<ISiloBuilder> more, CancellationToken cancellation) =>
        new(await StartHost(silo => more(silo.AddDatabase(data)), cancellation), Keep.Durably, data);

    /// <summary>Starts a silo whose stakeholders act before a witness.</summary>
    /// <param name="witness">Hears of every act of every run, if given.</param>
    /// <param name="decisions">How members decide.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<ActorHost> Start(Witness? witness, Decisions decisions, CancellationToken cancellation) =>
        new(await StartHost(silo =>
        {
            silo.Services.AddSingleton(decisions);
            if (witness is not null)
                silo.Services.AddSingleton(witness);
        }, cancellation), Keep.Nothing);

    /// <summary>Starts the silo, for whoever leads its grains without this class.</summary>
    public static Task<IHost> StartHost(CancellationToken cancellation = default) => StartHost(silo => { }, cancellation);

    /// <summary>Starts a silo that keeps its runs in a data folder, for whoever leads its grains without this class.</summary>
    public static Task<IHost> StartHost(DataFolder data, CancellationToken cancellation = default) =>
        StartHost(silo => silo.AddDatabase(data), cancellation);

    /// <summary>Starts the silo with something more, for whoever leads its grains without this class.</summary>
    internal static async Task<IHost> StartHost(Action<ISiloBuilder> setup, CancellationToken cancellation)
    {
        for (int time = 1; ; time++)
            try
            {
                return await StartOn(FreePorts(), setup, cancellation);
            }
            catch (Exception failed) when (time < MostPorts && IsTaken(failed))
            {
                // Somebody else was given a port that was free a moment ago.
            }
    }

    private static async Task<IHost> StartOn((int Silo, int Gateway) ports, Action<ISiloBuilder> setup, CancellationToken cancellation)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddFilter((_, level) => level >= LogLevel.Error);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(ports.Silo, ports.Gateway);
            silo.Configure<EndpointOptions>(options => options.AdvertisedIPAddress = IPAddress.Loopback);
            setup(silo);
            silo.AddGongyu();
        });
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellation);
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>Plays a replication of a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="replication">Which replication, from 0.</param>
    /// <param name="run">Id of the run: a name for its grains.</param>
    /// <param name="progress">Hears of every round.</param>
    /// <param name="cancellation">Stops between two rounds.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="DataFolderException">What was stored cannot be read, or nothing can be written any more.</exception>
    public async Task<ActorReplication> Play(
        Scenario scenario, int replication, string run, IProgress<RoundRecord>? progress = null,
        CancellationToken cancellation = default)
    {
        try
        {
            return await PlayRun(scenario, replication, run, progress, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException && data?.Told(Storage.LastFailure) is { } told)
        {
            throw told;
        }
    }

    /// <summary>Asks a stakeholder of a run that is played why it did what it did in the round it has played last.</summary>
    /// <param name="run">Id of the run.</param>
    /// <param name="who">Whom.</param>
    /// <param name="round">The round.</param>
    /// <returns>None when it has gone on, or does not remember.</returns>
    public Task<Explanation?> Explain(string run, StakeholderId who, int round) =>
        host.Services.GetRequiredService<IGrainFactory>().Explain(run, who, round);

    private OneWriter Storage => host.Services.GetRequiredService<OneWriter>();

    private Task<ActorReplication> PlayRun(
        Scenario scenario, int replication, string run, IProgress<RoundRecord>? progress, CancellationToken cancellation) =>
        ActorRun.Play(host.Services.GetRequiredService<IGrainFactory>(), host.Services.GetRequiredService<CallCounter>(),
            scenario, replication, run, keep, progress, cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private static bool IsTaken(Exception? failed) => failed switch
    {
        null => false,
        SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => true,
        AggregateException several => several.InnerExceptions.Any(IsTaken),
        _ => IsTaken(failed.InnerException),
    };

    private static (int Silo, int Gateway) FreePorts()
    {
        using var silo = new TcpListener(IPAddress.Loopback, 0);
        using var gateway = new TcpListener(IPAddress.Loopback, 0);
        silo.Start();
        gateway.Start();
        return (((IPEndPoint)silo.LocalEndpoint).Port, ((IPEndPoint)gateway.LocalEndpoint).Port);
    }
}
