namespace Gongyu.Odd;

/// <summary>Sections 7.7 to 7.10: what is booked in Settle.</summary>
internal static class PageSettle
{
    public static void Play(PageWorld world, HashSet<PageFiling> found, List<PageClass> classes)
    {
        foreach (var agreement in world.Agreements)
        {
            Share(world, agreement);
            foreach (var me in (PageMember[])[agreement.Enterprise, agreement.University])
            {
                Contribute(world, agreement, me);
                Overheads(world, agreement, me);
                Compensate(world, agreement, me);
            }
        }
        foreach (var me in world.Enterprises)
        {
            world.Book($"{me.Who}", $"assoc/{me.Sectors.Single() + 1}", me.IsVacant ? 0 : 0.01, "Dues");
            Hire(world, me, classes);
        }
        foreach (var me in world.Members)
        {
            KeepUp(world, me);
            if (found.Any(filing => filing.Party == me))
                TakeCourse(world, me);
        }
        foreach (var me in world.Universities)
        {
            world.Book($"{me.Who}", "services", 0.02 * world.Regions[me.Region]["development.adaptation"] * me.Sectors.Length, "Adaptation");
            world.Book($"{me.Who}", "services", 0.02 * world.Regions[me.Region]["development.benchmarking"], "Visits");
        }
        foreach (var me in world.Enterprises.Where(me => me.IsVacant))
            Liquidate(world, me);
    }

    /// <summary>Section 7.15.</summary>
    private static void Liquidate(PageWorld world, PageMember me)
    {
        string name = $"{me.Who}";
        long left = me.Balance + world.Ledger.Sum(entry => (entry.To == name ? entry.Micro : 0) - (entry.From == name ? entry.Micro : 0));
        world.Book(name, "owners", left, "Liquidation");
        world.Book("owners", name, -left, "Liquidation");
    }

    private static void Share(PageWorld world, PageAgreement agreement)
    {
        var terms = world.Terms(agreement);
        long all = (long)Math.Round(Surplus(world, agreement) * 1e6, MidpointRounding.ToEven);
        double enterprise = agreement.Enterprise.Influence, university = agreement.University.Influence;
        double equality = terms["governance.equality"];
        double share = Math.Clamp(
            (1 - equality) * enterprise / (enterprise + university) + equality / 2 + terms["governance.enterpriseShare"], 0, 1);
        long ofUniversity = (long)Math.Floor(all * (1 - share));
        world.Book("market", $"{agreement.University.Who}", ofUniversity, "Surplus", agreement);
        world.Book("market", $"{agreement.Enterprise.Who}", all - ofUniversity, "Surplus", agreement);
    }

    private static double Surplus(PageWorld world, PageAgreement agreement)
    {
        var terms = world.Terms(agreement);
        double gap = Math.Abs(agreement.University.Curriculum[agreement.Sector] - world.Sectors[agreement.Sector].Demand);
        double f = agreement.Tier >= 3 ? 1 : 0.3;
        double r = agreement.Tier == 4 ? 1 : agreement.Tier >= 2 ? 0.5 : 0;
        double q = agreement.Tier >= 2 ? 1 : 0;
        double y = world.Round - agreement.Signed < 4 ? 1 : 0;
        double aligned = terms["alignment.major"] + terms["alignment.content"] + terms["alignment.practice"] + terms["alignment.certificate"];
        double fit = (0.70 + 0.35 * terms.Level("sharing.facilities") * f + 0.25 * terms.Level("sharing.research") * r
                + 0.10 * terms["sharing.results"] * q + 0.06 * aligned + 0.25 * terms.Level("development.incubation") * y)
            * Math.Exp(-0.6 * (1 - 0.5 * terms["alignment.major"]) * gap)
            + 0.15 * (agreement.Enterprise.Asset + agreement.University.Asset) / 2;
        double du = agreement.UniversityEffort, de = agreement.EnterpriseEffort;
        return agreement.Value * fit * (0.6 * (du + de) / 2 + 0.4 * du * de);
    }

