using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>What a column of a table means. A name means the same in every table.</summary>
/// <param name="Column">Its name and type.</param>
/// <param name="Unit">Its unit as data files write it (UCUM); empty for text.</param>
/// <param name="Meaning">What it is.</param>
internal sealed record ColumnMeaning(TidyColumn Column, string Unit, Phrase Meaning)
{
    private static readonly Dictionary<string, ColumnMeaning> Known = new ColumnMeaning[]
    {
        Text("run", "id of the run", "运行的编号"),
        Number<int>("point", "1", "which point of the design, from 1", "设计中的第几个点，从 1 起"),
        Text("start", "how members stand to cooperation before the first round: usual, abstaining or committed", "首轮之前各主体的立场：usual（如常）、abstaining（观望）、committed（投入）"),
        Number<int>("replication", "1", "which replication, from 1", "第几次重复，从 1 起"),
        Number<ulong>("seed", "1", "seed of the replication: the same seed is the same chance under every policy", "该次重复的种子：同一种子在各政策下给出相同的随机数"),
        Number<int>("round", "{round}", "the round, from 1", "轮次，从 1 起"),
        Text("metric", "id of the metric, see the list below", "指标编号，见下文列表"),
        Text("unit", "unit of the metric", "指标的单位"),
        Text("kind", "kind of stakeholder it is about; empty: all of them", "所涉主体的类别；空为全部", optional: true),
        Number<int>("region", "1", "region, from 1; empty: all, or an association, which serves all", "地区，从 1 起；空为全部（或服务于全部地区的协会）", optional: true),
        Text("sector", "sector it is about; empty: all of them", "所涉行业；空为全部", optional: true),
        Number<double>("value", "", "the value, in the unit that the row or its metric names; S1, ST and S2 are shares", "数值，单位见该行或该指标；S1、ST、S2 为占比"),

        Text("stakeholder", "id of the stakeholder: ent/12", "主体编号，如 ent/12"),
        Text("code", "what the population file calls it; empty where it was drawn", "群体文件中的代码；抽取生成者为空", optional: true),
        Text("name", "its name", "名称"),
        Text("sectors", "its sectors; a university has several, separated by semicolons; empty: all of them", "所属行业；高校可有多个，以分号分隔；空为全部", optional: true),
        Number<double>("size", "1", "employees, students, or members served", "员工数、学生数或所服务的会员数"),
        Number<int>("capacity", "{agreement}", "agreements it can hold", "可同时维持的协议数"),
        Number<double>("influence", "1", "influence, in (0,1]", "影响力，(0,1]"),
        Number<double>("finance", "1", "interest in finance; the five interests sum to 1", "对资金的诉求；五项诉求之和为 1"),
        Number<double>("talent", "1", "interest in talent", "对人才的诉求"),
        Number<double>("innovation", "1", "interest in innovation", "对创新的诉求"),
        Number<double>("reputation", "1", "interest in reputation", "对声誉的诉求"),
        Number<double>("publicGood", "1", "interest in the public good", "对公共利益的诉求"),
        Text("stance", "how it stands to cooperation before the first round; empty for governments and associations", "首轮之前的立场；政府与协会为空", optional: true),

        Text("from", "who paid: a stakeholder, or a boundary where value enters (market, treasury)", "付款方：主体，或价值进入的边界（市场、国库）"),
        Text("to", "who received", "收款方"),
        Number<decimal>("amount", "{unit}", "amount of money, exact to the millionth", "金额，精确到百万分之一"),
        Text("reason", "why", "原因"),
        Text("university", "university of the agreement it is about; empty: none", "所涉协议的高校；空为无", optional: true),
        Text("enterprise", "enterprise of that agreement", "该协议的企业", optional: true),

        Number<int>("replications", "1", "replications that count", "计入的重复数"),
        Number<double>("mean", "", "mean over replications, in the metric's unit", "各次重复的均值，单位同指标"),
        Number<double>("low", "", "lower end of the 95 % interval; empty when there is none", "95% 区间下限；无区间时为空", optional: true),
        Number<double>("high", "", "upper end of the 95 % interval; empty when there is none", "95% 区间上限；无区间时为空", optional: true),
        Text("group", "the lever, or the group of levers", "政策工具或其分组"),
        Text("other", "the other of a pair; empty: not a pair", "成对者中的另一项；空为非成对", optional: true),
        Text("figure", "mu*, mu, sigma (Morris) or S1, ST, S2 (Sobol)", "mu*、mu、sigma（Morris 法）或 S1、ST、S2（Sobol 法）"),
    }.ToDictionary(column => column.Column.Name, StringComparer.Ordinal);

    /// <summary>What a column means; none when it is no column of ours. Levers are columns of experiments.</summary>
    public static ColumnMeaning? Find(string name) => Known.GetValueOrDefault(name)
        ?? (Levers.Find(name) is { } lever ? new(new(name, typeof(double)), lever.UnitSymbol, lever.Meaning) : null);

    private static ColumnMeaning Text(string name, string en, string zh, bool optional = false) =>
        new(new(name, typeof(string), optional), "", new(en, zh));

    private static ColumnMeaning Number<T>(string name, string unit, string en, string zh, bool optional = false) =>
        new(new(name, typeof(T), optional), unit, new(en, zh));
}
