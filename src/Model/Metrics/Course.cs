namespace Gongyu.Model;

/// <summary>
/// How fast and how steadily a metric went over the rounds of a replication. What is asked of single rounds is asked of their centred
/// mean over five rounds (over as many on each side as there are, near the ends), so that one lucky round is not taken for arrival and
/// a jump is dated to its own round. Times are rounds; infinite: not within the rounds that were played; not a number: there is nothing
/// to wait for.
/// </summary>
public static class Course
{
    /// <summary>How many rounds before a shock it is measured against.</summary>
    public const int RoundsBefore = 8;

    /// <summary>How near to its level before the shock a metric is called back: this share of that level.</summary>
    public const double Tolerance = 0.05;

    private const int Side = 2; // Rounds on each side of the one that is asked about.

    /// <summary>
    /// The first round in which a metric has covered half the way from its first round to its long-run level, the mean of the last quarter
    /// of the rounds. There is no way to go where both are nearer than two standard deviations of the last quarter.
    /// </summary>
    public static double TimeToHalf(ReadOnlySpan<double> values)
    {
        var (level, deviation) = MeanAndDeviation(values[LastQuarter(values)..]);
        double way = level - values[0];
        if (way == 0 || Math.Abs(way) <= 2 * deviation)
            return double.NaN;
        for (int i = 0; i < values.Length; i++)
            if ((Smooth(values, i) - values[0]) / way >= 0.5)
                return i + 1;
        return double.PositiveInfinity;
    }

    /// <summary>The first round in which a metric has reached a level.</summary>
    public static double TimeTo(double level, ReadOnlySpan<double> values)
    {
        for (int i = 0; i < values.Length; i++)
            if (Smooth(values, i) >= level)
                return i + 1;
        return double.PositiveInfinity;
    }

    /// <summary>How much a metric still moves: its standard deviation over the last quarter of the rounds; not a number of one round.</summary>
    public static double Stability(ReadOnlySpan<double> values) => MeanAndDeviation(values[LastQuarter(values)..]).Deviation;

    /// <summary>
    /// How deep a metric falls after a shock below its mean of the eight rounds before it; 0 when it does not. Not a number when there is
    /// no round before, or none from then on.
    /// </summary>
    /// <param name="values">Its values, from round 1.</param>
    /// <param name="shock">The round of the shock.</param>
    public static double Depth(ReadOnlySpan<double> values, int shock)
    {
        if (shock < 2 || shock > values.Length)
            return double.NaN;
        var after = values[(shock - 1)..];
        return Math.Max(0, Before(values, shock) - Smooth(after, Deepest(after)));
    }

    /// <summary>
    /// How many rounds after a shock a metric is back at its mean of the eight rounds before it, within 5 % of that mean: the engineering
    /// resilience of Pimm (1984). Asked from its deepest round on; 0 when it never leaves the 5 %.
    /// </summary>
    /// <param name="values">Its values, from round 1.</param>
    /// <param name="shock">The round of the shock.</param>
    public static double Recovery(ReadOnlySpan<double> values, int shock)
    {
        if (shock < 2 || shock > values.Length)
            return double.NaN;
        var after = values[(shock - 1)..];
        double before = Before(values, shock), back = before - Tolerance * Math.Abs(before);
        int deepest = Deepest(after);
        if (Smooth(after, deepest) >= back)
            return 0;
        for (int i = deepest; i < Ends(after); i++)
            if (Smooth(after, i) >= back)
                return i;
        return double.PositiveInfinity;
    }

    private static double Before(ReadOnlySpan<double> values, int shock) =>
        MeanAndDeviation(values[Math.Max(0, shock - 1 - RoundsBefore)..(shock - 1)]).Mean;

    private static int Deepest(ReadOnlySpan<double> values)
    {
        int deepest = 0;
        for (int i = 1; i < Ends(values); i++)
            if (Smooth(values, i) < Smooth(values, deepest))
                deepest = i;
        return deepest;
    }

    // One bad or lucky round at the very end, with no others around it, is neither a fall nor a recovery.
    private static int Ends(ReadOnlySpan<double> values) => Math.Max(1, values.Length - Side);

    private static double Smooth(ReadOnlySpan<double> values, int at)
    {
        int side = Math.Min(Side, Math.Min(at, values.Length - 1 - at));
        double sum = 0;
        foreach (double value in values[(at - side)..(at + side + 1)])
            sum += value;
        return sum / (2 * side + 1);
    }

    private static int LastQuarter(ReadOnlySpan<double> values) => Replication.FirstOfOutcome(values.Length) - 1;

    private static (double Mean, double Deviation) MeanAndDeviation(ReadOnlySpan<double> values)
    {
        double sum = 0, squares = 0;
        foreach (double value in values)
            sum += value;
        double mean = sum / values.Length;
        foreach (double value in values)
            squares += (value - mean) * (value - mean);
        return (mean, Math.Sqrt(squares / (values.Length - 1)));
    }
}
