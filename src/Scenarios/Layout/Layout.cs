using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>
/// The layout of a scenario file: which keys there are, what they mean and what they may hold. Reading, writing and the schema are all
/// made from it, so that they cannot differ.
/// </summary>
internal static class Layout
{
    private const double MaxSize = 1e9;

    private static readonly Number<double> Share = new(0, 1), Size = new(1, MaxSize), Exponent = new(0.01, 100);

    private static readonly string[] DrawnKeys = ["regions", "sectors", "enterprises", "universities", "enterpriseSize", "universitySize"];

    private static readonly Section<StanceShares> Shares = new(
        Field.Of("abstain", "Share that abstains: signs nothing", "观望：不签署协议者的份额", Share,
            (StanceShares s) => s.Abstain, (s, value) => s with { Abstain = value }).Needed(),
        Field.Of("opportunist", "Share of opportunists: sign, claim incentives, under-deliver", "投机：签署并申领激励却不足额履约者的份额", Share,
            (StanceShares s) => s.Opportunist, (s, value) => s with { Opportunist = value }).Needed(),
        Field.Of("committed", "Share of the committed: deliver what they signed", "投入：足额履约者的份额", Share,
            (StanceShares s) => s.Committed, (s, value) => s with { Committed = value }).Needed())
    {
        BeginsAnew = true,
        Check = s => Math.Abs(s.Abstain + s.Opportunist + s.Committed - 1) <= 1e-9 ? null : Says.SharesSum,
    };

    private static readonly Section<CommunityPlan> Stances = new(
        Field.Of("enterprise", "Stances of enterprises; shares that sum to 1", "企业的立场；份额之和为 1", Shares,
            (CommunityPlan c) => c.EnterpriseStances, (c, value) => c with { EnterpriseStances = value }),
        Field.Of("university", "Stances of universities; shares that sum to 1", "高校的立场；份额之和为 1", Shares,
            (CommunityPlan c) => c.UniversityStances, (c, value) => c with { UniversityStances = value }));

    private static readonly Section<SizeDistribution> Sizes = new(
        Field.Of("shape", "fixed: all of the minimum; uniform: between minimum and maximum; pareto: heavy-tailed from minimum, cut at maximum",
            "fixed：均为 minimum；uniform：在 minimum 与 maximum 之间均匀；pareto：自 minimum 起重尾，止于 maximum",
            new Word<SizeShape>(Says.Word, ("fixed", SizeShape.Fixed), ("uniform", SizeShape.Uniform), ("pareto", SizeShape.Pareto)),
            (SizeDistribution d) => d.Shape, (d, value) => d with { Shape = value }).Needed(),
        Field.Of("minimum", "Least size", "最小规模", Size,
            (SizeDistribution d) => d.Minimum, (d, value) => d with { Minimum = value }).Needed(),
        Field.Of("maximum", "Greatest size, not less than minimum", "最大规模，不小于 minimum", Size,
            (SizeDistribution d) => d.Maximum, (d, value) => d with { Maximum = value }).Needed(),
        Field.Of("exponent", "Tail exponent, of shape pareto only: smaller is heavier", "尾部指数，仅用于 pareto：越小尾部越重", Exponent,
            (SizeDistribution d) => d.Exponent, (d, value) => d with { Exponent = value }).WrittenWhen(d => d.Shape == SizeShape.Pareto))
    {
        BeginsAnew = true,
        Check = d => d.Maximum < d.Minimum ? Says.SizeOrder
            : d.Shape == SizeShape.Pareto && d.Exponent == 0 ? Says.ExponentMissing
            : d.Shape != SizeShape.Pareto && d.Exponent != 0 ? Says.ExponentIdle
            : null,
    };

    private static readonly Section<DemandShock> Shock = new(
        Field.Of("at", "The round from which on demand stands elsewhere", "需求改变的轮次", new Number<int>(1, Gongyu.Model.Scenario.MaxRounds),
            (DemandShock s) => s.At, (s, value) => s with { At = value }).Needed(),
        Field.Of("size", "By how much demand moves; drift moves it by about .016 a round", "需求变动的幅度；自然漂移每轮约 .016",
            new Number<double>(-DemandShock.MaxSize, DemandShock.MaxSize),
            (DemandShock s) => s.Size, (s, value) => s with { Size = value }).Needed(),
        Field.Of("sector", "The sector it hits, from 1; 0 for all", "受影响的行业（自 1 起）；0 为全部", new Number<int>(0, CommunityPlan.MaxSectors),
            (DemandShock s) => s.Sector, (s, value) => s with { Sector = value }))
    {
        BeginsAnew = true,
    };

