namespace Gongyu.Model;

/// <summary>The catalogue of levers. To add one: declare it here and let a rule read it.</summary>
public static class Levers
{
    private static readonly List<Lever> Declared = [];

    // ---- Organisation 组织运行 -------------------------------------------------------------------------------------------

    /// <summary>O1: how clearly rules attribute a breach.</summary>
    public static readonly Lever Clarity = Acting("regulation.clarity", "O1", LeverUnit.Ratio, 0, 1,
        new("Clear rules: the share of a breach that can be attributed to the one who broke the agreement", "法规明晰度：违约责任可被认定的份额"),
        new("0.02 a member and round at 1, paid by the government", "取值为 1 时每成员每轮 0.02，由政府支付"));

    /// <summary>O1: what the breacher owes the partner.</summary>
    public static readonly Lever BreachLiability = Acting("regulation.breachLiability", "O1", LeverUnit.Multiple, 0, 5,
        new("Breach liability: the breacher compensates its partner (times clarity)", "违约责任：违约方对伙伴的赔偿倍数（乘以法规明晰度）"),
        new("At 1: 0.6 of the partner's agreed contribution for a round of under-delivery, half of its own for leaving; paid by the breacher to its partner",
            "取值为 1 时：不足额履约一轮赔偿伙伴约定投入的 0.6，退出赔偿自身约定投入的一半；由违约方向伙伴支付"));

    /// <summary>O2: how often a side of an agreement is audited.</summary>
    public static readonly Lever AuditRate = Acting("supervision.auditRate", "O2", LeverUnit.Probability, 0, 1,
        new("Audit rate: probability that a side of an agreement is audited in a round", "抽查率：协议一方在一轮中被抽查的概率"),
        new("0.1 an audit, paid by the government", "每次抽查 0.1，由政府支付"));

    /// <summary>O2: fine for under-delivery.</summary>
    public static readonly Lever Penalty = Acting("supervision.penalty", "O2", LeverUnit.Multiple, 0, 5,
        new("Penalty: fine for under-delivery found by an audit; its claims are refused too", "处罚：抽查发现未足额履约时的罚款倍数，同时拒付其补贴申请"),
        new("Paid by the audited party to the government", "由被查方向政府缴纳"));

    /// <summary>O2: departments share findings.</summary>
    public static readonly Lever Coordination = Planned("supervision.coordination", "O2", LeverUnit.Ratio, 0, 1,
        new("Coordination: departments share what audits found", "部门协同：各部门共享检查结果"));

    /// <summary>O3: curricula follow demand.</summary>
    public static readonly Lever Adaptation = Planned("development.adaptation", "O3", LeverUnit.Ratio, 0, 1,
        new("Adaptation: majors, plans and curricula follow drifting demand", "动态调整：专业、方案与课程跟随需求变化"));

    /// <summary>O3: projects are incubated.</summary>
    public static readonly Lever Incubation = Planned("development.incubation", "O3", LeverUnit.Ratio, 0, 1,
        new("Incubation: support for young joint projects", "项目孵化：扶持新生的合作项目"));

    /// <summary>O3: regions learn from the best.</summary>
    public static readonly Lever Benchmarking = Planned("development.benchmarking", "O3", LeverUnit.Ratio, 0, 1,
        new("Benchmarking: practices of the best region are seen elsewhere", "借鉴经验：可以看到最佳地区的做法"));

    /// <summary>O4: equal say in the split.</summary>
    public static readonly Lever Equality = Acting("governance.equality", "O4", LeverUnit.Ratio, 0, 1,
        new("Equality: moves the split of the surplus from influence towards halves", "平等协同：收益分配由按影响力转向对半"),
        new("A joint committee: 0.02 an agreement, side and round at 1, paid by each party", "联合委员会：取值为 1 时每协议每方每轮 0.02，由双方各自支付"));

    /// <summary>O4: share moved to the enterprise.</summary>
    public static readonly Lever EnterpriseShare = Acting("governance.enterpriseShare", "O4", LeverUnit.Ratio, -0.3, 0.3,
        new("Enterprise share: part of the surplus moved to the enterprise (negative: to the university)", "企业分成：收益向企业倾斜的份额（负值向高校倾斜）"),
        new("Paid by the other party out of the surplus", "由另一方从合作收益中让渡"));

    /// <summary>O4: regular communication.</summary>
    public static readonly Lever Communication = Acting("governance.communication", "O4", LeverUnit.Ratio, 0, 1,
        new("Communication: fewer slips, faster trust", "沟通机制：减少失误，信任增长更快"),
        new("0.02 an agreement, side and round at 1, paid by each party", "取值为 1 时每协议每方每轮 0.02，由双方各自支付"));

