using Gongyu.Model;

namespace Gongyu.Experiments.Tests;

public class DiscrepancyTests
{
    // Two designs of Fang, Li and Sudjianto (2006), "Design and modeling for computer experiments", and one of Zhou, Fang and Ning (2013),
    // Journal of Complexity 29, 283-301, example 4; with the discrepancies printed there.
    [Theory]
    [InlineData(0.0081, 6, "13 26 32 45 51 64")]
    [InlineData(0.0105, 6, "15 24 33 42 51 66")]
    [InlineData(0.3172, 2, "211222 122222 211111 111122 122211 222211 222122")]
    public void Known_designs_have_the_discrepancy_printed(double printed, int levels, string design)
    {
        double[][] points = [.. design.Split(' ').Select(row => row.Select(level => (2.0 * (level - '0') - 1) / (2 * levels)).ToArray())];
        Assert.Equal(printed, Discrepancy.Centred(points), 1e-4);
    }

    // A single point at the centre, by the definition: 13/12 - 2 + 1.
    [Fact]
    public void One_point_at_the_centre_by_hand() => Assert.Equal(1.0 / 12, Discrepancy.Centred([[0.5]]), 1e-12);

    [Theory]
    [InlineData(2, 64)]
    [InlineData(5, 128)]
    [InlineData(8, 256)]
    public void Sobols_points_are_more_even_than_hypercubes_and_those_than_random_points(int dimensions, int points)
    {
        double[] Of(Func<uint, IReadOnlyList<double[]>> make) =>
            [.. Enumerable.Range(1, 20).Select(seed => Discrepancy.Centred(make((uint)seed)))];
        double[] random = Of(set => RandomPoints(set, points, dimensions));
        double[] hypercubes = Of(seed => LatinHypercube.Of(points, dimensions, seed));
        double[] sobol = Of(seed => new SobolSequence(dimensions, seed).First(points));
        Assert.True(sobol.Max() < random.Min());
        Assert.True(sobol.Average() < hypercubes.Average());
        Assert.True(hypercubes.Average() < random.Average());
    }

    // Of random points it falls as 1/n, of Sobol's nearly as 1/n²: four times the points, at least eight times less.
    [Fact]
    public void More_of_Sobols_points_are_more_even_faster_than_random_ones()
    {
        double Of(int points) => Discrepancy.Centred(new SobolSequence(4).First(points));
        Assert.True(Of(64) / Of(256) > 8);
        Assert.True(Of(256) / Of(1024) > 8);
    }

    [Fact]
    public void Without_points_there_is_none() => Assert.Throws<ArgumentOutOfRangeException>(() => Discrepancy.Centred([]));

    private static double[][] RandomPoints(uint set, int points, int dimensions) => [.. Enumerable.Range(0, points).Select(point =>
        Enumerable.Range(0, dimensions).Select(dimension =>
        {
            var (high, low, _, _) = Philox.Block((uint)point, (uint)dimension, set, 0, 2024, 0);
            return Philox.Unit(high, low);
        }).ToArray())];
}
