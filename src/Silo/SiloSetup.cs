using Gongyu.Grains;
using Gongyu.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
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
        silo.Services.TryAddSingleton<CallCounter>();
        silo.Services.AddSingleton<IIncomingGrainCallFilter>(services => services.GetRequiredService<CallCounter>());
        silo.Services.AddSingleton<IGrainStorageSerializer, OrleansGrainStorageSerializer>();
        silo.AddMemoryGrainStorageAsDefault();
        silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = ResponseTimeout);
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
