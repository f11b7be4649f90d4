using Gongyu.Model;

namespace Gongyu.Grains;

/// <summary>Sorts filings and notices for their receivers.</summary>
internal static class Mail
{
    /// <summary>The filings for a region's government.</summary>
    public static Filing[] FilingsFor(Filing[] filings, int region, CommunityPlan plan, Board board) =>
        plan.Regions == 1 ? filings : [.. filings.Where(filing => board[filing.Party].Region == region)];

    /// <summary>The notices for one party, out of notices sorted by party.</summary>
    public static Notice[] NoticesFor(Notice[] notices, StakeholderId party)
    {
        int first = Before(notices, party.Code), last = Before(notices, party.Code + 1);
        return notices[first..last];
    }

    /// <summary>The notices for each district, sorted by party.</summary>
    public static Notice[][] ByDistrict(IEnumerable<Notice> notices, CommunityPlan plan)
    {
        var districts = new Notice[Roster.Districts(plan)][];
        Array.Fill(districts, []);
        foreach (var group in notices.GroupBy(notice => Roster.DistrictOf(plan, notice.Party)))
            districts[group.Key] = [.. group.OrderBy(notice => notice.Party).ThenBy(notice => notice.Partner)];
        return districts;
    }

    // Number of notices whose party comes before a code, by halving.
    private static int Before(Notice[] notices, uint code)
    {
        int low = 0, high = notices.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (notices[middle].Party.Code < code)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
