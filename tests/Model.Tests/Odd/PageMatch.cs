namespace Gongyu.Odd;

/// <summary>Section 7.3: who leaves, who searches, who accepts whom.</summary>
internal static class PageMatch
{
    public static void Play(PageWorld world)
    {
        var proposals = world.Members.ToDictionary(one => one, one => ProposalOf(world, one));
        foreach (var leaver in world.Members.Where(one => one.Stance == PageStance.Abstain))
            foreach (var agreement in world.Of(leaver))
                Leave(world, leaver, agreement);
        world.Agreements.RemoveAll(agreement =>
            agreement.University.Stance == PageStance.Abstain || agreement.Enterprise.Stance == PageStance.Abstain);
        var free = world.Members.ToDictionary(one => one, one => one.Capacity - world.Of(one).Length - Kept(one, proposals));
        var signed = world.Members.SelectMany(one => Accepted(world, one, free[one], proposals)).ToList();
        world.Agreements.AddRange(signed);
    }

    /// <summary>A proposer keeps a slot free for the answer, but for an enterprise that is asked by whom it asked.</summary>
    private static int Kept(PageMember me, Dictionary<PageMember, PageMember?> proposals) =>
        proposals[me] is not { } asked || me.IsEnterprise && proposals[asked] == me ? 0 : 1;

    private static PageMember? ProposalOf(PageWorld world, PageMember me)
    {
        if (me.Stance == PageStance.Abstain || world.Of(me).Length >= me.Capacity)
            return null;
        var region = world.Regions[me.Region];
        if (me.IsEnterprise && world.Draw(me.Who, PageDraws.Initiative) >= 0.10 + 0.60 * region["initiative.enterprise"])
            return null;
        world.Book($"{me.Who}", "services", 0.03 * region[me.IsEnterprise ? "initiative.enterprise" : "initiative.university"], "Search");
        var others = (me.IsEnterprise ? world.Universities : world.Enterprises).ToArray();
        var partners = world.Of(me).Select(agreement => agreement.PartnerOf(me)).ToArray();
        double information = Information(world, me);
        int candidates = 2 + (int)Math.Floor(8 * information)
            + (me.IsEnterprise ? 0 : (int)Math.Floor(6 * region["initiative.university"]));
        return Enumerable.Range(0, candidates)
            .Select(search => world.DrawNumber(me.Who, PageDraws.Candidate, search, others.Length))
            .Where(number => number > 0)
            .Select(number => others[number - 1])
            .Where(one => one.Open > 0 && !one.IsVacant && one.Sectors.Intersect(me.Sectors).Any() && !partners.Contains(one))
            .OrderByDescending(one => one.Reputation + (1 - information) * (world.Draw(me.Who, PageDraws.Candidacy, (int)one.Who.Code) - 0.5))
            .ThenBy(one => one.Who.Code)
            .FirstOrDefault();
    }

    private static void Leave(PageWorld world, PageMember leaver, PageAgreement agreement)
    {
        var terms = world.Terms(agreement);
        double owed = terms["regulation.breachLiability"] * terms.Level("regulation.clarity") * 0.5 * agreement.ContributionOf(leaver);
        world.Book($"{leaver.Who}", $"{agreement.PartnerOf(leaver).Who}", owed, "ExitCompensation", agreement);
    }

    private static PageAgreement[] Accepted(
        PageWorld world, PageMember me, int free, Dictionary<PageMember, PageMember?> proposals)
    {
        double information = Information(world, me);
        return
        [
            .. world.Members
                .Where(one => proposals[one] == me && (me.IsEnterprise || proposals[me] != one))
                .OrderByDescending(one => one.Reputation + (1 - information) * (world.Draw(me.Who, PageDraws.Judgement, (int)one.Who.Code) - 0.5))
                .ThenBy(one => one.Who.Code)
                .Take(Math.Max(0, free))
                .Select(one => new PageAgreement
                {
                    Enterprise = me.IsEnterprise ? me : one,
                    University = me.IsEnterprise ? one : me,
                    Tier = 1,
                    Age = 0,
                    Signed = world.Round,
                    Expires = world.Round + 7,
                    Trust = 0.5,
                }),
        ];
    }

    /// <summary>Section 7.2: ι.</summary>
    private static double Information(PageWorld world, PageMember me) =>
        Math.Min(1, world.Regions[me.Region].Platform + me.Sectors.Average(sector => world.Sectors[sector].Bulletin));
}
