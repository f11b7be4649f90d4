using Gongyu.Model;

namespace Gongyu.Grains.Tests;

/// <summary>Stakeholders and districts that are collected between two rounds come back as they were.</summary>
public abstract class CollectionTests(Cluster cluster, int rounds)
{
    public static TheoryData<string> Files => ["baseline", "all", "incentive-supervision"];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_run_is_the_same_when_activations_are_collected_between_rounds(string name)
    {
        var scenario = Some.File(name) with { Rounds = rounds };
        string run = Cluster.NewRun();
        int collected = 0;
        var actual = await cluster.Play(scenario, run, async round => collected += round % 3 == 0 ? await cluster.Collect(run) : 0);
        Fast.AssertSame(Fast.Play(scenario), actual);
        Assert.Equal((scenario.Community.Roster.Count() + 1) * ((rounds - 1) / 3), collected);
    }
}

/// <summary>And on several silos also those that stay; on one, <see cref="CallTests"/> plays them.</summary>
public abstract class SeveralSiloTests(Cluster cluster, int rounds) : CollectionTests(cluster, rounds)
{
    private readonly Cluster cluster = cluster;
    private readonly int rounds = rounds;

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_run_whose_activations_stay_is_the_fast_hosts(string name)
    {
        var scenario = Some.File(name) with { Rounds = rounds };
        Fast.AssertSame(Fast.Play(scenario), (await cluster.Play(scenario)).Replication);
    }
}

/// <summary>On one silo, where each test may collect what is idle.</summary>
public sealed class OneSiloTests(OneSilo cluster) : CollectionTests(cluster, 80), IClassFixture<OneSilo>
{
    [Theory]
    [InlineData("gov/1")]
    [InlineData("ent/7")]
    [InlineData("uni/3")]
    [InlineData("assoc/2")]
    public async Task One_that_was_collected_asks_for_its_own_state_and_no_other_does(string who)
    {
        Assert.True(StakeholderId.TryParse(who, out var id));
        var scenario = Some.Of(new(), Some.File("all").Policy, 5);
        string run = Cluster.NewRun();
        cluster.Asked.Clear();
        var actual = await cluster.Play(scenario, run, async round =>
        {
            if (round == 3)
                await cluster.Deactivate(cluster.Stakeholder(run, id));
        });
        Assert.Equal(scenario.Community.Roster.Select(other => (0, other)).Append((3, id)), cluster.Asked.Order());
        Fast.AssertSame(Fast.Play(scenario), actual);
    }

    [Fact]
    public async Task When_all_were_collected_each_asks_once()
    {
        var scenario = Some.Small(3);
        cluster.Asked.Clear();
        string run = Cluster.NewRun();
        Fast.AssertSame(Fast.Play(scenario), await cluster.Play(scenario, run, round => cluster.Collect(run)));
        Assert.Equal(
            from round in Enumerable.Range(0, 3)
            from id in scenario.Community.Roster
            select (round, id), cluster.Asked.Order());
    }
}

/// <summary>On three silos whose neighbours are anywhere.</summary>
public sealed class ScatteredSiloTests(ScatteredSilos cluster) : SeveralSiloTests(cluster, 16), IClassFixture<ScatteredSilos>
{
    [Fact]
    public async Task Every_silo_takes_part()
    {
        var scenario = Some.Small(2);
        const string run = "everywhere"; // A name whose grains have three places.
        await cluster.Play(scenario, run, round => Task.CompletedTask);
        Assert.Equal(3, (await cluster.Active(run)).Select(active => active.Silo).Distinct().Count());
    }
}

/// <summary>On three silos as a user has them.</summary>
public sealed class ThreeSiloTests(ThreeSilos cluster) : SeveralSiloTests(cluster, 80), IClassFixture<ThreeSilos>
{
    [Fact]
    public async Task Districts_spread_over_silos_and_members_stay_with_their_district()
    {
        var plan = new CommunityPlan { Regions = 4, Enterprises = 480, Universities = 40 };
        var scenario = Some.Of(plan, Some.File("all").Policy, 4);
        const string run = "afar"; // A name whose three districts have three places.
        Fast.AssertSame(Fast.Play(scenario), await cluster.Play(scenario, run, _ => Task.CompletedTask));
        var silos = (await cluster.Active(run)).ToDictionary(active => active.Key, active => active.Silo);
        Assert.Equal(3, Enumerable.Range(0, 3).Select(district => silos[GrainKeys.District(run, district)]).Distinct().Count());
        Assert.All(plan.Roster.Index(), member => Assert.Equal(
            silos[GrainKeys.District(run, member.Index / GrainKeys.DistrictSize)], silos[GrainKeys.Stakeholder(run, member.Item)]));
    }
}
