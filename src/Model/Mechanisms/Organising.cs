namespace Gongyu.Model;

/// <summary>
/// 组织运行, rows O1 to O4 of the article: what law, supervision, development and equal governance change. Each rule is a paragraph of the
/// article; phases ask it, and nothing here knows a phase.
/// </summary>
internal static class Organising
{
    // O1: what is owed, as a share of the contribution that is lost or left.
    [Parameter("1",
        "Owed by a breacher at full liability, of the injured side's agreed contribution", "完全追责时违约方所欠，占受损方约定投入的份额",
        After = "Shavell 1980")]
    private const double BreachShare = 0.6;
    [Parameter("1",
        "Owed by who leaves at full liability, of its own agreed contribution", "完全追责时退出者所欠，占自身约定投入的份额", After = "Shavell 1980")]
    private const double ExitShare = 0.5;
    [Parameter("{unit}", "Clear rules, a member and round at 1", "明晰的法规，取值为 1 时每成员每轮")]
    private const double RegulationCost = 0.02;

    // O2.
    [Parameter("{unit}", "Coordination of departments, a member and round at 1", "部门协同，取值为 1 时每成员每轮")]
    private const double CoordinationCost = 0.01;

    // O3: how fast a curriculum follows demand, as a share of the gap a round.
    [Parameter("1", "Part of the gap to demand that a curriculum closes a round by itself", "课程每轮自行缩小的差距份额")]
    private const double OwnPace = 0.01;
    [Parameter("1", "More of it at full adaptation", "完全动态调整时另加的份额")]
    private const double AdaptedPace = 0.10;
    [Parameter("1", "More of it at full reform incentive", "改革激励取满时另加的份额")]
    private const double ReformedPace = 0.08;
    [Parameter("1",
        "More of it at full benchmarking, for each unit of lag behind the best peer visited", "充分借鉴时，每落后所访最佳同行一单位另加的份额",
        After = "Levitt and March 1988")]
    private const double VisitedPace = 0.30;
    [Parameter("{unit}", "Adaptation, a programme and round at 1", "动态调整，取值为 1 时每专业每轮")]
    private const double AdaptationCost = 0.02;
    [Parameter("{unit}", "Visits to peers, a university and round at 1", "走访同行，取值为 1 时每校每轮")]
    private const double VisitCost = 0.02;
    [Parameter("1", "Fit that full incubation adds to a young agreement", "完全孵化时初期协议增加的契合度", After = "Stinchcombe 1965")]
    private const double IncubatedFit = 0.25;
    [Parameter("{unit}", "Incubation, a member and round at 1", "项目孵化，取值为 1 时每成员每轮")]
    private const double IncubationCost = 0.03;
    [Parameter("{round}", "Rounds for which an agreement is young", "协议处于初期的轮数", After = "Stinchcombe 1965")]
    private const int YoungRounds = 4;

    // O4.
    [Parameter("1", "Probability that a committed side slips, without communication and capability", "无沟通、无能力时投入者失误的概率")]
    private const double SlipProbability = 0.08;
    [Parameter("{unit}", "Joint committee, a side, agreement and round at 1", "联合委员会，取值为 1 时每协议每方每轮")]
    private const double CommitteeCost = 0.02;
    [Parameter("{unit}", "Communication, a side, agreement and round at 1", "沟通机制，取值为 1 时每协议每方每轮")]
    private const double CommunicationCost = 0.02;
    [Parameter("{unit}", "Approval of agreements, a member and round for each tier forbidden", "协议审批，每禁止一个层次每成员每轮")]
    private const double ApprovalCost = 0.005;

    /// <summary>
    /// O1 法规·违约责任. What a party that under-delivers alone owes its partner, as far as clear rules attribute the breach to it: expectation
    /// damages on the partner's agreed contribution (Shavell 1980).
    /// </summary>
    public static double BreachOwed(Announcement terms, Tier tier, Kind victim) =>
        Liability(terms) * TierTerms.Of(tier).CostOf(victim) * BreachShare;

    /// <summary>O1. What a party that leaves owes its partner, on its own agreed contribution.</summary>
    public static double ExitOwed(Announcement terms, Tier tier, Kind leaver) =>
        Liability(terms) * TierTerms.Of(tier).CostOf(leaver) * ExitShare;

    /// <summary>O1. What making and applying clear rules costs, a member and round.</summary>
    public static double RegulationCosts(Policy policy) => RegulationCost * policy[Levers.Clarity];

    /// <summary>
    /// O2 监管考核. How likely a side of an agreement is audited in a round (Becker 1968: what deters is chance times fine); a
    /// government that adapts audits more or less than planned, twice as often at most.
    /// </summary>
    public static double AuditRate(Announcement terms) => Math.Min(1, 2 * terms.Practice * terms.Policy[Levers.AuditRate]);

