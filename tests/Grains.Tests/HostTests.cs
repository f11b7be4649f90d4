using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Grains.Tests;

/// <summary>A replication by actors is that of the fast host, figure by figure.</summary>
public class HostTests(SharedCluster cluster)
{
    private static readonly Policy All = Some.File("all").Policy;

    public static TheoryData<string, Scenario> Shapes => new()
    {
        { "several regions", Some.Of(new() { Regions = 5, Sectors = 3, Enterprises = 60, Universities = 20 }, All, 20) },
        { "several districts", Some.Of(new() { Regions = 3, Enterprises = 560, Universities = 140 }, All, 8) },
        { "organisations that are given", Some.Of(Some.Given(300, 80), All, 8) },
        { "a policy with steps", Some.Of(new() { Enterprises = 40, Universities = 12 }, All, 20) with
        {
            Timeline = [new(4, PolicyChange.None.With(Levers.TaxRelief, 0)), new(12, PolicyChange.None.With(Levers.TaxRelief, 0.8).With(Levers.Penalty, 3))],
        } },
        { "no associations", Some.Of(new() { Enterprises = 40, Universities = 12, Associations = false }, All, 20) },
        { "no enterprises", Some.Of(new() { Enterprises = 0, Universities = 12 }, All, 10) },
        { "no universities", Some.Of(new() { Enterprises = 12, Universities = 0 }, All, 10) },
        { "one of each", Some.Of(new() { Sectors = 1, Enterprises = 1, Universities = 1 }, All, 40) },
        { "one of each but no association", Some.Of(
            new() { Sectors = 1, Enterprises = 1, Universities = 1, Associations = false }, Policy.None, 40, ulong.MaxValue) },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_community_of_any_shape_has_the_same_hash_by_actors(string shape, Scenario scenario)
    {
        Assert.NotEmpty(shape);
        Fast.AssertSame(Fast.Play(scenario), (await cluster.Play(scenario)).Replication);
    }

    [Fact]
    public async Task A_community_too_large_for_one_short_call_is_led_in_several()
    {
        var scenario = Some.Of(new() { Regions = 2, Enterprises = 4_000, Universities = 200 }, All, 2);
        Fast.AssertSame(Fast.Play(scenario), (await cluster.Play(scenario)).Replication);
    }

    [Fact]
    public async Task Everybody_is_let_go_when_a_run_has_ended()
    {
        string run = Cluster.NewRun();
        await cluster.Play(Some.Small(), run);
        // Who is let go leaves when its last answer has gone out.
        while ((await cluster.Active(run)).Length > 0)
            await Task.Yield();
        var archive = cluster.Grains.GetGrain<IDistrictGrain>(GrainKeys.District(run, 0));
        await Assert.ThrowsAsync<LostStateException>(() => archive.StateOf(1, 1, new(Kind.Enterprise, 1)));
    }

    [Fact]
    public Task Any_community_under_any_policy_has_the_same_hash_by_actors() => Some.Any.SampleAsync(
        async scenario => Fast.AssertSame(Fast.Play(scenario), (await cluster.Play(scenario)).Replication), iter: 12, threads: 2);

    [Fact]
    public async Task Another_seed_or_one_lever_more_is_another_run()
    {
        var scenario = Some.Small();
        var one = (await cluster.Play(scenario)).Replication.Hash;
        Assert.NotEqual(one, (await cluster.Play(scenario with { Seed = 2 })).Replication.Hash);
        foreach (var lever in Levers.All.Where(lever => scenario.Policy[lever] == lever.Neutral))
        {
            double set = lever.Neutral == lever.Maximum ? lever.Minimum : lever.Maximum;
            var changed = scenario with { Policy = scenario.Policy.With(lever, set) };
            Assert.NotEqual(one, (await cluster.Play(changed)).Replication.Hash);
        }
    }

    [Fact]
    public async Task Runs_side_by_side_do_not_disturb_each_other()
    {
        Scenario[] scenarios = [Some.Small(), Some.Small(seed: 2), Some.Small(), Some.Small(9), Some.Of(new(), Policy.None, 4)];
        var runs = await Task.WhenAll(scenarios.Select(scenario => cluster.Play(scenario)));
        Assert.All(scenarios.Zip(runs), run => Fast.AssertSame(Fast.Play(run.First), run.Second.Replication));
    }

    [Fact]
    public async Task Each_replication_of_a_scenario_has_a_seed_of_its_own()
    {
        var second = await ActorRun.Play(cluster.Grains, cluster.Calls, Some.Small(), 1, Cluster.NewRun(),
            cancellation: TestContext.Current.CancellationToken);
        Fast.AssertSame(Community.Play(Some.Small(), 1, cancellation: TestContext.Current.CancellationToken), second.Replication);
        Assert.Equal(2UL, second.Replication.Seed);
    }
}
