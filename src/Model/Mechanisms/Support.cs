namespace Gongyu.Model;

/// <summary>支持保障, rows G1 to G4 of the article: incentives, returns, regulation that teaches, evaluation by several parties.</summary>
internal static class Support
{
    // G1: what a survey moves from one incentive to the other, and how far at most.
    [Parameter("1",
        "Share of contributions that a survey moves from one incentive to the other", "一次调研在两类激励之间转移的份额",
        After = "Hausmann, Rodrik and Velasco 2005")]
    private const double SurveyShift = 0.05;
    [Parameter("1", "The most that surveys move", "调研转移的上限")]
    private const double MostShift = 0.3;
    [Parameter("{unit}", "A survey, a member", "一次调研，每成员")]
    private const double SurveyCost = 0.01;

    // G2.
    [Parameter("1",
        "Lost by a partner's under-delivery, of the own agreed contribution", "伙伴未足额履约造成的损失，占自身约定投入的份额", After = "Williamson 1985")]
    private const double LossShare = 0.6;
    [Parameter("{unit}", "Reform incentive, a member and round at 1", "改革激励，取值为 1 时每成员每轮")]
    private const double ReformCost = 0.02;

    // G3.
    [Parameter("1",
        "How far a finding that is fed back moves the perceived chance of detection to 1", "查实获得反馈时感知概率向 1 移动的份额",
        After = "Nagin 1998; Kleck et al. 2005")]
    private const double Impression = 0.5;
    [Parameter("1", "How far a course moves capability to 1 at full feedback", "充分反馈时一次培训使能力向 1 移动的份额")]
    private const double Lesson = 0.3;
    [Parameter("1", "Part of slips that full capability prevents", "能力取满时避免的失误份额")]
    private const double Prevention = 0.8;
    [Parameter("1", "Part of the perceived chance of detection that fades a round", "感知概率每轮消退的份额", After = "Nagin 1998")]
    private const double Forgetting = 0.1;
    [Parameter("{unit}", "Feedback, a member and round at 1", "反馈，取值为 1 时每成员每轮")]
    private const double FeedbackCost = 0.01;
    [Parameter("{unit}", "A course", "一次培训")]
    private const double CourseCost = 0.03;

    // G4.
    [Parameter("{unit}", "Panel, a member and round at full accuracy", "评价组，准确度取满时每成员每轮")]
    private const double PanelCost = 0.02;
    [Parameter("{unit}", "What experts of industry alone add to it", "全由行业专家评价时另加")]
    private const double IndustryCost = 0.01;
    [Parameter("1",
        "How far reputation moves to a panel's score a round at full accuracy", "准确度取满时声誉每轮向评分移动的份额", After = "Bates and Granger 1969")]
    private const double PanelPace = 0.3;
    [Parameter("1", "Part of a claim that is cut at reputation 0 and full accuracy", "声誉为 0 且准确度取满时核减的申领份额")]
    private const double FundingByScore = 0.5;

    /// <summary>What a course costs the party that takes it.</summary>
    public static Money Course => Money.Of(CourseCost);

    /// <summary>G1 激励. The share of its agreed contribution that a party may claim (a subsidy at the margin: Pigou 1920).</summary>
    public static double Claimable(Announcement terms, Kind kind) => kind == Kind.Enterprise
        ? terms.Policy[Levers.TaxRelief] + terms.Shift
        : terms.Policy[Levers.UniversityFunding] - terms.Shift;

    /// <summary>G1. The share of the charge for financed equipment that an enterprise may claim.</summary>
    public static double LoanDiscount(Policy policy) => policy[Levers.LoanDiscount];

    /// <summary>G1. Whether a survey is held in a round.</summary>
    public static bool IsSurveyed(Policy policy, int round) => policy[Levers.SurveyInterval] is >= 1 and var interval && round % (int)interval == 0;

    /// <summary>
    /// G1, periodic surveys 定期调研. A survey asks which kind holds back, the binding obstacle, and moves incentives towards it (growth diagnostics:
    /// Hausmann, Rodrik and Velasco 2005).
    /// </summary>
    /// <param name="shift">What earlier surveys moved to enterprises, in [−0.3, 0.3].</param>
    /// <param name="enterprisesAbstaining">Share of the region's enterprises that abstain.</param>
    /// <param name="universitiesAbstaining">Share of its universities that abstain.</param>
    public static double Surveyed(double shift, double enterprisesAbstaining, double universitiesAbstaining) => Math.Clamp(
        shift + SurveyShift * Math.Sign(enterprisesAbstaining - universitiesAbstaining), -MostShift, MostShift);

