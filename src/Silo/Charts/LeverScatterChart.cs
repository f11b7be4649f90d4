using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>A metric against one of many levers, every point of an experiment as a dot: how dots spread is what the other levers do.</summary>
internal static class LeverScatterChart
{
    /// <summary>The chart.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="levers">All levers that vary.</param>
    /// <param name="which">Which of them.</param>
    /// <param name="means">What the metric came to.</param>
    public static Chart Of(string id, IReadOnlyList<Lever> levers, int which, IReadOnlyList<PointMean> means)
    {
        string correlation = Figures.Signed(Math.Round(Correlation(means, which), 3) + 0.0);
        return new(id, Figures.Same(levers[which].Key), 220, new
        {
            Grid = new { Left = 56, Right = 18, Top = 12, Bottom = 30 },
            Tooltip = new { Trigger = "item" },
            XAxis = Axes.Named(),
            YAxis = Axes.Named(),
            Series = means.GroupBy(mean => mean.Start).Select(start => new
            {
                Type = "scatter",
                Symbol = start.Key == Start.Abstaining ? "emptyCircle" : "circle",
                SymbolSize = 7,
                ItemStyle = new { Color = LeverLineChart.InkOf(start.Key), Opacity = 0.65 },
                Data = start.Select(mean => new { Value = new[] { mean.At[which], mean.Outcome.Mean }, Tip = mean.Tip(levers) }),
            }),
        })
        {
            Note = new($"correlation {correlation}", $"相关系数 {correlation}"),
        };
    }

    /// <summary>How straight a metric goes with a lever, [-1,1]; 0 where one of them stays the same.</summary>
    public static double Correlation(IReadOnlyList<PointMean> means, int lever)
    {
        double x = means.Average(mean => mean.At[lever]), y = means.Average(mean => mean.Outcome.Mean);
        double both = means.Sum(mean => (mean.At[lever] - x) * (mean.Outcome.Mean - y));
        double size = Math.Sqrt(means.Sum(mean => Square(mean.At[lever] - x)) * means.Sum(mean => Square(mean.Outcome.Mean - y)));
        return size > 0 ? both / size : 0;
    }

    private static double Square(double value) => value * value;
}
