namespace Gongyu.Odd;

/// <summary>
/// The community as docs/odd.md describes it (section 2), for phases 3 to 5 told again from that page alone. This namespace lies outside
/// the model's, so that no rule of the model is within reach.
/// </summary>
internal sealed class PageWorld
{
    public required ulong Seed { get; init; }

    public required int Round { get; init; }

    public required PageRegion[] Regions { get; init; }

    public required PageSector[] Sectors { get; init; }

    /// <summary>In canonical order: enterprises, then universities, by number.</summary>
    public required PageMember[] Members { get; init; }

    public List<PageAgreement> Agreements { get; } = [];

    public List<PageEntry> Ledger { get; } = [];

    public IEnumerable<PageMember> Enterprises => Members.Where(one => one.IsEnterprise);

    public IEnumerable<PageMember> Universities => Members.Where(one => !one.IsEnterprise);

    /// <summary>A member's agreements, by partner.</summary>
    public PageAgreement[] Of(PageMember one) =>
        [.. Agreements.Where(agreement => agreement.Has(one)).OrderBy(agreement => agreement.PartnerOf(one).Who.Code)];

    /// <summary>The terms of an agreement are those of the university's region.</summary>
    public PageRegion Terms(PageAgreement agreement) => Regions[agreement.University.Region];

    /// <summary>Section 9: amounts are rounded once, half to even, and only what is more than nothing is booked.</summary>
    public void Book(string from, string to, double units, string reason, PageAgreement? about = null) =>
        Book(from, to, (long)Math.Round(units * 1e6, MidpointRounding.ToEven), reason, about);

    public void Book(string from, string to, long micro, string reason, PageAgreement? about = null)
    {
        if (micro > 0)
            Ledger.Add(new(from, to, micro, reason, about is null ? "" : about.Name));
    }

    public double Draw(PageWho who, uint purpose, int index = 0) => PageDraws.Draw(Seed, Round, who.Code, purpose, (uint)index);

    /// <summary>Section 8: a number of 1 … count from slots, or 0.</summary>
    public int DrawNumber(PageWho who, uint purpose, int search, int count)
    {
        int slots = 1;
        while (slots < count)
            slots *= 2;
        for (int redraw = 0; redraw < 16 && count > 0; redraw++)
        {
            int slot = (int)Math.Floor(Draw(who, purpose, 16 * search + redraw) * slots);
            if (slot < count)
                return slot + 1;
        }
        return 0;
    }
}

/// <summary>Kind (1 government, 2 enterprise, 3 university, 4 association) and number.</summary>
internal readonly record struct PageWho(int Kind, int Number)
{
    public uint Code => (uint)(Kind * 16_777_216 + Number);

    public override string ToString() => $"{new[] { "gov", "ent", "uni", "assoc" }[Kind - 1]}/{Number}";
}

internal sealed record PageEntry(string From, string To, long Micro, string Reason, string Agreement);

/// <summary>What a region's government announced (7.1), and what it has.</summary>
internal sealed class PageRegion
{
    public required PageWho Government { get; init; }

    /// <summary>The policy as planned, by lever.</summary>
    public required IReadOnlyDictionary<string, double> Planned { get; init; }

    /// <summary>m: incentives that surveys moved to enterprises.</summary>
    public required double Moved { get; init; }

    public required double Practice { get; init; }

    public required double Afforded { get; init; }

    public required double Platform { get; init; }

    public required double Keepers { get; init; }

    public required long Balance { get; init; }

    /// <summary>What is left to programmes after Announce, in micro-units.</summary>
    public required long LeftToSupervision { get; init; }

    public required long LeftToIncentives { get; init; }

    public required long LeftToReturns { get; init; }

    /// <summary>The policy as announced.</summary>
    public double this[string lever] => lever switch
    {
        "incentive.taxRelief" => Planned[lever] + Moved,
        "incentive.universityFunding" => Planned[lever] - Moved,
        "supervision.auditRate" => Math.Min(1, 2 * Practice * Planned[lever]),
        _ => Planned[lever],
    };

    /// <summary>Levers marked * are levels.</summary>
    public double Level(string lever) => Planned[lever] * Afforded;
}

internal sealed record PageSector(double Demand, double Bulletin);

internal enum PageStance
{
    Abstain,
    Opportunist,
    Committed,
}

internal sealed class PageMember
{
    public required PageWho Who { get; init; }

    public required int Region { get; init; }

    public required int[] Sectors { get; init; }

    public required int Capacity { get; init; }

    public required double Influence { get; init; }

    public required double Finance { get; init; }

    public required double GoodName { get; init; }

    public required PageStance Stance { get; init; }

    public required double Reputation { get; init; }

    public required double Asset { get; init; }

    public required double Detection { get; init; }

    public required double Capability { get; init; }

    public required double Loss { get; init; }

    public required bool IsVacant { get; init; }

    public required long Balance { get; init; }

    /// <summary>By sector.</summary>
    public required double[] Curriculum { get; init; }

    /// <summary>Competence and knowledge of the eldest cohort, by sector.</summary>
    public required IReadOnlyDictionary<int, (double Competence, double Knowledge)> Eldest { get; init; }

    /// <summary>Open slots at the end of the last round, as listed.</summary>
    public required int Open { get; init; }

    public bool IsEnterprise => Who.Kind == 2;
}

internal sealed class PageAgreement
{
    public required PageMember University { get; init; }

    public required PageMember Enterprise { get; init; }

    public required int Tier { get; init; }

    public required int Age { get; init; }

    public required int Signed { get; init; }

    public required int Expires { get; init; }

    public required double Trust { get; init; }

    public double UniversityEffort { get; set; }

    public double EnterpriseEffort { get; set; }

    public int Sector => Enterprise.Sectors.Single();

    public string Name => $"{University.Who}–{Enterprise.Who}";

    public bool Has(PageMember one) => University == one || Enterprise == one;

    public PageMember PartnerOf(PageMember one) => one == University ? Enterprise : University;

    public double EffortOf(PageMember one) => one == University ? UniversityEffort : EnterpriseEffort;

    /// <summary>Agreed contribution c by tier (section 2).</summary>
    public double ContributionOf(PageMember one) =>
        one.IsEnterprise ? new[] { 0.28, 0.70, 1.30, 2.10 }[Tier - 1] : new[] { 0.20, 0.50, 0.90, 1.50 }[Tier - 1];

    /// <summary>Gross value V by tier (section 2).</summary>
    public double Value => new[] { 0.30, 0.95, 2.05, 3.90 }[Tier - 1];
}
