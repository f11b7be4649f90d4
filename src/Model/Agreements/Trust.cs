namespace Gongyu.Model;

/// <summary>How trust moves, and what it does to an agreement (article: tiered cooperation, rows O4 and S3).</summary>
public static class Trust
{
    /// <summary>Trust of a new agreement.</summary>
    [Parameter("1", "Trust of a new agreement", "新协议的信任", After = "Meyerson, Weick and Kramer 1996")]
    public const double Initial = 0.5;

    /// <summary>Trust needed to renew an agreement, and below which it falls back a tier.</summary>
    [Parameter("1", "Trust needed to renew, and below which an agreement falls back a tier", "续签所需的信任；低于此值退回一个层次")]
    public const double Demotion = 0.35;

    [Parameter("1", "How far trust moves to 1 when both deliver", "双方履约时信任向 1 移动的份额")]
    private const double Growth = 0.12;
    [Parameter("1", "Trust lost otherwise", "否则失去的信任")]
    private const double Loss = 0.25;
    [Parameter("1", "Trust below which an agreement ends", "低于此值协议终止")]
    private const double Broken = 0.15;
    [Parameter("1", "Trust after falling back a tier", "退回一个层次后的信任")]
    private const double AfterDemotion = 0.40;
    [Parameter("{round}", "Rounds at a tier before it moves up", "升级之前须在本层次的轮数")]
    private const int RoundsBeforePromotion = 2;

    /// <summary>
    /// The agreement after a round in which both sides delivered, or not: trust grows towards 1, faster with regular
    /// communication, or falls; the tier follows trust as deep as governance allows. None when trust is broken or the term ends without renewal.
    /// </summary>
    public static Agreement? After(in Agreement agreement, bool bothDelivered, Policy policy, int round)
    {
        double trust = bothDelivered
            ? agreement.Trust + Growth * Organising.TrustGrowth(policy) * (1 - agreement.Trust)
            : Math.Max(0, agreement.Trust - Loss);
        bool expires = round >= agreement.Expires;
        if (trust < Broken || expires && trust < Demotion)
            return null;
        var next = agreement with
        {
            Trust = trust,
            Age = agreement.Age + 1,
            Expires = expires ? round + Agreement.Term : agreement.Expires,
        };
        var deepest = Organising.DeepestTier(policy);
        if (next.Tier > deepest)
            return next with { Tier = deepest, Age = 0 };
        if (trust > TierTerms.Of(next.Tier).Promotion && next.Age >= RoundsBeforePromotion && next.Tier < deepest)
            return next with { Tier = next.Tier + 1, Age = 0 };
        if (trust < Demotion && next.Tier > Tier.Exchange)
            return next with { Tier = next.Tier - 1, Age = 0, Trust = AfterDemotion };
        return next;
    }
}
