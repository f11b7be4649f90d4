namespace Gongyu.Model;

/// <summary>What an agreement gives in a round, what it costs, and how the parties split it.</summary>
public static class Surplus
{
    /// <summary>Effort of a side that under-delivers.</summary>
    [Parameter("1", "Effort of a side that under-delivers", "未足额履约一方的努力")]
    public const double LowEffort = 0.25;

    [Parameter("1", "Fit without sharing, alignment and incubation", "无共享、对接与孵化时的契合度", Basis = Basis.Calibrated)]
    private const double BaseFit = 0.70;
    [Parameter("1", "Fit that full assets of both add", "双方资产均满时增加的契合度")]
    private const double AssetFit = 0.15;
    [Parameter("1", "How fast fit falls with the gap between curriculum and demand (exponential)", "契合度随课程与需求差距下降的速率（指数）")]
    private const double GapDecay = 0.6;
    [Parameter("1", "Weight of the sum of efforts against their product", "努力之和相对于努力之积的权重")]
    private const double Substitutability = 0.6;
    [Parameter("1", "Part of an enterprise's contribution at tier 3 and above that a bank finances", "第三层次以上企业投入中由银行融资的份额")]
    private const double FinancedShare = 0.30;

    /// <summary>
    /// Fit A of an agreement so many rounds old: what partners share (rows S1 to S3), the four alignments (row I2) and incubation (row O3), as
    /// far as the curriculum is where demand is; and the institutional assets of both.
    /// </summary>
    public static double Fit(Announcement terms, Tier tier, int age, double gap, double assets)
    {
        double shared = BaseFit + Sharing.FacilitiesPart(terms, tier) + Sharing.ResearchPart(terms, tier) + Sharing.ResultsPart(terms.Policy, tier)
            + Innovation.AlignedPart(terms.Policy) + Organising.IncubatedPart(terms, age);
        return shared * CurriculumFit(terms.Policy, gap) + AssetFit * assets / 2;
    }

    /// <summary>How well a curriculum fits demand at a distance from it, (0,1]; majors aligned with industry make it matter less (row I2).</summary>
    public static double CurriculumFit(Policy policy, double gap) => Portable.Exp(-GapDecay * Innovation.GapFelt(policy) * gap);

    /// <summary>Value of a round: Y = V(tier) · A · (η·(dU+dE)/2 + (1−η)·dU·dE), in units.</summary>
    public static double Value(Tier tier, double fit, double universityEffort, double enterpriseEffort) =>
        TierTerms.Of(tier).Value * fit * (Substitutability * (universityEffort + enterpriseEffort) / 2
            + (1 - Substitutability) * universityEffort * enterpriseEffort);

    /// <summary>
    /// A side's share in money. The university's is rounded down and the enterprise, which has the lower id, gets the rest.
    /// </summary>
    public static Money ShareOf(Kind kind, Money value, double enterpriseShare)
    {
        var university = new Money((long)Math.Floor(value.Micro * (1 - enterpriseShare)));
        return kind == Kind.University ? university : value - university;
    }

    /// <summary>What a side puts in at an effort; what is shared carries part of it at tier 3 and above (rows S1 and S2).</summary>
    public static double Cost(Announcement terms, Kind kind, Tier tier, double effort) =>
        TierTerms.Of(tier).CostOf(kind) * effort * (1 - Sharing.Relief(terms, kind, tier));

    /// <summary>Of what a side puts in, the equipment that an enterprise co-builds at tier 3 and above: a bank finances it for a charge.</summary>
    public static double Financed(Announcement terms, Kind kind, Tier tier, double effort) =>
        kind == Kind.Enterprise && tier >= Tier.OrderClass ? Cost(terms, kind, tier, effort) * FinancedShare : 0;
}
