using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>A metric round by round.</summary>
internal static class Series
{
    /// <summary>Plays a replication and gives a metric of all its rounds.</summary>
    public static double[] Of(Scenario scenario, int replication, Metric metric, CancellationToken cancellation)
    {
        var heard = new Heard(metric, scenario.Rounds);
        Community.Play(scenario, replication, heard, cancellation);
        return heard.Values;
    }

    /// <summary>The mean of some rounds, counted from 1, both ends included.</summary>
    public static double Mean(double[] values, int first, int last) => values[(first - 1)..last].Average();

    private sealed class Heard(Metric metric, int rounds) : IProgress<RoundRecord>
    {
        public double[] Values { get; } = new double[rounds];

        public void Report(RoundRecord value) => Values[value.Round - 1] = value[metric];
    }
}
