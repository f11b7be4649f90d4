using Gongyu.Odd;

namespace Gongyu.Model.Tests.Odd;

/// <summary>Puts the state of a real community into the words of the page. It reads and works nothing out.</summary>
internal static class PageReading
{
    public static PageWorld World(ulong seed, int round, PageRegion[] regions, PageSector[] sectors, (PageMember Page, Agreement[] Has)[] members)
    {
        var world = new PageWorld
        {
            Seed = seed,
            Round = round,
            Regions = regions,
            Sectors = sectors,
            Members = [.. members.Select(one => one.Page)],
        };
        foreach (var (university, agreements) in members.Where(one => !one.Page.IsEnterprise))
            foreach (var agreement in agreements)
                world.Agreements.Add(new()
                {
                    University = university,
                    Enterprise = world.Members.Single(one => one.Who == Who(agreement.Partner)),
                    Tier = (int)agreement.Tier,
                    Age = agreement.Age,
                    Signed = agreement.Signed,
                    Expires = agreement.Expires,
                    Trust = agreement.Trust,
                });
        return world;
    }

    public static PageRegion Region(Stakeholder government, Announcement announcement, Spending spending) => new()
    {
        Government = Who(government.Id),
        Planned = Levers.All.ToDictionary(lever => lever.Key, lever => announcement.Policy[lever]),
        Moved = announcement.Shift,
        Practice = announcement.Practice,
        Afforded = announcement.Provided,
        Platform = announcement.InformationQuality,
        Keepers = announcement.Keepers,
        Balance = government.Balance.Micro,
        LeftToSupervision = spending.Left(government.Profile, Programme.Supervision).Micro,
        LeftToIncentives = spending.Left(government.Profile, Programme.Incentive).Micro,
        LeftToReturns = spending.Left(government.Profile, Programme.Returns).Micro,
    };

    public static (PageMember Page, Agreement[] Has) Member(Member one)
    {
        byte[] bytes = Stage.BytesOf(one);
        var from = new CanonicalReader(bytes);
        var profile = Profile.Read(ref from);
        from.Long();
        var state = MemberState.Read(ref from);
        var member = new PageMember
        {
            Who = Who(one.Id),
            Region = profile.Region,
            Sectors = [.. Enumerable.Range(0, CommunityPlan.MaxSectors).Where(profile.IsIn)],
            Capacity = profile.Capacity,
            Influence = profile.Influence,
            Finance = profile.Interests.Finance,
            GoodName = profile.Interests.Reputation,
            Stance = (PageStance)state.Stance,
            Reputation = state.Reputation,
            Asset = state.Asset,
            Detection = state.Detection,
            Capability = state.Capability,
            Loss = state.Loss,
            IsVacant = state.IsVacant,
            Balance = one.Balance.Micro,
            Curriculum = [.. Enumerable.Range(0, CommunityPlan.MaxSectors).Select(sector => state.Curriculum[sector])],
            Eldest = one is University university ? Eldest(university) : new Dictionary<int, (double, double)>(),
            Open = one.Listing.Open,
        };
        return (member, one.Agreements.ToArray());
    }

    public static PageEntry Entry(Entry entry) => new(
        entry.From.ToString(), entry.To.ToString(), entry.Amount.Micro, entry.Reason.ToString(),
        entry.Agreement.University == 0 ? "" : $"uni/{entry.Agreement.University}–ent/{entry.Agreement.Enterprise}");

    /// <summary>A university's cohorts are kept programme by programme, the eldest first.</summary>
    private static Dictionary<int, (double Competence, double Knowledge)> Eldest(University university) => university.Cohorts.ToArray()
        .GroupBy(cohort => cohort.Sector)
        .ToDictionary(cohorts => cohorts.Key, cohorts => (cohorts.First().Competence, cohorts.First().Knowledge));

    private static PageWho Who(StakeholderId id) => new((int)id.Kind, id.Number);
}
