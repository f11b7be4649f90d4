using System.Globalization;
using Gongyu.Experiments;
using Gongyu.Model;
using Gongyu.Silo;
using Spectre.Console;

namespace Gongyu.Client;

/// <summary>A comparison as people and programs read it.</summary>
internal static class ComparisonReport
{
    private const int ChartWidth = 36;

    private static readonly Phrase MetricHead = new("metric", "指标");
    private static readonly Phrase IntervalHead = new("95 % interval", "95% 区间");

    private static readonly Phrase Note = new(
        "Δ: mean difference; p: adjusted over all rows (Holm); d: Cohen's effect size; r: correlation of the pairs; ×: how many times as many replications independent seeds would need.",
        "Δ：平均差异；p：已对全部行校正（Holm）；d：Cohen 效应量；r：配对相关系数；×：若不共用种子，所需重复次数的倍数。");

    private static readonly Phrase Best = new("best", "最佳");
    private static readonly Phrase NearBest = new("≈ best", "≈ 最佳");
    private static readonly Phrase NearBestNote = new("≈ best: cannot be told from the best at 5 %.", "≈ 最佳：在 5% 水平上与最佳者无法区分。");

    /// <summary>Prints the table of every policy against the first, and the chart by the first metric.</summary>
    public static void Write(Desk desk, Comparison comparison, int rounds, bool lowest)
    {
        string control = comparison.Policies.First();
        foreach (string policy in comparison.Policies.Skip(1))
        {
            desk.Console.MarkupLine(desk.Say(Title(policy, control, comparison.Seeds.Count)));
            desk.Console.Write(Table(desk, comparison, policy));
            desk.Console.WriteLine();
            DynamicsReport.Write(desk, Lags(comparison, policy, rounds));
        }
        desk.Console.MarkupLine($"[dim]{desk.Say(Note)}[/]");
        desk.Console.WriteLine();
        WriteChart(desk, comparison, lowest);
    }

    /// <summary>The object of <c>--json</c>.</summary>
    public static object ForPrograms(Comparison comparison, IReadOnlyList<Contender> contenders, bool lowest) => new
    {
        Policies = contenders.Select(contender => new { contender.Name, contender.Rounds, contender.Hash }),
        Control = comparison.Policies.First(),
        comparison.Seeds,
        Best = new { By = comparison.Metrics[0].Id, Lowest = lowest, Policies = comparison.Best(comparison.Metrics[0], lowest) },
        Metrics = comparison.Metrics.ToDictionary(metric => metric.Id, metric => new
        {
            metric.Unit,
            Outcomes = comparison.Outcomes(metric).ToDictionary(one => one.Policy, one => Outcome.Of(metric, one.Outcome)),
            Differences = comparison.Policies.Skip(1).ToDictionary(policy => policy, policy => ForPrograms(comparison.Of(policy, metric))),
        }),
        Dynamics = Dynamics.All.Where(dynamic => IsTold(comparison, dynamic, contenders[0].Rounds)).ToDictionary(dynamic => dynamic.Id, dynamic => new
        {
            dynamic.Unit,
            Outcomes = comparison.Policies.ToDictionary(policy => policy, policy => DynamicFacts.Of(
                dynamic, comparison.Of(policy, dynamic, contenders[0].Rounds).Treated)),
            Differences = comparison.Policies.Skip(1).ToDictionary(policy => policy, policy => DynamicsReport.ForPrograms(
                comparison.Of(policy, dynamic, contenders[0].Rounds))),
        }),
    };

    // Of a shock only where one of them has one.
    private static bool IsTold(Comparison comparison, Dynamic dynamic, int rounds) =>
        comparison.Policies.Any(policy => comparison.Of(policy, dynamic, rounds).IsTold);

    private static Lag[] Lags(Comparison comparison, string policy, int rounds) =>
        [.. Dynamics.All.Select(dynamic => comparison.Of(policy, dynamic, rounds))];

