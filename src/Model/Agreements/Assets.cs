namespace Gongyu.Model;

/// <summary>
/// Institutional assets in [0,1]: laboratories and bases, dual-qualified teachers, mentor skill. They belong to the institution
/// and survive the agreement, which is what makes good policy outlive itself (article: rows S2 and S3).
/// </summary>
public static class Assets
{
    private const double EnterpriseGrowth = 0.08;
    private const double UniversityGrowth = 0.03;
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
