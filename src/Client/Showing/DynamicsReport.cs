using System.Globalization;
using Gongyu.Experiments;
using Gongyu.Model;
using Gongyu.Silo;
using Spectre.Console;

namespace Gongyu.Client;

/// <summary>Speed, stability and recovery, as people and programs read them.</summary>
internal static class DynamicsReport
{
    private static readonly Phrase Speed = new("speed and recovery", "速度与恢复");
    private static readonly Phrase Mean = new("mean", "均值");
    private static readonly Phrase IntervalHead = new("95 % interval", "95% 区间");
    private static readonly Phrase Median = new("median", "中位数");
    private static readonly Phrase Arrived = new("arrived", "到达");
    private static readonly Phrase Pairs = new("pairs", "对数");

    private static readonly Phrase Note = new(
        "Times are rounds. Who did not arrive counts with all rounds; who had nothing to wait for does not count. gongyu metrics says what each is.",
        "时间以轮计。未到达者以全部轮数计入；无可等待者不计入。各项含义见 gongyu metrics。");

    private static readonly Phrase PairedNote = new(
        "Times are rounds, of the pairs in which both had something to wait for; arrived: in how many replications it came, there and in the first.",
        "时间以轮计，仅取双方均有可等待者的配对；到达：该策略与首个策略中各有几次重复到达。");

    /// <summary>Prints the figures of a run.</summary>
    public static void Write(Desk desk, IReadOnlyDictionary<string, DynamicFacts> dynamics)
    {
        var told = Dynamics.All.Where(dynamic => dynamics.TryGetValue(dynamic.Id, out var facts) && facts.Count > 0).ToArray();
        if (told.Length == 0)
            return;
        var table = Table(desk, Mean, IntervalHead, Median, Arrived);
        foreach (var dynamic in told)
        {
            var facts = dynamics[dynamic.Id];
            table.AddRow(
                $"[bold]{dynamic.Id}[/]", Figure(dynamic, facts.Mean), Range(dynamic, facts.Low, facts.High),
                facts.Median is null ? "–" : Figure(dynamic, facts.Median), dynamic.IsTime ? Share(facts.Count - facts.Censored, facts.Count) : "");
        }
        desk.Console.Write(table);
        desk.Console.MarkupLine($"[dim]{desk.Say(Note)}[/]");
        desk.Console.WriteLine();
    }

    /// <summary>Prints how a policy differs from the one it is compared with.</summary>
    public static void Write(Desk desk, IReadOnlyList<Lag> lags)
    {
        if (!lags.Any(lag => lag.Pairs > 0))
            return;
        var table = Table(desk, new("Δ", "Δ"), IntervalHead, Pairs, Arrived);
        foreach (var lag in lags.Where(lag => lag.Pairs > 0))
        {
            var (dynamic, difference) = (lag.Dynamic, lag.Difference);
            bool differs = difference.Low > 0 || difference.High < 0;
            table.AddRow(
                $"[bold]{dynamic.Id}[/]", $"[{(differs ? "bold" : "dim")}]{(difference.Mean > 0 ? "+" : "")}{Figure(dynamic, difference.Mean)}[/]",
                Range(dynamic, Outcome.Finite(difference.Low), Outcome.Finite(difference.High)),
                lag.Pairs.ToString(CultureInfo.InvariantCulture),
                dynamic.IsTime ? Arrivals(lag) : "");
        }
        desk.Console.Write(table);
        desk.Console.MarkupLine($"[dim]{desk.Say(PairedNote)}[/]");
        desk.Console.WriteLine();
    }

    /// <summary>What a difference is for programs.</summary>
    public static object ForPrograms(Lag lag) => new
    {
        Mean = Outcome.Finite(lag.Difference.Mean),
        Low = Outcome.Finite(lag.Difference.Low),
        High = Outcome.Finite(lag.Difference.High),
        lag.Pairs,
    };

    private static Table Table(Desk desk, params Phrase[] heads)
    {
        // Without a border it fits into 80 columns.
        var table = new Table().Border(TableBorder.None);
        table.AddColumn(new TableColumn($"[dim]{desk.Say(Speed)}[/]").NoWrap().PadLeft(0).PadRight(2));
        foreach (var head in heads)
            table.AddColumn(new TableColumn($"[dim]{desk.Say(head)}[/]").NoWrap().RightAligned().PadLeft(0).PadRight(2));
        return table;
    }

    // A round is no finer than a tenth.
    private static string Figure(Dynamic dynamic, double? value) => value is not { } number
        ? "–"
        : dynamic.IsTime ? number.ToString("0.0", CultureInfo.InvariantCulture) : Draw.Number(number);

    private static string Range(Dynamic dynamic, double? low, double? high) =>
        low is null || high is null ? "–" : $"{Figure(dynamic, low)} … {Figure(dynamic, high)}";

    private static string Arrivals(Lag lag) => string.Create(
        CultureInfo.InvariantCulture, $"{lag.Treated.Count - lag.Treated.Censored}:{lag.Control.Count - lag.Control.Censored}");

    private static string Share(int part, int all) => string.Create(CultureInfo.InvariantCulture, $"{part}/{all}");
}
