using Gongyu.Experiments;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>How a scenario's hypothesis fared on seeds that the run itself was not played with, as data files say it.</summary>
/// <param name="Claim">What is claimed.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Verdict"><c>supported</c>, <c>contradicted</c>, or <c>open</c> when the interval holds 0.</param>
/// <param name="FirstSeed">The first of the seeds.</param>
/// <param name="Seeds">How many there are.</param>
/// <param name="Here">The metric's mean in the scenario.</param>
/// <param name="There">Its mean in what it is compared with.</param>
/// <param name="Difference">Here less there, with its 95 % interval.</param>
internal sealed record HypothesisFacts(
    Phrase Claim, string Metric, string Verdict, ulong FirstSeed, int Seeds, double Here, double There, Outcome Difference)
{
    /// <summary>Of a test.</summary>
    public static HypothesisFacts Of(HypothesisTest test)
    {
        var (hypothesis, seeds, interval) = (test.Hypothesis, test.Seeds, test.Difference.Interval);
        return new(
            hypothesis.Claim, hypothesis.Metric.Id, test.IsSupported ? "supported" : test.IsContradicted ? "contradicted" : "open",
            seeds.First, seeds.Count, test.Here.Mean, test.There.Mean,
            new(interval.Mean, interval.Low, interval.High, hypothesis.Metric.Unit));
    }
}