    public static double Relief(PageWorld world, PageAgreement agreement, PageMember me)
    {
        var terms = world.Terms(agreement);
        if (agreement.Tier < 3)
            return 0;
        return (me.IsEnterprise ? 0.35 : 0.25) * terms.Level("sharing.facilities")
            + (agreement.Tier == 4 ? 0.15 * terms.Level("sharing.research") : 0);
    }

    private static void Contribute(PageWorld world, PageAgreement agreement, PageMember me)
    {
        double cost = agreement.ContributionOf(me) * agreement.EffortOf(me) * (1 - Relief(world, agreement, me));
        double financed = me.IsEnterprise && agreement.Tier >= 3 ? 0.30 * cost : 0;
        world.Book($"{me.Who}", "bank", financed, "Financing", agreement);
        world.Book($"{me.Who}", "effort", cost - financed, "Contribution", agreement);
    }

    private static void Overheads(PageWorld world, PageAgreement agreement, PageMember me)
    {
        var terms = world.Terms(agreement);
        void Pay(double units, string reason) => world.Book($"{me.Who}", "services", units, reason, agreement);
        Pay(0.02 * terms["governance.equality"], "Committee");
        Pay(0.02 * terms["governance.communication"], "Communication");
        Pay(0.02 * terms["training.multiGovernance"], "Boards");
        Pay(agreement.Tier >= 2 ? 0.03 * terms["sharing.results"] : 0, "ResultsSharing");
        Pay(agreement.Tier == 2 ? 0.04 * terms["training.placement"] : 0, "Training");
        Pay(agreement.Tier >= 3 ? 0.06 * terms["training.orderClass"] : 0, "Training");
        Pay(
            0.02 * (me.IsEnterprise
                ? terms["alignment.practice"]
                : terms["alignment.major"] + terms["alignment.content"] + terms["alignment.certificate"]),
            "Alignment");
    }

    private static void Compensate(PageWorld world, PageAgreement agreement, PageMember me)
    {
        var injured = agreement.PartnerOf(me);
        if (agreement.EffortOf(me) >= 1 || agreement.EffortOf(injured) < 1)
            return;
        var terms = world.Terms(agreement);
        double owed = terms["regulation.breachLiability"] * terms.Level("regulation.clarity") * 0.6 * agreement.ContributionOf(injured);
        world.Book($"{me.Who}", $"{injured.Who}", owed, "BreachCompensation", agreement);
    }

    private static void Hire(PageWorld world, PageMember me, List<PageClass> classes)
    {
        var mine = classes.Where(one => one.Employer == me).ToList();
        foreach (var own in mine.Where(one => one.Agreement.Enterprise == me))
        {
            world.Book("market", $"{me.Who}", own.Worth, "GraduateValue", own.Agreement);
            world.Book($"{me.Who}", "services", own.Onboarding, "Onboarding", own.Agreement);
        }
        var others = mine.Where(one => one.Agreement.Enterprise != me).ToList();
        world.Book("market", $"{me.Who}", others.Sum(one => one.Worth), "GraduateValue");
        world.Book($"{me.Who}", "services", others.Sum(one => one.Onboarding), "Onboarding");
    }

    private static void KeepUp(PageWorld world, PageMember me)
    {
        var region = world.Regions[me.Region];
        bool keeps = region.Level("sharing.information") > 0 && me.Stance == PageStance.Committed
            && me.Finance <= 0.45 + 0.55 * region.Keepers;
        world.Book($"{me.Who}", "services", keeps ? 0.01 : 0, "Upkeep");
    }

    private static void TakeCourse(PageWorld world, PageMember me)
    {
        var region = world.Regions[me.Region];
        double feedback = region.Level("supervision.feedback");
        if (me.Stance != PageStance.Committed || feedback <= 0)
            return;
        double SlipAt(double capability) => 0.08 * (1 - region["governance.communication"]) * (1 - 0.8 * capability);
        double agreed = world.Of(me).Sum(agreement => agreement.ContributionOf(me));
        double after = me.Capability + 0.3 * feedback * (1 - me.Capability);
        double saved = 8 * (SlipAt(me.Capability) - SlipAt(after))
            * (me.Finance * (me.Detection * region["supervision.penalty"] * agreed + agreed) + me.GoodName);
        world.Book($"{me.Who}", "services", saved > me.Finance * 0.03 ? 0.03 : 0, "Course");
    }
}
