using System.CommandLine;
using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary><c>gongyu sweep</c>: a scenario at many points of its levers.</summary>
internal static class SweepCommand
{
    private static readonly Phrase Meaning = new(
        "Play a scenario at many points of its levers, each with the same seeds: tables of every outcome, means with intervals, a map of regimes",
        "在政策工具的多个取值点上推演情景，各点使用相同的种子：得到全部结果表、带区间的均值与机制图");

    private static readonly Phrase ScenarioMeaning = new("Scenario file (YAML)", "情景文件（YAML）");

    private static readonly Phrase VaryMeaning = new(
        "What varies (repeatable): lever=low..high, lever=low..high/levels or lever=value,value,…",
        "变化的政策工具（可重复）：政策工具=下端..上端、政策工具=下端..上端/水平数 或 政策工具=数值,数值,…");

    private static readonly Phrase DesignMeaning = new(
        "grid: every value with every other (default); paired: the first values together, then the second, …; lhs: Latin hypercube; sobol: Sobol's sequence",
        "grid：全部取值组合（缺省）；paired：第一个值相配，第二个值相配……；lhs：拉丁超立方；sobol：Sobol 序列");

    private static readonly Phrase PointsMeaning = new("Points of lhs or sobol", "lhs 或 sobol 的点数");
    private static readonly Phrase FromMeaning = new("Table of points (CSV): a column for every lever", "点的表（CSV）：每个政策工具一列");

    private static readonly Phrase WhereMeaning = new(
        "Leave out points where this does not hold: 'incentive.taxRelief + incentive.loanDiscount <= 0.8'",
        "略去不满足此式的点：'incentive.taxRelief + incentive.loanDiscount <= 0.8'");

    private static readonly Phrase UntilMeaning = new(
        "Play replications until the 95 % interval of a metric is narrower than this: cooperation.ratio=0.05; --replications is then the least",
        "持续重复，直至某指标的 95% 区间窄于此宽度：cooperation.ratio=0.05；此时 --replications 为最少次数");

    private static readonly Phrase MostMeaning = new("With --until: the most replications of a point (default 1000)", "与 --until 同用：每点的最多重复次数（默认 1000）");

    private static readonly Phrase RegimesMeaning = new(
        "Play every point from two starts, everybody abstaining and everybody committed, and show where two levers lead: trap, bistable, take-off",
        "每点均从全体观望与全体投入两个起点推演，并显示两个政策工具通向何处：陷阱、双稳、起飞");

    private static readonly Phrase SeriesMeaning = new("Keep every round of every replication too: rounds.parquet", "同时保存每次重复的每一轮：rounds.parquet");

    public static Command Create(Desk desk)
    {
        var overrides = new OverrideOptions(desk);
        Argument<string> scenario = new("SCENARIO") { Description = desk.Say(ScenarioMeaning) };
        Option<string[]> vary = new("--vary") { Description = desk.Say(VaryMeaning), HelpName = "lever=low..high" };
        Option<string> design = new("--design") { Description = desk.Say(DesignMeaning) };
        design.AcceptOnlyFromAmong([.. SweepRequest.Designs]);
        Option<string> points = new("--points") { Description = desk.Say(PointsMeaning), HelpName = "N" };
        Option<string> from = new("--from") { Description = desk.Say(FromMeaning), HelpName = "FILE" };
        Option<string> where = new("--where") { Description = desk.Say(WhereMeaning), HelpName = "EXPRESSION" };
        Option<string> until = new("--until") { Description = desk.Say(UntilMeaning), HelpName = "METRIC=WIDTH" };
        Option<string> most = new("--most") { Description = desk.Say(MostMeaning), HelpName = "N" };
        Option<bool> regimes = new("--regimes") { Description = desk.Say(RegimesMeaning) };
        Option<bool> series = new("--series") { Description = desk.Say(SeriesMeaning) };
        var set = Parts.Set(desk);
        var workers = Parts.Workers(desk);
        var folder = Parts.Folder(desk);
        var json = Parts.Json(desk);
        var command = new CommandWithExamples("sweep", desk.Say(Meaning),
            "sweep scenarios/baseline.yaml --vary supervision.auditRate=0..0.6/7 --replications 30",
            "sweep scenarios/baseline.yaml --vary incentive.taxRelief=0..0.8 --vary supervision.auditRate=0..0.6 --regimes --rounds 160",
            "sweep scenarios/all.yaml --vary incentive.taxRelief=0..1 --vary incentive.loanDiscount=0..0.5 --design sobol --points 64 --until cooperation.ratio=0.05")
        {
            scenario, vary, design, points, from, where, until, most, regimes, series, set, workers, folder, json,
        };
        overrides.AddTo(command);
        string Typed(ParseResult parsed) => Parts.Typed(
            parsed, folder, (parsed.GetRequiredValue(scenario), PlayedResults.ScenarioFile), (parsed.GetValue(from), ExperimentTables.PointsFile));
        command.SetAction((parsed, cancellation) => Run(desk, new(parsed.GetRequiredValue(scenario), overrides.Of(parsed, parsed.GetValue(set)))
        {
            Vary = parsed.GetValue(vary) ?? [],
            Kind = parsed.GetValue(design),
            Points = parsed.GetValue(points),
            From = parsed.GetValue(from),
            Where = parsed.GetValue(where),
            Until = parsed.GetValue(until),
            Most = parsed.GetValue(most),
            Regimes = parsed.GetValue(regimes),
            Series = parsed.GetValue(series),
            Workers = parsed.GetValue(workers),
        }, parsed.GetValue(folder), Typed(parsed), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> Run(Desk desk, SweepRequest request, string? folder, string command, bool json, CancellationToken cancellation)
    {
        var (plan, workers, faults) = request.Read();
        if (plan is null)
        {
            desk.Complain(faults);
            return ExitCode.WrongRequest;
        }
        return await new ExperimentSession(desk, json).Begin(plan, folder, command, workers, cancellation);
    }
}
