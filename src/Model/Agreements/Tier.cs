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
/// <param name="Promotion">Trust above which the agreement moves up to the next tier.</param>
public readonly record struct TierTerms(double EnterpriseCost, double UniversityCost, double Value, double Promotion)
{
    private static readonly TierTerms[] All =
        [default, new(0.28, 0.20, 0.30, 0.60), new(0.70, 0.50, 0.95, 0.72), new(1.30, 0.90, 2.05, 0.82), new(2.10, 1.50, 3.90, 2)];

    /// <summary>The terms of a tier.</summary>
    public static TierTerms Of(Tier tier) => All[(int)tier];

    /// <summary>The agreed contribution of a side.</summary>
    public double CostOf(Kind kind) => kind == Kind.Enterprise ? EnterpriseCost : UniversityCost;
}
