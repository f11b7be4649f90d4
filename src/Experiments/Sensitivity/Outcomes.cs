namespace Gongyu.Experiments;

/// <summary>What was measured at the points of a plan, in equal blocks of which each is of use only as a whole.</summary>
internal static class Outcomes
{
    /// <summary>What is less than this part of a figure may be rounding.</summary>
    public const double Rounding = 1e-12;

    /// <summary>The blocks whose points all came to a number.</summary>
    /// <param name="outcomes">An outcome for each point; not a number where it failed.</param>
    /// <param name="points">How many points there are.</param>
    /// <param name="size">Points of a block.</param>
    /// <exception cref="ArgumentException">There is not one outcome for each point.</exception>
    public static IReadOnlyList<(int Index, double[] Values)> Complete(IReadOnlyList<double> outcomes, int points, int size)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        if (outcomes.Count != points)
            throw new ArgumentException($"{outcomes.Count} outcomes for {points} points.", nameof(outcomes));
        return [.. outcomes.Chunk(size).Select((values, index) => (index, values)).Where(block => block.values.All(double.IsFinite))];
    }

    /// <summary>Whether values differ by no more than rounding.</summary>
    public static bool AreConstant(IEnumerable<double[]> blocks)
    {
        double low = blocks.Min(block => block.Min()), high = blocks.Max(block => block.Max());
        return high - low <= Rounding * Math.Max(Math.Abs(low), Math.Abs(high));
    }
}
