using System.Numerics;
using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>
/// Elementary effects (Morris 1991; µ* and groups as in Campolongo, Cariboni and Saltelli 2007): trajectories through the unit cube that
/// move along every factor once. Cheap, for telling factors that matter from those that do not. Play <see cref="Points"/>, then
/// <see cref="Analyse"/>.
/// </summary>
public sealed class MorrisPlan
{
    private readonly ulong seed;
    private readonly int[][] orders;
    private readonly double step;

    /// <summary>Draws the trajectories.</summary>
    /// <param name="groups">What is moved along, each factor in one group.</param>
    /// <param name="trajectories">How many, at least 2; 10 to 50 are usual.</param>
    /// <param name="seed">Their chance, and that of the intervals.</param>
    /// <param name="levels">Levels of the grid they keep to, an even number; a step is half of them.</param>
    /// <exception cref="DesignException">There are too many points.</exception>
    public MorrisPlan(IReadOnlyList<FactorGroup> groups, int trajectories, ulong seed, int levels = 4)
    {
        int factors = FactorGroup.CountFactors(groups);
        ArgumentOutOfRangeException.ThrowIfLessThan(trajectories, 2);
        if (levels < 2 || levels % 2 == 1)
            throw new ArgumentOutOfRangeException(nameof(levels), levels, "Levels are even, at least 2.");
        Design.Check(CountOf(groups.Count, trajectories));
        (Groups, Trajectories, this.seed, step) = (groups, trajectories, seed, levels / 2.0 / (levels - 1));
        var order = new Draws(seed, Drawn.Order);
        orders = [.. Enumerable.Range(0, trajectories).Select(trajectory => order.Order(groups.Count, (uint)trajectory))];
        Points = [.. orders.SelectMany((order, trajectory) => Trajectory(order, trajectory, factors, levels))];
    }

    /// <summary>What is moved along.</summary>
    public IReadOnlyList<FactorGroup> Groups { get; }

    /// <summary>How many trajectories there are.</summary>
    public int Trajectories { get; }

    /// <summary>
    /// The points of the unit cube, [0,1], trajectory by trajectory; see
    /// <see cref="Design.Of(IReadOnlyList{Factor}, IReadOnlyList{double[]})"/>.
    /// </summary>
    public IReadOnlyList<double[]> Points { get; }

    /// <summary>How many points there are.</summary>
    public static BigInteger CountOf(int groups, int trajectories) => (BigInteger)trajectories * (groups + 1);

    /// <summary>Tells the effects. A trajectory with a point that failed is left out and counted.</summary>
    /// <param name="outcomes">The outcome at each point; not a number where it failed.</param>
    /// <exception cref="ArgumentException">There is not one outcome for each point.</exception>
    public MorrisEffects Analyse(IReadOnlyList<double> outcomes)
    {
        var complete = Outcomes.Complete(outcomes, Points.Count, Groups.Count + 1);
        int dropped = Trajectories - complete.Count;
        if (complete.Count < 2)
            return new([], complete.Count, dropped, SensitivityRemarks.TooFewTrajectories(complete.Count, Trajectories));
        double[][] weights = [.. Bootstrap.Weights(complete.Count, seed)];
        var effects = Groups.Select((group, i) =>
        {
            double[] changes = [.. complete.Select(trajectory => Change(trajectory.Index, trajectory.Values, i))];
            double[] sizes = [.. changes.Select(Math.Abs)];
            var size = Bootstrap.Of(sizes.Average(), weights.Select(weight => Bootstrap.Mean(sizes, weight)));
            return group.Factors.Count == 1
                ? new MorrisEffect(group, changes.Average(), size, Interval.MeanOf(changes).StandardError * Math.Sqrt(changes.Length))
                : new MorrisEffect(group, null, size, null);
        }).ToArray();
        bool isConstant = Outcomes.AreConstant(complete.Select(one => one.Values));
        return new(effects, complete.Count, dropped, isConstant ? SensitivityRemarks.ConstantEffects : null);
    }

    // From a corner of the grid, group after group to the other side: whoever begins low goes up, whoever begins high goes down.
    private IEnumerable<double[]> Trajectory(int[] order, int trajectory, int factors, int levels)
    {
        var (level, direction) = (new Draws(seed, Drawn.Level), new Draws(seed, Drawn.Direction));
        int[] low = [.. Enumerable.Range(0, factors).Select(factor => level.Below(levels / 2, (uint)trajectory, (uint)factor))];
        bool[] isHigh = [.. Enumerable.Range(0, factors).Select(factor => direction.Below(2, (uint)trajectory, (uint)factor) == 1)];
        yield return Place();
        foreach (int group in order)
        {
            foreach (int factor in Groups[group].Factors)
                isHigh[factor] = !isHigh[factor];
            yield return Place();
        }

        double[] Place() => [.. low.Zip(isHigh, (at, high) => (high ? at + levels / 2 : at) / (levels - 1.0))];
    }

    // What a step along a group changed, for a whole way across the cube; of a group of several, whose factors may go against each other,
    // only its size has a meaning.
    private double Change(int trajectory, double[] values, int group)
    {
        int at = Array.IndexOf(orders[trajectory], group), factor = Groups[group].Factors[0], first = trajectory * (Groups.Count + 1);
        double way = Points[first + at + 1][factor] - Points[first + at][factor];
        return (values[at + 1] - values[at]) / (Math.Sign(way) * step);
    }
}

/// <summary>The elementary effects of a group, for a whole way across the range of its factors.</summary>
/// <param name="Group">The group.</param>
/// <param name="Mean">µ: their mean; none of a group of several factors, which may go against each other.</param>
/// <param name="Size">µ*: the mean of their sizes, by which factors are ranked.</param>
/// <param name="Deviation">σ: their standard deviation, large where effects are not linear or interact; none of a group of several.</param>
public sealed record MorrisEffect(FactorGroup Group, double? Mean, Estimate Size, double? Deviation);

/// <summary>The elementary effects of all groups.</summary>
/// <param name="Effects">Group by group; empty when there are too few complete trajectories.</param>
/// <param name="Used">Trajectories that were complete.</param>
/// <param name="Dropped">Trajectories left out since a point of theirs failed.</param>
/// <param name="Remark">Why there are no effects, or none that differ from 0.</param>
public sealed record MorrisEffects(IReadOnlyList<MorrisEffect> Effects, int Used, int Dropped, Phrase? Remark);
