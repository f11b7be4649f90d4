using System.Text.Json.Serialization;
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
    /// <summary>The verdict in words.</summary>
    [JsonIgnore]
    public Phrase VerdictInWords => Verdict switch
    {
        "supported" => new("supported", "得到支持"),
        "contradicted" => new("contradicted", "与之相反"),
        _ => new("open", "未定"),
    };

    /// <summary>What was measured, in words.</summary>
    [JsonIgnore]
    public Phrase Measured
    {
        get
        {
            var (here, there) = (Figures.Number(Here), Figures.Number(There));
            string seeds = $"{FirstSeed}–{FirstSeed + (ulong)Seeds - 1}";
            string interval = $"{Figures.Number(Difference.Mean)} [{Figures.Number(Difference.Low)}, {Figures.Number(Difference.High)}]";
            return new(
                $"{here} against {there}, a difference of {interval} (95 % interval, unseen seeds {seeds})",
                $"{here} 对 {there}，相差 {interval}（95% 区间，未见过的种子 {seeds}）");
        }
    }

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
