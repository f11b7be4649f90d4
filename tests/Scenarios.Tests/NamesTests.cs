using Gongyu.Model;

namespace Gongyu.Scenarios.Tests;

public class NamesTests
{
    private static readonly CommunityPlan Plan = new() { Regions = 3 };

    [Fact]
    public void Names_are_the_same_everywhere_and_always()
    {
        Assert.Equal(
            ["沐渡市人民政府", "鹭港志强智造股份有限公司", "霖汀科技职业学院", "智能制造行业协会"],
            Enum.GetValues<Kind>().Select(kind => Names.Of("zh", 1, new(kind, 1))));
        Assert.Equal(
            ["VonRuedenton Municipal Government", "Kessler & Herman Engineering Co., Ltd.", "West Harmonyport Polytechnic University",
                "Intelligent Manufacturing Industry Association"],
            Enum.GetValues<Kind>().Select(kind => Names.Of("en", 1, new(kind, 1))));
    }

    [Theory]
    [InlineData("zh", @"^\p{IsCJKUnifiedIdeographs}+(政府|公司|大学|学院|协会)$")]
    [InlineData("en", @"^[A-Z][A-Za-z' &,.-]+$")]
    public void Names_are_in_the_language_of_the_plan(string language, string pattern) =>
        Assert.All((Plan with { Names = language }).Roster, id => Assert.Matches(pattern, Names.Of(Plan with { Names = language }, 7, id)));

    [Fact]
    public void One_more_stakeholder_leaves_the_others_names()
    {
        var larger = Plan with { Regions = 9, Sectors = 16, Enterprises = 500, Universities = 90 };
        Assert.All(Plan.Roster, id => Assert.Equal(Names.Of(Plan, 3, id), Names.Of(larger, 3, id)));
    }

    [Fact]
    public void Another_seed_gives_other_names()
    {
        var id = new StakeholderId(Kind.Enterprise, 5);
        Assert.True(Enumerable.Range(0, 100).Select(seed => Names.Of("zh", (ulong)seed, id)).Distinct().Count() > 95);
        Assert.NotEqual(Names.Of("zh", 1, id), Names.Of("zh", 1UL + (1UL << 32), id));
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void Few_stakeholders_share_a_name(string language)
    {
        var plan = new CommunityPlan { Regions = 64, Sectors = 16, Enterprises = 5_000, Universities = 1_000, Names = language };
        var names = plan.Roster.Select(id => Names.Of(plan, 1, id)).ToList();
        Assert.True(names.Distinct().Count() > names.Count * 0.99, $"{names.Distinct().Count()} of {names.Count}");
    }

    [Fact]
    public void Each_sector_has_a_name_in_both_languages()
    {
        Assert.Equal(CommunityPlan.MaxSectors, Sectors.All.Count);
        Assert.Equal(Sectors.All.Count, Sectors.All.Select(sector => sector.En).Distinct().Count());
        Assert.Equal(Sectors.All.Count, Sectors.All.Select(sector => sector.Zh).Distinct().Count());
        Assert.StartsWith(Sectors.All[2].Zh, Names.Of("zh", 1, new(Kind.Association, 3)), StringComparison.Ordinal);
    }
}
