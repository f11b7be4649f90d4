namespace Gongyu.Model;

/// <summary>How a community is founded when a run begins.</summary>
public sealed record CommunityPlan : ICanonical<CommunityPlan>
{
    /// <summary>Most regions; each has its government.</summary>
    public const int MaxRegions = 64;

    /// <summary>Most sectors; each has its association.</summary>
    public const int MaxSectors = 16;

    /// <summary>Most stakeholders of one kind.</summary>
    public const int MaxMembers = 200_000;

    /// <summary>Regions, 1 … 64.</summary>
    public int Regions { get; init; } = 1;

    /// <summary>Sectors, 1 … 16.</summary>
    public int Sectors { get; init; } = 4;

    /// <summary>Enterprises, 0 … 200,000.</summary>
    public int Enterprises { get; init; } = 120;

    /// <summary>Universities, 0 … 200,000.</summary>
    public int Universities { get; init; } = 30;

    /// <summary>Whether each sector has an association.</summary>
    public bool Associations { get; init; } = true;

    /// <summary>Stances of enterprises when the run begins.</summary>
    public StanceShares EnterpriseStances { get; init; } = new(0.60, 0.15, 0.25);

    /// <summary>Stances of universities when the run begins.</summary>
    public StanceShares UniversityStances { get; init; } = new(0.30, 0.20, 0.50);

    /// <summary>Employees of enterprises: heavy-tailed.</summary>
    public SizeDistribution EnterpriseSize { get; init; } = new(SizeShape.Pareto, 20, 20_000, 1.16);

    /// <summary>Students of universities.</summary>
    public SizeDistribution UniversitySize { get; init; } = new(SizeShape.Uniform, 4_000, 20_000, 0);

    /// <summary>A government's appropriation a round for each enterprise and university of its region, in units; 0 … 1000.</summary>
    public double BudgetPerMember { get; init; } = 2;

    /// <summary>
    /// How unequal the budgets of regions are, 0 … 1: the first has so much more than the mean, the last so much less, the others evenly
    /// between.
    /// </summary>
    public double BudgetTilt { get; init; }

    /// <summary>What programmes of policy may spend, besides what governments have.</summary>
    public ProgrammeBudgets Budgets { get; init; }

    /// <summary>How enterprises leave the community and others come; none unless told otherwise.</summary>
    public Turnover Turnover { get; init; } = new(0, 0, new(0.60, 0.15, 0.25));

    /// <summary>Whether governments and associations try other practices and keep what serves their own interests.</summary>
    public bool Adaptive { get; init; }

    /// <summary>A shock to what sectors demand; none unless it has a size.</summary>
    public DemandShock Shock { get; init; }

    /// <summary>Language of generated names: <c>zh</c> or <c>en</c>. Names have no effect on results.</summary>
    public string Names { get; init; } = "zh";

    /// <summary>The enterprises and universities where they are given (<see cref="With"/>); none where they are drawn.</summary>
    public Population? Population { get; private init; }

    /// <summary>The plan with enterprises and universities that are given: their number, regions and sectors are theirs.</summary>
    public CommunityPlan With(Population population)
    {
        ArgumentNullException.ThrowIfNull(population);
        return this with
        {
            Population = population,
            Regions = population.Regions.Count,
            Sectors = population.Sectors.Count,
            Enterprises = population.Enterprises.Count,
            Universities = population.Universities.Count,
        };
    }

    /// <summary>The plan without its population: enough for whoever need not found anybody.</summary>
    public CommunityPlan Outline() => Population is null ? this : this with { Population = null };

    /// <summary>How many stakeholders there are of a kind.</summary>
    public int Count(Kind kind) => kind switch
    {
        Kind.Government => Regions,
        Kind.Enterprise => Enterprises,
        Kind.University => Universities,
        _ => Associations ? Sectors : 0,
    };

