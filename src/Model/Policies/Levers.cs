namespace Gongyu.Model;

/// <summary>The catalogue of levers. To add one: declare it here and let a rule read it.</summary>
public static class Levers
{
    private static readonly List<Lever> Declared = [];

    // ---- Organisation 组织运行 -------------------------------------------------------------------------------------------

    /// <summary>O1: how clearly rules attribute a breach.</summary>
    public static readonly Lever Clarity = Declare("regulation.clarity", "O1", LeverUnit.Ratio, 0, 1,
        new("Clear rules: the share of a breach that can be attributed to the one who broke the agreement", "法规明晰度：违约责任可被认定的份额"),
        new("0.02 a member and round at 1, paid by the government", "取值为 1 时每成员每轮 0.02，由政府支付"));

    /// <summary>O1: what the breacher owes the partner.</summary>
    public static readonly Lever BreachLiability = Declare("regulation.breachLiability", "O1", LeverUnit.Multiple, 0, 5,
        new("Breach liability: the breacher compensates its partner (times clarity)", "违约责任：违约方对伙伴的赔偿倍数（乘以法规明晰度）"),
        new("At 1: 0.6 of the partner's agreed contribution for a round of under-delivery, half of its own for leaving; paid by the breacher to its partner",
            "取值为 1 时：不足额履约一轮赔偿伙伴约定投入的 0.6，退出赔偿自身约定投入的一半；由违约方向伙伴支付"));

    /// <summary>O2: how often a side of an agreement is audited.</summary>
    public static readonly Lever AuditRate = Declare("supervision.auditRate", "O2", LeverUnit.Probability, 0, 1,
        new("Audit rate: probability that a side of an agreement is audited in a round", "抽查率：协议一方在一轮中被抽查的概率"),
        new("0.1 an audit, paid by the government", "每次抽查 0.1，由政府支付"));

    /// <summary>O2: fine for under-delivery.</summary>
    public static readonly Lever Penalty = Declare("supervision.penalty", "O2", LeverUnit.Multiple, 0, 5,
        new("Penalty: fine for under-delivery found by an audit; its claims are refused too", "处罚：抽查发现未足额履约时的罚款倍数，同时拒付其补贴申请"),
        new("Paid by the audited party to the government", "由被查方向政府缴纳"));

    /// <summary>O2: departments share findings.</summary>
    public static readonly Lever Coordination = Declare("supervision.coordination", "O2", LeverUnit.Ratio, 0, 1,
        new("Coordination: departments share findings; who was found out in one agreement loses that share of its other claims", "部门协同：共享检查结果；一份协议被查出者，其余协议的申领按此份额核减"),
        new("0.01 a member and round at 1, paid by the government", "取值为 1 时每成员每轮 0.01，由政府支付"));

    /// <summary>O3: curricula follow demand.</summary>
    public static readonly Lever Adaptation = Declare("development.adaptation", "O3", LeverUnit.Ratio, 0, 1,
        new("Adaptation: majors, plans and curricula follow drifting demand faster", "动态调整：专业、方案与课程更快跟随需求变化"),
        new("0.02 a programme and round at 1, paid by the university", "取值为 1 时每专业每轮 0.02，由高校支付"));

    /// <summary>O3: projects are incubated.</summary>
    public static readonly Lever Incubation = Declare("development.incubation", "O3", LeverUnit.Ratio, 0, 1,
        new("Incubation: agreements in their first four rounds create more value", "项目孵化：签署后前四轮的协议创造更多价值"),
        new("0.03 a member and round at 1, paid by the government", "取值为 1 时每成员每轮 0.03，由政府支付"));

    /// <summary>O3: universities learn from peers.</summary>
    public static readonly Lever Benchmarking = Declare("development.benchmarking", "O3", LeverUnit.Ratio, 0, 1,
        new("Benchmarking: a university whose curricula lag behind those of peers it visits follows demand faster", "借鉴经验：课程落后于所访同行的高校更快跟随需求"),
        new("0.02 a university and round at 1, paid by the university", "取值为 1 时每校每轮 0.02，由高校支付"));

