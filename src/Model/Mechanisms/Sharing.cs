namespace Gongyu.Model;

/// <summary>资源共建共享, rows S1 to S4 of the article: facilities, research, results and information that all partners use.</summary>
internal static class Sharing
{
    // S1: a member and round at level 1; what is relieved at tier 3 and above.
    private const double FacilitiesCost = 0.12;
    private const double FacilitiesFit = 0.35;
    private const double ShallowFacilities = 0.3;
    private const double EnterpriseRelief = 0.35, UniversityRelief = 0.25;
    private const double SpillOver = 0.5;

    // S2.
    private const double ResearchCost = 0.12;
    private const double ResearchFit = 0.25;
    private const double ResearchRelief = 0.15;

    // S3.
    private const double ResultsFit = 0.10;
    private const double ResultsCost = 0.03;

    // S4.
    private const double InformationCost = 0.02;
    private const double NoPlatform = 0.05;
    private const double FullPlatform = 0.8;
    private const double KeptByGovernment = 0.6; // the rest is what members keep up
    private const int LeastCandidates = 2;
    private const double CandidatesByInformation = 8;

    /// <summary>What a member pays for a round's upkeep of the platform.</summary>
    public static readonly Money Upkeep = Money.Of(0.01);

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
        double used = tier switch { Tier.JointPlatform => 1, >= Tier.Placement => 0.5, _ => 0 };
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
        HasPlatform(terms) && stance == Stance.Committed && interests.Finance <= 0.45 + 0.55 * terms.Keepers;

    /// <summary>S4. Number of candidates a search looks at: more with better information.</summary>
    public static int Candidates(double information) => LeastCandidates + (int)(information * CandidatesByInformation);

    /// <summary>S4. What the platform costs, a member and round.</summary>
    public static double InformationCosts(Policy policy) => InformationCost * policy[Levers.Information];
}
