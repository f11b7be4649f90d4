using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Grains.Tests;

/// <summary>A run on three silos of which one is killed comes to the end of one that was left alone.</summary>
public sealed class KilledSiloTests : IDisposable
{
    private const int Every = 5;

    private static readonly Scenario Scenario = Some.Of(new() { Regions = 3, Enterprises = 560, Universities = 140 }, Some.EveryLever, 20);

    private readonly string path = Directory.CreateTempSubdirectory("gongyu").FullName;

    public void Dispose() => Directory.Delete(path, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("/recorder")]
    [InlineData("/district/1")]
    public async Task A_run_goes_on_from_its_checkpoint_when_the_silo_is_killed_that_has_a_part_of_it(string part)
    {
        const string run = "afar"; // A name whose three districts have three places.
        using var data = DataFolder.Open(path);
        await using var cluster = new Cluster(3, silo => silo.AddDatabase(data), TimeSpan.FromSeconds(3));
        await cluster.InitializeAsync();
        var heard = new List<int>();
        var killed = Task.CompletedTask;
        var kill = new Until(12, () => killed = cluster.Kill(GrainKeys.Run(run) + part)); // While the next rounds are played,
        var isKilled = new Until(18, () => killed.GetAwaiter().GetResult()); // and before the last are.
        var played = await ActorRun.Play(
            cluster.Grains, cluster.Calls, Scenario, 0, run, new(Every, false), new Heard(record =>
            {
                heard.Add(record.Round);
                kill.Report(record);
                isKilled.Report(record);
            }), TestContext.Current.CancellationToken);
        Assert.True(isKilled.Reached);
        Fast.AssertSame(Fast.Play(Scenario), played.Replication);
        Assert.Contains("IRunGrain.FallBack", played.Calls.Keys);
        // Each is told once, though some were played twice.
        Assert.Equal(Enumerable.Range(1, Scenario.Rounds), heard);
        // What was written down is the whole run.
        var again = await ActorRun.Play(
            cluster.Grains, cluster.Calls, Scenario, 0, run, new(Every, false), cancellation: TestContext.Current.CancellationToken);
        Fast.AssertSame(Fast.Play(Scenario), again.Replication);
        Assert.Equal(Scenario.Rounds, again.ResumedFrom);
    }

    private sealed class Heard(Action<RoundRecord> hear) : IProgress<RoundRecord>
    {
        public void Report(RoundRecord value) => hear(value);
    }
}
