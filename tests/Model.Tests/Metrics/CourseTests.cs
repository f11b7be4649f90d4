namespace Gongyu.Model.Tests;

/// <summary>How fast and how steadily a metric goes, and how it comes back after a shock.</summary>
public sealed class CourseTests
{
    // So fine that two figures are never the same by chance.
    private static readonly Gen<double> Values = Gen.Long[-(1L << 50), 1L << 50].Select(value => value / (double)(1L << 50));
    private static readonly Gen<double[]> Courses = Values.Array[8, 60];
    private static readonly Gen<double> Scales = Gen.Double[0.1, 10];

    [Fact]
    public void One_bad_round_at_the_very_end_is_not_what_a_shock_did()
    {
        double[] values = [.. Enumerable.Range(1, 40).Select(round => round is >= 20 and <= 30 ? 0.93 : round == 40 ? 0.7 : 1)];
        Assert.Equal(0.07, Course.Depth(values, 20), 1e-12);
        Assert.InRange(Course.Recovery(values, 20), 8, 13);
    }

    [Fact]
    public void A_geometric_approach_has_covered_half_when_its_formula_says() =>
        Gen.Select(Gen.Double[0.8, 0.97], Gen.Double[-5, 5], Scales, Gen.Bool).Sample((rate, start, way, up) =>
        {
            double[] values = [.. Enumerable.Range(0, 1000).Select(i => start + (up ? way : -way) * (1 - Math.Pow(rate, i)))];
            // The mean of five rounds is behind the middle one by this factor.
            double spread = (1 / (rate * rate) + 1 / rate + 1 + rate + rate * rate) / 5;
            double exact = Math.Log(0.5 / spread) / Math.Log(rate);
            if (Math.Abs(exact - Math.Round(exact)) > 1e-4)
                Assert.Equal(1 + Math.Ceiling(exact), Course.TimeToHalf(values));
        });

    [Fact]
    public void A_jump_is_dated_to_its_own_round() => Gen.Select(Gen.Int[2, 40], Scales).Sample((round, height) =>
    {
        double[] values = [.. Enumerable.Range(1, 80).Select(i => i < round ? 0 : height)];
        Assert.Equal(round, Course.TimeToHalf(values));
        Assert.Equal(round, Course.TimeTo(0.55 * height, values));
    });

    [Fact]
    public void One_lucky_round_is_not_arrival() => Gen.Int[3, 40].Sample(lucky =>
    {
        double[] values = [.. Enumerable.Range(1, 80).Select(i => i == lucky || i >= 50 ? 1.0 : 0)];
        Assert.InRange(Course.TimeToHalf(values), 48, 50);
        Assert.InRange(Course.TimeTo(0.55, values), 48, 50);
    });

    [Fact]
    public void Only_a_way_longer_than_two_standard_deviations_of_the_end_is_one() =>
        Gen.Select(Values.Array[12, 60], Gen.OneOf(Gen.Double[-1.9, 1.9], Gen.Double[2.1, 9], Gen.Double[-9, -2.1])).Sample((values, way) =>
        {
            double level = values[(Replication.FirstOfOutcome(values.Length) - 1)..].Average();
            values[0] = level - way * Course.Stability(values);
            Assert.Equal(Math.Abs(way) < 2, double.IsNaN(Course.TimeToHalf(values)));
        });

    [Fact]
    public void What_never_moves_has_no_way_to_go() => Assert.Equal(double.NaN, Course.TimeToHalf([3, 3, 3, 3, 3, 3, 3, 3]));

    [Fact]
    public void Units_and_zero_points_do_not_matter() => Gen.Select(Courses, Scales, Values, Values).Sample((values, scale, shift, level) =>
    {
        double[] other = [.. values.Select(value => scale * value + shift)], mirrored = [.. values.Select(value => shift - scale * value)];
        Assert.Equal(Course.TimeToHalf(values), Course.TimeToHalf(other));
        Assert.Equal(Course.TimeToHalf(values), Course.TimeToHalf(mirrored));
        Assert.Equal(Course.TimeTo(level, values), Course.TimeTo(scale * level + shift, other));
        Assert.Equal(scale * Course.Stability(values), Course.Stability(other), 1e-9);
        Assert.Equal(scale * Course.Depth(values, 5), Course.Depth(other, 5), 1e-9);
        Assert.Equal(Course.Recovery(values, 5), Course.Recovery([.. values.Select(value => scale * value)], 5));
    });

    [Fact]
    public void Without_a_dip_there_is_nothing_to_recover_from() => Gen.Select(Courses, Gen.Int[2, 8]).Sample((steps, shock) =>
    {
        double sum = 0;
        double[] rising = [.. steps.Select(step => sum += Math.Abs(step))];
        Assert.Equal((0, 0), (Course.Depth(rising, shock), Course.Recovery(rising, shock)));
    });

    [Fact]
    public void A_trough_is_as_deep_and_as_long_as_it_is() => Gen.Select(Gen.Int[9, 30], Gen.Int[3, 20], Gen.Double[0.1, 0.7]).Sample((shock, length, low) =>
    {
        double[] values = [.. Enumerable.Range(1, 80).Select(i => i >= shock && i < shock + length ? low : 1)];
        Assert.Equal(1 - low, Course.Depth(values, shock), 1e-12);
        // The mean of five is within 5 % when none of the five is in the trough.
        Assert.Equal(length + 2, Course.Recovery(values, shock));
        // What was before the eight rounds does not count.
        Assert.Equal(length + 2, Course.Recovery([.. values.Index().Select(one => one.Index < shock - 9 ? 50 : one.Item)], shock));
    });

    [Fact]
    public void Less_than_five_per_cent_is_no_loss_and_a_loss_for_good_is_never_made_up()
    {
        double[] After(double level) => [.. Enumerable.Range(1, 40).Select(i => i < 20 ? 1 : level)];
        Assert.Equal((0.04, 0), (Course.Depth(After(0.96), 20), Course.Recovery(After(0.96), 20)), Near);
        Assert.Equal((0.06, double.PositiveInfinity), (Course.Depth(After(0.94), 20), Course.Recovery(After(0.94), 20)), Near);
        Assert.Equal(double.PositiveInfinity, Course.TimeTo(1.01, After(0.9)));
    }

    [Theory]
    [InlineData(1)] // no round before
    [InlineData(0)] // no shock
    [InlineData(41)] // after the end
    public void Without_rounds_on_both_sides_of_a_shock_nothing_is_measured(int shock)
    {
        double[] values = [.. Enumerable.Repeat(1.0, 40)];
        Assert.Equal((double.NaN, double.NaN), (Course.Depth(values, shock), Course.Recovery(values, shock)));
    }

    [Fact]
    public void Stability_is_the_standard_deviation_of_the_last_quarter()
    {
        Assert.Equal(Math.Sqrt(2), Course.Stability([9, 9, 9, 9, 9, 9, 1, 3]), 1e-12);
        Assert.Equal(double.NaN, Course.Stability([9, 1]));
    }

    private static bool Near((double Depth, double Recovery) one, (double Depth, double Recovery) other) =>
        Math.Abs(one.Depth - other.Depth) < 1e-12 && one.Recovery.Equals(other.Recovery);
}