    private static readonly Section<ProgrammeBudget> Budget = new(
        Field.Of("round", "What it may spend in a round, in units for each enterprise and university of the region",
            "每轮的支出上限（单位，按本地区每家企业、每所高校计）", new Number<double>(0, ProgrammeBudget.Most),
            (ProgrammeBudget b) => b.Round ?? 0, (b, value) => b with { Round = value }).WrittenWhen(b => b.Round is not null),
        Field.Of("total", "What it may spend in the whole run, in the same units", "全部轮次的支出上限（同一单位）", new Number<double>(0, ProgrammeBudget.Most),
            (ProgrammeBudget b) => b.Total ?? 0, (b, value) => b with { Total = value }).WrittenWhen(b => b.Total is not null))
    {
        BeginsAnew = true,
    };

    private static readonly Section<ProgrammeBudgets> Budgets = new(
        BudgetOf(Programme.Incentive, "Incentives: tax relief, university funding, loan discounts", "激励：税收减免、高校资助、贷款贴息"),
        BudgetOf(Programme.Returns, "Returns: compensation and the reform incentive", "利益回报：损失补偿与改革激励"),
        BudgetOf(Programme.Supervision, "Supervision: coordination and feedback, then audits", "监督：部门协同与反馈，其次为抽查"),
        BudgetOf(Programme.Sharing, "Sharing: facilities, research and the information platform", "共享：设施、研发与信息平台"))
    {
        BeginsAnew = true,
    };

    private static readonly Section<Turnover> Turnovers = new(
        Field.Of("exit", "The chance of an enterprise to leave in a round at utility 0; who does worse leaves more likely, twice at most",
            "效用为 0 的企业每轮退出的概率；境况越差越可能退出，至多两倍", new Number<double>(0, 1),
            (Turnover t) => t.Exit, (t, value) => t with { Exit = value }).Needed(),
        Field.Of("entry", "The chance that another enterprise takes an empty place in a round", "空缺每轮被新企业填补的概率", new Number<double>(0, 1),
            (Turnover t) => t.Entry, (t, value) => t with { Entry = value }).Needed(),
        Field.Of("stances", "How those who come stand", "新进入者的立场", Shares,
            (Turnover t) => t.Stances, (t, value) => t with { Stances = value }));

    private static Field<ProgrammeBudgets> BudgetOf(Programme programme, string en, string zh) => Field.Of(
        programme.ToString().ToLowerInvariant(), en, zh, Budget,
        (ProgrammeBudgets b) => b[programme], (b, value) => b.With(programme, value)).WrittenWhen(b => b[programme] != default);

