namespace Gongyu.Model.Tests;

/// <summary>
/// Influence and interests are no decoration: the same community with them handed round comes out differently, by each way in which they
/// act and for each kind.
/// </summary>
public class PermutationTests
{
    private static readonly Policy Equal = Policy.None.With(Levers.Equality, 1);

    private static readonly CommunityPlan Warm = Some.Town with { EnterpriseStances = new(0, 0, 1), UniversityStances = new(0, 0, 1) };

    private static readonly CommunityPlan Many = Some.Town with { Enterprises = 60, Universities = 20 };

    [Fact]
    public void By_the_split_influence_moves_who_earns_what()
    {
        // Stances are frozen; what is produced is the same to the last digit, so nothing but its split moved.
        var (own, handed) = (Play(Warm, Policy.None, steadfast: true), Play(Warm, Policy.None, Influence, steadfast: true));
        Assert.Equal(Values(own, "output.value"), Values(handed, "output.value"));
        Assert.NotEqual(Values(own, "payoff.gini"), Values(handed, "payoff.gini"));
        Assert.NotEqual(Values(own, "payoff.enterprise"), Values(handed, "payoff.enterprise"));
        var (equal, equalHanded) = (Play(Warm, Equal, steadfast: true), Play(Warm, Equal, Influence, steadfast: true));
        Assert.Equal(Values(equal, "payoff.gini"), Values(equalHanded, "payoff.gini"));
    }

    [Fact]
    public void By_imitation_influence_moves_how_all_stand()
    {
        // In the first round halves are paid to all and no class has graduated: only who counts as a role model can differ.
        int moved = 0;
        for (ulong seed = 1; seed <= 30; seed++)
        {
            var (own, handed) = (Play(Many, Equal, rounds: 1, seed: seed), Play(Many, Equal, Influence, rounds: 1, seed: seed));
            foreach (string same in new[] { "payoff.enterprise", "payoff.university", "utility.enterprise", "utility.university" })
                Assert.Equal(Values(own, same), Values(handed, same));
            moved += Values(own, "stance.enterprise.committed")[0] != Values(handed, "stance.enterprise.committed")[0] ? 1 : 0;
        }
        Assert.True(moved >= 5, $"Shares moved with {moved} of 30 seeds.");
    }

    [Fact]
    public void By_the_panel_influence_moves_what_is_said_of_all()
    {
        var panel = Equal.With(Levers.EvaluationAccuracy, 1).With(Levers.EvaluationWeight, 0.5);
        var (own, handed) = (Play(Some.Town, panel, steadfast: true), Play(Some.Town, panel, Influence, steadfast: true));
        Assert.NotEqual(Values(own, "evaluation.error"), Values(handed, "evaluation.error"));
        Assert.NotEqual(Values(own, "reputation.university"), Values(handed, "reputation.university"));
        // Without a panel nobody's name depends on others' influence.
        var (without, withoutHanded) = (Play(Some.Town, Equal, steadfast: true), Play(Some.Town, Equal, Influence, steadfast: true));
        Assert.Equal(Values(without, "evaluation.error"), Values(withoutHanded, "evaluation.error"));
        Assert.Equal(Values(without, "reputation.university"), Values(withoutHanded, "reputation.university"));
    }

    [Fact]
    public void By_its_name_influence_moves_where_graduates_go()
    {
        var deep = Equal.With(Levers.Communication, 1);
        var (own, handed) = (Play(Warm, deep, steadfast: true), Play(Warm, deep, Influence, steadfast: true));
        Assert.Equal(Values(own, "training.classes"), Values(handed, "training.classes"));
        Assert.NotEqual(Values(own, "poaching.ratio"), Values(handed, "poaching.ratio"));
    }

    [Theory]
    [InlineData(Kind.Enterprise)]
    [InlineData(Kind.University)]
    public void Interests_of_members_move_how_they_stand(Kind kind)
    {
        var (own, handed) = (Play(Many, Policy.None, rounds: 40), Play(Many, Policy.None, InterestsOf(kind), rounds: 40));
        string word = kind == Kind.Enterprise ? "enterprise" : "university";
        Assert.NotEqual(Values(own, $"utility.{word}")[0], Values(handed, $"utility.{word}")[0]);
        Assert.NotEqual(Values(own, $"stance.{word}.committed"), Values(handed, $"stance.{word}.committed"));
        Assert.NotEqual(Values(own, "output.value"), Values(handed, "output.value"));
    }

    [Fact]
    public void Interests_of_governments_move_what_they_can_afford()
    {
        // Planned goods of 0.26 a member, a budget of 0.2: what is spent is the part that a government does not want to keep.
        var plan = Some.Town with { BudgetPerMember = 0.2 };
        var policy = Policy.None.With(Levers.Facilities, 1).With(Levers.Research, 1).With(Levers.Information, 1);
        var (own, handed) = (Play(plan, policy), Play(plan, policy, InterestsOf(Kind.Government)));
        Assert.Equal(Values(own, "public.cost").Sum(), Values(handed, "public.cost").Sum(), 1e-3); // As much is spent, elsewhere.
        Assert.NotEqual(Values(own, "output.value"), Values(handed, "output.value"));
    }

