using Gongyu.Model;

namespace Gongyu.Experiments.Tests;

public class FactorTests
{
    private static readonly Gen<(double Low, double High)> Ends = Gen.Select(Gen.Double[-0.3, 0.3], Gen.Double[-0.3, 0.3])
        .Where((one, other) => one != other).Select((one, other) => (Math.Min(one, other), Math.Max(one, other)));

    [Fact]
    public void Levels_are_as_a_user_would_write_them() => Assert.Equal(
        [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
        Levels(new(Levers.TaxRelief, 0, 1, 11)));

    [Fact]
    public void Levels_reach_from_end_to_end_in_order() =>
        Gen.Select(Ends, Gen.Int[2, 40]).Sample((ends, levels) =>
        {
            var factor = new Factor(Levers.EnterpriseShare, ends.Low, ends.High, levels);
            double[] values = Levels(factor);
            Assert.Equal((factor.Low, factor.High), (values[0], values[^1]));
            Assert.Equal(values.Order(), values);
        }, iter: 500);

    [Theory]
    [InlineData(4, new double[] { 1, 2, 3, 4 })]
    [InlineData(3, new double[] { 1, 3, 4 })]
    [InlineData(2, new double[] { 1, 4 })]
    public void Levels_of_a_lever_of_whole_numbers_are_whole(int levels, double[] expected) =>
        Assert.Equal(expected, Levels(new(Levers.TierCap, 1, 4, levels)));

    [Fact]
    public void Whole_numbers_have_equal_parts_of_the_way()
    {
        var factor = new Factor(Levers.SurveyInterval, 3, 12, 2);
        var counts = new SobolSequence(1).First(4096).CountBy(point => factor.At(point[0])).OrderBy(count => count.Key).ToArray();
        Assert.Equal(Enumerable.Range(3, 10).Select(value => (double)value), counts.Select(count => count.Key));
        Assert.All(counts, count => Assert.InRange(count.Value, 409, 410));
        Assert.Equal((3, 12), (factor.At(0), factor.At(1)));
    }

    [Fact]
    public void A_place_becomes_a_value_between_the_ends() =>
        Gen.Select(Ends, Gen.Double[0, 1]).Sample((ends, place) =>
        {
            var factor = new Factor(Levers.EnterpriseShare, ends.Low, ends.High);
            Assert.InRange(factor.At(place), factor.Low, factor.High);
            Assert.Equal(place, (factor.At(place) - factor.Low) / (factor.High - factor.Low), 1e-6 / (factor.High - factor.Low));
        }, iter: 500);

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void What_is_no_place_is_refused(double place) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Factor(Levers.TaxRelief, 0, 1).At(place));

    [Theory]
    [InlineData("incentive.taxRelief", -0.1, 1.5, 1,
        "incentive.taxRelief: -0.1 is out of range: 0 to 1 is allowed; incentive.taxRelief: 1.5 is out of range: 0 to 1 is allowed; "
        + "incentive.taxRelief: 1 levels; a lever that varies has at least 2")]
    [InlineData("incentive.taxRelief", 0.4, 0.4, 2, "incentive.taxRelief: the low end 0.4 must be less than the high end 0.4")]
    [InlineData("incentive.taxRelief", 0, double.NaN, 2, "incentive.taxRelief: NaN is out of range: 0 to 1 is allowed")]
    [InlineData("governance.tierCap", 1, 2.5, 2, "governance.tierCap: 2.5 is not a whole number")]
    [InlineData("governance.tierCap", 2, 4, 4, "governance.tierCap: 4 levels, while its range holds 3 whole numbers")]
    public void What_is_no_range_of_a_lever_is_refused(string lever, double low, double high, int levels, string message) =>
        Assert.Equal(message, Assert.Throws<DesignException>(() => new Factor(Levers.Find(lever)!, low, high, levels)).Message);

    private static double[] Levels(Factor factor) => [.. Enumerable.Range(0, factor.Levels).Select(factor.Level)];
}
