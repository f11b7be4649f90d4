using Gongyu.Grains;
using Gongyu.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Providers;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace Gongyu.Silo;

/// <summary>What every silo and client of the simulation needs.</summary>
public static class SiloSetup
{
    /// <summary>How long a call may take before it is asked again. Calls are short; this is for a machine that went away.</summary>
    public static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Adds the grains' needs to a silo: the codec of facts, the members' own decisions, memory storage, the call counter.</summary>
    public static ISiloBuilder AddGongyu(this ISiloBuilder silo)
    {
        silo.Services.AddFacts();
        silo.Services.TryAddSingleton(Decisions.Own);
        silo.Services.TryAddTransient<IReplicationPlayer, FastPlayer>();
        silo.Services.TryAddSingleton<CallCounter>();
        silo.Services.AddSingleton<IIncomingGrainCallFilter>(services => services.GetRequiredService<CallCounter>());
        if (!silo.Services.Any(service => service.ServiceType == typeof(IGrainStorage)))
            silo.AddMemoryGrainStorageAsDefault(options => options.Configure(memory => memory.GrainStorageSerializer = new SealedSerializer()));
        silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = ResponseTimeout);
        return silo;
    }

    /// <summary>Keeps the state of all grains in the database of a data folder.</summary>
    public static ISiloBuilder AddDatabase(this ISiloBuilder silo, DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        const string database = "database";
        silo.AddAdoNetGrainStorage(database, options =>
        {
            options.Invariant = "System.Data.SQLite"; // What the provider calls SQLite; it loads Microsoft.Data.Sqlite.
            options.ConnectionString = data.ConnectionString;
            options.GrainStorageSerializer = new SealedSerializer();
            options.DeleteStateOnClear = true;
        });
        silo.Services.AddSingleton(services => new OneWriter(services.GetRequiredKeyedService<IGrainStorage>(database), data.IsLocked));
        silo.Services.AddKeyedSingleton<IGrainStorage>(
            ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, (services, _) => services.GetRequiredService<OneWriter>());
        silo.Services.AddSingleton<IGrainStorage>(services => services.GetRequiredService<OneWriter>());
        return silo;
    }

    /// <summary>Lets the model's facts travel between silos and clients.</summary>
    public static IServiceCollection AddFacts(this IServiceCollection services)
    {
        services.TryAddSingleton<CanonicalCodec>();
        services.AddSingleton<IGeneralizedCodec>(provider => provider.GetRequiredService<CanonicalCodec>());
        services.AddSingleton<IGeneralizedCopier>(provider => provider.GetRequiredService<CanonicalCodec>());
        services.AddSingleton<ITypeFilter>(provider => provider.GetRequiredService<CanonicalCodec>());
        return services;
    }
}