    /// <summary>Who is there.</summary>
    public static readonly Section<CommunityPlan> Community = new(
        Field.Of("from", "A CSV file of enterprises and universities, instead of drawing them", "企业与高校的 CSV 文件，替代随机生成",
            new PopulationForm(), (CommunityPlan c) => c.Population, (c, value) => value is null ? c : c.With(value))
            .InsteadOf(DrawnKeys).WrittenWhen(IsGiven),
        Field.Of("regions", "Regions, each with its government", "地区数，每个地区有一个政府", new Number<int>(1, CommunityPlan.MaxRegions),
            (CommunityPlan c) => c.Regions, (c, value) => c with { Regions = value }).WrittenWhen(IsDrawn),
        Field.Of("sectors", "Sectors of industry", "行业数", new Number<int>(1, CommunityPlan.MaxSectors),
            (CommunityPlan c) => c.Sectors, (c, value) => c with { Sectors = value }).WrittenWhen(IsDrawn),
        Field.Of("enterprises", "Enterprises", "企业数", new Number<int>(0, CommunityPlan.MaxMembers),
            (CommunityPlan c) => c.Enterprises, (c, value) => c with { Enterprises = value }).WrittenWhen(IsDrawn),
        Field.Of("universities", "Universities", "高校数", new Number<int>(0, CommunityPlan.MaxMembers),
            (CommunityPlan c) => c.Universities, (c, value) => c with { Universities = value }).WrittenWhen(IsDrawn),
        Field.Of("associations", "Whether each sector has an association", "各行业是否设有行业协会", new Truth(),
            (CommunityPlan c) => c.Associations, (c, value) => c with { Associations = value }),
        Field.Of("adaptive", "Whether governments and associations try other practices and keep what serves their own interests",
            "政府与行业协会是否尝试其他做法并保留符合自身利益者", new Truth(),
            (CommunityPlan c) => c.Adaptive, (c, value) => c with { Adaptive = value }).WrittenWhen(c => c.Adaptive),
        Field.Of("shock", "A jump of what sectors demand", "行业需求的突变", Shock,
            (CommunityPlan c) => c.Shock, (c, value) => c with { Shock = value }).WrittenWhen(c => c.Shock.At > 0),
        Field.Of("names", "Language of generated names; no effect on results", "生成名称所用语言；不影响结果",
            new Word<string>(Says.Word, ("zh", "zh"), ("en", "en")),
            (CommunityPlan c) => c.Names, (c, value) => c with { Names = value }),
        Field.Of("budgetPerMember", "A government's appropriation a round for each enterprise and university of its region, in units",
            "政府每轮按本地区每家企业、每所高校获得的拨款（单位）", new Number<double>(0, 1000),
            (CommunityPlan c) => c.BudgetPerMember, (c, value) => c with { BudgetPerMember = value }),
        Field.Of("budgetTilt", "How unequal the budgets of regions are: the first has so much more than the mean, the last so much less",
            "地区预算的不均程度：首个地区高于均值的比例，末个地区低于均值的比例", new Number<double>(0, 1),
            (CommunityPlan c) => c.BudgetTilt, (c, value) => c with { BudgetTilt = value }).WrittenWhen(c => c.BudgetTilt > 0),
        Field.Of("budgets", "What programmes of policy may spend, besides what governments have", "各项政策项目的支出上限（此外还受政府预算限制）", Budgets,
            (CommunityPlan c) => c.Budgets, (c, value) => c with { Budgets = value }).WrittenWhen(c => c.Budgets.Any),
        Field.Of("turnover", "How enterprises leave the community and others come in their place", "企业退出共同体与新企业进入", Turnovers,
            (CommunityPlan c) => c.Turnover, (c, value) => c with { Turnover = value }).WrittenWhen(c => c.Turnover != new CommunityPlan().Turnover),
        Field.Of("stances", "Stances to cooperation when the run begins", "运行开始时对合作的立场", Stances,
            (CommunityPlan c) => c, (_, value) => value),
        Field.Of("enterpriseSize", "Employees of enterprises", "企业员工数", Sizes,
            (CommunityPlan c) => c.EnterpriseSize, (c, value) => c with { EnterpriseSize = value }).WrittenWhen(IsDrawn),
        Field.Of("universitySize", "Students of universities", "高校学生数", Sizes,
            (CommunityPlan c) => c.UniversitySize, (c, value) => c with { UniversitySize = value }).WrittenWhen(IsDrawn))
    {
        Check = c => c.Shock.Sector > c.Sectors ? Says.ShockMisses : null,
    };

    /// <summary>The levers.</summary>
    public static readonly Section<Policy> Policy = new([.. Levers.All.Select(Field.Of)]) { Kind = Says.Lever };

    /// <summary>What a step sets.</summary>
    public static readonly Section<PolicyChange> Change = new([.. Levers.All.Select(Field.ChangeOf)]) { Kind = Says.Lever };

    private static readonly Number<int> SomeRounds = new(1, Gongyu.Model.Scenario.MaxRounds);

