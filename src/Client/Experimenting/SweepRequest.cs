using System.Globalization;
using CsvHelper;
using Gongyu.Experiments;
using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>What a user asks of <c>sweep</c>.</summary>
internal sealed record SweepRequest(string File, Overrides Overrides)
{
    /// <summary>The designs there are.</summary>
    public static readonly IReadOnlyList<string> Designs = ["grid", "paired", "lhs", "sobol"];

    private const int UsualMost = 1_000, MostFaults = 20;

    private static readonly Phrase NeedsPoints = new("lhs and sobol need to know how many points: --points 64", "lhs 与 sobol 须给出点数：--points 64");
    private static readonly Phrase NoPoints = new("only lhs and sobol are told how many points", "仅 lhs 与 sobol 须给出点数");
    private static readonly Phrase NeedsRange = new("lhs and sobol need a range: lever=low..high", "lhs 与 sobol 须给出范围：政策工具=下端..上端");
    private static readonly Phrase FromAlone = new("points come from the file alone; leave out --vary and --design", "点仅来自文件；请去掉 --vary 与 --design");
    private static readonly Phrase UntilMeaning = new("expected METRIC=WIDTH: cooperation.ratio=0.05", "应为 指标=宽度：cooperation.ratio=0.05");
    private static readonly Phrase StancesAreGiven = new(
        "the population file gives stances, so that not everybody can begin alike; leave out its column stance", "机构文件给定了立场，无法让全体从同一立场出发；请去掉其 stance 列");

    private static readonly Phrase MostAlone = new("goes with --until only", "仅与 --until 同用");

    /// <summary>What varies.</summary>
    public IReadOnlyList<string> Vary { get; init; } = [];

    /// <summary>How the points are chosen; a grid unless told otherwise.</summary>
    public string? Kind { get; init; }

    /// <summary>How many points.</summary>
    public string? Points { get; init; }

    /// <summary>A table of points.</summary>
    public string? From { get; init; }

    /// <summary>Which points are left out.</summary>
    public string? Where { get; init; }

    /// <summary>When there are enough replications: <c>metric=width</c>.</summary>
    public string? Until { get; init; }

    /// <summary>The most replications of a point.</summary>
    public string? Most { get; init; }

    /// <summary>Whether every point is played from two starts.</summary>
    public bool Regimes { get; init; }

    /// <summary>Whether every round is kept.</summary>
    public bool Series { get; init; }

    /// <summary>How many replications at a time.</summary>
    public string? Workers { get; init; }

    /// <summary>The experiment; or everything that is wrong with it.</summary>
    public (ExperimentPlan? Plan, int Workers, IReadOnlyList<Fault> Faults) Read()
    {
        var (scenario, wrong) = Overrides.Read(File);
        var faults = new List<Fault>(wrong);
        int workers = Whole.Read(Workers, "--workers", faults) ?? Environment.ProcessorCount;
        if (Regimes && scenario?.Community.Population is { } given && given.Enterprises.Concat(given.Universities).Any(one => one.Stance is not null))
            faults.Add(new("--regimes", 0, 0, StancesAreGiven));
        var design = DesignOf(scenario, faults);
        var rule = RuleOf(scenario?.Replications ?? 1, faults);
        if (faults.Count > 0)
            return (null, workers, faults);
        Start[] starts = Regimes ? [Start.Abstaining, Start.Committed] : [Start.Usual];
        ExperimentPoint[] points = [.. from point in design!.Points from start in starts select new ExperimentPoint(point.Values, start)];
        return (new("sweep", From is null ? Kind ?? Designs[0] : "file", scenario!, design.Levers, points, rule, Series), workers, []);
    }

