using System.Collections.Concurrent;
using Gongyu.Model;
using Microsoft.Extensions.DependencyInjection;

namespace Gongyu.Grains.Tests;

/// <summary>What both hosts tell a witness is the same, act by act.</summary>
public class WitnessTests
{
    [Fact]
    public async Task Grains_act_as_stakeholders_of_the_fast_host_do()
    {
        var scenario = Some.Small(8);
        var (fast, actors) = (new Notes(), new Notes());
        Community.Play(scenario, 0, fast, null, TestContext.Current.CancellationToken);
        await using var cluster = new Cluster(2, silo => silo.Services.AddSingleton<Witness>(actors));
        await cluster.InitializeAsync();
        await cluster.Play(scenario);
        Assert.NotEmpty(fast.Acts);
        Assert.Equal(fast.InOrder, actors.InOrder);
    }

    private sealed class Notes : DigestingWitness
    {
        public ConcurrentBag<Act> Acts { get; } = [];

        public IEnumerable<Act> InOrder => Acts.OrderBy(act => (act.Round, act.Step, act.Who));

        public override void Hear(in Act act) => Acts.Add(act);
    }
}
