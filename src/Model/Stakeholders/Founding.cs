namespace Gongyu.Model;

/// <summary>
/// How stakeholders are when a run begins. Each is founded from its own draws, so that one more leaves the others as they were.
/// </summary>
public static class Founding
{
    [Parameter("1", "Probability that a university has a programme of a sector besides its home", "高校除本行业外开设某行业专业的概率")]
    private const double ProgrammeProbability = 0.75;
    [Parameter("{employee}", "Size from which an enterprise has two slots", "企业有两个名额的规模")]
    private const double MediumEnterprise = 56;
    [Parameter("{employee}", "Size from which it has three", "有三个名额的规模")]
    private const double LargeEnterprise = 250;
    [Parameter("{student}", "Students for each slot of a university beyond its basis", "高校每增一个名额的学生数")]
    private const double StudentsPerSlot = 4000;
    [Parameter("{agreement}", "Slots of a university of twice that number, less one", "学生为其两倍的高校的名额数减一")]
    private const int UniversitySlots = 4;

    /// <summary>A stakeholder as it is founded.</summary>
    /// <param name="plan">The community's plan.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="id">Who, within the plan.</param>
    /// <param name="decisions">How it decides.</param>
    /// <exception cref="ArgumentOutOfRangeException">The plan has no such stakeholder.</exception>
    public static Stakeholder Found(CommunityPlan plan, ulong seed, StakeholderId id, Decisions decisions)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (id.Number < 1 || id.Number > plan.Count(id.Kind))
            throw new ArgumentOutOfRangeException(nameof(id), id.ToString(), "The community has no such stakeholder.");
        var chance = new Chance(seed, 0);
        return id.Kind switch
        {
            Kind.Government => new Government(GovernmentProfile(plan, id, chance), plan.Adaptive, decisions),
            Kind.Enterprise => new Enterprise(
                EnterpriseProfile(plan, id, chance), MemberState.Found(StanceOf(plan, id, chance)), decisions),
            Kind.University => new University(
                UniversityProfile(plan, id, chance), MemberState.Found(StanceOf(plan, id, chance)), decisions),
            _ => new Association(AssociationProfile(plan, id, chance), plan.Adaptive, plan.Shock, decisions),
        };
    }

    /// <summary>The state of a stakeholder as it is founded (<see cref="Stakeholder.Write"/>), for a host that keeps states as bytes.</summary>
    /// <inheritdoc cref="Found"/>
    public static byte[] StateOf(CommunityPlan plan, ulong seed, StakeholderId id)
    {
        var state = new CanonicalWriter();
        Found(plan, seed, id, Decisions.Own).Write(state);
        return state.Written.ToArray();
    }

    private static Stance StanceOf(CommunityPlan plan, StakeholderId id, Chance chance) =>
        plan.Population?[id].Stance
        ?? (id.Kind == Kind.Enterprise ? plan.EnterpriseStances : plan.UniversityStances).At(chance.Draw(id, Purpose.Stance));

    private static Profile EnterpriseProfile(CommunityPlan plan, StakeholderId id, Chance chance)
    {
        var given = plan.Population?[id];
        double quantile = given is null ? chance.Draw(id, Purpose.Size) : plan.EnterpriseSize.QuantileOf(given.Size);
        double size = given?.Size ?? plan.EnterpriseSize.At(quantile);
        int capacity = 1 + (size >= MediumEnterprise ? 1 : 0) + (size >= LargeEnterprise ? 1 : 0);
        double influence = given?.Influence ?? 0.3 + 0.7 * (quantile + chance.Draw(id, Purpose.Influence)) / 2;
        var interests = new Interests(
            Finance: 0.6 + 0.3 * Interest(chance, id, 0),
            Talent: 0.05 + 0.25 * Interest(chance, id, 1),
            Innovation: 0.2 * Interest(chance, id, 2),
            Reputation: 0.1 * Interest(chance, id, 3),
            PublicGood: 0);
        int region = given?.Region ?? id.Index / plan.Sectors % plan.Regions;
        uint sector = given?.Sectors ?? 1u << id.Index % plan.Sectors;
        return new(id, region, sector, size, capacity, influence, interests.Normalised(), Money.Zero) { Turnover = plan.Turnover };
    }

    private static Profile UniversityProfile(CommunityPlan plan, StakeholderId id, Chance chance)
    {
        var given = plan.Population?[id];
        double size = given?.Size ?? plan.UniversitySize.At(chance.Draw(id, Purpose.Size));
        int capacity = Math.Max(1, UniversitySlots + (int)Math.Floor(size / StudentsPerSlot) - 1);
        double influence = given?.Influence ?? 0.2 + 0.4 * chance.Draw(id, Purpose.Influence);
        var interests = new Interests(
            Finance: 0.3 + 0.2 * Interest(chance, id, 0),
            Talent: 0.3 + 0.2 * Interest(chance, id, 1),
            Innovation: 0.1 + 0.2 * Interest(chance, id, 2),
            Reputation: 0.1 + 0.1 * Interest(chance, id, 3),
            PublicGood: 0);
        int region = given?.Region ?? id.Index % plan.Regions;
        return new(id, region, given?.Sectors ?? Programmes(plan, id, chance), size, capacity, influence, interests.Normalised(), Money.Zero);
    }

    // One programme goes round by number; each other is drawn.
    private static uint Programmes(CommunityPlan plan, StakeholderId id, Chance chance)
    {
        uint sectors = 1u << id.Index / plan.Regions % plan.Sectors;
        for (int sector = 0; sector < plan.Sectors; sector++)
            if (chance.Draw(id, Purpose.Programme, (uint)sector) < ProgrammeProbability)
                sectors |= 1u << sector;
        return sectors;
    }

    private static Profile GovernmentProfile(CommunityPlan plan, StakeholderId id, Chance chance)
    {
        int region = id.Index, members = plan.Population?.MembersOf(region) ?? MembersOf(plan, region);
        var interests = new Interests(
            Finance: 0.1 + 0.1 * Interest(chance, id, 0),
            Talent: 0.2 + 0.1 * Interest(chance, id, 1),
            Innovation: 0.2 + 0.1 * Interest(chance, id, 2),
            Reputation: 0,
            PublicGood: 0.3 + 0.2 * Interest(chance, id, 3));
        return new(id, region, 0, members, 0, 1, interests.Normalised(), Money.Of(BudgetOf(plan, region) * members))
        {
            Budgets = plan.Budgets,
        };
    }

    // A member's in a region: the mean of all, and what the region has more or less.
    private static double BudgetOf(CommunityPlan plan, int region) => plan.Regions == 1
        ? plan.BudgetPerMember
        : plan.BudgetPerMember * (1 + plan.BudgetTilt * (1 - 2.0 * region / (plan.Regions - 1)));

    private static int MembersOf(CommunityPlan plan, int region)
    {
        int members = 0;
        for (int index = 0; index < plan.Enterprises; index++)
            members += index / plan.Sectors % plan.Regions == region ? 1 : 0;
        for (int index = 0; index < plan.Universities; index++)
            members += index % plan.Regions == region ? 1 : 0;
        return members;
    }

    private static Profile AssociationProfile(CommunityPlan plan, StakeholderId id, Chance chance)
    {
        int members = plan.Population?.EnterprisesOf(id.Index)
            ?? plan.Enterprises / plan.Sectors + (id.Index < plan.Enterprises % plan.Sectors ? 1 : 0);
        double influence = 0.3 + 0.4 * chance.Draw(id, Purpose.Influence);
        var interests = new Interests(
            Finance: 0.2 + 0.2 * Interest(chance, id, 0),
            Talent: 0,
            Innovation: 0,
            Reputation: 0.2 + 0.1 * Interest(chance, id, 1),
            PublicGood: 0.4 + 0.2 * Interest(chance, id, 2));
        return new(id, 0, 1u << id.Index, members, 0, influence, interests.Normalised(), Money.Zero);
    }

    private static double Interest(Chance chance, StakeholderId id, uint index) => chance.Draw(id, Purpose.Interest, index);
}
