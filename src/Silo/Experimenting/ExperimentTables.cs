using Gongyu.Experiments;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>The tidy tables of an experiment, in the order of points and replications whoever finished first.</summary>
/// <param name="plan">The experiment.</param>
/// <param name="journal">What replications came to; none where none was finished.</param>
/// <param name="ends">How many replications of each point count.</param>
internal sealed class ExperimentTables(ExperimentPlan plan, WorkJournal? journal, IReadOnlyList<PointEnd> ends)
{
    /// <summary>Name of the table of points.</summary>
    public const string PointsName = "points";

    /// <summary>Its file.</summary>
    public const string PointsFile = PointsName + ".csv";

    /// <summary>Name of the table of what every replication came to.</summary>
    public const string OutcomesName = "outcomes";

    /// <summary>Name of the table of means and intervals.</summary>
    public const string SummaryName = "summary";

    /// <summary>Name of the table of what the levers do.</summary>
    public const string SensitivityName = "sensitivity";

    /// <summary>Name of the table of every round.</summary>
    public const string RoundsName = "rounds";

    private static readonly TidyColumn
        Point = new("point", typeof(int)), Replication = new("replication", typeof(int)),
        Seed = new("seed", typeof(ulong)), Metric = new("metric", typeof(string)), Unit = new("unit", typeof(string)),
        Round = new("round", typeof(int));

    /// <summary>Every point: what the levers are, and how the community stands at first where that varies.</summary>
    public static TidyTable Points(ExperimentPlan plan) => new(
        PointsName, [Point, .. Where(plan)], plan.Points.Select((_, at) => (object?[])[at + 1, .. Where(plan, at)]));

    /// <summary>Every metric of every replication.</summary>
    public TidyTable Outcomes => new(
        OutcomesName, [Point, .. Where(plan), Replication, Seed, Metric, Unit, Value("value")],
        from item in Replications
        from metric in Metrics.All
        select (object?[])
        [
            item.Item.Point + 1, .. Where(plan, item.Item.Point), item.Item.Replication + 1, item.Played.Seed,
            metric.Id, metric.Unit, item.Played.Outcome(metric),
        ]);

    /// <summary>The mean of every metric at every point, with its 95 % interval over replications.</summary>
    public TidyTable Summary => new(
        SummaryName,
        [Point, .. Where(plan), Metric, Unit, new("replications", typeof(int)), Value("mean"), Optional("low"), Optional("high")],
        from summary in Summaries
        from metric in Metrics.All
        let interval = summary.Outcomes[metric.Index]
        select (object?[])
        [
            summary.Point + 1, .. Where(plan, summary.Point), metric.Id, metric.Unit, interval.Count, interval.Mean,
            Outcome.Finite(interval.Low), Outcome.Finite(interval.High),
        ]);

    /// <summary>What the levers do to every metric that is reported; nothing of an experiment that does not ask.</summary>
    public TidyTable? Sensitivity => plan.Sensitivity is null ? null : new(
        SensitivityName,
        [Metric, new("group", typeof(string)), new("other", typeof(string), IsOptional: true), new("figure", typeof(string)), Value("value"),
            Optional("low"), Optional("high")],
        from found in Findings
        from row in found.Rows
        select (object?[])[found.Metric.Id, row.Group, row.Other, row.Figure, row.Value, row.Low, row.High]);

    /// <summary>What the levers do to every metric that is reported.</summary>
    public IEnumerable<(Metric Metric, IReadOnlyList<SensitivityRow> Rows, int Dropped, Phrase? Remark)> Findings
    {
        get
        {
            if (plan.Sensitivity is not { } asked)
                yield break;
            var means = Summaries.ToDictionary(one => one.Point, one => one.Outcomes);
            foreach (var metric in plan.Scenario.Reported)
            {
                double[] outcomes = [.. Enumerable.Range(0, plan.Points.Count).Select(point =>
                    means.TryGetValue(point, out var at) && !ends[point].HasFailed ? at[metric.Index].Mean : double.NaN)];
                var (rows, dropped, remark) = asked.Analyse(plan.Levers, outcomes);
                yield return (metric, rows, dropped, remark);
            }
        }
    }

    /// <summary>Every metric of every round.</summary>
    public TidyTable Rounds => new(
        RoundsName, [Point, .. Where(plan), Replication, Round, Metric, Unit, Value("value")],
        from item in ReplicationsWithRounds
        from record in item.Rounds
        from metric in Metrics.All
        select (object?[])
        [
            item.Item.Point + 1, .. Where(plan, item.Item.Point), item.Item.Replication + 1, record.Round, metric.Id, metric.Unit,
            record[metric],
        ]);

    /// <summary>Every replication that counts.</summary>
    public IEnumerable<(WorkItem Item, Replication Played)> Replications => ReplicationsWithRounds.Select(item => (item.Item, item.Played));

    /// <summary>The means of every point that has a replication, by the metrics' order.</summary>
    public IEnumerable<(int Point, Interval[] Outcomes)> Summaries
    {
        get
        {
            for (int point = 0; point < ends.Count; point++)
            {
                Replication[] played = [.. Enumerable.Range(0, ends[point].Replications).Select(number => Played(new(point, number)).Replication!)];
                if (played.Length > 0)
                    yield return (point, [.. Metrics.All.Select(metric => Interval.Of([.. played.Select(one => one.Outcome(metric))]))]);
            }
        }
    }

    private IEnumerable<(WorkItem Item, Replication Played, RoundRecord[] Rounds)> ReplicationsWithRounds =>
        from point in Enumerable.Range(0, ends.Count)
        from number in Enumerable.Range(0, ends[point].Replications)
        let item = new WorkItem(point, number)
        let answer = Played(item)
        select (item, answer.Replication!, answer.Rounds);

    private Grains.ReplicationAnswer Played(WorkItem item) => journal!.Find(item)!;

    private static IEnumerable<TidyColumn> Where(ExperimentPlan plan) =>
        [.. plan.HasStarts ? [new("start", typeof(string))] : Array.Empty<TidyColumn>(), .. plan.Levers.Select(lever => Value(lever.Key))];

    private static IEnumerable<object?> Where(ExperimentPlan plan, int at)
    {
        if (plan.HasStarts)
            yield return plan.Points[at].Start.ToString().ToLowerInvariant();
        foreach (double value in plan.Points[at].Values)
            yield return value;
    }

    private static TidyColumn Value(string name) => new(name, typeof(double));

    private static TidyColumn Optional(string name) => new(name, typeof(double), IsOptional: true);
}