    /// <summary>O4: equal say in the split.</summary>
    public static readonly Lever Equality = Declare("governance.equality", "O4", LeverUnit.Ratio, 0, 1,
        new("Equality: moves the split of the surplus from influence towards halves", "平等协同：收益分配由按影响力转向对半"),
        new("A joint committee: 0.02 an agreement, side and round at 1, paid by each party", "联合委员会：取值为 1 时每协议每方每轮 0.02，由双方各自支付"));

    /// <summary>O4: share moved to the enterprise.</summary>
    public static readonly Lever EnterpriseShare = Declare("governance.enterpriseShare", "O4", LeverUnit.Ratio, -0.3, 0.3,
        new("Enterprise share: part of the surplus moved to the enterprise (negative: to the university)", "企业分成：收益向企业倾斜的份额（负值向高校倾斜）"),
        new("Paid by the other party out of the surplus", "由另一方从合作收益中让渡"));

    /// <summary>O4: regular communication.</summary>
    public static readonly Lever Communication = Declare("governance.communication", "O4", LeverUnit.Ratio, 0, 1,
        new("Communication: fewer slips, faster trust", "沟通机制：减少失误，信任增长更快"),
        new("0.02 an agreement, side and round at 1, paid by each party", "取值为 1 时每协议每方每轮 0.02，由双方各自支付"));

    /// <summary>O4: deepest tier allowed.</summary>
    public static readonly Lever TierCap = Declare("governance.tierCap", "O4", LeverUnit.Tier, 1, 4,
        new("Tier cap: the deepest tier an agreement may reach", "层次上限：协议可达到的最高层次"),
        new("Approval of agreements: 0.005 a member, round and tier forbidden, paid by the government", "协议审批：每禁止一个层次每成员每轮 0.005，由政府支付"), neutral: 4);

    // ---- Innovation drive 创新驱动 ---------------------------------------------------------------------------------------

    /// <summary>I1: enterprises propose.</summary>
    public static readonly Lever EnterpriseInitiative = Declare("initiative.enterprise", "I1", LeverUnit.Ratio, 0, 1,
        new("Enterprise initiative: enterprises propose more often", "企业主体作用：企业更常主动提议"),
        new("0.03 a search at 1, paid by the enterprise", "取值为 1 时每次搜寻 0.03，由企业支付"));

    /// <summary>I1: universities propose.</summary>
    public static readonly Lever UniversityInitiative = Declare("initiative.university", "I1", LeverUnit.Ratio, 0, 1,
        new("University initiative: universities visit more candidates", "高校主动性：高校走访更多候选企业"),
        new("0.03 a search at 1, paid by the university", "取值为 1 时每次搜寻 0.03，由高校支付"));

    /// <summary>I2: majors and industry.</summary>
    public static readonly Lever MajorAlignment = Declare("alignment.major", "I2", LeverUnit.Ratio, 0, 1,
        new("Alignment of majors with industry: gaps between curriculum and demand cost less, fit improves", "专业与产业对接：课程与需求差距的影响更小，契合度提高"),
        new("0.02 an agreement and round at 1, paid by the university", "取值为 1 时每协议每轮 0.02，由高校支付"));

    /// <summary>I2: content and standards.</summary>
    public static readonly Lever ContentAlignment = Declare("alignment.content", "I2", LeverUnit.Ratio, 0, 1,
        new("Alignment of course content with standards: students learn more, fit improves", "课程内容与职业标准对接：学生学得更多，契合度提高"),
        new("0.02 an agreement and round at 1, paid by the university", "取值为 1 时每协议每轮 0.02，由高校支付"));

    /// <summary>I2: teaching and production.</summary>
    public static readonly Lever PracticeAlignment = Declare("alignment.practice", "I2", LeverUnit.Ratio, 0, 1,
        new("Alignment of teaching with production: students come to know the partner's technology, fit improves", "教学过程与生产过程对接：学生更熟悉伙伴技术，契合度提高"),
        new("0.02 an agreement and round at 1, paid by the enterprise", "取值为 1 时每协议每轮 0.02，由企业支付"));

    /// <summary>I2: diplomas and certificates.</summary>
    public static readonly Lever CertificateAlignment = Declare("alignment.certificate", "I2", LeverUnit.Ratio, 0, 1,
        new("Alignment of diplomas with vocational certificates: a certificate vouches for part of what graduates do not know of their employer's technology, fit improves", "毕业证书与职业资格证书对接：证书可替代毕业生对雇主技术的部分欠缺，契合度提高"),
        new("0.02 an agreement and round at 1, paid by the university", "取值为 1 时每协议每轮 0.02，由高校支付"));

