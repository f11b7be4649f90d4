using static Gongyu.Model.Tests.Cast;
using static Gongyu.Model.Tests.Troupe;

namespace Gongyu.Model.Tests;

/// <summary>Students and the labour market.</summary>
public class GraduateTests
{
    private static readonly StakeholderId Rival = new(Kind.Enterprise, 2);

    [Fact]
    public void A_programme_has_six_cohorts_that_learn_alike_and_move_up() => Some.Runs.Sample(run =>
    {
        var stage = Stage.Found(run);
        while (stage.Round < run.Rounds)
        {
            var before = stage.All.OfType<University>().Select(one => one.Cohorts.ToArray()).ToArray();
            stage.Play(run.Policy);
            foreach (var (university, were) in stage.All.OfType<University>().Zip(before))
                AssertMovedUp(university, were, university.Cohorts.ToArray());
        }
    }, iter: 100);

    [Fact]
    public void Students_learn_nothing_from_an_agreement_that_one_side_does_not_deliver_to()
    {
        var none = Cohorts(Tier.OrderClass, Stance.Abstain, Stance.Committed);
        Assert.Equal(none, Cohorts(Tier.OrderClass, Stance.Opportunist, Stance.Committed));
        Assert.Equal(none, Cohorts(Tier.OrderClass, Stance.Committed, Stance.Opportunist));
        Assert.NotEqual(none, Cohorts(Tier.OrderClass, Stance.Committed, Stance.Committed));
        // An exchange teaches a little and makes nobody acquainted with the partner's technology.
        var exchange = Cohorts(Tier.Exchange, Stance.Committed, Stance.Committed);
        Assert.True(exchange[5].Competence > none[5].Competence && exchange[5].Knowledge == 0);

        static Cohort[] Cohorts(Tier tier, Stance enterprise, Stance university) =>
            ((University)Trained(tier, Policy.None, enterprise, university)[U]).Cohorts.ToArray();
    }

    // Competence: (0.45·(1 + 0.15·content) + 0.15·assets + 0.40·min(1, practice))/6, practice .05, .5, 1, .8 by tier.
    // Knowledge: 0.1·min(2, practice·(1 + order class or placement))·(1 + 0.5·facilities)·(1 + 0.5·practice alignment), tier 2 and above.
    [Theory]
    [InlineData(2, 0, 0, 0, 0, 0, 0.108333333333, 0.05)] // (0.45 + 0.2)/6; 0.1·0.5
    [InlineData(2, 1, 0, 0, 0, 0, 0.108333333333, 0.10)] // 0.1·0.5·2
    [InlineData(3, 0, 0, 0, 0, 0, 0.141666666667, 0.10)] // (0.45 + 0.4)/6; 0.1·1
    [InlineData(3, 1, 1, 1, 1, 0.5, 0.165416666667, 0.45)] // (0.5175 + 0.075 + 0.4)/6; 0.1·2·1.5·1.5
    [InlineData(4, 0, 0, 0, 0.5, 0, 0.128333333333, 0.10)] // (0.45 + 0.32)/6; 0.1·0.8·1.25
    public void A_semester(
        int tier, double training, double content, double practice, double facilities, double asset, double competence, double knowledge)
    {
        var policy = Policy.None.With(Levers.Placement, training).With(Levers.OrderClass, training).With(Levers.ContentAlignment, content)
            .With(Levers.PracticeAlignment, practice).With(Levers.Facilities, facilities);
        var university = (University)Trained((Tier)tier, policy, Stance.Committed, Stance.Committed, asset: asset)[U];
        Assert.Equal(competence, university.Cohorts[5].Competence, 1e-11);
        Assert.Equal(knowledge, university.Cohorts[5].Knowledge, 1e-11);
    }

