namespace Gongyu.Model.Tests;

/// <summary>Stakeholders of a test's own making, with round numbers where chance would give others.</summary>
internal static class Cast
{
    public static readonly StakeholderId G = new(Kind.Government, 1), E = new(Kind.Enterprise, 1), U = new(Kind.University, 1);

    /// <summary>One region, one sector, no association.</summary>
    public static readonly CommunityPlan Small =
        new() { Regions = 1, Sectors = 1, Enterprises = 1, Universities = 1, Associations = false };

    public static Profile ProfileOf(StakeholderId id, int capacity = 0, double influence = 1, long budget = 0, double size = 2) => new(
        id, 0, id.Kind == Kind.Government ? 0u : 1u, size, capacity, influence, new(0.5, 0.2, 0.2, 0.1, 0), new(budget));

    public static Government Government(long budget, double size = 2) => new(ProfileOf(G, budget: budget, size: size), adapts: false, Decisions.Own);

    /// <summary>A member with agreements, and with students if it is a university, as it would be read back from its state.</summary>
    public static Member Member(Profile profile, Stance stance, params Agreement[] agreements) =>
        Member(profile, MemberState.Found(stance), agreements);

    public static Member Member(Profile profile, MemberState state, params Agreement[] agreements)
    {
        var bytes = new CanonicalWriter();
        profile.Write(bytes);
        bytes.Long(0);
        state.Write(bytes);
        bytes.Facts<Agreement>(agreements);
        bytes.Facts<Cohort>(CohortsOf(profile));
        var from = new CanonicalReader(bytes.Written);
        return (Member)Stakeholder.Read(ref from, Decisions.Own);
    }

    private static Cohort[] CohortsOf(Profile profile)
    {
        var cohorts = new List<Cohort>();
        if (profile.Id.Kind == Kind.University)
            Graduate.Found(profile, cohorts);
        return [.. cohorts];
    }

    /// <summary>A university whose curriculum is where demand comes to in round 2, so that no gap blurs round numbers.</summary>
    public static Member Abreast(Profile profile, Stance stance, params Agreement[] agreements)
    {
        var demand = default(Bulletin);
        for (int round = 1; round <= 2; round++)
            demand = Inform.Unwatched(demand, 0, default, new(1, round));
        var state = MemberState.Found(stance);
        state.Curriculum[0] = demand.Demand;
        return Member(profile, state, agreements);
    }

    /// <summary>An enterprise and a university of influence 0.6 and 0.2 that have an agreement of a tier, and their government.</summary>
    public static Stage Partners(Tier tier, Stance enterprise, Stance university, ulong seed = 1)
    {
        Agreement With(StakeholderId partner) => new(partner, 0, 0, tier, Age: 0, Signed: 1, Expires: 9, Trust: 0.5, Effort: 1);
        return new(Small, seed,
        [
            Government(10_000_000), Member(ProfileOf(E, 1, 0.6), enterprise, With(U)), Abreast(ProfileOf(U, 1, 0.2), university, With(E)),
        ], round: 1);
    }
}