    [Fact]
    public void Interests_of_governments_move_what_they_keep()
    {
        // Money is no object to what they provide, but to how they audit.
        var plan = Some.Town with { Adaptive = true };
        var policy = Policy.None.With(Levers.AuditRate, 0.4).With(Levers.Penalty, 1).With(Levers.TaxRelief, 0.5);
        int moved = 0;
        for (ulong seed = 1; seed <= 10; seed++)
        {
            var own = Play(plan, policy, rounds: 60, seed: seed);
            var handed = Play(plan, policy, InterestsOf(Kind.Government), rounds: 60, seed: seed);
            moved += Values(own, "audit.count").SequenceEqual(Values(handed, "audit.count")) ? 0 : 1;
        }
        Assert.True(moved > 0);
    }

    [Fact]
    public void Interests_of_associations_move_whether_they_are_active()
    {
        // Few seek, so that it is not plain whether to help them.
        var plan = Many with { Sectors = 4, EnterpriseStances = new(0.7, 0.1, 0.2), UniversityStances = new(0.7, 0.1, 0.2) };
        int moved = 0;
        for (ulong seed = 1; seed <= 10; seed++)
        {
            var (own, handed) = (Play(plan, Policy.None, seed: seed), Play(plan, Policy.None, InterestsOf(Kind.Association), seed: seed));
            bool active = !Values(own, "association.active").SequenceEqual(Values(handed, "association.active"));
            moved += active && !Values(own, "matching.proposals").SequenceEqual(Values(handed, "matching.proposals")) ? 1 : 0;
        }
        Assert.True(moved > 0);
    }

    [Theory]
    [InlineData(Kind.Government)]
    [InlineData(Kind.Association)]
    public void That_they_decide_moves_an_outcome_where_they_adapt(Kind kind)
    {
        var policy = Policy.None
            .With(Levers.AuditRate, 0.4).With(Levers.Penalty, 1).With(Levers.TaxRelief, 0.5).With(Levers.UniversityFunding, 0.5);
        var adaptive = Many with { Adaptive = true };
        var ofOwn = Records(Community.Found(adaptive, 1), policy);
        var ofHeld = Records(Community.Found(adaptive, 1, new Holds(kind)), policy);
        Assert.NotEqual(Values(ofOwn, "cooperation.ratio"), Values(ofHeld, "cooperation.ratio"));
        Assert.NotEqual(Values(ofOwn, "output.value"), Values(ofHeld, "output.value"));
        // Where nobody adapts, a government that holds to the plan does what it does anyway.
        if (kind == Kind.Government)
            Assert.Equal(
                Values(Records(Community.Found(Many, 1), policy), "output.value"),
                Values(Records(Community.Found(Many, 1, new Holds(kind)), policy), "output.value"));

        static List<RoundRecord> Records(Community community, Policy policy)
        {
            var recorder = new Recorder(1);
            return [.. Enumerable.Range(0, 40).Select(_ => community.Play(policy, recorder))];
        }
    }

    private static Profile Influence(Profile own, Profile next) => own.Id.Kind is Kind.Enterprise or Kind.University
        ? own with { Influence = next.Influence }
        : own;

    private static Func<Profile, Profile, Profile> InterestsOf(Kind kind) =>
        (own, next) => own.Id.Kind == kind ? own with { Interests = next.Interests } : own;

    // A run in which each is handed something of the next of its kind.
    private static List<RoundRecord> Play(
        CommunityPlan plan, Policy policy, Func<Profile, Profile, Profile>? hand = null, bool steadfast = false, int rounds = 20, ulong seed = 4)
    {
        var founded = Stage.Cast(new(plan, policy, seed, rounds)).ToArray();
        var decisions = steadfast ? new Troupe.Steadfast(founded.OfType<Member>()) : Decisions.Own;
        var stage = new Stage(plan, seed, founded.Select(one =>
            Troupe.As(one, hand?.Invoke(one.Profile, NextOf(one, founded)) ?? one.Profile, decisions)));
        var recorder = new Recorder(seed);
        return [.. Enumerable.Range(0, rounds).Select(_ => stage.Play(policy, recorder))];
    }

    private static Profile NextOf(Stakeholder one, Stakeholder[] founded)
    {
        var kind = founded.Where(other => other.Id.Kind == one.Id.Kind).ToArray();
        return kind[one.Id.Number % kind.Length].Profile;
    }

    private static double[] Values(IEnumerable<RoundRecord> records, string metric) =>
        [.. records.Select(record => record[Metrics.Find(metric)!])];

    private sealed class Holds(Kind kind) : Decisions
    {
        public override double Practice(Profile who, int round, double own) => who.Id.Kind == kind ? 0.5 : own;
    }
}