    /// <summary>O2. The fine for under-delivery that an audit found, on the agreed contribution.</summary>
    public static double Fine(Policy policy, double agreed) => policy[Levers.Penalty] * agreed;

    /// <summary>
    /// O2, coordination among departments 部门协同: findings are shared, and whoever was found out in one agreement loses part of what it claims
    /// for its others.
    /// </summary>
    /// <param name="terms">The terms in force.</param>
    /// <param name="foundElsewhere">Whether it was found out in another agreement.</param>
    /// <returns>The share of a claim that is looked upon as good, [0,1].</returns>
    public static double Trusted(Announcement terms, bool foundElsewhere) => foundElsewhere ? 1 - terms.Level(Levers.Coordination) : 1;

    /// <summary>O2. What sharing findings costs, a member and round.</summary>
    public static double CoordinationCosts(Policy policy) => CoordinationCost * policy[Levers.Coordination];

    /// <summary>
    /// O3 动态发展. How fast a curriculum follows demand by the university's own doing: majors, plans and faculty that are revised, a reform that
    /// is paid for (row G2), and what it saw at peers that are closer to demand, 借鉴经验 (adaptive search and vicarious learning: Levitt and
    /// March 1988).
    /// </summary>
    /// <param name="terms">The terms in its region.</param>
    /// <param name="lag">How much farther from demand it is than the best of the peers it visited; 0 when it visited nobody better.</param>
    public static double CurriculumPace(Announcement terms, double lag) => OwnPace
        + AdaptedPace * terms.Policy[Levers.Adaptation] + ReformedPace * terms.Level(Levers.Reform) + VisitedPace * terms.Policy[Levers.Benchmarking] * lag;

    /// <summary>O3. What revising a programme costs its university, a round.</summary>
    public static double AdaptationCosts(Policy policy) => AdaptationCost * policy[Levers.Adaptation];

    /// <summary>O3. What visits cost a university, a round.</summary>
    public static double VisitCosts(Policy policy) => VisitCost * policy[Levers.Benchmarking];

    /// <summary>
    /// O3, incubation 项目孵化: space, mentors and advice make young agreements worth more (liability of newness: Stinchcombe 1965).
    /// </summary>
    public static double IncubatedPart(Announcement terms, int age) => age < YoungRounds ? IncubatedFit * terms.Level(Levers.Incubation) : 0;

    /// <summary>O3. What incubation costs, a member and round.</summary>
    public static double IncubationCosts(Policy policy) => IncubationCost * policy[Levers.Incubation];

    /// <summary>
    /// O4 平等协同. The enterprise's share θ of the surplus: by influence (asymmetric Nash bargaining), moved towards halves by equality of
    /// governance and by the enterprise share agreed on.
    /// </summary>
    public static double EnterpriseShare(Policy policy, double enterpriseInfluence, double universityInfluence)
    {
        double equality = policy[Levers.Equality];
        double byInfluence = enterpriseInfluence / (enterpriseInfluence + universityInfluence);
        return Math.Clamp((1 - equality) * byInfluence + equality * 0.5 + policy[Levers.EnterpriseShare], 0, 1);
    }

    /// <summary>O4. Cost of a joint committee, a side and round.</summary>
    public static double CommitteeCosts(Policy policy) => CommitteeCost * policy[Levers.Equality];

    /// <summary>
    /// O4 沟通机制. How likely a committed party slips: less with regular communication, and with what it learned from feedback (row G3).
    /// </summary>
    public static double Slips(Policy policy, double capability) =>
        SlipProbability * (1 - policy[Levers.Communication]) * (1 - Support.Prevented(capability));

    /// <summary>O4. How much faster trust grows when partners talk regularly (swift trust: Meyerson, Weick and Kramer 1996).</summary>
    public static double TrustGrowth(Policy policy) => 1 + policy[Levers.Communication];

    /// <summary>O4. Cost of regular communication, a side and round.</summary>
    public static double CommunicationCosts(Policy policy) => CommunicationCost * policy[Levers.Communication];

    /// <summary>O4 分层次合作. The deepest tier that governance allows: what is between two tiers allows the lower.</summary>
    public static Tier DeepestTier(Policy policy) => (Tier)(int)policy[Levers.TierCap];

    /// <summary>O4. What approving agreements costs, a member and round.</summary>
    public static double ApprovalCosts(Policy policy) => ApprovalCost * (Tier.JointPlatform - DeepestTier(policy));

    private static double Liability(Announcement terms) => terms.Policy[Levers.BreachLiability] * terms.Level(Levers.Clarity);
}
