using static Gongyu.Model.Tests.Cast;
using static Gongyu.Model.Tests.Troupe;

namespace Gongyu.Model.Tests;

/// <summary>支持保障: rows G1 to G4.</summary>
public class SupportTests
{
    private static readonly StakeholderId Second = new(Kind.Enterprise, 2);

    [Theory]
    [InlineData(0, 0.7, 0.2, 0.05)]
    [InlineData(0, 0.2, 0.7, -0.05)]
    [InlineData(0.1, 0.5, 0.5, 0.1)] // both hold back alike
    [InlineData(0.28, 1, 0, 0.3)]
    [InlineData(-0.3, 0, 1, -0.3)]
    public void A_survey_moves_towards_whoever_holds_back(double shift, double enterprises, double universities, double expected) =>
        Assert.Equal(expected, Support.Surveyed(shift, enterprises, universities), 1e-12);

    // What is moved is there to be moved, and there is room for it.
    [Theory]
    [InlineData(0.4, 0.4, 0.3, 0.7, 0.1)]
    [InlineData(0.4, 0.4, -0.3, 0.1, 0.7)]
    [InlineData(0.4, 0.1, 0.3, 0.5, 0)] // no more than 0.1
    [InlineData(0.9, 0.6, 0.3, 1, 0.5)] // no more than 0.1
    [InlineData(0.2, 0.95, -0.3, 0.15, 1)] // no more than 0.05
    [InlineData(0, 0, 0.3, 0, 0)]
    public void Incentives_move_as_surveys_say(double relief, double funding, double shift, double movedRelief, double movedFunding)
    {
        var planned = Policy.None.With(Levers.TaxRelief, relief).With(Levers.UniversityFunding, funding);
        Assert.Equal(0, Support.Moved(planned, shift)); // Without surveys nothing moves.
        var terms = Moved(planned.With(Levers.SurveyInterval, 4), shift);
        Assert.Equal(movedRelief, Support.Claimable(terms, Kind.Enterprise), 1e-12);
        Assert.Equal(movedFunding, Support.Claimable(terms, Kind.University), 1e-12);
    }

