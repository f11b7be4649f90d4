using Bogus;
using Bogus.DataSets;
using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>
/// Synthetic names of institutions, in Chinese or English. A name depends on the seed and the stakeholder alone, so that one more leaves
/// the others as they were; names have no effect on results.
/// </summary>
public static class Names
{
    // Invented towns: drawn from a real gazetteer, a name would be that of a real institution.
    private static readonly string[] Heads =
        [.. "云澄霁岚沐晴栖锦映翠碧梧槐棠蓝璟霖枫鹭澜潇昀琅苍".Select(character => character.ToString())];

    private static readonly string[] Tails = [.. "江川溪湖港泽原浦岭湾渡屿汀洲".Select(character => character.ToString())];

    private static readonly string[] UniversityTypes =
    [
        "职业技术学院", "职业技术大学", "工业职业学院", "科技职业学院", "信息职业技术学院", "工程职业学院", "应用技术学院", "理工学院",
        "科技学院", "工程学院", "工业大学", "科技大学", "理工大学", "农林大学", "经贸学院", "交通学院",
    ];

    private static readonly string[] EnglishUniversityTypes =
    [
        "Polytechnic", "Polytechnic University", "University of Technology", "Institute of Technology", "University of Applied Sciences",
        "Vocational College", "Technical College", "Technical University", "Engineering College", "College of Science and Technology",
    ];

    private static readonly string[] Trades =
        ["科技", "实业", "技术", "产业", "工贸", "创新科技", "产业发展", "技术服务", "工程技术", "科技发展", "精工", "智造"];

    private static readonly string[] EnglishTrades =
        ["Technology", "Industries", "Engineering", "Systems", "Works", "Innovation", "Solutions", "Technical Services", "Development", "Holdings"];

    private static readonly string[] Forms = ["有限公司", "股份有限公司", "集团有限公司"];

    private static readonly string[] EnglishForms = ["Co., Ltd.", "Corporation", "Group"];

    /// <summary>The name of a stakeholder in the language of its community's plan: its own where it is given.</summary>
    public static string Of(CommunityPlan plan, ulong seed, StakeholderId id) =>
        plan.Population is { } population ? Given(population, id).In(plan.Names) : Of(plan.Names, seed, id);

    private static Phrase Given(Population population, StakeholderId id) => id.Kind switch
    {
        Kind.Government => new($"{population.Regions[id.Index].En} Government", $"{population.Regions[id.Index].Zh}人民政府"),
        Kind.Association => AssociationOf(population.Sectors[id.Index]),
        _ => population[id].Name,
    };

    private static Phrase AssociationOf(Phrase sector) => new($"{sector.En} Industry Association", $"{sector.Zh}行业协会");

    /// <summary>The name of a stakeholder that is drawn.</summary>
    /// <param name="language"><c>zh</c> gives Chinese, anything else English.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="id">Who.</param>
    public static string Of(string language, ulong seed, StakeholderId id)
    {
        var random = new Randomizer((int)(Draw(id.Code, 0, seed) >> 1));
        if (id.Kind == Kind.Association)
            return AssociationOf(Sector(id)).In(language);
        return language == "zh" ? Chinese(seed, id, random) : English(id, random);
    }

    private static Phrase Sector(StakeholderId id) => Sectors.All[id.Index % Sectors.All.Count];

    private static string Chinese(ulong seed, StakeholderId id, Randomizer random)
    {
        string town = Town(seed, id);
        return id.Kind switch
        {
            Kind.Government => $"{town}市人民政府",
            Kind.Enterprise => $"{town}{Brand(random)}{random.ArrayElement(Trades)}{random.ArrayElement(Forms)}",
            _ => $"{town}{(id.Index < Heads.Length * Tails.Length ? "" : Brand(random))}{random.ArrayElement(UniversityTypes)}",
        };
    }

    private static string English(StakeholderId id, Randomizer random)
    {
        string town = new Address { Random = random }.City();
        var founders = new Name { Random = random };
        return id.Kind switch
        {
            Kind.Government => $"{town} Municipal Government",
            Kind.Enterprise =>
                $"{founders.LastName()} & {founders.LastName()} {random.ArrayElement(EnglishTrades)} {random.ArrayElement(EnglishForms)}",
            _ => $"{town} {random.ArrayElement(EnglishUniversityTypes)}",
        };
    }

    // Each number has a town of its own until all are taken: the stride is coprime to their count.
    private static string Town(ulong seed, StakeholderId id)
    {
        const int stride = 145;
        long place = Draw((uint)id.Kind, 1, seed) + (long)id.Number * stride;
        int town = (int)(place % (Heads.Length * Tails.Length));
        return Heads[town / Tails.Length] + Tails[town % Tails.Length];
    }

    private static uint Draw(uint what, uint purpose, ulong seed) =>
        Philox.Block(what, purpose, 0, 0, unchecked((uint)seed), (uint)(seed >> 32)).X0;

    // A brand is a given name of two characters.
    private static string Brand(Randomizer random)
    {
        var given = new Name("zh_CN") { Random = random };
        return (given.FirstName() + given.FirstName())[..2];
    }
}