    // Whoever trained them knows all of the technology they know, a rival 0.4 of it; a certificate stands for 0.2 of the rest.
    // Worth 0.16·0.8·(0.4 + known), onboarding 0.08·(1 − 0.8·known).
    [Theory]
    [InlineData(false, 0.5, 0, 115_200, 48_000)] // 0.128·0.9; 0.08·0.6
    [InlineData(true, 0.5, 0, 76_800, 67_200)] // known 0.2: 0.128·0.6; 0.08·0.84
    [InlineData(false, 0.5, 1, 128_000, 41_600)] // known 0.5 + 0.5·0.2: 0.128·1.0; 0.08·0.52
    [InlineData(true, 0.5, 1, 97_280, 56_960)] // known 0.2 + 0.8·0.2 = 0.36: 0.128·0.76; 0.08·0.712
    public void Who_knows_more_is_worth_more_and_takes_less_to_be_of_use(
        bool poached, double knowledge, double certificate, long worth, long onboarding)
    {
        var stage = Classes(Policy.None.With(Levers.CertificateAlignment, certificate), knowledge)
            .First(one => (one[Rival].Round[Measure.Hired] > 0) == poached);
        var employer = poached ? Rival : E;
        Assert.Equal(worth, Booked(stage, employer, Reason.GraduateValue));
        Assert.Equal(onboarding, Booked(stage, employer, Reason.Onboarding));
        Assert.Equal(0, stage[poached ? E : Rival].Round[Measure.Hired]);
    }

    [Fact]
    public void An_enterprise_that_abstains_poaches_too()
    {
        var poached = Classes(Policy.None, 0.5).First(one => one[U].Round[Measure.Poached] == 1);
        Assert.Equal(Stance.Abstain, ((Member)poached[Rival]).Stance);
        Assert.Equal(76_800 - 67_200, poached[Rival].Balance.Micro);
        var entry = Assert.Single(poached[Rival].Reported, one => one.Reason == Reason.GraduateValue);
        Assert.Equal(default, entry.Agreement); // It has none.
    }

    // At a competence of 0.8: who knows nothing is worth 0.128·0.4 = 0.0512 and costs 0.08; who knows 0.3, 0.0896 and 0.0608 at the partner,
    // but 0.128·0.52 = 0.06656 and 0.07232 at a rival; who knows 0.4 is worth 0.07168 there and costs 0.06976.
    [Theory]
    [InlineData(0, false, false)]
    [InlineData(0.3, true, false)]
    [InlineData(0.4, true, true)]
    public void Nobody_hires_whom_he_would_not_gain_by(double knowledge, bool partner, bool rival)
    {
        var stages = Classes(Policy.None, knowledge).ToArray();
        Assert.Equal(partner, stages.Any(one => one[E].Round[Measure.Hired] > 0));
        Assert.Equal(rival, stages.Any(one => one[Rival].Round[Measure.Hired] > 0));
    }

    [Fact]
    public void Every_class_that_is_hired_is_hired_by_its_partner_or_by_a_rival() => Gen.Select(
        Some.Runs, Gen.Int[1, 25]).Sample((run, rounds) =>
    {
        // Agreements get deep where most are committed and talk.
        var stage = Stage.Found(run with { Plan = run.Plan with { EnterpriseStances = new(0.1, 0, 0.9), UniversityStances = new(0, 0, 1) } });
        var policy = run.Policy.With(Levers.Communication, 1).With(Levers.TierCap, 4);
        while (stage.Round < rounds)
        {
            stage.Play(policy);
            double Sum(Measure measure) => stage.All.Sum(one => one.Round[measure]);
            Assert.True(Sum(Measure.Trained) >= Sum(Measure.Retained) + Sum(Measure.Poached));
            Assert.Equal(Sum(Measure.Retained) + Sum(Measure.Poached), Sum(Measure.Hired));
            Assert.Equal(0, stage.All.OfType<University>().Sum(one => one.Round[Measure.Hired]));
        }
    }, iter: 150);

    [Fact]
    public void Where_there_is_no_other_enterprise_nobody_is_poached()
    {
        var stage = Trained(Tier.OrderClass, Policy.None, Stance.Committed, Stance.Committed, knowledge: 0.8);
        Assert.Equal((1, 1, 0), (stage[U].Round[Measure.Trained], stage[U].Round[Measure.Retained], stage[U].Round[Measure.Poached]));
        Assert.Equal(1, stage[E].Round[Measure.Hired]);
    }

