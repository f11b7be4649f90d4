namespace Gongyu.Experiments.Tests;

/// <summary>Indices of Sobol against functions whose indices are known in closed form.</summary>
public class SobolPlanTests
{
    private static readonly double[] A = [0, 1, 4.5, 9, 99, 99, 99, 99];

    [Fact]
    public void Ishigamis_indices_lie_within_their_intervals()
    {
        var plan = new SobolPlan(TestFunctions.Factors(3), 2048, 1, pairs: true);
        var indices = plan.Analyse([.. plan.Points.Select(TestFunctions.Ishigami)]);
        Within([0.3139, 0.4424, 0], indices.Indices.Select(index => index.First), 0.11);
        Within([0.5576, 0.4424, 0.2437], indices.Indices.Select(index => index.Total), 0.13);
        Within([0, 0.2437, 0], indices.Pairs.Select(pair => pair.Second), 0.2);
        Assert.Equal(["x1 x2", "x1 x3", "x2 x3"], indices.Pairs.Select(pair => $"{pair.One.Name} {pair.Other.Name}"));
        Assert.Equal((2048, 0, null), (indices.Used, indices.Dropped, indices.Remark));
    }

    [Fact]
    public void The_g_functions_indices_lie_within_their_intervals()
    {
        var groups = TestFunctions.Factors(8);
        var plan = new SobolPlan(groups, 2048, 5);
        var indices = plan.Analyse(TestFunctions.G(A).At(plan.Points)).Indices;
        var (first, total, _) = TestFunctions.IndicesOfG(A, groups);
        Within(first, indices.Select(index => index.First), 0.12);
        Within(total, indices.Select(index => index.Total), 0.12);
        // x1 most, and in order of a.
        Assert.Equal(groups.Take(4), indices.OrderByDescending(index => index.Total.Value).Select(index => index.Group).Take(4));
    }

    [Fact]
    public void Groups_have_indices_of_their_own()
    {
        FactorGroup[] groups = [new("strong", [1, 0]), new("middling", [2, 3]), new("weak", [4, 5, 6, 7])];
        var plan = new SobolPlan(groups, 2048, 3, pairs: true);
        Assert.Equal(2048 * 8, plan.Points.Count);
        var indices = plan.Analyse(TestFunctions.G(A).At(plan.Points));
        var (first, total, pair) = TestFunctions.IndicesOfG(A, groups);
        Within(first, indices.Indices.Select(index => index.First), 0.13);
        Within(total, indices.Indices.Select(index => index.Total), 0.13);
        Assert.InRange(pair, indices.Pairs[0].Second.Low, indices.Pairs[0].Second.High);
    }

    // Rows are more even than random ones, so that intervals are wide rather than narrow.
    [Fact]
    public void Intervals_hold_the_truth_at_least_as_often_as_they_say()
    {
        int held = 0, all = 0;
        double[] truth = [0.3139, 0.4424, 0, 0.5576, 0.4424, 0.2437];
        for (ulong seed = 1; seed <= 40; seed++)
        {
            var plan = new SobolPlan(TestFunctions.Factors(3), 256, seed);
            var indices = plan.Analyse([.. plan.Points.Select(TestFunctions.Ishigami)]).Indices;
            Estimate[] found = [.. indices.Select(index => index.First), .. indices.Select(index => index.Total)];
            held += found.Zip(truth).Count(pair => pair.Second >= pair.First.Low && pair.Second <= pair.First.High);
            all += truth.Length;
        }
        Assert.InRange((double)held / all, 0.92, 1);
    }

    [Fact]
    public void What_adds_up_has_no_interactions_and_what_does_nothing_has_no_index()
    {
        var plan = new SobolPlan(TestFunctions.Factors(3), 1024, 2, pairs: true);
        var indices = plan.Analyse([.. plan.Points.Select(place => 1e6 + 3 * place[0] + 4 * place[1])]);
        Within([0.36, 0.64, 0], indices.Indices.Select(index => index.First), 0.13);
        Within([0.36, 0.64, 0], indices.Indices.Select(index => index.Total), 0.13);
        Assert.All(indices.Pairs, pair => Assert.Equal(0, pair.Second.Value, 0.01));
        Assert.Equal((0, 0), (indices.Indices[2].First.Value, indices.Indices[2].Total.Value));
    }

    [Fact]
    public void Rows_are_A_and_B_and_each_with_one_group_of_the_other()
    {
        FactorGroup[] groups = [new("one", [0, 2]), new("other", [1])];
        var plan = new SobolPlan(groups, 8, 4, pairs: true);
        foreach (var row in plan.Points.Chunk(6))
        {
            var (a, b) = (row[0], row[1]);
            Assert.Equal([b[0], a[1], b[2]], row[2]);
            Assert.Equal([a[0], b[1], a[2]], row[3]);
            Assert.Equal([a[0], b[1], a[2]], row[4]);
            Assert.Equal([b[0], a[1], b[2]], row[5]);
        }
    }

