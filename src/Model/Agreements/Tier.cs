namespace Gongyu.Model;

/// <summary>How deep an agreement is (分层次合作). A tier is earned by trust, not chosen.</summary>
public enum Tier : byte
{
    /// <summary>交流: regular communication, information.</summary>
    Exchange = 1,

    /// <summary>顶岗实习: internships, dual mentors, tasks as assignments.</summary>
    Placement = 2,

    /// <summary>订单培养: co-designed curriculum, co-built laboratory and training base.</summary>
    OrderClass = 3,

    /// <summary>研发平台: R&amp;D platform and team, dual-qualified teachers, project results.</summary>
    JointPlatform = 4,
}

/// <summary>What a tier costs each side and gives together, a round at full effort, in units.</summary>
/// <param name="EnterpriseCost">The enterprise's agreed contribution.</param>
/// <param name="UniversityCost">The university's agreed contribution.</param>
/// <param name="Value">Gross value before fit.</param>
/// <param name="Promotion">Trust above which the agreement moves up to the next tier; infinite where there is none.</param>
public readonly record struct TierTerms(double EnterpriseCost, double UniversityCost, double Value, double Promotion)
{
    [Parameter("{unit}", "Contribution an enterprise agrees to at tier 1", "第一层次企业的约定投入")]
    private const double ExchangeEnterprise = 0.28;
    [Parameter("{unit}", "Contribution a university agrees to at tier 1", "第一层次高校的约定投入")]
    private const double ExchangeUniversity = 0.20;
    [Parameter("{unit}", "Gross value of tier 1", "第一层次的总价值")]
    private const double ExchangeValue = 0.30;
    [Parameter("1", "Trust above which tier 1 moves up", "第一层次升级所需的信任")]
    private const double ExchangePromotion = 0.60;
    [Parameter("{unit}", "Contribution an enterprise agrees to at tier 2", "第二层次企业的约定投入")]
    private const double PlacementEnterprise = 0.70;
    [Parameter("{unit}", "Contribution a university agrees to at tier 2", "第二层次高校的约定投入")]
    private const double PlacementUniversity = 0.50;
    [Parameter("{unit}", "Gross value of tier 2", "第二层次的总价值")]
    private const double PlacementValue = 0.95;
    [Parameter("1", "Trust above which tier 2 moves up", "第二层次升级所需的信任")]
    private const double PlacementPromotion = 0.72;
    [Parameter("{unit}", "Contribution an enterprise agrees to at tier 3", "第三层次企业的约定投入")]
    private const double OrderClassEnterprise = 1.30;
    [Parameter("{unit}", "Contribution a university agrees to at tier 3", "第三层次高校的约定投入")]
    private const double OrderClassUniversity = 0.90;
    [Parameter("{unit}", "Gross value of tier 3", "第三层次的总价值")]
    private const double OrderClassValue = 2.05;
    [Parameter("1", "Trust above which tier 3 moves up", "第三层次升级所需的信任")]
    private const double OrderClassPromotion = 0.82;
    [Parameter("{unit}", "Contribution an enterprise agrees to at tier 4", "第四层次企业的约定投入")]
    private const double JointPlatformEnterprise = 2.10;
    [Parameter("{unit}", "Contribution a university agrees to at tier 4", "第四层次高校的约定投入")]
    private const double JointPlatformUniversity = 1.50;
    [Parameter("{unit}", "Gross value of tier 4", "第四层次的总价值")]
    private const double JointPlatformValue = 3.90;

    /// <summary>The terms of a tier.</summary>
    public static TierTerms Of(Tier tier) => tier switch
    {
        Tier.Exchange => new(ExchangeEnterprise, ExchangeUniversity, ExchangeValue, ExchangePromotion),
        Tier.Placement => new(PlacementEnterprise, PlacementUniversity, PlacementValue, PlacementPromotion),
        Tier.OrderClass => new(OrderClassEnterprise, OrderClassUniversity, OrderClassValue, OrderClassPromotion),
        Tier.JointPlatform => new(JointPlatformEnterprise, JointPlatformUniversity, JointPlatformValue, double.PositiveInfinity),
        _ => default,
    };

    /// <summary>The agreed contribution of a side.</summary>
    public double CostOf(Kind kind) => kind == Kind.Enterprise ? EnterpriseCost : UniversityCost;
}
