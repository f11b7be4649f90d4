using Gongyu.Model;

namespace Gongyu.Experiments.Tests;

/// <summary>What pairs of families do beyond what each does.</summary>
public sealed class InteractionTests
{
    private static readonly Scenario Scenario = Some.Scenario(3, 10);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_pair_is_what_four_policies_came_to()
    {
        var rows = await Interaction.Gather(Scenario, 2, cancellation: Cancellation);
        Assert.Equal(["OI", "OS", "OG", "IS", "IG", "SG"], rows.Take(6).Select(row => $"{row.One.Letter}{row.Other.Letter}"));
        Assert.Equal(6 * Interaction.Outcomes.Count, rows.Count);
        foreach (var row in rows)
        {
            double Mean(Policy policy) => Enumerable.Range(0, 3).Average(number =>
                Community.Play(Scenario with { Policy = policy }, number, cancellation: Cancellation).Outcome(row.Metric));
            double none = Mean(Policy.None), one = Mean(row.One.On(Policy.None)), other = Mean(row.Other.On(Policy.None));
            double both = Mean(row.One.On(row.Other.On(Policy.None)));
            Assert.Equal(one - none, row.AloneOne.Mean, 1e-9);
            Assert.Equal(other - none, row.AloneOther.Mean, 1e-9);
            Assert.Equal(both - none, row.Both.Mean, 1e-9);
            Assert.Equal(both - one - other + none, row.Beyond.Interval.Mean, 1e-9);
        }
        Assert.Equal(Holm.Adjust([.. rows.Select(row => row.Beyond.Test.PValue)]), rows.Select(row => row.AdjustedP));
    }

    [Fact]
    public void Four_families_hold_every_row() => Assert.Equal(
        Levers.All.Select(lever => lever.Row[0]).Distinct(), Family.All.Select(family => family.Letter));

    [Fact]
    public async Task One_replication_is_no_evidence() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Interaction.Gather(Scenario with { Replications = 1 }, 1, cancellation: Cancellation));
}