    [Fact]
    public void Whatever_surveys_found_incentives_stay_in_their_range_and_sum_to_the_same() => Gen.Select(
        Gen.Double[0, 1], Gen.Double[0, 1], Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1]).Array[0, 30]).Sample((relief, funding, surveys) =>
    {
        double shift = surveys.Aggregate(0.0, (shift, one) => Support.Surveyed(shift, one.Item1, one.Item2));
        Assert.InRange(shift, -0.3, 0.3);
        var terms = Moved(
            Policy.None.With(Levers.TaxRelief, relief).With(Levers.UniversityFunding, funding).With(Levers.SurveyInterval, 1), shift);
        double enterprises = Support.Claimable(terms, Kind.Enterprise), universities = Support.Claimable(terms, Kind.University);
        Assert.InRange(enterprises, 0, 1);
        Assert.InRange(universities, 0, 1);
        Assert.Equal(relief + funding, enterprises + universities, 1e-12);
    });

    [Theory]
    [InlineData(0, 4, false)]
    [InlineData(4, 4, true)]
    [InlineData(4, 6, false)]
    [InlineData(1, 7, true)]
    public void When_a_survey_is_held_and_paid_for(double interval, int round, bool held)
    {
        var policy = Policy.None.With(Levers.SurveyInterval, interval);
        Assert.Equal(held, Support.IsSurveyed(policy, round));
        Assert.Equal(held ? 0.01 : 0, Support.SurveyCosts(policy, round));
    }

    [Fact]
    public void Where_enterprises_hold_back_surveys_bring_incentives_to_them_round_by_round()
    {
        var plan = Small with { Enterprises = 3, EnterpriseStances = new(1, 0, 0), UniversityStances = new(0, 0, 1) };
        var stage = new Stage(plan, 1, plan.Roster.Select(id => Founding.Found(plan, 1, id, new ColdEnterprises())));
        var policy = Policy.None.With(Levers.TaxRelief, 0.2).With(Levers.UniversityFunding, 0.6).With(Levers.SurveyInterval, 2);
        var announced = Enumerable.Range(1, 16).Select(_ =>
        {
            stage.Play(policy);
            return Math.Round(Support.Claimable(stage.Board.Announcements[0], Kind.Enterprise), 12);
        });
        // Every second round 0.05 more, up to 0.3.
        Assert.Equal([0.2, 0.25, 0.25, 0.3, 0.3, 0.35, 0.35, 0.4, 0.4, 0.45, 0.45, 0.5, 0.5, 0.5, 0.5, 0.5], announced);
        Assert.Equal(0.3, Support.Claimable(stage.Board.Announcements[0], Kind.University), 1e-12);
        Assert.Equal(40_000, stage[G].Reported.Single(entry => entry.Reason == Reason.Survey).Amount.Micro); // Four members.
    }

    // Of what was perceived 0.9 stays; a finding adds half of the rest, as far as it is fed back.
    [Theory]
    [InlineData(0, true, 1, 1, 0.5)]
    [InlineData(0.5, true, 1, 1, 0.725)] // 0.45 + 0.5·0.55
    [InlineData(0.5, true, 0.5, 1, 0.5875)] // 0.45 + 0.25·0.55
    [InlineData(0.5, true, 1, 0.5, 0.5875)]
    [InlineData(0.5, true, 0, 1, 0.45)]
    [InlineData(0.5, false, 1, 1, 0.45)]
    public void Perceived_detection(double perceived, bool found, double feedback, double provided, double expected) =>
        Assert.Equal(expected, Support.Detection(Terms(provided, (Levers.Feedback, feedback)), perceived, found), 1e-12);

    [Fact]
    public void Only_whoever_is_found_out_and_told_so_perceives_more_detection() => Some.Runs.Sample(run =>
    {
        var perceived = new Dictionary<StakeholderId, double>();
        var stage = new Stage(run.Plan, run.Seed, Stage.Cast(run))
        {
            Acted = (Stakeholder who, Step step, in Brief brief, Effects effects) =>
            {
                if (who is not Member member || step != Step.Settle)
                    return;
                if (member.IsVacant)
                {
                    perceived.Remove(member.Id); // Who comes to its place knows nothing of it.
                    return;
                }
                double before = perceived.GetValueOrDefault(member.Id), after = effects.Member.Detection;
                bool told = Settle.WasFound(brief) && Support.HasCourses(brief.Board.Announcements[member.Profile.Region]);
                Assert.True(told ? after > 0.9 * before : after == 0.9 * before);
                perceived[member.Id] = after;
            },
        };
        while (stage.Round < run.Rounds)
            stage.Play(run.Policy.With(Levers.AuditRate, 0.5));
    }, iter: 100);

    // 0.08·0.8·(learned − capability)·8·(finance·(detection·fine + agreed) + reputation) against finance·0.03, with an interest in finance
    // of 0.5, in reputation of 0.1, and 0.7 agreed.
    [Theory]
    [InlineData(1, 0, 0, 0, 0, true)] // 0.0192·8·0.45 = 0.069 > 0.015
    [InlineData(0, 0, 0, 0, 0, false)] // nobody says what to correct
    [InlineData(1, 0.9, 0, 0, 0, false)] // few slips are left: 0.0069
    [InlineData(1, 0, 0.9, 0, 0, false)] // little is left to learn: 0.00192·8·0.45 = 0.0069
    [InlineData(1, 0, 0.9, 1, 5, true)] // fines are dear and sure: 0.00192·8·2.2 = 0.034
    [InlineData(1, 0, 0.9, 0.1, 5, false)] // dear and unlikely: 0.00192·8·(0.5·1.05 + 0.1) = 0.0096
    public void Who_takes_a_course(double feedback, double communication, double capability, double detection, double penalty, bool expected) =>
        Assert.Equal(expected, Support.TakesCourse(
            Terms(1, (Levers.Feedback, feedback), (Levers.Communication, communication), (Levers.Penalty, penalty)),
            new(0.5, 0.2, 0.2, 0.1, 0), detection, capability, agreed: 0.7));

    [Fact]
    public void A_course_is_a_decision_that_is_paid_for()
    {
        var took = Audited(Decisions.Own);
        Assert.Equal(
            new Entry(E, Account.Services, new(30_000), Reason.Course, default, 2),
            Assert.Single(took.Ledger, entry => entry.Reason == Reason.Course));
        Assert.Equal(0.3, took[E].Round[Measure.Capability], 1e-12);
        Assert.Equal(0, took[U].Round[Measure.Capability]); // It was audited too, and had delivered.
        var refused = Audited(new NoCourse());
        Assert.DoesNotContain(refused.Ledger, entry => entry.Reason == Reason.Course);
        Assert.Equal(0, refused[E].Round[Measure.Capability]);

        // Who under-delivers on purpose has nothing to learn.
        Assert.DoesNotContain(Audited(Decisions.Own, Stance.Opportunist).Ledger, entry => entry.Reason == Reason.Course);

        // The enterprise slips in round 2 of this seed, or does it on purpose.
        static Stage Audited(Decisions decisions, Stance stance = Stance.Committed)
        {
            ulong seed = (ulong)Enumerable.Range(1, 100).First(one => new Chance((ulong)one, 2).Draw(E, Purpose.Slip, U.Code) < 0.08
                && new Chance((ulong)one, 2).Draw(U, Purpose.Slip, E.Code) > 0.08);
            var stage = new Stage(Small, seed,
            [
                Government(10_000_000),
                Member(ProfileOf(E, 1), MemberState.Found(stance), [With(U, Tier.Placement)], [], decisions),
                Abreast(ProfileOf(U, 1), MemberState.Found(Stance.Committed), [With(E, Tier.Placement)]),
            ], round: 1);
            stage.Play(Policy.None.With(Levers.AuditRate, 1).With(Levers.Penalty, 1).With(Levers.Feedback, 1));
            return stage;
        }
    }

    // A loss is 0.6 of the agreed contribution, 0.20 of a university in an exchange.
    [Theory]
    [InlineData(1, 10_000_000, 120_000)]
    [InlineData(0.5, 10_000_000, 60_000)]
    [InlineData(1, 50_000, 50_000)] // All of the budget.
    [InlineData(0, 10_000_000, 0)]
    public void A_loss_is_made_good_in_the_round_after_it_once_and_within_the_budget(double compensation, long budget, long expected)
    {
        var decisions = new FirstRoundBreach();
        var stage = new Stage(Small with { Enterprises = 2 }, 1,
        [
            Government(budget), Partner(E), Partner(Second),
            Abreast(
                ProfileOf(U, 2), MemberState.Found(Stance.Committed), [With(E, Tier.Exchange), With(Second, Tier.Exchange)],
                decisions: decisions),
        ], round: 1);
        var paid = new List<Entry>[4];
        for (int round = 0; round < paid.Length; round++)
        {
            stage.Play(Policy.None.With(Levers.Communication, 1).With(Levers.Compensation, compensation));
            paid[round] = [.. stage.Ledger.Where(entry => entry.Reason == Reason.LossCompensation)];
        }
        Assert.Empty(paid[0]); // The round of the loss.
        Assert.Equal(expected, paid[1].Sum(entry => entry.Amount.Micro));
        Assert.True(paid[1].Count == (expected > 0 ? 1 : 0) && paid[1].All(entry => entry.From == G && entry.To == U));
        Assert.Empty(paid[2].Concat(paid[3]));

        Member Partner(StakeholderId id) =>
            Member(ProfileOf(id, 1), MemberState.Found(Stance.Committed), [With(U, Tier.Exchange)], [], decisions);
    }

    [Theory]
    [InlineData(2, Kind.University, 0, 0.30)] // 0.6·0.50
    [InlineData(4, Kind.Enterprise, 0, 1.26)] // 0.6·2.10
    [InlineData(4, Kind.Enterprise, 0.75, 0.315)] // 1.26 − 0.75·0.6·2.10: the breacher pays the rest
    [InlineData(2, Kind.University, 3, 0)]
    public void A_loss(int tier, Kind victim, double liability, double expected) => Assert.Equal(
        expected, Support.Loss(new(Policy.None.With(Levers.Clarity, 1).With(Levers.BreachLiability, liability), 1, 0), (Tier)tier, victim), 1e-12);

    // (1 − weight)·education + weight·industry, cut to [0,1].
    [Theory]
    [InlineData(0, 0.9, 0.1, 0.9)]
    [InlineData(1, 0.9, 0.1, 0.1)]
    [InlineData(0.25, 0.8, 0.4, 0.7)]
    [InlineData(0.5, 1.4, 1, 1)]
    [InlineData(0.5, -0.4, 0, 0)]
    public void A_score(double weight, double education, double industry, double expected) =>
        Assert.Equal(expected, Support.Score(Policy.None.With(Levers.EvaluationWeight, weight), education, industry), 1e-12);

    [Theory]
    [InlineData(0, 0.2, 0, 1)]
    [InlineData(1, 1, 0.3, 1)]
    [InlineData(1, 0.2, 0.3, 0.6)] // 1 − 0.5·0.8
    [InlineData(0.5, 0.2, 0.15, 0.8)]
    public void What_a_score_moves(double accuracy, double reputation, double pace, double funded)
    {
        var terms = Terms(1, (Levers.EvaluationAccuracy, accuracy));
        Assert.Equal(pace, Support.ScorePace(terms), 1e-12);
        Assert.Equal(funded, Support.Funded(terms, reputation), 1e-12);
    }

    [Fact]
    public void What_it_costs()
    {
        Assert.Equal(0.0125, Support.PanelCosts(Policy.None.With(Levers.EvaluationAccuracy, 0.5).With(Levers.EvaluationWeight, 0.5)), 1e-12);
        Assert.Equal(0.005, Support.FeedbackCosts(Policy.None.With(Levers.Feedback, 0.5)), 1e-12);
        Assert.Equal(0.01, Support.ReformCosts(Policy.None.With(Levers.Reform, 0.5)), 1e-12);
        Assert.Equal(new(30_000), Support.Course);
    }

    [Fact]
    public void A_panel_says_what_its_influential_experts_say()
    {
        // The first round in which three different experts look at the university, none of whom the range of scores cuts.
        var (chance, experts) = Enumerable.Range(1, 1000).Select(round => new Chance(1, round))
            .Select(chance => (chance, Experts(chance)))
            .First(one => one.Item2.DistinctBy(expert => expert.Number).Count() == 3
                && one.Item2.All(expert => expert.View is > 0.01 and < 0.99));
        // One expert has next to all the influence: the panel's score is hers.
        foreach (var expert in experts)
            Assert.Equal(expert.View, Score(chance, number => number == expert.Number ? 1 : 1e-12), 1e-9);
        // All have the same: it is their mean. Weights of 1, 2, 3 to 6: it is theirs by weight.
        Assert.Equal(experts.Average(expert => expert.View), Score(chance, _ => 0.3), 1e-12);
        double[] weights = [0.1, 0.2, 0.3];
        double Weight(int number) => Array.FindIndex(experts, expert => expert.Number == number) is >= 0 and var at ? weights[at] : 1;
        Assert.Equal(
            (experts[0].View + 2 * experts[1].View + 3 * experts[2].View) / 6, Score(chance, Weight), 1e-12);

        // An opportunist is seen at 0, by its own kind leniently at 0.3, give or take a half.
        static (int Number, double View)[] Experts(Chance chance) => [.. Enumerable.Range(0, 3).Select(i => (
            chance.DrawNumber(U, Purpose.Expert, 3 * (int)Kind.University + i, 8),
            0.3 + chance.Draw(U, Purpose.ExpertView, (uint)(3 * (int)Kind.University + i)) - 0.5))];

        static double Score(Chance chance, Func<int, double> influence)
        {
            var state = MemberState.Found(Stance.Opportunist);
            var me = new MemberView(ProfileOf(U, 1), in state, [], [], Decisions.Own);
            var peers = Enumerable.Range(1, 8).Select(number => new Listing { Influence = influence(number) }).ToArray();
            return Panel.Score(me, new() { Chance = chance, Board = new([Announcement.None], [], [], peers) });
        }
    }

    [Fact]
    public void Nobody_judges_himself()
    {
        // The only university: there is no expert of education but itself, so its own reputation of 0.5 stands in, whatever is drawn.
        var state = MemberState.Found(Stance.Opportunist);
        var me = new MemberView(ProfileOf(U, 1), in state, [], [], Decisions.Own);
        for (int round = 1; round <= 20; round++)
            Assert.Equal(0.5, Panel.Score(me, new() { Chance = new(1, round), Board = new([Announcement.None], [], [], [new Listing { Influence = 1 }]) }));
    }

    private static Announcement Moved(Policy policy, double shift) => new(policy, 1, 0, Shift: Support.Moved(policy, shift));

    private static Announcement Terms(double provided, params (Lever Lever, double Value)[] levers) =>
        new(levers.Aggregate(Policy.None, (policy, one) => policy.With(one.Lever, one.Value)), provided, 0);

    private sealed class ColdEnterprises : Decisions
    {
        public override Stance Revise(Profile who, int round, Stance revised) =>
            who.Id.Kind == Kind.Enterprise ? Stance.Abstain : Stance.Committed;
    }

    private sealed class NoCourse : Decisions
    {
        public override bool TakesCourse(Profile who, int round, bool wants) => false;
    }

    // The first enterprise under-delivers once; nobody changes stance or partners.
    private sealed class FirstRoundBreach : Decisions
    {
        public override double Effort(Profile who, Stance stance, in Agreement agreement, bool slips) =>
            who.Id == E && agreement.Age == 0 ? Surplus.LowEffort : 1;

        public override Stance Revise(Profile who, int round, Stance revised) => Stance.Committed;
    }
}
