using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>
/// Policies compared with the first of them, pair by pair: replications that share a seed share their chance, so what differs between
/// them is the policy.
/// </summary>
public sealed class Comparison
{
    /// <summary>The level at which policies are told apart.</summary>
    public const double Level = 0.05;

    private readonly IReadOnlyList<Sample> samples;

    private Comparison(IReadOnlyList<Sample> samples, IReadOnlyList<Metric> metrics, ulong[] seeds)
    {
        this.samples = samples;
        Seeds = seeds;
        Metrics = metrics;
        var contrasts = (from metric in metrics
                         from sample in samples.Skip(1)
                         select Contrast.Of(sample.Policy, metric, sample.Of(metric, seeds), samples[0].Of(metric, seeds))).ToArray();
        var adjusted = Holm.Adjust([.. contrasts.Select(contrast => contrast.Difference.Test.PValue)]);
        Contrasts = [.. contrasts.Zip(adjusted, (contrast, p) => contrast with { AdjustedP = p })];
    }

    /// <summary>The seeds all policies were played with: the pairs.</summary>
    public IReadOnlyList<ulong> Seeds { get; }

    /// <summary>What is compared.</summary>
    public IReadOnlyList<Metric> Metrics { get; }

    /// <summary>The policies' names; the first is the control.</summary>
    public IEnumerable<string> Policies => samples.Select(sample => sample.Policy);

    /// <summary>Every other policy against the first, metric by metric.</summary>
    public IReadOnlyList<Contrast> Contrasts { get; }

    /// <summary>Compares policies.</summary>
    /// <param name="samples">At least two; the first is the control.</param>
    /// <param name="metrics">What is compared; at least one.</param>
    /// <exception cref="ArgumentException">There is one policy only, no metric, or fewer than two seeds that all share.</exception>
    public static Comparison Of(IReadOnlyList<Sample> samples, IReadOnlyList<Metric> metrics)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(metrics);
        if (samples.Count < 2 || metrics.Count == 0)
            throw new ArgumentException("A comparison needs two policies and a metric.", nameof(samples));
        ulong[] seeds = [.. samples.Select(sample => sample.Seeds.AsEnumerable()).Aggregate((shared, next) => shared.Intersect(next)).Order()];
        return seeds.Length >= 2
            ? new(samples, metrics, seeds)
            : throw new ArgumentException("A comparison needs two seeds that all policies were played with.", nameof(samples));
    }

    /// <summary>The contrast of a policy in a metric.</summary>
    public Contrast Of(string policy, Metric metric) =>
        Contrasts.Single(contrast => contrast.Policy == policy && contrast.Metric == metric);

    /// <summary>What a metric came to under each policy, with its interval.</summary>
    public IReadOnlyList<(string Policy, Interval Outcome)> Outcomes(Metric metric) =>
        [.. samples.Select(sample => (sample.Policy, Interval.Of(sample.Of(metric, Seeds))))];

    /// <summary>
    /// How a policy differs from the first in a figure of speed, stability or recovery: of the pairs in which both have one. Where it did
    /// not come by the last round it counts with all rounds there were to wait, on both sides (<see cref="Waiting"/>).
    /// </summary>
    /// <param name="policy">The policy.</param>
    /// <param name="dynamic">The figure.</param>
    /// <param name="rounds">Rounds of a replication.</param>
    public Lag Of(string policy, Dynamic dynamic, int rounds)
    {
        ArgumentNullException.ThrowIfNull(dynamic);
        var sample = samples.Single(one => one.Policy == policy);
        // The shorter wait counts on both sides, else the longer one would look slower.
        double all = dynamic.Horizon(rounds, Math.Max(sample.Shock, samples[0].Shock));
        double[] treated = sample.Of(dynamic, Seeds), control = samples[0].Of(dynamic, Seeds);
        double[] differences = [.. treated.Zip(control).Where(pair => !double.IsNaN(pair.First) && !double.IsNaN(pair.Second))
            .Select(pair => Waiting.Restricted(pair.First, all) - Waiting.Restricted(pair.Second, all))];
        var none = new Interval(double.NaN, double.NaN, double.NaN, 0);
        return new(
            dynamic, Waiting.Of(treated, all), Waiting.Of(control, all), differences.Length == 0 ? none : Interval.Of(differences), differences.Length);
    }

    /// <summary>
    /// The policy with the best mean, and those that cannot be told from it at 5 %: paired tests against the best, adjusted by Holm.
    /// </summary>
    /// <param name="metric">By which metric.</param>
    /// <param name="lowest">Whether less is better.</param>
    public IReadOnlyList<string> Best(Metric metric, bool lowest = false)
    {
        var best = samples.MaxBy(sample => (lowest ? -1 : 1) * sample.Of(metric, Seeds).Average())!;
        Sample[] others = [.. samples.Where(sample => sample != best)];
        var adjusted = Holm.Adjust([.. others.Select(other =>
            PairedDifference.Of(best.Of(metric, Seeds), other.Of(metric, Seeds)).Test.PValue)]);
        return [best.Policy, .. others.Zip(adjusted).Where(tested => tested.Second >= Level).Select(tested => tested.First.Policy)];
    }
}
