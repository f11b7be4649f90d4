namespace Gongyu.Experiments.Tests;

/// <summary>Sobol's sequence, against what was published of it and what defines it.</summary>
public class SobolSequenceTests
{
    // The first ten points of the paper's own program in three dimensions.
    [Fact]
    public void The_first_points_are_those_published()
    {
        double[][] published =
        [
            [0, 0, 0], [0.5, 0.5, 0.5], [0.75, 0.25, 0.25], [0.25, 0.75, 0.75], [0.375, 0.375, 0.625],
            [0.875, 0.875, 0.125], [0.625, 0.125, 0.875], [0.125, 0.625, 0.375], [0.1875, 0.3125, 0.9375], [0.6875, 0.8125, 0.4375],
        ];
        Assert.Equal(published, new SobolSequence(3).First(10));
    }

    // A sum over the digits of all, had from the algorithm of Bratley and Fox (1988) and the direction numbers as SciPy ships them.
    [Fact]
    public void All_points_in_all_dimensions_are_those_of_another_implementation()
    {
        var places = new SobolSequence(SobolSequence.MostDimensions).First(1024).SelectMany(point => point);
        var digits = places.Select(place => (ulong)(place * (1UL << 32)));
        Assert.Equal(
            (UInt128)1_120_290_111_556_231_774, digits.Aggregate((UInt128)0, (sum, next) => (sum * 1_000_003 + next) % ((1UL << 61) - 1)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(7UL)]
    public void Every_block_of_a_power_of_two_is_balanced_in_each_dimension(ulong? seed)
    {
        var points = new SobolSequence(SobolSequence.MostDimensions, seed).First(1024);
        for (int size = 1; size <= points.Count; size *= 2)
            for (int start = 0; start < points.Count; start += size)
                for (int dimension = 0; dimension < SobolSequence.MostDimensions; dimension++)
                    Assert.Equal(size, points.Skip(start).Take(size).Select(point => (int)(point[dimension] * size)).Distinct().Count());
    }

    // Sobol's property A, for which Joe and Kuo chose their numbers: of the first 2^d points in d dimensions every orthant holds one. That
    // is so when the leading bits of the first d direction numbers, read as a matrix, can be inverted modulo 2. Point 2^(k+1) - 1 is
    // direction number k.
    [Fact]
    public void Every_orthant_holds_one_of_the_first_points_whatever_the_number_of_dimensions()
    {
        const int Most = 64;
        var sequence = new SobolSequence(Most);
        var leading = Enumerable.Range(0, Most).Select(k =>
        {
            var point = sequence[k == 63 ? ulong.MaxValue : (1UL << (k + 1)) - 1];
            return point.Index().Where(place => place.Item >= 0.5).Aggregate(0UL, (bits, place) => bits | 1UL << place.Index);
        }).ToArray();
        for (int dimensions = 1; dimensions <= Most; dimensions++)
        {
            ulong mask = dimensions == 64 ? ulong.MaxValue : (1UL << dimensions) - 1;
            Assert.Equal(dimensions, Rank([.. leading.Take(dimensions).Select(row => row & mask)]));
        }
    }

    [Fact]
    public void Four_points_in_each_quarter_of_each_pair_of_the_first_dimensions()
    {
        var points = new SobolSequence(10).First(256);
        for (int one = 0; one < 10; one++)
            for (int other = one + 1; other < 10; other++)
                Assert.All(
                    points.CountBy(point => ((int)(point[one] * 4), (int)(point[other] * 4))), cell => Assert.Equal(16, cell.Value));
    }

    [Fact]
    public void A_seed_shifts_all_points_alike_and_another_seed_otherwise()
    {
        var (one, same, other) = (new SobolSequence(5, 1).First(64), new SobolSequence(5, 1).First(64), new SobolSequence(5, 2).First(64));
        Assert.Equal(one, same);
        Assert.NotEqual(one[0], other[0]);
        Assert.Equal(5, one[0].Distinct().Count());
        // Digits are shifted without carry, so that pairs of points differ in the same digits as they do in the published sequence.
        var published = new SobolSequence(5).First(64);
        for (int point = 1; point < 64; point++)
            for (int dimension = 0; dimension < 5; dimension++)
                Assert.Equal(Digits(published[point][dimension]), Digits(one[point][dimension]) ^ Digits(one[0][dimension]));
    }

    [Fact]
    public void There_are_numbers_for_every_lever_twice_over() =>
        Assert.True(SobolSequence.MostDimensions >= 2 * Model.Levers.All.Count);

    [Theory]
    [InlineData(0)]
    [InlineData(129)]
    public void More_dimensions_than_there_are_numbers_for_are_refused(int dimensions) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SobolSequence(dimensions));

    private static ulong Digits(double value) => (ulong)(value * (1UL << 53));

    private static int Rank(ulong[] rows)
    {
        int rank = 0;
        for (int bit = 0; bit < 64; bit++)
        {
            int pivot = Array.FindIndex(rows, rank, row => (row >> bit & 1) == 1);
            if (pivot < 0)
                continue;
            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            for (int i = 0; i < rows.Length; i++)
                if (i != rank && (rows[i] >> bit & 1) == 1)
                    rows[i] ^= rows[rank];
            rank++;
        }
        return rank;
    }
}
