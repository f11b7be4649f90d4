namespace Gongyu.Model;

/// <summary>What an agreement gives in a round, what it costs, and how the parties split it.</summary>
public static class Surplus
{
    /// <summary>Effort of a side that under-delivers.</summary>
    public const double LowEffort = 0.25;

    private const double Substitutability = 0.6;
    private const double FinancedShare = 0.30; // of what an enterprise puts in at tier 3 and above

    /// <summary>
    /// Fit A: from curriculum fit (gap between curriculum and demand), shared facilities, research and results, and the
    /// institutional assets of both.
    /// </summary>
    public static double Fit(Announcement terms, Tier tier, double gap, double assets)
    {
        double research = tier switch { Tier.JointPlatform => 1, >= Tier.Placement => 0.5, _ => 0 };
        double shared = 0.70
            + 0.35 * terms.Level(Levers.Facilities) * (tier >= Tier.OrderClass ? 1 : 0.3)
            + 0.25 * terms.Level(Levers.Research) * research
            + 0.10 * terms.Policy[Levers.Results] * (tier >= Tier.Placement ? 1 : 0);
        return shared * Portable.Exp(-0.6 * gap) + 0.15 * assets / 2;
    }

    /// <summary>Value of a round: Y = V(tier) · A · (η·(dU+dE)/2 + (1−η)·dU·dE), in units.</summary>
    public static double Value(Tier tier, double fit, double universityEffort, double enterpriseEffort) =>
        TierTerms.Of(tier).Value * fit * (Substitutability * (universityEffort + enterpriseEffort) / 2
            + (1 - Substitutability) * universityEffort * enterpriseEffort);

    /// <summary>
    /// The enterprise's share θ of the surplus: by influence, moved towards halves by equality of governance (row O4) and by the
    /// enterprise share agreed on.
    /// </summary>
    public static double EnterpriseShare(Policy policy, double enterpriseInfluence, double universityInfluence)
    {
        double equality = policy[Levers.Equality];
        double byInfluence = enterpriseInfluence / (enterpriseInfluence + universityInfluence);
        return Math.Clamp((1 - equality) * byInfluence + equality * 0.5 + policy[Levers.EnterpriseShare], 0, 1);
    }

    /// <summary>
    /// A side's share in money. The university's is rounded down and the enterprise, which has the lower id, gets the rest.
    /// </summary>
    public static Money ShareOf(Kind kind, Money value, double enterpriseShare)
    {
        var university = new Money((long)Math.Floor(value.Micro * (1 - enterpriseShare)));
        return kind == Kind.University ? university : value - university;
    }

    /// <summary>What a side puts in at an effort; shared facilities carry part of it at tier 3 and above (row S1).</summary>
    public static double Cost(Announcement terms, Kind kind, Tier tier, double effort)
    {
        double relief = tier < Tier.OrderClass ? 0 : terms.Level(Levers.Facilities) * (kind == Kind.Enterprise ? 0.35 : 0.25);
        return TierTerms.Of(tier).CostOf(kind) * effort * (1 - relief);
    }

    /// <summary>Of what a side puts in, the equipment that an enterprise co-builds at tier 3 and above: a bank finances it for a charge.</summary>
    public static double Financed(Announcement terms, Kind kind, Tier tier, double effort) =>
        kind == Kind.Enterprise && tier >= Tier.OrderClass ? Cost(terms, kind, tier, effort) * FinancedShare : 0;
}
