namespace Gongyu.Model;

/// <summary>资源共建共享, rows S1 to S4 of the article: facilities, research, results and information that all partners use.</summary>
internal static class Sharing
{
    // S1: a member and round at level 1; what is relieved at tier 3 and above.
    [Parameter("{unit}", "Shared facilities, a member and round at 1", "共享设施，取值为 1 时每成员每轮")]
    private const double FacilitiesCost = 0.12;
    [Parameter("1", "Fit that shared facilities add at tier 3 and above", "第三层次以上共享设施增加的契合度")]
    private const double FacilitiesFit = 0.35;
    [Parameter("1", "Part of it below tier 3", "第三层次以下所得份额")]
    private const double ShallowFacilities = 0.3;
    [Parameter("1",
        "Part of an enterprise's contribution that facilities carry at tier 3 and above", "第三层次以上设施分担的企业投入份额",
        After = "d'Aspremont and Jacquemin 1988")]
    private const double EnterpriseRelief = 0.35;
    [Parameter("1", "The same of a university", "同上，高校", After = "d'Aspremont and Jacquemin 1988")]
    private const double UniversityRelief = 0.25;
    [Parameter("1", "How much more of a partner's technology students learn with shared bases", "共享基地时所学伙伴技术的增幅")]
    private const double SpillOver = 0.5;

    // S2.
    [Parameter("{unit}", "Shared research platforms, a member and round at 1", "共享研发平台，取值为 1 时每成员每轮")]
    private const double ResearchCost = 0.12;
    [Parameter("1", "Fit that shared research adds at tier 4", "第四层次共享研发增加的契合度")]
    private const double ResearchFit = 0.25;
    [Parameter("1", "Part of it at tiers 2 and 3", "第二、三层次所得份额")]
    private const double PartialResearch = 0.5;
    [Parameter("1",
        "Part of a contribution that shared research carries at tier 4", "第四层次共享研发分担的投入份额", After = "d'Aspremont and Jacquemin 1988")]
    private const double ResearchRelief = 0.15;

    // S3.
    [Parameter("1", "Fit that shared results add from tier 2", "第二层次以上共享成果增加的契合度")]
    private const double ResultsFit = 0.10;
    [Parameter("{unit}", "Sharing results, a side, agreement and round at 1", "共享成果，取值为 1 时每协议每方每轮")]
    private const double ResultsCost = 0.03;

    // S4.
    [Parameter("{unit}", "Information platform, a member and round at 1", "信息平台，取值为 1 时每成员每轮")]
    private const double InformationCost = 0.02;
    [Parameter("1", "Quality of information without a platform", "没有平台时的信息质量")]
    private const double NoPlatform = 0.05;
    [Parameter("1", "What a full platform that all keep up adds to it", "平台取满且人人维护时增加的质量", After = "Ostrom 1990")]
    private const double FullPlatform = 0.8;
    [Parameter("1", "Part of a platform's quality that nobody has to keep up", "无须成员维护的平台质量份额", After = "Ostrom 1990")]
    private const double KeptByGovernment = 0.6;
    [Parameter("{candidate}", "Candidates of a search without information", "没有信息时一次搜寻的候选数")]
    private const int LeastCandidates = 2;
    [Parameter("{candidate}", "Candidates that full information adds", "信息充分时增加的候选数")]
    private const double CandidatesByInformation = 8;
    [Parameter("{unit}", "Upkeep of the platform, a member and round", "维护平台，每成员每轮")]
    private const double UpkeepCost = 0.01;
    [Parameter("1",
        "Greatest interest in finance of a member that keeps up the platform though nobody else does", "无人维护时仍愿维护者的最高财务权重",
        After = "Fischbacher, Gächter and Fehr 2001")]
    private const double LoneKeeper = 0.45;
    [Parameter("1", "How much greater it may be where all others do", "人人维护时该权重可提高之数", After = "Fischbacher, Gächter and Fehr 2001")]
    private const double ByKeepers = 0.55;

    /// <summary>What a member pays for a round's upkeep of the platform.</summary>
    public static Money Upkeep => Money.Of(UpkeepCost);

