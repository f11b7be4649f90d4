using Gongyu.Experiments;
using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>What a user asks of <c>sensitivity</c>.</summary>
internal sealed record SensitivityRequest(string File, Overrides Overrides)
{
    private const int UsualTrajectories = 10, UsualRows = 64;

    private static readonly Phrase NeedsRange = new("expected a range: lever=low..high", "应为范围：政策工具=下端..上端");
    private static readonly Phrase TwoRows = new("at least 2 are needed", "至少需要 2");
    private static readonly Phrase PairsOfSobol = new("goes with --method sobol only", "仅与 --method sobol 同用");

    /// <summary>What varies; everything unless told otherwise.</summary>
    public IReadOnlyList<string> Ranges { get; init; } = [];

    /// <summary><c>morris</c> or <c>sobol</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Trajectories or rows.</summary>
    public string? Rows { get; init; }

    /// <summary>What figures are told of.</summary>
    public required string Group { get; init; }

    /// <summary>Whether interactions of pairs are told.</summary>
    public bool Pairs { get; init; }

    /// <summary>The metrics to explain.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <summary>How many replications at a time.</summary>
    public string? Workers { get; init; }

    /// <summary>The experiment; or everything that is wrong with it.</summary>
    public (ExperimentPlan? Plan, int Workers, IReadOnlyList<Fault> Faults) Read()
    {
        var (scenario, wrong) = Overrides.Read(File);
        var faults = new List<Fault>(wrong);
        int workers = Whole.Read(Workers, "--workers", faults) ?? Environment.ProcessorCount;
        int rows = Whole.Read(Rows, "--rows", faults) ?? (Method == "morris" ? UsualTrajectories : UsualRows);
        Factor[] factors = [.. Factors(faults)];
        faults.AddRange(Metrics.Where(id => Model.Metrics.Find(id) is null).Select(id => ScenarioFile.UnknownMetric(id, "--metric")));
        if (rows < 2 && faults.Count == 0)
            faults.Add(new("--rows", 0, 0, TwoRows));
        if (Pairs && Method != "sobol")
            faults.Add(new("--pairs", 0, 0, PairsOfSobol));
        if (faults.Count > 0)
            return (null, workers, faults);
        var asked = SensitivityAsked.Of(Method, rows, Group, Pairs, factors, scenario!.Seed);
        try
        {
            var design = asked.Design([.. factors.Select(factor => factor.Lever)]);
            var question = Metrics.Count == 0 ? scenario : scenario with { Outcomes = [.. Metrics.Distinct()] };
            return (new(Method, Method, question, design.Levers, [.. design.Points.Select(point => new ExperimentPoint(point.Values))],
                ReplicationRule.Fixed(scenario.Replications), Series: false)
            { Sensitivity = asked }, workers, []);
        }
        catch (DesignException refused)
        {
            return (null, workers, [.. refused.Faults.Select(fault => new Fault("sensitivity", 0, 0, fault))]);
        }
    }

    private IEnumerable<Factor> Factors(List<Fault> faults)
    {
        if (Ranges.Count == 0)
            return Levers.All.Select(lever => new Factor(lever, lever.Minimum, lever.Maximum));
        var found = new List<Factor>();
        foreach (string written in Ranges)
            if (Varying.Read(written, "--range", faults) is { } varying)
            {
                if (varying.Range is { } range)
                    found.Add(range);
                else
                    faults.Add(new($"--range {written}", 0, 0, NeedsRange));
            }
        return found;
    }
}