    private Design? DesignOf(Scenario? scenario, List<Fault> faults)
    {
        Varying[] varying = [.. Vary.Select(written => Varying.Read(written, "--vary", faults)).OfType<Varying>()];
        bool drawn = Kind is "lhs" or "sobol";
        int? points = Whole.Read(Points, "--points", faults);
        if (From is not null && (Vary.Count > 0 || Kind is not null))
            faults.Add(new("--from", 0, 0, FromAlone));
        if (drawn && Points is null)
            faults.Add(new("--points", 0, 0, NeedsPoints));
        if (!drawn && Points is not null)
            faults.Add(new("--points", 0, 0, NoPoints));
        if (drawn)
            faults.AddRange(varying.Where(one => one.Range is null).Select(one => new Fault($"--vary {one.Lever.Key}", 0, 0, NeedsRange)));
        if (faults.Count > 0 || scenario is null)
            return null;
        try
        {
            var design = From is not null ? Table(From, faults)
                : varying.Length == 0 ? Design.Single
                : Kind switch
                {
                    "lhs" => Design.LatinHypercube([.. varying.Select(one => one.Range!)], points!.Value, scenario.Seed),
                    "sobol" => Design.Sobol([.. varying.Select(one => one.Range!)], points!.Value),
                    "paired" => Design.Paired([.. varying.Select(one => (one.Lever, one.Values))]),
                    _ => Design.Grid([.. varying.Select(one => (one.Lever, one.Values))]),
                };
            return design is null ? null : Feasible(design, scenario, faults);
        }
        catch (DesignException refused)
        {
            faults.AddRange(refused.Faults.Select(fault => new Fault(From is null ? "sweep" : From, 0, 0, fault)));
            return null;
        }
    }

    private Design? Feasible(Design design, Scenario scenario, List<Fault> faults)
    {
        if (Where is null)
            return design;
        var (feasible, wrong) = Experiments.Feasible.Read(Where);
        if (feasible is null)
        {
            faults.AddRange(wrong.Select(fault => new Fault("--where", 1, fault.Column, fault.What)));
            return null;
        }
        return design.Where(feasible, scenario.Policy);
    }

    private static Design? Table(string path, List<Fault> faults)
    {
        try
        {
            var (levers, rows) = PointsTable.Read(path);
            // So that the points of an experiment's folder can be played again.
            int[] own = [.. Enumerable.Range(0, levers.Count).Where(i => levers[i] is not ("point" or "start"))];
            var points = rows
                .Select(row => row.Cells.Length == levers.Count ? (row.Line, Cells: own.Select(i => row.Cells[i]).ToArray()) : row)
                .DistinctBy(row => string.Join(',', row.Cells))
                .Select(row => Numbers(path, row.Line, row.Cells, faults)).ToArray();
            return faults.Count > 0 ? null : Design.Table([.. own.Select(i => levers[i])], points);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CsvFormatException
            or ArgumentException and not DesignException)
        {
            string why = unreadable.Message.ReplaceLineEndings(" ");
            faults.Add(new(path, 0, 0, new($"cannot be read as a table of points: {why}", $"无法作为点的表读取（系统原文）：{why}")));
            return null;
        }
    }

    private static double[] Numbers(string path, int line, string[] cells, List<Fault> faults)
    {
        var numbers = new double[cells.Length];
        for (int i = 0; i < cells.Length && faults.Count < MostFaults; i++)
            if (!double.TryParse(cells[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
                faults.Add(new(path, line, i + 1, NotNumber(cells[i])));
        return numbers;
    }

    private static Phrase NotNumber(string cell)
    {
        var quote = Phrase.Quote(cell);
        return new($"expected a number, found {quote.En}", $"应为数值，实为{quote.Zh}");
    }

    private ReplicationRule RuleOf(int replications, List<Fault> faults)
    {
        int? most = Whole.Read(Most, "--most", faults);
        if (Until is null)
        {
            if (Most is not null)
                faults.Add(new("--most", 0, 0, MostAlone));
            return ReplicationRule.Fixed(replications);
        }
        string[] parts = Until.Split('=', 2);
        if (parts.Length != 2 || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double width) || !(width > 0 && double.IsFinite(width)))
            faults.Add(new($"--until {Until}", 0, 0, UntilMeaning));
        else if (Metrics.Find(parts[0].Trim()) is not { } metric)
            faults.Add(ScenarioFile.UnknownMetric(parts[0].Trim(), "--until"));
        else
            return new(Math.Min(replications, most ?? UsualMost), most ?? Math.Max(UsualMost, replications), metric, width);
        return ReplicationRule.Fixed(1);
    }
}