    /// <summary>
    /// S1 产学研资源. What shared laboratories and bases add to fit: most at tier 3 and above, where they are used together.
    /// </summary>
    public static double FacilitiesPart(Announcement terms, Tier tier) =>
        FacilitiesFit * terms.Level(Levers.Facilities) * (tier >= Tier.OrderClass ? 1 : ShallowFacilities);

    /// <summary>
    /// S1 and S2. The share of a side's contribution that shared facilities carry at tier 3 and above, and shared research platforms at tier 4
    /// (cost sharing in R&amp;D: d'Aspremont and Jacquemin 1988).
    /// </summary>
    public static double Relief(Announcement terms, Kind kind, Tier tier)
    {
        double facilities = terms.Level(Levers.Facilities) * (kind == Kind.Enterprise ? EnterpriseRelief : UniversityRelief);
        return tier switch
        {
            Tier.JointPlatform => facilities + ResearchRelief * terms.Level(Levers.Research),
            Tier.OrderClass => facilities,
            _ => 0,
        };
    }

    /// <summary>
    /// S1. How much more of a partner's technology students learn where bases are shared: equipment of one partner serves those of others
    /// (spill-over).
    /// </summary>
    public static double SharedPractice(Announcement terms) => 1 + SpillOver * terms.Level(Levers.Facilities);

    /// <summary>S1. What facilities cost, a member and round.</summary>
    public static double FacilitiesCosts(Policy policy) => FacilitiesCost * policy[Levers.Facilities];

    /// <summary>S2 研发平台·双师. What shared R&amp;D platforms and teams add to fit: all at tier 4, half from tier 2.</summary>
    public static double ResearchPart(Announcement terms, Tier tier)
    {
        double used = tier switch { Tier.JointPlatform => 1, >= Tier.Placement => PartialResearch, _ => 0 };
        return ResearchFit * terms.Level(Levers.Research) * used;
    }

    /// <summary>
    /// S2 and S3. How much faster institutional assets grow: shared results and dual mentors for both, dual-qualified teachers where research is
    /// shared for universities (absorptive capacity: Cohen and Levinthal 1990).
    /// </summary>
    public static double AssetGrowth(Announcement terms, Kind kind) =>
        1 + terms.Policy[Levers.Results] + (kind == Kind.University ? terms.Level(Levers.Research) : 0);

    /// <summary>S2. What research platforms cost, a member and round.</summary>
    public static double ResearchCosts(Policy policy) => ResearchCost * policy[Levers.Research];

    /// <summary>S3 项目成果·双导师. What shared project results and dual mentors add to fit, from tier 2.</summary>
    public static double ResultsPart(Policy policy, Tier tier) => tier >= Tier.Placement ? ResultsFit * policy[Levers.Results] : 0;

    /// <summary>S3. What passing on results and mentoring costs a side, a round.</summary>
    public static double ResultsCosts(Policy policy, Tier tier) => tier >= Tier.Placement ? ResultsCost * policy[Levers.Results] : 0;

    /// <summary>
    /// S4 育人信息. Where the platform's quality goes: the government builds it, and it stays as good as its members keep it up (a public good:
    /// Ostrom 1990).
    /// </summary>
    /// <param name="information">The level that is paid for, [0,1].</param>
    /// <param name="keepers">Share of the region's members that keep it up, [0,1].</param>
    public static double PlatformQuality(double information, double keepers) =>
        NoPlatform + FullPlatform * information * (KeptByGovernment + (1 - KeptByGovernment) * keepers);

    /// <summary>S4. Whether there is a platform to keep up.</summary>
    public static bool HasPlatform(Announcement terms) => terms.Level(Levers.Information) > 0;

    /// <summary>
    /// S4. Whether a member wants to keep up the platform: conditional cooperation (Fischbacher, Gächter and Fehr 2001). The committed do it who
    /// care little enough for money, the more of them the more others do.
    /// </summary>
    public static bool KeepsUp(Announcement terms, Stance stance, in Interests interests) =>
        HasPlatform(terms) && stance == Stance.Committed && interests.Finance <= LoneKeeper + ByKeepers * terms.Keepers;

    /// <summary>S4. Number of candidates a search looks at: more with better information.</summary>
    public static int Candidates(double information) => LeastCandidates + (int)(information * CandidatesByInformation);

    /// <summary>S4. What the platform costs, a member and round.</summary>
    public static double InformationCosts(Policy policy) => InformationCost * policy[Levers.Information];
}
