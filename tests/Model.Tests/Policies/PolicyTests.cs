namespace Gongyu.Model.Tests;

public class PolicyTests
{
    [Fact]
    public void A_value_outside_its_range_cannot_be_set() => Assert.All(Levers.All, lever =>
    {
        foreach (double value in (double[])
            [
                double.NaN, double.PositiveInfinity, double.NegativeInfinity,
                Math.BitIncrement(lever.Maximum), Math.BitDecrement(lever.Minimum),
            ])
            Assert.Throws<ArgumentOutOfRangeException>(() => Policy.None.With(lever, value));
        Assert.Equal(lever.Maximum, Policy.None.With(lever, lever.Maximum)[lever]);
        Assert.Equal(lever.Minimum, Policy.None.With(lever, lever.Minimum)[lever]);
    });

    [Fact]
    public void Without_a_lever_everything_is_neutral()
    {
        Assert.All(Levers.All, lever => Assert.Equal(lever.Neutral, Policy.None[lever]));
        Assert.Empty(Policy.None.Set);
        Assert.Equal("", Policy.None.ToString());
    }

    [Fact]
    public void Setting_a_lever_leaves_the_others_and_the_policy_it_started_from() =>
        Gen.Select(Some.Policies, Gen.Int[0, Levers.All.Count - 1].Select(i => Levers.All[i])).Sample((policy, lever) =>
        {
            double before = policy[lever];
            var changed = policy.With(lever, lever.Maximum);
            Assert.Equal(lever.Maximum, changed[lever]);
            Assert.Equal(before, policy[lever]);
            Assert.All(Levers.All.Where(other => other != lever), other => Assert.Equal(policy[other], changed[other]));
            Assert.Equal(policy, changed.With(lever, before));
            Assert.Equal(policy.GetHashCode(), changed.With(lever, before).GetHashCode());
            Assert.Equal(before == lever.Maximum, policy.Equals(changed));
            Assert.Equal(before == lever.Maximum, policy.Equals((object)changed));
        });

    [Fact]
    public void Minus_zero_is_zero()
    {
        var policy = Policy.None.With(Levers.EnterpriseShare, -0.0);
        Assert.Equal(Policy.None, policy);
        Assert.False(double.IsNegative(policy[Levers.EnterpriseShare]));
    }

    [Fact]
    public void It_prints_what_is_set() => Assert.Equal(
        "governance.enterpriseShare=-0.25, incentive.taxRelief=0.5",
        Policy.None.With(Levers.TaxRelief, 0.5).With(Levers.EnterpriseShare, -0.25).ToString());

    [Fact]
    public void It_has_a_value_for_every_lever() =>
        Assert.Throws<ArgumentException>(() => Policy.FromValues(new double[Levers.All.Count - 1]));
}