    /// <summary>I3: order classes.</summary>
    public static readonly Lever OrderClass = Declare("training.orderClass", "I3", LeverUnit.Ratio, 0, 1,
        new("Order classes: in tier 3 and above students are trained for the partner and come to know its technology", "订单培养：第三层次以上按订单培养，学生熟悉伙伴技术"),
        new("0.06 an agreement of tier 3 and above, side and round at 1, paid by each party", "取值为 1 时第三层次以上每协议每方每轮 0.06，由双方各自支付"));

    /// <summary>I3: placements.</summary>
    public static readonly Lever Placement = Declare("training.placement", "I3", LeverUnit.Ratio, 0, 1,
        new("Placements: in tier 2 students spend more of their time at the partner", "顶岗实习：第二层次的学生有更多时间在伙伴企业"),
        new("0.04 an agreement of tier 2, side and round at 1, paid by each party", "取值为 1 时第二层次每协议每方每轮 0.04，由双方各自支付"));

    /// <summary>I3: several parties govern training.</summary>
    public static readonly Lever MultiGovernance = Declare("training.multiGovernance", "I3", LeverUnit.Ratio, 0, 1,
        new("Multi-party governance: enterprises take part in majors and curricula, which follow demand faster", "多元治理：企业参与专业与课程建设，课程更快跟随需求"),
        new("0.02 an agreement, side and round at 1, paid by each party", "取值为 1 时每协议每方每轮 0.02，由双方各自支付"));

    // ---- Resource sharing 资源共建共享 -----------------------------------------------------------------------------------

    /// <summary>S1: shared laboratories and bases.</summary>
    public static readonly Lever Facilities = Declare("sharing.facilities", "S1", LeverUnit.Ratio, 0, 1,
        new("Shared laboratories and bases: part of the cost of tier 3 and above is shared, fit improves; students learn more of the partner's technology", "共享实训基地与设备：分担第三层次以上的成本并提高契合度；学生更熟悉伙伴技术"),
        new("0.12 a member and round at 1, paid by the government", "取值为 1 时每成员每轮 0.12，由政府支付"));

    /// <summary>S2: shared R&amp;D platforms.</summary>
    public static readonly Lever Research = Declare("sharing.research", "S2", LeverUnit.Ratio, 0, 1,
        new("Shared R&D platforms and teams: fit of tier 2 and above, most of all of tier 4; carries part of the cost of tier 4, universities' teachers gain by it", "共享研发平台与团队：提高第二层次以上、尤其第四层次的契合度；分担第四层次的部分成本，高校双师成长更快"),
        new("0.12 a member and round at 1, paid by the government", "取值为 1 时每成员每轮 0.12，由政府支付"));

    /// <summary>S3: shared project results and mentors.</summary>
    public static readonly Lever Results = Declare("sharing.results", "S3", LeverUnit.Ratio, 0, 1,
        new("Shared project results and dual mentors: institutional assets grow faster, fit of tiers 2 to 4 improves", "共享项目成果与双导师：机构资产增长更快，提高第二至四层次的契合度"),
        new("0.03 an agreement of tier 2 and above, side and round at 1, paid by each party", "取值为 1 时第二层次以上每协议每方每轮 0.03，由双方各自支付"));

    /// <summary>S4: shared information platform.</summary>
    public static readonly Lever Information = Declare("sharing.information", "S4", LeverUnit.Ratio, 0, 1,
        new("Shared information platform: more candidates seen, less noise, curricula track demand; it is as good as members keep it up", "共享育人信息平台：看到更多候选伙伴，信息噪声更小，课程跟踪需求；其质量取决于成员的维护"),
        new("0.02 a member and round at 1, paid by the government; 0.01 a round by each member that keeps it up", "取值为 1 时每成员每轮 0.02，由政府支付；参与维护的成员每轮各付 0.01"));

    // ---- Support 支持保障 ------------------------------------------------------------------------------------------------

    /// <summary>G1: tax relief for enterprises.</summary>
    public static readonly Lever TaxRelief = Declare("incentive.taxRelief", "G1", LeverUnit.Ratio, 0, 1,
        new("Tax relief: share of its agreed contribution an enterprise can claim", "税收减免：企业可申领的约定投入份额"),
        new("What is claimed, paid by the government within its budget", "按申领金额，由政府在预算内支付"));