    [Fact]
    public void Nobody_is_trained_by_an_exchange()
    {
        var stage = Trained(Tier.Exchange, Policy.None, Stance.Committed, Stance.Committed);
        Assert.Equal((0, 0), (stage[U].Round[Measure.Trained], stage[E].Round[Measure.Hired]));
    }

    [Fact]
    public void Order_classes_make_more_stay()
    {
        var (without, with) = (Retained(Policy.None), Retained(Policy.None.With(Levers.OrderClass, 1)));
        Assert.True(with.Sum() > without.Sum(), $"{with.Sum()} stayed with order classes, {without.Sum()} without.");

        static double[] Retained(Policy policy) => [.. Enumerable.Range(1, 40).SelectMany(seed =>
        {
            var stage = Labour(0, (ulong)seed);
            return Enumerable.Range(0, 14).Select(_ =>
            {
                stage.Play(policy.With(Levers.Communication, 1).With(Levers.TierCap, 3));
                return stage[U].Round[Measure.Retained];
            }).ToArray();
        })];
    }

    private static void AssertMovedUp(University university, Cohort[] were, Cohort[] are)
    {
        int[] sectors = [.. Enumerable.Range(0, CommunityPlan.MaxSectors).Where(university.Profile.IsIn)];
        Assert.Equal(sectors.SelectMany(sector => Enumerable.Repeat(sector, Cohort.Semesters)), are.Select(one => one.Sector));
        for (int i = 0; i < are.Length; i++)
        {
            Assert.InRange(are[i].Competence, 0, 1);
            Assert.InRange(are[i].Knowledge, 0, 1);
            var freshman = are[i / Cohort.Semesters * Cohort.Semesters + Cohort.Semesters - 1];
            var was = i % Cohort.Semesters < Cohort.Semesters - 1 ? were[i + 1] : default;
            Assert.True(freshman.Competence > 0); // What the semester added, to all of the programme alike.
            Assert.Equal(Math.Min(1, was.Competence + freshman.Competence), are[i].Competence, 1e-12);
            Assert.Equal(was.Knowledge + freshman.Knowledge * (1 - was.Knowledge), are[i].Knowledge, 1e-12);
        }
    }

    // One round of a university, its partner, and nobody else.
    private static Stage Trained(Tier tier, Policy policy, Stance enterprise, Stance university, double asset = 0, double knowledge = 0)
    {
        var stage = new Stage(Small, 1,
        [
            Government(10_000_000), Partner(enterprise, With(U, tier)),
            Abreast(ProfileOf(U, 1), MemberState.Found(university) with { Asset = asset }, [With(E, tier)], 0.5, knowledge),
        ], round: 1);
        stage.Play(policy.With(Levers.Communication, 1));
        return stage;
    }

    private static Member Partner(Stance stance, params Agreement[] agreements) =>
        Member(ProfileOf(E, 1), MemberState.Found(stance), agreements, [], null);

    // One round of a class of competence .8 by many seeds.
    private static IEnumerable<Stage> Classes(Policy policy, double knowledge)
    {
        for (ulong seed = 1; seed <= 50; seed++)
        {
            var stage = Labour(knowledge, seed);
            stage.Play(policy.With(Levers.Communication, 1));
            yield return stage;
        }
    }

    // A university, the partner that trains its students, and an enterprise that abstains; nobody changes stance.
    private static Stage Labour(double knowledge, ulong seed)
    {
        var plan = Small with { Enterprises = 2 };
        Stance[] stances = [Stance.Committed, Stance.Abstain];
        var decisions = new Settled(stances);
        return new(plan, seed,
        [
            Government(10_000_000),
            Member(ProfileOf(E, 1), MemberState.Found(Stance.Committed), [With(U, Tier.OrderClass)], [], decisions),
            Member(ProfileOf(Rival, 1), MemberState.Found(Stance.Abstain), [], [], decisions),
            Abreast(ProfileOf(U, 1), MemberState.Found(Stance.Committed), [With(E, Tier.OrderClass)], 0.8, knowledge, decisions),
        ], round: 1);
    }

    private static long Booked(Stage stage, StakeholderId who, Reason reason) =>
        stage[who].Reported.Single(entry => entry.Reason == reason).Amount.Micro;
}
