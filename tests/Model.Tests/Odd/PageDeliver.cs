namespace Gongyu.Odd;

/// <summary>Section 7.4: efforts and filings; and where classes go, from section 7.9.</summary>
internal static class PageDeliver
{
    public static void Play(PageWorld world)
    {
        foreach (var agreement in world.Agreements)
        {
            agreement.UniversityEffort = Effort(world, agreement, agreement.University);
            agreement.EnterpriseEffort = Effort(world, agreement, agreement.Enterprise);
        }
    }

    private static double Effort(PageWorld world, PageAgreement agreement, PageMember me)
    {
        double slip = 0.08 * (1 - world.Terms(agreement)["governance.communication"]) * (1 - 0.8 * me.Capability);
        bool slips = world.Draw(me.Who, PageDraws.Slip, (int)agreement.PartnerOf(me).Who.Code) < slip;
        return me.Stance == PageStance.Committed && !slips ? 1 : 0.25;
    }

    public static List<PageFiling> Filings(PageWorld world)
    {
        string[] grounds =
            ["supervision.auditRate", "incentive.taxRelief", "incentive.universityFunding", "incentive.loanDiscount", "returns.compensation"];
        var filings = new List<PageFiling>();
        foreach (var me in world.Members.Where(me => grounds.Any(lever => world.Regions[me.Region][lever] > 0)))
        {
            double loss = me.Loss;
            foreach (var agreement in world.Of(me))
            {
                double charge = me.IsEnterprise && agreement.Tier >= 3
                    ? 0.30 * agreement.ContributionOf(me) * (1 - PageSettle.Relief(world, agreement, me)) : 0;
                filings.Add(new(me, agreement, agreement.ContributionOf(me), charge, loss));
                loss = 0;
            }
        }
        return filings;
    }

    /// <summary>Who gets the class of each agreement of tier 2 and above, with what knowledge.</summary>
    public static List<PageClass> Classes(PageWorld world)
    {
        var classes = new List<PageClass>();
        foreach (var university in world.Universities)
        {
            var takers = new HashSet<PageMember>();
            foreach (var agreement in world.Of(university).Where(agreement => agreement.Tier >= 2))
            {
                var placed = Place(world, agreement, takers);
                if (placed is null)
                    continue;
                classes.Add(placed);
                if (placed.Employer != agreement.Enterprise)
                    takers.Add(placed.Employer);
            }
        }
        return classes;
    }

    private static PageClass? Place(PageWorld world, PageAgreement agreement, HashSet<PageMember> takers)
    {
        var (competence, knowledge) = agreement.University.Eldest[agreement.Sector];
        double certificates = world.Terms(agreement)["alignment.certificate"];
        var here = PageClass.Of(agreement, agreement.Enterprise, competence, knowledge, certificates);
        var rival = PageClass.Of(agreement, agreement.Enterprise, competence, 0.4 * knowledge, certificates);
        if (rival.Gain > 0 && RivalOf(world, agreement, takers) is { } other)
        {
            rival = rival with { Employer = other };
            double taste = world.Draw(agreement.University.Who, PageDraws.Taste, (int)agreement.Enterprise.Who.Code) - 0.5;
            if (here.Gain <= 0 || rival.Gain - here.Gain + 0.1 * (other.Influence - agreement.Enterprise.Influence) + 0.2 * taste > 0)
                return rival;
        }
        return here.Gain > 0 ? here : null;
    }

    private static PageMember? RivalOf(PageWorld world, PageAgreement agreement, HashSet<PageMember> takers)
    {
        var enterprises = world.Enterprises.ToArray();
        for (int search = 0; search < 4; search++)
        {
            int number = world.DrawNumber(
                agreement.University.Who, PageDraws.Rival, 4 * agreement.Enterprise.Who.Number + search, enterprises.Length);
            if (number == 0)
                continue;
            var one = enterprises[number - 1];
            bool isPartner = world.Of(agreement.University).Any(other => other.Enterprise == one);
            if (!one.IsVacant && one.Sectors.Contains(agreement.Sector) && !isPartner && !takers.Contains(one))
                return one;
        }
        return null;
    }
}

internal sealed record PageFiling(PageMember Party, PageAgreement Agreement, double Contribution, double Charge, double Loss);

/// <summary>A class as an employer sees it (7.9).</summary>
internal sealed record PageClass(PageAgreement Agreement, PageMember Employer, double Worth, double Onboarding)
{
    public double Gain => Worth - Onboarding;

    public static PageClass Of(PageAgreement agreement, PageMember employer, double competence, double knowledge, double certificates)
    {
        double z = knowledge + (1 - knowledge) * 0.2 * certificates;
        return new(agreement, employer, 0.16 * competence * (0.4 + z), 0.08 * (1 - 0.8 * z));
    }
}
