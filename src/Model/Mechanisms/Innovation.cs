namespace Gongyu.Model;

/// <summary>创新驱动, rows I1 to I3 of the article: who takes the initiative, four alignments, new training models.</summary>
internal static class Innovation
{
    // I1.
    [Parameter("1",
        "Probability that an enterprise with room searches, without initiative", "无主体作用时有空余名额的企业搜寻的概率",
        After = "Mortensen and Pissarides 1994", Basis = Basis.Calibrated)]
    private const double OwnInitiative = 0.10;
    [Parameter("1", "What full initiative adds to it", "主体作用取满时增加的概率", After = "Mortensen and Pissarides 1994")]
    private const double LedInitiative = 0.60;
    [Parameter("{candidate}", "Candidates that a university looks at in addition at full initiative", "高校主动性取满时另看的候选数")]
    private const int VisitedCandidates = 6;
    [Parameter("{unit}", "A search at full initiative", "主动性取满时一次搜寻")]
    private const double SearchCost = 0.03;

    // I2: an alignment adds so much to fit, and costs so much a side and round.
    [Parameter("1", "Fit that each of the four alignments adds at 1", "四个对接每项取值为 1 时增加的契合度")]
    private const double AlignedFit = 0.06;
    [Parameter("{unit}", "An alignment, an agreement and round at 1", "一项对接，取值为 1 时每协议每轮")]
    private const double AlignmentCost = 0.02;
    [Parameter("1", "Part of a gap to demand that aligned majors make up for", "专业对接所抵消的差距份额")]
    private const double MajorRelief = 0.5;
    [Parameter("1", "How much more teaching gives at full alignment of content", "内容对接取满时教学成效的增幅")]
    private const double Standard = 0.15;
    [Parameter("1", "How much more of a partner's technology students learn at full alignment of practice", "过程对接取满时所学伙伴技术的增幅")]
    private const double Practice = 0.5;
    [Parameter("1", "Part of unknown technology that a certificate vouches for", "证书所替代的技术欠缺份额")]
    private const double Certificate = 0.2;

    // I3.
    [Parameter("1", "Part of the gap that each enterprise on the boards closes a round", "多元治理中每家企业每轮缩小的差距份额")]
    private const double GovernedPace = 0.06;
    [Parameter("{unit}", "Order class, a side, agreement and round at 1", "订单培养，取值为 1 时每协议每方每轮")]
    private const double OrderClassCost = 0.06;
    [Parameter("{unit}", "Placement, a side, agreement and round at 1", "顶岗实习，取值为 1 时每协议每方每轮")]
    private const double PlacementCost = 0.04;
    [Parameter("{unit}", "Boards, a side, agreement and round at 1", "多元治理，取值为 1 时每协议每方每轮")]
    private const double BoardCost = 0.02;

    /// <summary>
    /// I1 主导主体作用. How likely an enterprise that still has room looks for a partner in a round: enterprises as the main body take the
    /// initiative (search is costly: Mortensen and Pissarides 1994).
    /// </summary>
    public static double EnterpriseSeeks(Policy policy) => OwnInitiative + LedInitiative * policy[Levers.EnterpriseInitiative];

    /// <summary>I1. Candidates that a university visits beyond those it hears of.</summary>
    public static int Visits(Policy policy) => (int)(VisitedCandidates * policy[Levers.UniversityInitiative]);

    /// <summary>I1. What a search costs whoever takes the initiative.</summary>
    public static double SearchCosts(Policy policy, Kind kind) =>
        SearchCost * policy[kind == Kind.Enterprise ? Levers.EnterpriseInitiative : Levers.UniversityInitiative];

    /// <summary>
    /// I2 四个对接. What the four alignments add to fit: major and industry, content and standard, teaching and production, diploma and
    /// certificate.
    /// </summary>
    public static double AlignedPart(Policy policy) => AlignedFit
        * (policy[Levers.MajorAlignment] + policy[Levers.ContentAlignment] + policy[Levers.PracticeAlignment] + policy[Levers.CertificateAlignment]);

    /// <summary>I2. How much of a gap between curriculum and demand still counts where majors are aligned with industry.</summary>
    public static double GapFelt(Policy policy) => 1 - MajorRelief * policy[Levers.MajorAlignment];

    /// <summary>I2. How much more teaching gives where content follows standards.</summary>
    public static double Standards(Policy policy) => Standard * policy[Levers.ContentAlignment];

    /// <summary>I2. How much more of a partner's technology students learn where teaching follows production.</summary>
    public static double Practised(Policy policy) => 1 + Practice * policy[Levers.PracticeAlignment];

    /// <summary>I2. The share of what graduates do not know of their employer's technology that a vocational certificate stands for.</summary>
    public static double Certified(Policy policy) => Certificate * policy[Levers.CertificateAlignment];

    /// <summary>I2. What alignment costs a side of an agreement, a round: the enterprise aligns practice, the university the rest.</summary>
    public static double AlignmentCosts(Policy policy, Kind kind) => AlignmentCost * (kind == Kind.Enterprise
        ? policy[Levers.PracticeAlignment]
        : policy[Levers.MajorAlignment] + policy[Levers.ContentAlignment] + policy[Levers.CertificateAlignment]);

    /// <summary>
    /// I3 协同创新模式. How much more of the partner's technology students learn in a semester of a tier: order classes in tier 3 and above,
    /// placements in tier 2 (training specific to the firm binds: Becker 1964; Acemoglu and Pischke 1998).
    /// </summary>
    public static double Immersion(Policy policy, Tier tier) => 1 + policy[tier >= Tier.OrderClass ? Levers.OrderClass : Levers.Placement];

    /// <summary>I3. What order classes and placements cost a side, a round.</summary>
    public static double TrainingCosts(Policy policy, Tier tier) => tier switch
    {
        >= Tier.OrderClass => OrderClassCost * policy[Levers.OrderClass],
        Tier.Placement => PlacementCost * policy[Levers.Placement],
        _ => 0,
    };

    /// <summary>I3, multi-party governance 多元治理: how much faster a curriculum follows demand for each enterprise that takes part in it.</summary>
    public static double GovernedPart(Policy policy) => GovernedPace * policy[Levers.MultiGovernance];

    /// <summary>I3. What the boards of multi-party governance cost a side of an agreement, a round.</summary>
    public static double BoardCosts(Policy policy) => BoardCost * policy[Levers.MultiGovernance];
}
