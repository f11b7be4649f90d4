namespace Gongyu.Model.Tests;

public class ProratingTests
{
    private static readonly Gen<(long[] Claims, long Budget)> Shortage = Gen.Select(
        Gen.OneOf(Gen.Long[0, 50], Gen.Long[0, 5_000_000], Gen.Long[0, 4_000_000_000_000_000]).Array[1, 30], Gen.Double[0, 1],
        (claims, part) => (claims, (long)(claims.Sum() * (decimal)part)));

    [Theory]
    [InlineData(new long[] { 10, 20, 30 }, 60, new long[] { 10, 20, 30 }, 0)]
    [InlineData(new long[] { 10, 20, 30 }, 70, new long[] { 10, 20, 30 }, 0)]
    [InlineData(new long[] { 10, 20, 30 }, 0, new long[] { 0, 0, 0 }, 60)]
    // 10/60·31 = 5.17, 20/60·31 = 10.33, 30/60·31 = 15.5: whole 30, the one left goes to the largest remainder.
    [InlineData(new long[] { 10, 20, 30 }, 31, new long[] { 5, 10, 16 }, 29)]
    // 2.5 each: the tie goes to the earlier claim.
    [InlineData(new long[] { 5, 5 }, 5, new long[] { 3, 2 }, 5)]
    [InlineData(new long[] { 0, 7, 0 }, 3, new long[] { 0, 3, 0 }, 4)]
    [InlineData(new long[] { 1, 1, 1 }, 2, new long[] { 1, 1, 0 }, 1)]
    [InlineData(new long[] { }, 2, new long[] { }, 0)]
    public void By_hand(long[] claims, long budget, long[] paid, long unmet)
    {
        var cut = Cut(claims);
        Assert.Equal(new(unmet), Prorating.Fit(cut, new(budget), new()));
        Assert.Equal(Cut(paid), cut);
    }

    [Fact]
    public void A_short_budget_is_paid_out_to_the_last_micro_unit() => Shortage.Sample((claims, budget) =>
    {
        var cut = Cut(claims);
        var unmet = Prorating.Fit(cut, new(budget), new());
        return cut.Sum(claim => claim.Micro) == budget && unmet.Micro == claims.Sum() - budget;
    }, iter: 1000);

    [Fact]
    public void No_claim_grows_and_each_is_within_a_micro_unit_of_its_proportion() => Shortage.Sample((claims, budget) =>
    {
        var cut = Cut(claims);
        Prorating.Fit(cut, new(budget), new());
        Int128 total = claims.Sum();
        for (int i = 0; i < cut.Length; i++)
        {
            Assert.InRange(cut[i].Micro, 0, claims[i]);
            // Within one micro-unit, without dividing: |paid·total − claim·budget| < total.
            Assert.True(total == 0 || Int128.Abs(cut[i].Micro * total - (Int128)claims[i] * budget) < total);
        }
    }, iter: 1000);

    [Fact]
    public void Whoever_claims_more_is_paid_no_less_but_for_the_last_micro_unit() => Shortage.Sample((claims, budget) =>
    {
        var cut = Cut(claims);
        Prorating.Fit(cut, new(budget), new());
        for (int i = 1; i < cut.Length; i++)
            Assert.True(claims[i] < claims[i - 1] || cut[i].Micro >= cut[i - 1].Micro - 1);
    }, iter: 500);

    private static Money[] Cut(long[] claims) => [.. claims.Select(claim => new Money(claim))];
}
