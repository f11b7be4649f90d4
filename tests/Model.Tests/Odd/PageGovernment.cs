namespace Gongyu.Odd;

/// <summary>Sections 7.5 and 7.6: audits, and what governments pay, refuse and fine.</summary>
internal static class PageGovernment
{
    /// <summary>Returns the filings of which an audit found under-delivery.</summary>
    public static HashSet<PageFiling> Play(PageWorld world, List<PageFiling> filings)
    {
        var found = new HashSet<PageFiling>();
        foreach (var region in world.Regions)
        {
            var mine = filings.Where(filing => world.Regions[filing.Party.Region] == region).ToList();
            var inspected = Inspected(world, region, mine);
            foreach (var filing in inspected)
                world.Book($"{region.Government}", "services", 0.1, "Audit", filing.Agreement);
            found.UnionWith(inspected.Where(filing => filing.Agreement.EffortOf(filing.Party) < 1));
            Pay(world, region, mine, found, region.Balance - 100_000 * inspected.Count);
        }
        return found;
    }

    private static List<PageFiling> Inspected(PageWorld world, PageRegion region, List<PageFiling> filings)
    {
        double DrawOf(PageFiling filing) =>
            world.Draw(filing.Party.Who, PageDraws.Audit, (int)filing.Agreement.PartnerOf(filing.Party).Who.Code);
        return
        [
            .. filings.Where(filing => DrawOf(filing) < region["supervision.auditRate"])
                .OrderBy(DrawOf)
                .Take((int)Math.Min(filings.Count, Math.Min(region.Balance, region.LeftToSupervision) / 100_000)),
        ];
    }

    private static void Pay(PageWorld world, PageRegion region, List<PageFiling> filings, HashSet<PageFiling> found, long balance)
    {
        foreach (var filing in filings.Where(found.Contains))
            world.Book(
                $"{filing.Party.Who}", $"{region.Government}", region["supervision.penalty"] * filing.Contribution, "Penalty", filing.Agreement);
        long[] incentives = [.. filings.Select(filing => Claim(filing, RateFor(region, filing.Party) * filing.Contribution))];
        long[] loans = [.. filings.Select(filing => Claim(filing, region["incentive.loanDiscount"] * filing.Charge))];
        long[] compensation = [.. filings.Select(filing => Claim(filing, region["returns.compensation"] * filing.Loss))];
        long[] paid = Cut(
            [.. Cut([.. incentives, .. loans], region.LeftToIncentives), .. Cut(compensation, region.LeftToReturns)], balance);
        for (int i = 0; i < filings.Count; i++)
        {
            Pay(filings[i], paid[i], filings[i].Party.IsEnterprise ? "TaxRelief" : "UniversityFunding");
            Pay(filings[i], paid[filings.Count + i], "LoanDiscount");
            Pay(filings[i], paid[2 * filings.Count + i], "LossCompensation");
        }

        long Claim(PageFiling filing, double units) =>
            (long)Math.Round(Good(region, filing, found) * units * 1e6, MidpointRounding.ToEven);

        void Pay(PageFiling filing, long micro, string reason) =>
            world.Book($"{region.Government}", $"{filing.Party.Who}", micro, reason, filing.Agreement);
    }

    private static double RateFor(PageRegion region, PageMember party) =>
        region[party.IsEnterprise ? "incentive.taxRelief" : "incentive.universityFunding"];

    private static double Good(PageRegion region, PageFiling filing, HashSet<PageFiling> found)
    {
        if (found.Contains(filing))
            return 0;
        bool other = found.Any(one => one.Party == filing.Party);
        return (1 - 0.5 * region.Level("evaluation.accuracy") * (1 - filing.Party.Reputation))
            * (other ? 1 - region.Level("supervision.coordination") : 1);
    }

    /// <summary>In proportion, by largest remainder, ties to the earlier claim.</summary>
    private static long[] Cut(long[] claims, long balance)
    {
        Int128 sum = claims.Aggregate(Int128.Zero, (total, claim) => total + claim);
        if (sum <= balance)
            return claims;
        long[] paid = [.. claims.Select(claim => (long)(claim * (Int128)balance / sum))];
        long left = balance - paid.Sum();
        foreach (int i in Enumerable.Range(0, claims.Length).OrderByDescending(i => claims[i] * (Int128)balance % sum).Take((int)left))
            paid[i]++;
        return paid;
    }
}
