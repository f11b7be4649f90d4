using System.Globalization;

namespace Gongyu.Experiments.Tests;

/// <summary>
/// A claim about the mean of an outcome over replications: that it lies between two values, of which one may be infinite. It is
/// tested on both sides at each value, so what is believed at 5 % has its whole 95 % interval between them.
/// </summary>
/// <param name="Text">What is claimed.</param>
/// <param name="Low">What the mean is more than.</param>
/// <param name="High">What the mean is less than.</param>
/// <param name="Interval">The mean with its 95 % interval.</param>
/// <param name="PValue">How often chance alone would show the claim this clearly, were it false.</param>
internal sealed record Claim(string Text, double Low, double High, Interval Interval, double PValue)
{
    /// <summary>The p-value adjusted for all claims of the family.</summary>
    public double Adjusted { get; init; } = double.NaN;

    /// <summary>Whether it is known that it cannot be shown.</summary>
    public bool IsFailing { get; private init; }

    /// <summary>The same claim, known to fail.</summary>
    public Claim Failing() => this with { IsFailing = true };

    /// <summary>Whether it is believed.</summary>
    public bool Holds => Adjusted < 0.05;

    public static Claim Between(string text, double low, double high, IReadOnlyList<double> outcomes)
    {
        var interval = Interval.Of(outcomes);
        double p = !(interval.Mean > low && interval.Mean < high)
            ? 1
            : Math.Max(Against(outcomes, low), Against(outcomes, high));
        return new(text, low, high, interval, p);
    }

    public static Claim Above(string text, double low, IReadOnlyList<double> outcomes) =>
        Between(text, low, double.PositiveInfinity, outcomes);

    public static Claim Rises(string text, PairedDifference difference) => new(
        text, 0, double.PositiveInfinity, difference.Interval, difference.Interval.Mean > 0 ? difference.Test.PValue : 1);

    public static Claim Falls(string text, PairedDifference difference) => new(
        text, double.NegativeInfinity, 0, difference.Interval, difference.Interval.Mean < 0 ? difference.Test.PValue : 1);

    /// <summary>The claims as one family.</summary>
    public static Claim[] Family(params Claim[] claims) =>
        [.. claims.Zip(Holm.Adjust([.. claims.Select(claim => claim.PValue)]), (claim, adjusted) => claim with { Adjusted = adjusted })];

    public static string Heading => Row("claim", "claimed", "mean", "95 % interval", "p (Holm)");

    public override string ToString() => Row(Text, Claimed(), Number(Interval.Mean),
        string.Create(CultureInfo.InvariantCulture, $"[{Interval.Low:0.###}, {Interval.High:0.###}]"),
        (Adjusted < 1e-4 ? "< .0001" : Adjusted.ToString("0.0000", CultureInfo.InvariantCulture)) + (Holds ? "" : "  NOT SHOWN"));

    private string Claimed() => (Low, High) switch
    {
        (_, double.PositiveInfinity) => $"> {Number(Low)}",
        (double.NegativeInfinity, _) => $"< {Number(High)}",
        _ => $"{Number(Low)} … {Number(High)}",
    };

    private static double Against(IReadOnlyList<double> outcomes, double value) =>
        double.IsFinite(value) ? TTest.Of(outcomes, value).PValue : 0;

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Row(string text, string claimed, string mean, string interval, string p) =>
        $"{text,-98} {claimed,-12} {mean,8}  {interval,-20} {p}";
}