    /// <summary>All stakeholders in canonical order.</summary>
    public IEnumerable<StakeholderId> Roster =>
        from kind in Enum.GetValues<Kind>()
        from number in Enumerable.Range(1, Count(kind))
        select new StakeholderId(kind, number);

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Int(Regions);
        to.Int(Sectors);
        to.Int(Enterprises);
        to.Int(Universities);
        to.Byte(Associations ? (byte)1 : (byte)0);
        EnterpriseStances.Write(to);
        UniversityStances.Write(to);
        EnterpriseSize.Write(to);
        UniversitySize.Write(to);
        to.Double(BudgetPerMember);
        to.Double(BudgetTilt);
        Budgets.Write(to);
        Turnover.Write(to);
        to.Byte(Adaptive ? (byte)1 : (byte)0);
        Shock.Write(to);
        to.Byte(Names == "zh" ? (byte)1 : (byte)0);
        to.Facts<Population>(Population is null ? [] : [Population]);
    }

    /// <inheritdoc/>
    public static CommunityPlan Read(ref CanonicalReader from) => new()
    {
        Regions = from.Int(),
        Sectors = from.Int(),
        Enterprises = from.Int(),
        Universities = from.Int(),
        Associations = from.Byte() == 1,
        EnterpriseStances = StanceShares.Read(ref from),
        UniversityStances = StanceShares.Read(ref from),
        EnterpriseSize = SizeDistribution.Read(ref from),
        UniversitySize = SizeDistribution.Read(ref from),
        BudgetPerMember = from.Double(),
        BudgetTilt = from.Double(),
        Budgets = ProgrammeBudgets.Read(ref from),
        Turnover = Turnover.Read(ref from),
        Adaptive = from.Byte() == 1,
        Shock = DemandShock.Read(ref from),
        Names = from.Byte() == 1 ? "zh" : "en",
        Population = from.Facts<Population>().SingleOrDefault(),
    };
}

/// <summary>A jump of demand: from a round on, a sector asks for other skills than before.</summary>
/// <param name="At">The round.</param>
/// <param name="Size">By how much demand moves; may be negative, 0 for none.</param>
/// <param name="Sector">The sector, from 1; 0 for all.</param>
public readonly record struct DemandShock(int At, double Size, int Sector)
{
    /// <summary>Greatest size: about what drift alone moves in 300 rounds.</summary>
    public const double MaxSize = 5;

    /// <summary>The round in which there is one; 0 for none.</summary>
    public int Round => Size == 0 ? 0 : At;

    /// <summary>What it adds to demand in a round, in a sector counted from 0.</summary>
    public double In(int round, int sector) => round == At && (Sector == 0 || Sector == sector + 1) ? Size : 0;

    internal void Write(CanonicalWriter to)
    {
        to.Int(At);
        to.Double(Size);
        to.Int(Sector);
    }

    internal static DemandShock Read(ref CanonicalReader from) => new(from.Int(), from.Double(), from.Int());
}

/// <summary>Shape of a distribution of sizes.</summary>
public enum SizeShape : byte
{
    /// <summary>All of the least size.</summary>
    Fixed,

    /// <summary>Uniform between least and greatest.</summary>
    Uniform,

    /// <summary>Pareto from the least size, cut at the greatest.</summary>
    Pareto,
}

/// <summary>How sizes are distributed.</summary>
/// <param name="Shape">The shape.</param>
/// <param name="Minimum">Least size, more than 0.</param>
/// <param name="Maximum">Greatest size.</param>
/// <param name="Exponent">Tail exponent of a Pareto distribution, more than 0; smaller is heavier.</param>
public readonly record struct SizeDistribution(SizeShape Shape, double Minimum, double Maximum, double Exponent)
{
    /// <summary>The size at a quantile in [0,1).</summary>
    public double At(double quantile) => Shape switch
    {
        SizeShape.Fixed => Minimum,
        SizeShape.Uniform => Minimum + quantile * (Maximum - Minimum),
        _ => Math.Min(Maximum, Minimum * Portable.Pow(1 - quantile, -1 / Exponent)),
    };

    /// <summary>The quantile of a size, [0,1]: what share is smaller.</summary>
    public double QuantileOf(double size) => Math.Clamp(
        Shape switch
        {
            SizeShape.Fixed => size < Minimum ? 0 : 1,
            SizeShape.Uniform => Maximum > Minimum ? (size - Minimum) / (Maximum - Minimum) : size < Minimum ? 0 : 1,
            _ => size <= Minimum ? 0 : 1 - Portable.Pow(Minimum / size, Exponent),
        },
        0, 1);

    internal void Write(CanonicalWriter to)
    {
        to.Byte((byte)Shape);
        to.Double(Minimum);
        to.Double(Maximum);
        to.Double(Exponent);
    }

    internal static SizeDistribution Read(ref CanonicalReader from) =>
        new((SizeShape)from.Byte(), from.Double(), from.Double(), from.Double());
}
