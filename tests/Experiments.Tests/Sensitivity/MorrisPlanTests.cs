namespace Gongyu.Experiments.Tests;

/// <summary>Elementary effects against functions whose effects are known.</summary>
public class MorrisPlanTests
{
    [Fact]
    public void A_trajectory_moves_along_every_factor_once_by_the_same_step() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[2, 8], Gen.OneOf(2, 4, 6, 8), Gen.ULong).Sample((factors, trajectories, levels, seed) =>
        {
            var morris = new MorrisPlan(TestFunctions.Factors(factors), trajectories, seed, levels);
            Assert.Equal(trajectories * (factors + 1), morris.Points.Count);
            foreach (var trajectory in morris.Points.Chunk(factors + 1))
            {
                List<int> moved = [];
                for (int i = 0; i < factors; i++)
                {
                    int factor = Assert.Single(Enumerable.Range(0, factors), factor => trajectory[i][factor] != trajectory[i + 1][factor]);
                    Assert.Equal(levels / (2.0 * (levels - 1)), Math.Abs(trajectory[i + 1][factor] - trajectory[i][factor]), 1e-12);
                    moved.Add(factor);
                }
                Assert.Equal(Enumerable.Range(0, factors), moved.Order());
            }
            var steps = morris.Points.SelectMany(point => point).Select(value => value * (levels - 1));
            Assert.All(steps, step => Assert.Equal(Math.Round(step), step, 1e-9));
        }, iter: 200);

    [Fact]
    public void Beginnings_directions_and_orders_are_drawn_evenly()
    {
        var trajectories = new MorrisPlan(TestFunctions.Factors(3), 2_000, 1).Points.Chunk(4).ToArray();
        for (int factor = 0; factor < 3; factor++)
        {
            // Four levels: 500 each, give or take 19; a way up in 1,000, a first move in 667, give or take 22.
            for (int level = 0; level < 4; level++)
                Assert.InRange(trajectories.Count(trajectory => (int)Math.Round(trajectory[0][factor] * 3) == level), 420, 580);
            Assert.InRange(trajectories.Count(trajectory => trajectory[^1][factor] > trajectory[0][factor]), 900, 1_100);
            Assert.InRange(trajectories.Count(trajectory => trajectory[1][factor] != trajectory[0][factor]), 580, 755);
        }
    }

    [Fact]
    public void Effects_of_what_is_linear_are_its_coefficients()
    {
        var effects = Effects(3, 4, place => 7 + 3 * place[0] - 2 * place[1]).Effects;
        Assert.Equal([3, -2, 0], effects.Select(effect => Math.Round(effect.Mean!.Value, 9)));
        Assert.Equal([3, 2, 0], effects.Select(effect => Math.Round(effect.Size.Value, 9)));
        Assert.All(effects, effect => Assert.Equal(0, effect.Deviation!.Value, 1e-9));
        Assert.All(effects, effect => Assert.Equal(0, effect.Size.High - effect.Size.Low, 1e-9));
    }

    // (2u - 1)² falls as much as it rises: its mean effect tells nothing, its size does. On four levels both steps change it by 8/9 on 2/3.
    [Fact]
    public void What_falls_as_much_as_it_rises_has_a_size()
    {
        var effect = Effects(1, 400, place => (2 * place[0] - 1) * (2 * place[0] - 1)).Effects[0];
        Assert.Equal(4.0 / 3, effect.Size.Value, 1e-9);
        Assert.InRange(effect.Mean!.Value, -0.2, 0.2);
        Assert.Equal(4.0 / 3, effect.Deviation!.Value, 0.01);
    }

    // The effect of a factor of a product is the other factor, which has each of four levels: mean 1/2, variance 5/36.
    [Fact]
    public void What_interacts_deviates()
    {
        foreach (var effect in Effects(2, 1_000, place => place[0] * place[1]).Effects)
        {
            Assert.InRange(0.5, effect.Size.Low, effect.Size.High);
            Assert.Equal(Math.Sqrt(5.0 / 36), effect.Deviation!.Value, 0.02);
        }
    }

    // Campolongo, Cariboni and Saltelli (2007) and Saltelli et al. (2008) rank these six: x3, x4, x2, x6, x1, x5.
    [Fact]
    public void The_g_functions_factors_are_ranked_as_published()
    {
        double[] a = [78, 12, 0.5, 2, 97, 33];
        var effects = Effects(6, 50, TestFunctions.G(a)).Effects;
        var ranked = effects.OrderByDescending(effect => effect.Size.Value).Select(effect => effect.Group.Name);
        Assert.Equal(["x3", "x4", "x2", "x6", "x1", "x5"], ranked);
        for (int i = 0; i < 6; i++)
        {
            // On four levels |4u - 2| is 2 or 2/3, 4/3 in the mean, and a step changes it by 4/3 on 2/3.
            var others = a.Where((_, other) => other != i);
            double size = 2 / (1 + a[i]) * others.Aggregate(1.0, (product, one) => product * (4.0 / 3 + one) / (1 + one));
            Assert.InRange(size, effects[i].Size.Low, effects[i].Size.High);
            Assert.InRange(effects[i].Size.High - effects[i].Size.Low, 0, 0.5 * size);
        }
    }

    [Fact]
    public void Factors_of_a_group_move_together_and_have_one_size()
    {
        FactorGroup[] groups = [new("both", [0, 2]), new("one", [1])];
        var morris = new MorrisPlan(groups, 600, 3);
        Assert.Equal(600 * 3, morris.Points.Count);
        foreach (var trajectory in morris.Points.Chunk(3))
            for (int i = 0; i < 2; i++)
                Assert.Equal(trajectory[i][0] != trajectory[i + 1][0], trajectory[i][2] != trajectory[i + 1][2]);
        var effects = morris.Analyse([.. morris.Points.Select(place => 3 * place[0] + 5 * place[1] + place[2])]).Effects;
        // The two go with each other or against each other: 4 or 2.
        Assert.InRange(3, effects[0].Size.Low, effects[0].Size.High);
        Assert.Equal((null, null), (effects[0].Mean, effects[0].Deviation));
        Assert.Equal((5, 5), (Math.Round(effects[1].Size.Value, 9), Math.Round(effects[1].Mean!.Value, 9)));
    }

    [Fact]
    public void Intervals_hold_the_truth_as_often_as_they_say()
    {
        int held = Enumerable.Range(1, 200).Count(seed =>
        {
            var morris = new MorrisPlan(TestFunctions.Factors(2), 40, (ulong)seed);
            var size = morris.Analyse([.. morris.Points.Select(place => place[0] * place[1])]).Effects[0].Size;
            return size.Low <= 0.5 && 0.5 <= size.High;
        });
        Assert.InRange(held / 200.0, 0.88, 0.99);
    }

    [Fact]
    public void A_point_that_failed_costs_its_trajectory_and_is_counted()
    {
        var morris = new MorrisPlan(TestFunctions.Factors(3), 10, 2);
        double[] outcomes = [.. morris.Points.Select(place => 3 * place[0] - 2 * place[1])];
        (outcomes[0], outcomes[4 * 5 + 3], outcomes[4 * 9 + 1]) = (double.NaN, double.NegativeInfinity, double.NaN);
        var effects = morris.Analyse(outcomes);
        Assert.Equal((7, 3, null), (effects.Used, effects.Dropped, effects.Remark));
        Assert.Equal([3, 2, 0], effects.Effects.Select(effect => Math.Round(effect.Size.Value, 9)));
    }

    [Fact]
    public void Where_nothing_matters_or_nothing_succeeded_it_is_said()
    {
        var morris = new MorrisPlan(TestFunctions.Factors(2), 4, 2);
        var constant = morris.Analyse([.. morris.Points.Select(_ => 0.3)]);
        Assert.All(constant.Effects, effect => Assert.Equal((0, new Estimate(0, 0, 0), 0), (effect.Mean, effect.Size, effect.Deviation)));
        Assert.Equal("the outcome is the same at all points: no factor has an effect", constant.Remark?.En);
        var few = morris.Analyse([.. morris.Points.Select((_, i) => i < 3 ? i : double.NaN)]);
        Assert.Equal((0, 1, 3), (few.Effects.Count, few.Used, few.Dropped));
        Assert.Equal(new("1 of 4 trajectories are complete; effects need at least 2", "4 条轨迹中有 1 条完整；计算效应至少需要 2 条"), few.Remark);
        Assert.Throws<ArgumentException>(() => morris.Analyse([1]));
    }

    [Fact]
    public void The_same_seed_gives_the_same_points_and_another_seed_others()
    {
        Assert.Equal(new MorrisPlan(TestFunctions.Factors(5), 9, 4).Points, new MorrisPlan(TestFunctions.Factors(5), 9, 4).Points);
        Assert.NotEqual(new MorrisPlan(TestFunctions.Factors(5), 9, 4).Points, new MorrisPlan(TestFunctions.Factors(5), 9, 5).Points);
    }

    [Fact]
    public void What_is_no_plan_is_refused()
    {
        Assert.Equal(
            "79,456,894,939 points are too many: a design has at most 1,000,000",
            Assert.Throws<DesignException>(() => new MorrisPlan(TestFunctions.Factors(36), int.MaxValue, 1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MorrisPlan(TestFunctions.Factors(2), 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MorrisPlan(TestFunctions.Factors(2), 2, 1, levels: 3));
        Assert.Throws<ArgumentException>(() => new MorrisPlan([], 2, 1));
        Assert.Throws<ArgumentException>(() => new MorrisPlan([new("a", [0]), new("b", [0])], 2, 1));
        Assert.Throws<ArgumentException>(() => new MorrisPlan([new("a", [0]), new("b", [2])], 2, 1));
        Assert.Throws<ArgumentException>(() => new MorrisPlan([new("a", [0]), new("none", [])], 2, 1));
    }

    private static MorrisEffects Effects(int factors, int trajectories, Func<double[], double> function)
    {
        var morris = new MorrisPlan(TestFunctions.Factors(factors), trajectories, 1);
        return morris.Analyse(function.At(morris.Points));
    }
}
