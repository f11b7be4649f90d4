namespace Gongyu.Experiments.Tests;

public class LatinHypercubeTests
{
    [Fact]
    public void Every_stratum_of_every_dimension_holds_one_point() =>
        Gen.Select(Gen.Int[1, 300], Gen.Int[1, 12], Gen.ULong, Gen.Int[1, 3]).Sample((points, dimensions, seed, candidates) =>
        {
            var drawn = LatinHypercube.Of(points, dimensions, seed, candidates);
            Assert.Equal(points, drawn.Count);
            for (int dimension = 0; dimension < dimensions; dimension++)
                Assert.Equal(Enumerable.Range(0, points), drawn.Select(point => (int)Math.Floor(point[dimension] * points)).Order());
        }, iter: 200);

    [Fact]
    public void No_point_of_the_largest_one_is_rounded_out_of_its_stratum() => Assert.Equal(
        Enumerable.Range(0, Design.Most),
        LatinHypercube.Of(Design.Most, 1, 3).Select(point => (int)Math.Floor(point[0] * Design.Most)).Order());

    [Fact]
    public void Strata_of_dimensions_are_paired_by_chance()
    {
        var drawn = LatinHypercube.Of(2_000, 6, 11);
        for (int one = 0; one < 6; one++)
            for (int other = one + 1; other < 6; other++)
                // A correlation of independent columns has a standard error of 1 / √2000 = 0.022.
                Assert.InRange(drawn.Average(point => 12 * (point[one] - 0.5) * (point[other] - 0.5)), -0.09, 0.09);
    }

    [Fact]
    public void Places_within_strata_are_uniform()
    {
        double[] places = [.. LatinHypercube.Of(5_000, 2, 5).SelectMany(point => point).Select(value => value * 5_000 % 1)];
        for (int tenth = 0; tenth < 10; tenth++)
            // 10,000 places: 1,000 in a tenth, give or take 30.
            Assert.InRange(places.Count(place => (int)(place * 10) == tenth), 880, 1_120);
    }

    [Fact]
    public void The_best_of_several_is_the_most_even_of_them()
    {
        double First(ulong seed, int candidates) => Discrepancy.Centred(LatinHypercube.Of(20, 4, seed, candidates));
        double[] byCandidates = [.. Enumerable.Range(1, 12).Select(candidates => First(9, candidates))];
        Assert.Equal(byCandidates.OrderDescending(), byCandidates);
        Assert.True(byCandidates[^1] < byCandidates[0]);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_on_every_machine()
    {
        static string Hash(ulong seed) => Model.RunHash.Of(
            [.. LatinHypercube.Of(50, 7, seed).SelectMany(point => point).SelectMany(BitConverter.GetBytes)]).ToString();
        Assert.Equal("6cf91bc7d462e3551caa1a74c1cc213d", Hash(42));
        Assert.NotEqual(Hash(42), Hash(43));
        Assert.NotEqual(Hash(42), Hash(42UL + (1UL << 32)));
    }

    [Fact]
    public void Too_many_to_compare_are_refused()
    {
        var fault = Assert.Single(Assert.Throws<DesignException>(() => LatinHypercube.Of(10_001, 2, 1, 2)).Faults);
        Assert.Equal("10,001 points are too many to choose the better of several hypercubes: at most 10,000", fault.En);
        Assert.Equal("10,001 个点过多，无法从多个超立方中择优：最多 10,000 个点", fault.Zh);
    }
}
