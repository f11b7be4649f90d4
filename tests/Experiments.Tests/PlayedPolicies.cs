using Gongyu.Scenarios;

namespace Gongyu.Experiments.Tests;

/// <summary>The scenario files whose outcomes the stylised facts are about, played once for all of them.</summary>
public sealed class PlayedPolicies : IAsyncLifetime
{
    // Constants of the model are calibrated on seeds 1 … 100 alone, so these can contradict it.
    private const ulong FirstSeed = 1001;
    private const int Replications = 30;

    public Ensemble None { get; private set; } = null!;

    public Ensemble Incentive { get; private set; } = null!;

    public Ensemble IncentiveSupervision { get; private set; } = null!;

    public Ensemble Supervision { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        None = await Play("baseline");
        Incentive = await Play("incentive");
        IncentiveSupervision = await Play("incentive-supervision");
        Supervision = await Play("supervision");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Task<Ensemble> Play(string name)
    {
        var reading = ScenarioFile.Read(Path.Combine(AppContext.BaseDirectory, "scenarios", name + ".yaml"));
        Assert.True(reading.Succeeded, string.Join('\n', reading.Faults));
        Assert.Equal(80, reading.Scenario.Rounds);
        var scenario = reading.Scenario with { Seed = FirstSeed, Replications = Replications };
        return Ensemble.Play(scenario, Some.Fast(scenario), Environment.ProcessorCount, null, TestContext.Current.CancellationToken);
    }
}
