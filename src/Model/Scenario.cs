namespace Gongyu.Model;

/// <summary>A policy question that can be played: who is there, under which policy, for how long.</summary>
public sealed record Scenario
{
    /// <summary>Most rounds a run can have.</summary>
    public const int MaxRounds = 100_000;

    /// <summary>Most replications a run can have.</summary>
    public const int MaxReplications = 10_000;

    /// <summary>Short name: that of its file.</summary>
    public required string Name { get; init; }

    /// <summary>The question it asks.</summary>
    public required Phrase Question { get; init; }

    /// <summary>Who is there.</summary>
    public CommunityPlan Community { get; init; } = new();

    /// <summary>The policy in force.</summary>
    public Policy Policy { get; init; } = Policy.None;

    /// <summary>Rounds (semesters) to play: 1 … 100,000.</summary>
    public required int Rounds { get; init; }

    /// <summary>How often to play it, each time with a seed of its own: 1 … 10,000.</summary>
    public int Replications { get; init; } = 1;

    /// <summary>Seed of the first replication; the next ones follow by one.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Ids of the metrics a summary prints; empty: the headline ones.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>The seed of a replication, counted from 0.</summary>
    public ulong SeedOf(int replication) => unchecked(Seed + (ulong)replication);
}

/// <summary>How a community is founded when a run begins.</summary>
[Wire]
public sealed record CommunityPlan
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

    /// <summary>Language of generated names: <c>zh</c> or <c>en</c>. Names have no effect on results.</summary>
    public string Names { get; init; } = "zh";

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
[Wire]
public readonly record struct SizeDistribution(SizeShape Shape, double Minimum, double Maximum, double Exponent)
{
    /// <summary>The size at a quantile in [0,1).</summary>
    public double At(double quantile) => Shape switch
    {
        SizeShape.Fixed => Minimum,
        SizeShape.Uniform => Minimum + quantile * (Maximum - Minimum),
        _ => Math.Min(Maximum, Minimum * Portable.Pow(1 - quantile, -1 / Exponent)),
    };
}