    private static readonly Section<PolicyStep> Step = new(
        Field.Of("at", "The first round in which it is in force; with when: in which it may be, 1 unless given", "开始施行的轮次；与 when 并用时为最早可能施行的轮次，默认为 1",
            SomeRounds, (PolicyStep s) => s.At, (s, value) => s with { At = value }).WrittenWhen(s => s.When is null || s.At > 1),
        Field.Of("when", "What brings it into force: a metric of the round before, above or below a bound", "触发施行的条件：上一轮的某项指标高于或低于界限",
            new ConditionForm(), (PolicyStep s) => s.When, (s, value) => s with { When = value }).WrittenWhen(s => s.When is not null),
        Field.Of("hold", "Rounds in a row for which the condition must have held", "条件须连续成立的轮数", SomeRounds,
            (PolicyStep s) => s.Hold, (s, value) => s with { Hold = value }).WrittenWhen(s => s.Hold > 1),
        Field.Of("over", "Rounds in which the levers move evenly to what is set: a ramp", "政策工具匀速变到设定值所历的轮数：渐进施行", SomeRounds,
            (PolicyStep s) => s.Over, (s, value) => s with { Over = value }).WrittenWhen(s => s.Over > 1),
        Field.Of("for", "Rounds for which it is in force: a pulse; for good unless given", "持续施行的轮数：短期施行；不写则一直施行", SomeRounds,
            (PolicyStep s) => s.For, (s, value) => s with { For = value }).WrittenWhen(s => s.For > 0),
        Field.Of("coolDown", "Rounds after its end in which it cannot come into force again", "结束后不能再次触发的轮数",
            new Number<int>(0, Gongyu.Model.Scenario.MaxRounds),
            (PolicyStep s) => s.CoolDown, (s, value) => s with { CoolDown = value }).WrittenWhen(s => s.CoolDown > 0),
        Field.Of("set", "The levers it sets; neutral withdraws one, the others stay as they are", "所设置的政策工具；取中性值即撤销，其余保持不变", Change,
            (PolicyStep s) => s.Set, (s, value) => s with { Set = value }).Needed())
    {
        Check = s =>
            s is { At: 0, When: null } ? Says.StepNever
            : s is { When: null } and ({ Hold: > 1 } or { CoolDown: > 0 }) ? Says.StepUntriggered
            : s is { For: 0, CoolDown: > 0 } ? Says.StepEndless
            : s.For > 0 && s.Over > s.For ? Says.StepTooShort
            : null,
    };

    /// <summary>The policy in time.</summary>
    public static readonly StepsOfPolicy Timeline = new(Step);

    /// <summary>The whole.</summary>
    public static readonly Section<Scenario> Scenario = new(
        Field.Of("question", "The policy question it asks", "所要回答的政策问题", new TwoTexts(),
            (Scenario s) => s.Question, (s, value) => s with { Question = value }).Needed(),
        Field.Of("community", "Who is there", "共同体的成员", Community,
            (Scenario s) => s.Community, (s, value) => s with { Community = value }),
        Field.Of("policy", "The policy in force: a number for each lever set", "施行的政策：每项已设政策工具的取值", Policy,
            (Scenario s) => s.Policy, (s, value) => s with { Policy = value }),
        Field.Of("timeline", "How the policy changes in the course of the run: steps, ramps, pulses and triggered steps", "运行过程中政策的变化：阶跃、渐进、短期与触发式各步",
            Timeline, (Scenario s) => s.Timeline, (s, value) => s with { Timeline = value }).WrittenWhen(s => s.Timeline.Count > 0),
        new DecisionsField(),
        Field.Of("rounds", "Rounds (semesters) to play", "推演的轮数（学期）", new Number<int>(1, Gongyu.Model.Scenario.MaxRounds),
            (Scenario s) => s.Rounds, (s, value) => s with { Rounds = value }).Needed(),
        Field.Of("replications", "How often to play it, each time with a seed of its own", "重复次数，每次使用各自的种子",
            new Number<int>(1, Gongyu.Model.Scenario.MaxReplications),
            (Scenario s) => s.Replications, (s, value) => s with { Replications = value }),
        Field.Of("seed", "Seed of the first replication", "首次重复的种子", new Number<ulong>(0, ulong.MaxValue),
            (Scenario s) => s.Seed, (s, value) => s with { Seed = value }),
        Field.Of("outcomes", "Metrics a summary prints; empty: the headline ones", "摘要输出的指标；为空则输出主要指标",
            new Words<string>(new(Says.Metric, [.. Metrics.All.Select(metric => (metric.Id, metric.Id))])),
            (Scenario s) => s.Outcomes, (s, value) => s with { Outcomes = value }),
        new HypothesisField());

    private static bool IsGiven(CommunityPlan plan) => plan.Population is not null;

    private static bool IsDrawn(CommunityPlan plan) => plan.Population is null;
}
