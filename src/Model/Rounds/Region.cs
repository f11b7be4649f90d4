namespace Gongyu.Model;

/// <summary>What a government or an association can read on the board about the members it is there for: shares in [0,1].</summary>
/// <param name="Participating">Those that have an agreement.</param>
/// <param name="Committed">Those that are committed.</param>
/// <param name="Keeping">Those that keep up the information platform.</param>
/// <param name="Depth">Mean depth of agreements over all, 0 for who has none.</param>
internal readonly record struct Region(double Participating, double Committed, double Keeping, double Depth)
{
    private readonly double enterprisesAbstaining, universitiesAbstaining;

    private Region(in Census all, double enterprises, double universities)
        : this(all.Share(all.Participating), all.Share(all.Committed), all.Share(all.Keeping), all.Share(all.Depth))
    {
        (enterprisesAbstaining, universitiesAbstaining) = (enterprises, universities);
    }

    /// <summary>Share of a kind that abstains.</summary>
    public double Abstaining(Kind kind) => kind == Kind.Enterprise ? enterprisesAbstaining : universitiesAbstaining;

    /// <summary>The members of a government's region, or of an association's sector.</summary>
    public static Region Of(Profile who, Board board)
    {
        Census enterprises = Count(Kind.Enterprise, who, board), universities = Count(Kind.University, who, board);
        return new(enterprises.And(universities), enterprises.Share(enterprises.Abstaining), universities.Share(universities.Abstaining));
    }

    private static Census Count(Kind kind, Profile who, Board board)
    {
        var census = default(Census);
        foreach (ref readonly var listing in board.Listings(kind))
        {
            if (listing.IsVacant || (who.Id.Kind == Kind.Government ? listing.Region != who.Region : (listing.Sectors & who.Sectors) == 0))
                continue;
            census.All++;
            census.Abstaining += listing.Stance == Stance.Abstain ? 1 : 0;
            census.Committed += listing.Stance == Stance.Committed ? 1 : 0;
            census.Participating += listing.Agreements > 0 ? 1 : 0;
            census.Keeping += listing.KeepsUp ? 1 : 0;
            census.Depth += listing.Depth;
        }
        return census;
    }

    private struct Census
    {
        public int All, Abstaining, Committed, Participating, Keeping;
        public double Depth;

        public readonly double Share(double part) => All == 0 ? 0 : part / All;

        public readonly Census And(in Census other) => new()
        {
            All = All + other.All,
            Abstaining = Abstaining + other.Abstaining,
            Committed = Committed + other.Committed,
            Participating = Participating + other.Participating,
            Keeping = Keeping + other.Keeping,
            Depth = Depth + other.Depth,
        };
    }
}
