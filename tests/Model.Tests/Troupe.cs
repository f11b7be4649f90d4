namespace Gongyu.Model.Tests;

/// <summary>Stakeholders that are as in a community but for what a test gives them.</summary>
internal static class Troupe
{
    /// <summary>The same stakeholder with another profile and, if they are given, decisions.</summary>
    public static Stakeholder As(Stakeholder one, Profile profile, Decisions? decisions = null)
    {
        var bytes = new CanonicalWriter();
        one.Profile.Write(bytes);
        int length = bytes.Written.Length;
        byte[] state = Stage.BytesOf(one)[length..];
        bytes.Clear();
        profile.Write(bytes);
        bytes.Bytes(state);
        var from = new CanonicalReader(bytes.Written);
        return Stakeholder.Read(ref from, decisions ?? Decisions.Own);
    }

    /// <summary>An enterprise or a university with agreements and students, as it would be read back from its state.</summary>
    public static Member Member(
        Profile profile, in MemberState state, Agreement[] agreements, Cohort[] cohorts, Decisions? decisions = null)
    {
        var bytes = new CanonicalWriter();
        profile.Write(bytes);
        bytes.Long(0);
        state.Write(bytes);
        bytes.Facts<Agreement>(agreements);
        bytes.Facts<Cohort>(cohorts);
        var from = new CanonicalReader(bytes.Written);
        return (Member)Stakeholder.Read(ref from, decisions ?? Decisions.Own);
    }

    /// <summary>A university whose curriculum is where demand comes to in round 2, with students that all know the same.</summary>
    public static Member Abreast(
        Profile profile, MemberState state, Agreement[] agreements, double competence = 0, double knowledge = 0, Decisions? decisions = null)
    {
        var demand = default(Bulletin);
        for (int round = 1; round <= 2; round++)
            demand = Inform.Unwatched(demand, 0, default, new(1, round));
        state.Curriculum[0] = demand.Demand;
        return Member(
            profile, state, agreements, [.. Enumerable.Repeat(new Cohort(0, competence, knowledge), Cohort.Semesters)], decisions);
    }

    /// <summary>An agreement that was signed in round 1 and is renewed after round 99.</summary>
    public static Agreement With(StakeholderId partner, Tier tier, double trust = 0.5) =>
        new(partner, 0, 0, tier, Age: 0, Signed: 1, Expires: 99, trust, Effort: 1);

    /// <summary>An enterprise and a university that are committed, with a curriculum behind demand by a gap, and their agreement.</summary>
    public static Stage Deep(Tier tier, double gap = 0, Decisions? decisions = null)
    {
        var state = MemberState.Found(Stance.Committed);
        var university = Abreast(Cast.ProfileOf(Cast.U, 1), state, []);
        state.Curriculum[0] = ((University)university).Curriculum(0) - gap;
        return new(Cast.Small, 1,
        [
            Cast.Government(10_000_000),
            Member(Cast.ProfileOf(Cast.E, 1), MemberState.Found(Stance.Committed), [With(Cast.U, tier)], [], decisions),
            Member(Cast.ProfileOf(Cast.U, 1), state, [With(Cast.E, tier)], ((University)university).Cohorts.ToArray(), decisions),
        ], round: 1);
    }

    /// <summary>Every enterprise and university stands as it stood when the run began.</summary>
    public sealed class Steadfast(IEnumerable<Member> members) : Decisions
    {
        private readonly Dictionary<StakeholderId, Stance> stances = members.ToDictionary(one => one.Id, one => one.Stance);

        public override Stance Revise(Profile who, int round, Stance revised) => stances[who.Id];
    }

    /// <summary>Nobody looks for a partner or takes one, and all stay committed, or as they stand by number.</summary>
    public sealed class Settled(params Stance[] stances) : Decisions
    {
        public override StakeholderId Partner(Profile who, int round, StakeholderId found) => default;

        public override bool Considers(Profile who, int round, StakeholderId proposer) => false;

        public override Stance Revise(Profile who, int round, Stance revised) =>
            stances.Length > 0 ? stances[who.Id.Number - 1] : Stance.Committed;
    }
}
