using System.CommandLine;
using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary><c>gongyu sensitivity</c>: which levers drive the outcomes of a scenario.</summary>
internal static class SensitivityCommand
{
    private static readonly Phrase Meaning = new(
        "Tell which levers drive the outcomes of a scenario: elementary effects (Morris) or shares of variance (Sobol), with 95 % intervals",
        "分析哪些政策工具驱动情景的结果：基本效应（Morris）或方差占比（Sobol），带 95% 区间");

    private static readonly Phrase ScenarioMeaning = new("Scenario file (YAML)", "情景文件（YAML）");

    private static readonly Phrase VaryMeaning = new(
        "What varies (repeatable): lever=low..high; every lever over its whole range unless told otherwise",
        "变化的政策工具（可重复）：政策工具=下端..上端；缺省为全部政策工具的整个范围");

    private static readonly Phrase MethodMeaning = new(
        "morris: µ* and σ, cheap, to tell what matters (default); sobol: S1 and ST, shares of the outcome's variance",
        "morris：µ* 与 σ，代价低，用于筛选（缺省）；sobol：S1 与 ST，结果方差的占比");

    private static readonly Phrase RowsMeaning = new(
        "Trajectories of Morris (default 10; each takes a point for every lever and one more), or rows of Sobol (default 64; each two more)",
        "Morris 的轨迹数（缺省 10；每条所需点数为政策工具数加一），或 Sobol 的行数（缺省 64；每行加二）");

    private static readonly Phrase GroupMeaning = new(
        "Tell it of every lever (default), of every row of the source article, or of its four families O, I, S, G",
        "按政策工具（缺省）、按所属条目或按四大类 O、I、S、G 给出");

    private static readonly Phrase PairsMeaning = new("With sobol: interactions of pairs (S2) too, at nearly twice the points", "与 sobol 同用：同时给出两两交互（S2），点数近乎加倍");
    private static readonly Phrase OutcomeMeaning = new("Metric to explain (repeatable) instead of the scenario's", "要解释的指标（可重复），替代情景所列");

    public static Command Create(Desk desk)
    {
        var overrides = new OverrideOptions(desk);
        Argument<string> scenario = new("SCENARIO") { Description = desk.Say(ScenarioMeaning) };
        Option<string[]> range = new("--range") { Description = desk.Say(VaryMeaning), HelpName = "lever=low..high" };
        Option<string> method = new("--method") { Description = desk.Say(MethodMeaning) };
        method.AcceptOnlyFromAmong([.. SensitivityAsked.Methods]);
        Option<string> rows = new("--rows") { Description = desk.Say(RowsMeaning), HelpName = "N" };
        Option<string> group = new("--group") { Description = desk.Say(GroupMeaning) };
        group.AcceptOnlyFromAmong([.. SensitivityAsked.GroupsThereAre]);
        Option<bool> pairs = new("--pairs") { Description = desk.Say(PairsMeaning) };
        Option<string[]> metric = new("--metric") { Description = desk.Say(OutcomeMeaning), HelpName = "METRIC" };
        var set = Parts.Set(desk);
        var workers = Parts.Workers(desk);
        var folder = Parts.Folder(desk);
        var json = Parts.Json(desk);
        var command = new CommandWithExamples("sensitivity", desk.Say(Meaning),
            "sensitivity scenarios/all.yaml --metric cooperation.ratio --replications 5",
            "sensitivity scenarios/all.yaml --range incentive.taxRelief=0..1 --range supervision.auditRate=0..0.6 --method sobol --rows 128 --pairs",
            "sensitivity scenarios/all.yaml --group family --replications 5")
        {
            scenario, range, method, rows, group, pairs, metric, set, workers, folder, json,
        };
        overrides.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var (plan, count, faults) = new SensitivityRequest(parsed.GetRequiredValue(scenario), overrides.Of(parsed, parsed.GetValue(set)))
            {
                Ranges = parsed.GetValue(range) ?? [],
                Method = parsed.GetValue(method) ?? SensitivityAsked.Methods[0],
                Rows = parsed.GetValue(rows),
                Group = parsed.GetValue(group) ?? SensitivityAsked.GroupsThereAre[0],
                Pairs = parsed.GetValue(pairs),
                Metrics = parsed.GetValue(metric) ?? [],
                Workers = parsed.GetValue(workers),
            }.Read();
            if (plan is null)
            {
                desk.Complain(faults);
                return ExitCode.WrongRequest;
            }
            string typed = Parts.Typed(parsed, folder, (parsed.GetRequiredValue(scenario), PlayedResults.ScenarioFile));
            return await new ExperimentSession(desk, parsed.GetValue(json)).Begin(plan, parsed.GetValue(folder), typed, count, cancellation);
        });
        return command;
    }
}
