namespace Gongyu.Model;

/// <summary>
/// Institutional assets in [0,1]: laboratories and bases, dual-qualified teachers, mentor skill. They belong to the institution
/// and survive the agreement, which is what makes good policy outlive itself (article: rows S2 and S3).
/// </summary>
public static class Assets
{
    [Parameter("1", "Growth of an enterprise's assets for each tier above 1 and agreement delivered", "企业资产的增长率，每份履约协议、每高于第一层次一层")]
    private const double EnterpriseGrowth = 0.08;
    [Parameter("1", "The same of a university", "同上，高校", After = "Cohen and Levinthal 1990")]
    private const double UniversityGrowth = 0.03;
    [Parameter("1", "Part of assets that wears off a round", "资产每轮损耗的份额")]
    private const double Decay = 0.02;

    /// <summary>Assets after one agreement that both sides delivered; tier 1 builds none. What is shared makes them grow faster (rows S2 and S3).</summary>
    public static double AfterDelivery(double asset, Kind kind, Tier tier, double growing)
    {
        double growth = kind == Kind.Enterprise ? EnterpriseGrowth : UniversityGrowth;
        return Math.Min(1, asset + growth * growing * (tier - Tier.Exchange) * (1 - asset));
    }

    /// <summary>Assets after a round's wear.</summary>
    public static double AfterWear(double asset) => asset * (1 - Decay);
}