    /// <summary>O4: deepest tier allowed.</summary>
    public static readonly Lever TierCap = Planned("governance.tierCap", "O4", LeverUnit.Tier, 1, 4,
        new("Tier cap: the deepest tier an agreement may reach", "层次上限：协议可达到的最高层次"), neutral: 4);

    // ---- Innovation drive 创新驱动 ---------------------------------------------------------------------------------------

    /// <summary>I1: enterprises propose.</summary>
    public static readonly Lever EnterpriseInitiative = Planned("initiative.enterprise", "I1", LeverUnit.Ratio, 0, 1,
        new("Enterprise initiative: enterprises propose more often", "企业主体作用：企业更常主动提议"));

    /// <summary>I1: universities propose.</summary>
    public static readonly Lever UniversityInitiative = Planned("initiative.university", "I1", LeverUnit.Ratio, 0, 1,
        new("University initiative: universities propose to more candidates", "高校主动性：高校向更多对象提议"));

    /// <summary>I2: majors and industry.</summary>
    public static readonly Lever MajorAlignment = Planned("alignment.major", "I2", LeverUnit.Ratio, 0, 1,
        new("Alignment of majors with industry", "专业与产业对接"));

    /// <summary>I2: content and standards.</summary>
    public static readonly Lever ContentAlignment = Planned("alignment.content", "I2", LeverUnit.Ratio, 0, 1,
        new("Alignment of course content with occupational standards", "课程内容与职业标准对接"));

    /// <summary>I2: teaching and production.</summary>
    public static readonly Lever PracticeAlignment = Planned("alignment.practice", "I2", LeverUnit.Ratio, 0, 1,
        new("Alignment of teaching with production", "教学过程与生产过程对接"));

    /// <summary>I2: diplomas and certificates.</summary>
    public static readonly Lever CertificateAlignment = Planned("alignment.certificate", "I2", LeverUnit.Ratio, 0, 1,
        new("Alignment of diplomas with vocational certificates", "毕业证书与职业资格证书对接"));

    /// <summary>I3: order classes.</summary>
    public static readonly Lever OrderClass = Planned("training.orderClass", "I3", LeverUnit.Ratio, 0, 1,
        new("Order classes: capacity and terms of tier 3", "订单培养：第三层次的容量与条件"));

    /// <summary>I3: placements.</summary>
    public static readonly Lever Placement = Planned("training.placement", "I3", LeverUnit.Ratio, 0, 1,
        new("Placements: capacity and terms of tier 2", "顶岗实习：第二层次的容量与条件"));

    /// <summary>I3: several parties govern training.</summary>
    public static readonly Lever MultiGovernance = Planned("training.multiGovernance", "I3", LeverUnit.Ratio, 0, 1,
        new("Multi-party governance: enterprises take part in majors and curricula", "多元治理：企业参与专业与课程建设"));

    // ---- Resource sharing 资源共建共享 -----------------------------------------------------------------------------------

    /// <summary>S1: shared laboratories and bases.</summary>
    public static readonly Lever Facilities = Acting("sharing.facilities", "S1", LeverUnit.Ratio, 0, 1,
        new("Shared laboratories and bases: part of the cost of tier 3 and above is shared, fit improves", "共享实训基地与设备：分担第三层次以上的成本并提高契合度"),
        new("0.12 a member and round at 1, paid by the government", "取值为 1 时每成员每轮 0.12，由政府支付"));

    /// <summary>S2: shared R&amp;D platforms.</summary>
    public static readonly Lever Research = Acting("sharing.research", "S2", LeverUnit.Ratio, 0, 1,
        new("Shared R&D platforms and teams: fit of tier 2 and above, most of all of tier 4", "共享研发平台与团队：提高第二层次以上、尤其第四层次的契合度"),
        new("0.12 a member and round at 1, paid by the government", "取值为 1 时每成员每轮 0.12，由政府支付"));

    /// <summary>S3: shared project results and mentors.</summary>
    public static readonly Lever Results = Acting("sharing.results", "S3", LeverUnit.Ratio, 0, 1,
        new("Shared project results and dual mentors: institutional assets grow faster, fit of tiers 2 to 4 improves", "共享项目成果与双导师：机构资产增长更快，提高第二至四层次的契合度"),
        new("0.03 an agreement of tier 2 and above, side and round at 1, paid by each party", "取值为 1 时第二层次以上每协议每方每轮 0.03，由双方各自支付"));

