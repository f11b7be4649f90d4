namespace Gongyu.Experiments;

/// <summary>
/// How long something took over replications; also any other figure, in which nothing is infinite. Where it had not come by the last round nobody knows how long it takes; the mean is the
/// restricted one, in which such a replication counts with all its rounds (Royston and Parmar 2013), and how many they are is said.
/// </summary>
/// <param name="Mean">The restricted mean with its interval, of the replications that had something to wait for; not a number when none had.</param>
/// <param name="Median">The median; infinite when half of them did not get there.</param>
/// <param name="Count">The replications that had something to wait for.</param>
/// <param name="Censored">How many of these did not get there.</param>
public readonly record struct Waiting(Interval Mean, double Median, int Count, int Censored)
{
    /// <summary>Of the times of replications: infinite where it did not come, not a number where there was nothing to wait for.</summary>
    /// <param name="times">The times.</param>
    /// <param name="rounds">What a time that is not known is at least.</param>
    public static Waiting Of(IEnumerable<double> times, double rounds)
    {
        double[] waited = [.. times.Where(time => !double.IsNaN(time)).Order()];
        if (waited.Length == 0)
            return new(new(double.NaN, double.NaN, double.NaN, 0), double.NaN, 0, 0);
        return new(
            Interval.Of([.. waited.Select(time => Restricted(time, rounds))]),
            (waited[(waited.Length - 1) / 2] + waited[waited.Length / 2]) / 2,
            waited.Length, waited.Count(double.IsInfinity));
    }

    /// <summary>A time, or all rounds where it is not known.</summary>
    public static double Restricted(double time, double rounds) => Math.Min(time, rounds);
}