    /// <summary>
    /// G1. What is moved to enterprises as surveys said, while there are any: only what there is, and to the whole contribution at most.
    /// </summary>
    public static double Moved(Policy policy, double shift)
    {
        double relief = policy[Levers.TaxRelief], funding = policy[Levers.UniversityFunding];
        return policy[Levers.SurveyInterval] < 1
            ? 0
            : Math.Clamp(shift, -Math.Min(relief, 1 - funding), Math.Min(funding, 1 - relief));
    }

    /// <summary>G1. What a survey costs, a member.</summary>
    public static double SurveyCosts(Policy policy, int round) => IsSurveyed(policy, round) ? SurveyCost : 0;

    /// <summary>G2 利益回报. What a party loses by a partner that under-delivers, of its own agreed contribution, less what the partner owes it (row O1).</summary>
    public static double Loss(Announcement terms, Tier tier, Kind victim) =>
        Math.Max(0, TierTerms.Of(tier).CostOf(victim) * LossShare - Organising.BreachOwed(terms, tier, victim));

    /// <summary>G2, enterprise compensation 利益补偿: the share of such a loss that may be claimed (insurance against hold-up: Williamson 1985).</summary>
    public static double Compensated(Policy policy) => policy[Levers.Compensation];

    /// <summary>G2, reform incentive 改革激励: what it costs, a member and round. How it speeds curricula: <see cref="Organising.CurriculumPace"/>.</summary>
    public static double ReformCosts(Policy policy) => ReformCost * policy[Levers.Reform];

    /// <summary>
    /// G3 监管调控. The chance of detection as a party perceives it after a round: what it is told after a finding impresses it, and fades (perceptual
    /// deterrence: Nagin 1998; Kleck et al. 2005).
    /// </summary>
    public static double Detection(Announcement terms, double perceived, bool found)
    {
        double faded = perceived * (1 - Forgetting);
        return found ? faded + Impression * terms.Level(Levers.Feedback) * (1 - faded) : faded;
    }

    /// <summary>
    /// G3. What a party expects under-delivery to cost, by what it perceives: refused claims and the fine, on a contribution.
    /// </summary>
    public static double ExpectedSanction(Announcement terms, Kind kind, double detection, double agreed) =>
        detection * (Organising.Fine(terms.Policy, agreed) + Claimable(terms, kind) * agreed);

    /// <summary>G3. Whether there are courses to take: only feedback says what to correct.</summary>
    public static bool HasCourses(Announcement terms) => terms.Level(Levers.Feedback) > 0;

    /// <summary>
    /// G3, correct 纠正: whether a party that was found out takes a course. It compares what the slips it would prevent cost in a term with the
    /// course, by its interest in finance and reputation.
    /// </summary>
    public static bool TakesCourse(Announcement terms, in Interests interests, double detection, double capability, double agreed)
    {
        double prevented = Organising.Slips(terms.Policy, capability) - Organising.Slips(terms.Policy, Learned(terms, capability));
        double saved = prevented * Agreement.Term * (interests.Finance * (detection * Organising.Fine(terms.Policy, agreed) + agreed) + interests.Reputation);
        return HasCourses(terms) && saved > interests.Finance * Course.Units;
    }

    /// <summary>G3. Capability after a course.</summary>
    public static double Learned(Announcement terms, double capability) => capability + Lesson * terms.Level(Levers.Feedback) * (1 - capability);

    /// <summary>G3. The share of slips that capability prevents.</summary>
    public static double Prevented(double capability) => Prevention * capability;

    /// <summary>G3. What feeding back costs, a member and round.</summary>
    public static double FeedbackCosts(Policy policy) => FeedbackCost * policy[Levers.Feedback];

    /// <summary>
    /// G4 多元评价. The score of a panel: what its experts of education and of industry see, weighed within each group by influence and between the
    /// groups by policy (combining forecasts: Bates and Granger 1969).
    /// </summary>
    public static double Score(Policy policy, double education, double industry)
    {
        double weight = policy[Levers.EvaluationWeight];
        return Math.Clamp((1 - weight) * education + weight * industry, 0, 1);
    }

    /// <summary>G4. How far reputation moves to a panel's score in a round.</summary>
    public static double ScorePace(Announcement terms) => PanelPace * terms.Level(Levers.EvaluationAccuracy);

    /// <summary>G4. The share of a claim that is paid to a party of some reputation: funding follows the score.</summary>
    public static double Funded(Announcement terms, double reputation) => 1 - FundingByScore * terms.Level(Levers.EvaluationAccuracy) * (1 - reputation);

    /// <summary>G4. What the panel costs, a member and round.</summary>
    public static double PanelCosts(Policy policy) => policy[Levers.EvaluationAccuracy] * (PanelCost + IndustryCost * policy[Levers.EvaluationWeight]);
}
