using Gongyu.Model;

namespace Gongyu.Grains.Tests;

/// <summary>A grain that is asked why it did what it did tells what the fast host finds out by playing the run again.</summary>
public class ExplainTests(SharedCluster cluster)
{
    [Fact]
    public async Task A_grain_remembers_what_a_replay_finds()
    {
        var scenario = Some.Of(
            new() { Regions = 2, Sectors = 2, Enterprises = 16, Universities = 8, Adaptive = true }, Some.EveryLever, 5, 3);
        string run = Cluster.NewRun();
        var grain = cluster.Grains.GetGrain<IRunGrain>(GrainKeys.Run(run));
        await grain.Begin(new(scenario.Community, scenario.Seed));
        for (int round = 1; round <= scenario.Rounds; round++)
        {
            await grain.Play(round, scenario.Policy);
            foreach (var who in scenario.Community.Roster)
            {
                var told = await cluster.Grains.Explain(run, who, round);
                var found = new Inquiry(who).Ask(scenario, 0, round, round, TestContext.Current.CancellationToken).Fact;
                Assert.Equal(Bytes(found), Bytes(told!));
                Assert.Null(await cluster.Grains.Explain(run, who, round - 1));
            }
        }
        await grain.Dismiss(forget: true);
    }

    private static byte[] Bytes(Explanation told)
    {
        var bytes = new CanonicalWriter();
        bytes.Fact(told);
        return bytes.Written.ToArray();
    }
}