    /// <summary>G1: funding for universities.</summary>
    public static readonly Lever UniversityFunding = Declare("incentive.universityFunding", "G1", LeverUnit.Ratio, 0, 1,
        new("University funding: share of its agreed contribution a university can claim", "高校专项经费：高校可申领的约定投入份额"),
        new("What is claimed, paid by the government within its budget", "按申领金额，由政府在预算内支付"));

    /// <summary>G1: low-interest loans.</summary>
    public static readonly Lever LoanDiscount = Declare("incentive.loanDiscount", "G1", LeverUnit.Ratio, 0, 1,
        new("Loan discount: share of the charge for equipment financed at tier 3 and above", "贷款贴息：第三层次以上设备融资费用的贴补份额"),
        new("What is claimed, paid by the government within its budget", "按申领金额，由政府在预算内支付"));

    /// <summary>G1: periodic surveys.</summary>
    public static readonly Lever SurveyInterval = Declare("incentive.surveyInterval", "G1", LeverUnit.Rounds, 0, 100,
        new("Survey interval: rounds between surveys that find which kind abstains more and shift incentives to it (0: none)", "调研间隔：相邻两次调研之间的轮数；调研查明哪一方更多观望并将激励向其倾斜（0 为不调研）"),
        new("0.01 a member in the round of a survey, paid by the government", "调研当轮每成员 0.01，由政府支付"));

    /// <summary>G2: losses of the committed made good.</summary>
    public static readonly Lever Compensation = Declare("returns.compensation", "G2", LeverUnit.Ratio, 0, 1,
        new("Compensation: what a partner that under-delivered cost the committed is made good", "利益补偿：伙伴未足额履约给守约方造成的损失得到补偿"),
        new("What is claimed, paid by the government within its budget", "按申领金额，由政府在预算内支付"));

    /// <summary>G2: reform incentive.</summary>
    public static readonly Lever Reform = Declare("returns.reform", "G2", LeverUnit.Ratio, 0, 1,
        new("Reform incentive: universities move their curricula faster", "改革激励：高校更快调整课程"),
        new("0.02 a member and round at 1, paid by the government", "取值为 1 时每成员每轮 0.02，由政府支付"));

    /// <summary>G3: findings are fed back.</summary>
    public static readonly Lever Feedback = Declare("supervision.feedback", "G3", LeverUnit.Ratio, 0, 1,
        new("Feedback: whoever an audit found out expects to be found out again, and may take a course that prevents slips", "监管反馈：被查出者预期再次被查，并可参加减少失误的培训"),
        new("0.01 a member and round at 1, paid by the government; 0.03 for a course, paid by the party that takes it", "取值为 1 时每成员每轮 0.01，由政府支付；整改培训每次 0.03，由参加方支付"));

    /// <summary>G4: weight of industry in evaluation.</summary>
    public static readonly Lever EvaluationWeight = Declare("evaluation.enterpriseWeight", "G4", LeverUnit.Ratio, 0, 1,
        new("Weight of industry experts in the evaluation panel; the rest is education's", "多元评价中行业专家的权重；其余为教育专家"),
        new("Experts of industry are dearer: 0.01 a member and round at 1, times accuracy, paid by the government", "行业专家费用较高：取值为 1 时每成员每轮 0.01（乘以准确度），由政府支付"));

    /// <summary>G4: accuracy of evaluation.</summary>
    public static readonly Lever EvaluationAccuracy = Declare("evaluation.accuracy", "G4", LeverUnit.Ratio, 0, 1,
        new("Accuracy: how far reputation follows the score of the evaluation panel, and funding reputation", "评价的准确度：声誉在多大程度上依据评价得分，经费在多大程度上依据声誉"),
        new("0.02 a member and round at 1, paid by the government", "取值为 1 时每成员每轮 0.02，由政府支付"));

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

    private static Lever Declare(
        string key, string row, LeverUnit unit, double minimum, double maximum, Phrase meaning, Phrase cost, double neutral = 0)
    {
        var lever = new Lever(key, row, unit, minimum, maximum, neutral, meaning, cost) { Index = Declared.Count };
        Declared.Add(lever);
        return lever;
    }
}
