using System.Diagnostics.Metrics;

namespace Gongyu.Silo;

/// <summary>How the simulation itself fares: OpenTelemetry instruments of the meter <c>Gongyu</c> that are not figures of the model.</summary>
internal static class Instruments
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Gongyu";

    private static readonly KeyValuePair<string, object?> ByActors = new("host", "actors"), Fast = new("host", "fast");

    private static readonly Meter Meter = new(MeterName);

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    };

    private static readonly Histogram<double> RoundDuration = Meter.CreateHistogram(
        "gongyu.round.duration", "s", "Time a round by actors took", advice: Seconds);

    private static readonly Histogram<double> CheckpointDuration = Meter.CreateHistogram(
        "gongyu.checkpoint.duration", "s", "Time it took to write down a community, or to find it written", advice: Seconds);

    private static readonly Counter<long> Played = Meter.CreateCounter<long>("gongyu.round.played", "{round}", "Rounds played, of any replication");

    private static readonly Counter<long> Ended = Meter.CreateCounter<long>("gongyu.run.ended", "{run}", "Runs that the service played no longer");

    /// <summary>Counts nothing yet, for all there is to count: a count that begins with the first would not be seen to rise.</summary>
    public static void Begin()
    {
        Played.Add(0, ByActors);
        Played.Add(0, Fast);
        foreach (string state in new[] { "completed", "paused", "failed", "running" })
            Ended.Add(0, new KeyValuePair<string, object?>("state", state));
    }

    /// <summary>A round was played by actors.</summary>
    public static void ActorRoundIsPlayed(TimeSpan took)
    {
        Played.Add(1, ByActors);
        RoundDuration.Record(took.TotalSeconds);
    }

    /// <summary>A round was played by the fast host.</summary>
    public static void FastRoundIsPlayed() => Played.Add(1, Fast);

    /// <summary>A community was written down.</summary>
    public static void CheckpointIsWritten(TimeSpan took) => CheckpointDuration.Record(took.TotalSeconds);

    /// <summary>Counts a run that is played no longer.</summary>
    /// <param name="state">completed, paused, failed, or running: it goes on at the next start.</param>
    public static void RunEnds(string state) => Ended.Add(1, new KeyValuePair<string, object?>("state", state));
}