    private static object ForPrograms(Contrast contrast) => new
    {
        contrast.Difference.Interval.Mean,
        contrast.Difference.Interval.Low,
        contrast.Difference.Interval.High,
        P = contrast.Difference.Test.PValue,
        PAdjusted = contrast.AdjustedP,
        EffectSize = Outcome.Finite(contrast.EffectSize),
        Correlation = Outcome.Finite(contrast.Correlation),
        VarianceRatio = Outcome.Finite(contrast.VarianceRatio),
    };

    private static Table Table(Desk desk, Comparison comparison, string policy)
    {
        // Without a border it fits into 80 columns.
        var table = new Table().Border(TableBorder.None);
        table.AddColumn(Column(desk.Say(MetricHead)).LeftAligned());
        table.AddColumn(Column("Δ"));
        table.AddColumn(Column(desk.Say(IntervalHead)).Centered());
        foreach (string head in (string[])["p", "d", "r", "×"])
            table.AddColumn(Column(head).PadRight(1));
        foreach (var metric in comparison.Metrics)
        {
            var contrast = comparison.Of(policy, metric);
            var difference = contrast.Difference.Interval;
            string weight = contrast.AdjustedP < Comparison.Level ? "bold" : "dim";
            table.AddRow(
                $"[bold]{metric.Id}[/]", $"[{weight}]{Signed(difference.Mean)}[/]",
                $"{Draw.Number(difference.Low)} … {Draw.Number(difference.High)}", P(contrast.AdjustedP),
                Short(contrast.EffectSize), Short(contrast.Correlation), Short(contrast.VarianceRatio));
        }
        return table;
    }

    private static TableColumn Column(string head) =>
        new TableColumn($"[dim]{head}[/]").NoWrap().RightAligned().PadLeft(0).PadRight(2);

    // Where each policy stands by the first metric, on one scale from 0.
    private static void WriteChart(Desk desk, Comparison comparison, bool lowest)
    {
        var metric = comparison.Metrics[0];
        var outcomes = comparison.Outcomes(metric);
        var best = comparison.Best(metric, lowest);
        double least = Math.Min(0, outcomes.Min(one => one.Outcome.Low)), greatest = Math.Max(0, outcomes.Max(one => one.Outcome.High));
        desk.Console.MarkupLine($"[bold]{metric.Id}[/]  {Markup.Escape(desk.Say(metric.Definition))}");
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn(new GridColumn().NoWrap().RightAligned())
            .AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var (policy, outcome) in outcomes)
            grid.AddRow(
                new Markup($"[bold]{Markup.Escape(policy)}[/]"), new Text(Draw.Number(outcome.Mean)),
                new Markup($"[aqua]{Draw.Whisker(outcome.Low, outcome.Mean, outcome.High, least, greatest, ChartWidth)}[/]"),
                new Markup($"[green]{(best[0] == policy ? desk.Say(Best) : best.Contains(policy) ? desk.Say(NearBest) : "")}[/]"));
        desk.Console.Write(grid);
        if (best.Count > 1)
            desk.Console.MarkupLine($"[dim]{desk.Say(NearBestNote)}[/]");
    }

    private static Phrase Title(string policy, string control, int pairs) => new(
        $"[bold]{Markup.Escape(policy)}[/] less [bold]{Markup.Escape(control)}[/], {pairs} pairs, common random numbers",
        $"[bold]{Markup.Escape(policy)}[/] 减 [bold]{Markup.Escape(control)}[/]，{pairs} 对重复，公共随机数");

    private static string Signed(double value) => (value > 0 ? "+" : "") + Draw.Number(value);

    private static string P(double p) => p < 0.001 ? "<.001" : p.ToString("0.000", CultureInfo.InvariantCulture).TrimStart('0');

    private static string Short(double value) => double.IsFinite(value)
        ? value.ToString(Math.Abs(value) < 9.95 ? "0.0#" : "0", CultureInfo.InvariantCulture)
        : "–";
}
