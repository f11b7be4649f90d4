using Gongyu.Model;

namespace Gongyu.Grains.Tests;

/// <summary>Every mechanism of the article in both hosts: the same records and the same hash.</summary>
public sealed class MechanismHostTests(SharedCluster cluster)
{
    private static CommunityPlan Town => new() { Regions = 2, Sectors = 2, Enterprises = 24, Universities = 8 };

    public static TheoryData<string> Ids => [.. Mechanisms.All.Select(one => one.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_mechanism_comes_to_the_same_hash(string id) =>
        await AssertSame(new() { Name = id, Question = default, Community = Town, Rounds = 14, Seed = 7, Policy = Mechanisms.All.Single(one => one.Id == id).With });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task All_families_together_where_everybody_adapts_and_demand_jumps(bool associations) => await AssertSame(new()
    {
        Name = "families",
        Question = default,
        Community = Town with { Adaptive = true, Associations = associations, Shock = new(5, 0.8, 2) },
        Rounds = 16,
        Seed = 8,
        Policy = Family.All.Aggregate(Policy.None, (policy, family) => family.On(policy)),
    });

    private async Task AssertSame(Scenario scenario) =>
        Fast.AssertSame(Fast.Play(scenario), (await cluster.Play(scenario)).Replication);
}
