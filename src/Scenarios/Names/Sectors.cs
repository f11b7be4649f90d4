using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>What the sectors of industry are called.</summary>
public static class Sectors
{
    /// <summary>A name for each sector a community can have.</summary>
    public static readonly IReadOnlyList<Phrase> All =
    [
        new("Intelligent Manufacturing", "智能制造"),
        new("Information Technology", "信息技术"),
        new("New Energy", "新能源"),
        new("Modern Agriculture", "现代农业"),
        new("Health and Care", "医养健康"),
        new("Modern Logistics", "现代物流"),
        new("New Materials", "新材料"),
        new("Automotive", "汽车制造"),
        new("Construction", "建筑工程"),
        new("Rail Transit", "轨道交通"),
        new("Aerospace", "航空航天"),
        new("Biomedicine", "生物医药"),
        new("Chemical", "化工"),
        new("Culture and Tourism", "文化旅游"),
        new("Environmental Protection", "节能环保"),
        new("Financial Services", "金融服务"),
    ];

    /// <summary>What a sector of a community is called.</summary>
    public static Phrase Of(CommunityPlan plan, int sector) => plan.Population?.Sectors[sector] ?? All[sector];

    /// <summary>The sector of a name in either language; none when it is not one of these.</summary>
    internal static Phrase? Known(string name)
    {
        foreach (var sector in All)
            if (name == sector.Zh || string.Equals(name, sector.En, StringComparison.OrdinalIgnoreCase))
                return sector;
        return null;
    }
}
