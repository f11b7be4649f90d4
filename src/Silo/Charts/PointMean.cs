using System.Globalization;
using Gongyu.Experiments;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>What a metric came to at a point of an experiment.</summary>
/// <param name="At">The values of its levers.</param>
/// <param name="Start">How the community stood at first.</param>
/// <param name="Outcome">The mean with its interval.</param>
internal sealed record PointMean(IReadOnlyList<double> At, Start Start, Interval Outcome)
{
    /// <summary>The most rows of a table behind a chart; a table that is longer is read as a file.</summary>
    public const int MostRows = 400;

    private static readonly Phrase StartHead = new("start", "起点");
    private static readonly Phrase Count = new("n", "次数");
    private static readonly Phrase Mean = new("mean", "均值");
    private static readonly Phrase Interval = new("95 % interval", "95% 区间");

    /// <summary>What is told where it is pointed at.</summary>
    /// <param name="levers">The levers.</param>
    public Phrase Tip(IReadOnlyList<Lever> levers)
    {
        string figure = double.IsFinite(Outcome.Low)
            ? $"{Figures.Number(Outcome.Mean)} [{Figures.Number(Outcome.Low)}, {Figures.Number(Outcome.High)}]"
            : Figures.Number(Outcome.Mean);
        string at = string.Join("\n", levers.Zip(At).Select(set => $"{set.First.Key} = {Figures.Setting(set.Second)}"));
        return Figures.Same($"{figure}\n{at}");
    }

    /// <summary>How a start is called.</summary>
    public static Phrase NameOf(Start start) => start switch
    {
        Start.Abstaining => new("everybody abstains at first", "全体从观望出发"),
        Start.Committed => new("everybody is committed at first", "全体从投入出发"),
        _ => new("as the scenario says", "按情景设定"),
    };

    /// <summary>The figures behind a chart.</summary>
    /// <param name="levers">The levers.</param>
    /// <param name="means">The points.</param>
    public static ChartTable Table(IReadOnlyList<Lever> levers, IReadOnlyList<PointMean> means)
    {
        bool hasStarts = means.Any(mean => mean.Start != Start.Usual);
        int words = levers.Count;
        return new(
            [
                .. levers.Select(lever => Figures.Same(lever.Key)), .. hasStarts ? [StartHead] : Array.Empty<Phrase>(), Mean, Interval, Count,
            ],
            [
                .. means.Take(MostRows).Select(mean => (IReadOnlyList<Phrase>)
                [
                    .. mean.At.Select(value => Figures.Same(Figures.Setting(value))), .. hasStarts ? [NameOf(mean.Start)] : Array.Empty<Phrase>(),
                    Figures.Same(Figures.Number(mean.Outcome.Mean)), Figures.Same(Figures.Range(mean.Outcome.Low, mean.Outcome.High)),
                    Figures.Same(mean.Outcome.Count.ToString(CultureInfo.InvariantCulture)),
                ]),
            ])
        { Words = hasStarts ? [words] : [] };
    }
}