    /// <summary>S4: shared information platform.</summary>
    public static readonly Lever Information = Acting("sharing.information", "S4", LeverUnit.Ratio, 0, 1,
        new("Shared information platform: more candidates seen, less noise, curricula track demand", "共享育人信息平台：看到更多候选伙伴，信息噪声更小，课程跟踪需求"),
        new("0.02 a member and round at 1, paid by the government", "取值为 1 时每成员每轮 0.02，由政府支付"));

    // ---- Support 支持保障 ------------------------------------------------------------------------------------------------

    /// <summary>G1: tax relief for enterprises.</summary>
    public static readonly Lever TaxRelief = Acting("incentive.taxRelief", "G1", LeverUnit.Ratio, 0, 1,
        new("Tax relief: share of its agreed contribution an enterprise can claim", "税收减免：企业可申领的约定投入份额"),
        new("What is claimed, paid by the government within its budget", "按申领金额，由政府在预算内支付"));

    /// <summary>G1: funding for universities.</summary>
    public static readonly Lever UniversityFunding = Acting("incentive.universityFunding", "G1", LeverUnit.Ratio, 0, 1,
        new("University funding: share of its agreed contribution a university can claim", "高校专项经费：高校可申领的约定投入份额"),
        new("What is claimed, paid by the government within its budget", "按申领金额，由政府在预算内支付"));

    /// <summary>G1: low-interest loans.</summary>
    public static readonly Lever LoanDiscount = Acting("incentive.loanDiscount", "G1", LeverUnit.Ratio, 0, 1,
        new("Loan discount: share of the charge for equipment financed at tier 3 and above", "贷款贴息：第三层次以上设备融资费用的贴补份额"),
        new("What is claimed, paid by the government within its budget", "按申领金额，由政府在预算内支付"));

    /// <summary>G1: periodic surveys.</summary>
    public static readonly Lever SurveyInterval = Planned("incentive.surveyInterval", "G1", LeverUnit.Rounds, 0, 100,
        new("Survey interval: rounds between surveys that find the binding obstacle (0: none)", "调研间隔：相邻两次调研之间的轮数（0 为不调研）"));

    /// <summary>G2: losses of the committed made good.</summary>
    public static readonly Lever Compensation = Planned("returns.compensation", "G2", LeverUnit.Ratio, 0, 1,
        new("Compensation: losses of the committed are made good", "利益补偿：补偿守约方的损失"));

    /// <summary>G2: reform incentive.</summary>
    public static readonly Lever Reform = Planned("returns.reform", "G2", LeverUnit.Ratio, 0, 1,
        new("Reform incentive: universities adapt faster", "改革激励：加快高校改革"));

    /// <summary>G3: findings are fed back.</summary>
    public static readonly Lever Feedback = Planned("supervision.feedback", "G3", LeverUnit.Ratio, 0, 1,
        new("Feedback: audited parties learn what was found", "监管反馈：被查方得知检查结果并改进"));

    /// <summary>G4: weight of industry in evaluation.</summary>
    public static readonly Lever EvaluationWeight = Planned("evaluation.enterpriseWeight", "G4", LeverUnit.Ratio, 0, 1,
        new("Weight of industry experts in the evaluation panel", "多元评价中行业专家的权重"));

    /// <summary>G4: accuracy of evaluation.</summary>
    public static readonly Lever EvaluationAccuracy = Planned("evaluation.accuracy", "G4", LeverUnit.Ratio, 0, 1,
        new("Accuracy of the evaluation panel", "评价的准确度"));

    /// <summary>Every lever, in the order of the article's rows.</summary>
    public static readonly IReadOnlyList<Lever> All = Declared;

    /// <summary>The lever of a key, or none.</summary>
    public static Lever? Find(string key)
    {
        foreach (var lever in All)
            if (lever.Key == key)
                return lever;
        return null;
    }

    private static Lever Acting(
        string key, string row, LeverUnit unit, double minimum, double maximum, Phrase meaning, Phrase cost) =>
        Declare(new(key, row, unit, minimum, maximum, 0, meaning, cost));

    private static Lever Planned(
        string key, string row, LeverUnit unit, double minimum, double maximum, Phrase meaning, double neutral = 0) =>
        Declare(new(key, row, unit, minimum, maximum, neutral, meaning, default));

    private static Lever Declare(Lever lever)
    {
        lever.Index = Declared.Count;
        Declared.Add(lever);
        return lever;
    }
}