    [Fact]
    public void A_point_that_failed_costs_its_row_and_is_counted()
    {
        var groups = TestFunctions.Factors(3);
        var (plan, half) = (new SobolPlan(groups, 64, 6), new SobolPlan(groups, 32, 6));
        double[] outcomes = [.. plan.Points.Select(TestFunctions.Ishigami)];
        for (int row = 32; row < 64; row++)
            outcomes[row * 5 + row % 5] = row % 2 == 0 ? double.NaN : double.PositiveInfinity;
        var indices = plan.Analyse(outcomes);
        Assert.Equal((32, 32, null), (indices.Used, indices.Dropped, indices.Remark));
        Assert.Equal(half.Analyse(outcomes[..(32 * 5)]).Indices, indices.Indices);
    }

    [Fact]
    public void Without_variance_or_rows_there_are_no_indices_and_it_is_said_why()
    {
        var plan = new SobolPlan(TestFunctions.Factors(2), 4, 1, pairs: true);
        var constant = plan.Analyse([.. plan.Points.Select((_, i) => i % 2 == 0 ? 0.1 + 0.2 : 0.3)]);
        Assert.Empty(constant.Indices);
        Assert.Empty(constant.Pairs);
        Assert.Equal(
            "the outcome does not vary from row to row: there is no variance to attribute, so there are no indices", constant.Remark?.En);
        // What happens at a point between A and B alone tells of an effect, but not of a variance.
        Assert.Equal(constant.Remark, plan.Analyse([.. plan.Points.Select((_, i) => i == 2 ? 1.0 : 0)]).Remark);
        double[] failed = [.. plan.Points.Select((_, i) => i < 6 ? i : double.NaN)];
        var few = plan.Analyse(failed);
        Assert.Equal((0, 1, 3), (few.Indices.Count, few.Used, few.Dropped));
        Assert.Equal(new("1 of 4 rows are complete; indices need at least 2", "4 行中有 1 行完整；计算指数至少需要 2 行"), few.Remark);
        Assert.Throws<ArgumentException>(() => plan.Analyse([1, 2, 3]));
    }

    // A third of the resamples are without the one row in which anything happens.
    [Fact]
    public void What_seldom_happens_has_finite_intervals()
    {
        var plan = new SobolPlan(TestFunctions.Factors(2), 61, 1, pairs: true);
        double[] outcomes = [.. plan.Points.Select((_, i) => i is 60 or 5 * 6 + 2 ? 1.1 : 0.1)];
        var indices = plan.Analyse(outcomes);
        IEnumerable<Estimate> groups = indices.Indices.SelectMany(index => (Estimate[])[index.First, index.Total]);
        Estimate[] all = [.. groups, .. indices.Pairs.Select(pair => pair.Second)];
        Assert.Equal(5, all.Length);
        Assert.All(all, one => Assert.InRange(Math.Max(Math.Abs(one.Low), Math.Abs(one.High)), 0, 100));
    }

    [Fact]
    public void The_same_seed_gives_the_same_points_and_intervals()
    {
        (IReadOnlyList<double[]>, IReadOnlyList<SobolIndex>) Of(ulong seed)
        {
            var plan = new SobolPlan(TestFunctions.Factors(3), 64, seed);
            return (plan.Points, plan.Analyse([.. plan.Points.Select(TestFunctions.Ishigami)]).Indices);
        }
        var ((points, indices), (samePoints, same), (otherPoints, _)) = (Of(8), Of(8), Of(9));
        Assert.Equal(points, samePoints);
        Assert.Equal(indices.Select(index => (index.First, index.Total)), same.Select(index => (index.First, index.Total)));
        Assert.NotEqual(points, otherPoints);
    }

    [Fact]
    public void Too_many_points_or_factors_are_refused_before_they_are_drawn()
    {
        Assert.Equal(1L << 40, SobolPlan.CountOf(30, 1 << 20, pairs: false) / 32 * (1 << 20));
        var many = Assert.Throws<DesignException>(() => new SobolPlan(TestFunctions.Factors(36), int.MaxValue, 1, pairs: true));
        Assert.Equal("158,913,789,878 points are too many: a design has at most 1,000,000", many.Message);
        var factors = Assert.Throws<DesignException>(() => new SobolPlan(TestFunctions.Factors(65), 2, 1));
        Assert.Equal("65 levers are too many for Sobol's sequence: at most 64", factors.Message);
    }

    private static void Within(IEnumerable<double> truth, IEnumerable<Estimate> found, double widest)
    {
        foreach (var (one, other) in truth.Zip(found))
        {
            // Figures from print have four digits.
            Assert.InRange(one, other.Low - 5e-5, other.High + 5e-5);
            Assert.InRange(other.Value, other.Low, other.High);
            Assert.InRange(other.High - other.Low, 0, widest);
        }
    }
}
