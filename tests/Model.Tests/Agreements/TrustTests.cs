namespace Gongyu.Model.Tests;

public class TrustTests
{
    private static readonly Policy Talking = Policy.None.With(Levers.Communication, 1);

    // Delivered: τ + 0.12·(1+c)·(1−τ). Not delivered: τ − 0.25.
    [Theory]
    [InlineData(0.5, true, 0, 0.56)]
    [InlineData(0.5, true, 1, 0.62)]
    [InlineData(0.5, true, 0.5, 0.59)]
    [InlineData(1, true, 1, 1)]
    [InlineData(0.7, false, 0, 0.45)]
    [InlineData(0.7, false, 1, 0.45)]
    public void It_grows_when_both_deliver_and_falls_otherwise(double trust, bool delivered, double communication, double expected)
    {
        var next = Trust.After(At(Tier.Exchange, trust, age: 0), delivered, Policy.None.With(Levers.Communication, communication), round: 1);
        Assert.Equal(expected, next!.Value.Trust, 1e-12);
        Assert.Equal((Tier.Exchange, 1, 9), (next.Value.Tier, next.Value.Age, next.Value.Expires));
    }

    // Up when trust is above 0.60, 0.72, 0.82 at an age of 2 in its tier.
    [Theory]
    [InlineData(1, 0.55, 1, 2)] // 0.604
    [InlineData(1, 0.55, 0, 1)] // too young
    [InlineData(1, 0.54, 5, 1)] // 0.5952
    [InlineData(2, 0.69, 1, 3)] // 0.7272
    [InlineData(2, 0.68, 1, 2)] // 0.7184
    [InlineData(3, 0.80, 1, 4)] // 0.824
    [InlineData(3, 0.79, 1, 3)] // 0.8152
    [InlineData(4, 0.99, 9, 4)] // there is nothing deeper
    public void A_trusted_agreement_moves_up(int tier, double trust, int age, int expected)
    {
        var next = Trust.After(At((Tier)tier, trust, age), true, Policy.None, round: 1)!.Value;
        Assert.Equal((Tier)expected, next.Tier);
        Assert.Equal(expected > tier ? 0 : age + 1, next.Age);
        Assert.Equal(trust + 0.12 * (1 - trust), next.Trust, 1e-12);
    }

    [Theory]
    [InlineData(4, 0.59, 3, 0.40)] // 0.34 < 0.35: down, and trust starts at 0.40
    [InlineData(2, 0.40, 1, 0.40)] // 0.15 is not yet broken
    [InlineData(3, 0.61, 3, 0.36)] // 0.36: it stays
    [InlineData(1, 0.41, 1, 0.16)] // an exchange cannot fall
    public void A_distrusted_agreement_falls_back_a_tier(int tier, double trust, int expected, double after)
    {
        var next = Trust.After(At((Tier)tier, trust, age: 5), false, Policy.None, round: 1)!.Value;
        Assert.Equal((Tier)expected, next.Tier);
        Assert.Equal(expected < tier ? 0 : 6, next.Age);
        Assert.Equal(after, next.Trust, 1e-12);
    }

    [Theory]
    [InlineData(0.39)] // 0.14
    [InlineData(0.10)]
    public void Below_0_15_it_is_broken(double trust)
    {
        Assert.Null(Trust.After(At(Tier.JointPlatform, trust, age: 5), false, Talking, round: 1));
        Assert.NotNull(Trust.After(At(Tier.JointPlatform, trust, age: 5), true, Talking, round: 1));
    }

    // The term ends in round 9.
    [Theory]
    [InlineData(0.61, 8, 9)] // before: nothing
    [InlineData(0.61, 9, 17)] // 0.36 is trust enough: another term
    [InlineData(0.59, 8, 9)] // 0.34, but the term runs
    [InlineData(0.59, 9, null)] // 0.34: not renewed
    public void A_term_is_renewed_by_trust(double trust, int round, int? expires) =>
        Assert.Equal(expires, Trust.After(At(Tier.Exchange, trust, age: 5), false, Policy.None, round)?.Expires);

    [Fact]
    public void Renewal_keeps_tier_and_signature()
    {
        var next = Trust.After(At(Tier.Placement, 0.65, age: 5), true, Policy.None, round: 9)!.Value;
        Assert.Equal((Tier.Placement, 6, 1, 17), (next.Tier, next.Age, next.Signed, next.Expires));
    }

    [Fact]
    public void A_new_agreement_is_an_exchange_of_middling_trust()
    {
        var signed = Agreement.Sign(new(Kind.Enterprise, 3), sector: 2, region: 1, round: 5);
        Assert.Equal(new(new(Kind.Enterprise, 3), 2, 1, Tier.Exchange, Age: 0, Signed: 5, Expires: 12, Trust: 0.5, Effort: 0), signed);
    }

    private static Agreement At(Tier tier, double trust, int age) =>
        new(new(Kind.Enterprise, 1), 0, 0, tier, age, Signed: 1, Expires: 9, trust, Effort: 1);
}

public class AssetsTests
{
    // a + g·growing·(tier−1)·(1−a), g 0.08 for an enterprise and 0.03 for a university.
    [Theory]
    [InlineData(Kind.Enterprise, 1, 0.3, 2, 0.3)]
    [InlineData(Kind.Enterprise, 2, 0, 1, 0.08)]
    [InlineData(Kind.Enterprise, 4, 0.5, 1, 0.62)]
    [InlineData(Kind.Enterprise, 4, 0.5, 2, 0.74)]
    [InlineData(Kind.University, 3, 0.5, 1, 0.53)]
    [InlineData(Kind.University, 3, 0.5, 2.5, 0.575)]
    [InlineData(Kind.University, 4, 1, 3, 1)]
    public void Delivered_agreements_above_exchange_build_them(Kind kind, int tier, double asset, double growing, double expected) =>
        Assert.Equal(expected, Assets.AfterDelivery(asset, kind, (Tier)tier, growing), 1e-12);

    // Results by 1 for both; research by what is provided of it, here half, for universities alone.
    [Theory]
    [InlineData(Kind.Enterprise, 0, 0, 1)]
    [InlineData(Kind.University, 0, 0, 1)]
    [InlineData(Kind.Enterprise, 1, 0, 2)]
    [InlineData(Kind.University, 1, 0, 2)]
    [InlineData(Kind.Enterprise, 0.5, 1, 1.5)]
    [InlineData(Kind.University, 0.5, 1, 2)]
    public void They_grow_faster_where_results_and_research_are_shared(Kind kind, double results, double research, double expected)
    {
        var policy = Policy.None.With(Levers.Results, results).With(Levers.Research, research);
        Assert.Equal(expected, Sharing.AssetGrowth(new(policy, Provided: 0.5, InformationQuality: 0), kind), 1e-12);
    }

    [Fact]
    public void They_wear() => Assert.Equal(0.49, Assets.AfterWear(0.5), 1e-12);
}
