namespace Gongyu.Model.Tests;

public class LearnTests
{
    [Fact]
    public void Stance_changes_only_when_a_member_learns() => Some.Runs.Sample(run =>
    {
        var stage = new Stage(run.Plan, run.Seed, Stage.Cast(run))
        {
            Acted = (Stakeholder who, Step step, in Brief _, Effects effects) =>
            {
                if (who is Member member && step != Step.Learn)
                    Assert.Equal(member.Stance, effects.Member.Stance);
            },
        };
        while (stage.Round < run.Rounds)
            stage.Play(run.Policy);
    }, iter: 200);

    [Fact]
    public void What_a_member_learns_is_not_what_the_policy_says_while_nobody_tells_it_how_likely_it_is_found_out() =>
        Gen.Select(Some.Runs, Some.Policies).Sample((run, other) =>
            Learned(run with { Policy = run.Policy.With(Levers.Feedback, 0) }, (Member who, in Brief brief, Effects effects) =>
            {
                Assert.Equal(0, effects.Member.Detection);
                Assert.Equal(effects.Member.Stance, Learns(who, brief, other));
            }), iter: 60);

    [Fact]
    public void Who_was_told_fears_the_sanction_which_makes_opportunism_no_likelier_and_nothing_else()
    {
        // The same peers and beliefs; no sanction, or all there can be.
        var severe = Policy.None.With(Levers.Penalty, Levers.Penalty.Maximum);
        int told = 0, deterred = 0;
        for (ulong seed = 1; seed <= 20; seed++)
            Learned(new(Some.Town, Some.Everything.With(Levers.Feedback, 1), seed, 14), (Member who, in Brief brief, Effects effects) =>
            {
                var (lenient, afraid) = (Learns(who, brief, Policy.None), Learns(who, brief, severe));
                told += effects.Member.Detection > 0 ? 1 : 0;
                deterred += lenient == afraid ? 0 : 1;
                if (effects.Member.Detection == 0)
                    Assert.Equal(lenient, afraid);
                else if (lenient != afraid)
                    Assert.True(who.Stance == Stance.Opportunist
                        ? lenient == who.Stance
                        : afraid == who.Stance && lenient == Stance.Opportunist);
            });
        Assert.True(told > 0 && deterred > 0, $"{told} were told, {deterred} of them deterred.");
    }

    [Fact]
    public void Who_learns_takes_over_a_stance_of_its_peers_or_tries_one() => Some.Runs.Sample(run =>
    {
        var stage = new Stage(run.Plan, run.Seed, Stage.Cast(run))
        {
            Acted = (Stakeholder who, Step step, in Brief brief, Effects effects) =>
            {
                if (who is not Member { IsVacant: false } member || step != Step.Learn || effects.Member.Stance == member.Stance
                    || effects.Member.IsVacant)
                    return;
                Assert.True(brief.Chance.Draw(who.Id, Purpose.Revision) < 0.15);
                if (brief.Chance.Draw(who.Id, Purpose.Experiment) >= 0.05)
                    Assert.Contains(
                        effects.Member.Stance, brief.Board.Listings(who.Id.Kind).ToArray().Select(listing => listing.Stance));
            },
        };
        while (stage.Round < run.Rounds)
            stage.Play(run.Policy);
    }, iter: 100);

    [Fact]
    public void A_better_off_stance_spreads()
    {
        // A thousand fare well by commitment and a thousand badly by opportunism. 150 of those revise, and half of them meet one of
        // the committed. What the committed lose, they lose by experiment: 1000·0.15·0.05·2/3 = 5.
        var stage = Play(2000, rounds: 1, (number, state) => state with { Utility = number % 2 == 0 ? 1 : -1 }, _ => 1);
        Assert.InRange(stage.Members.Count(member => member.Id.Number % 2 != 0 && member.Stance == Stance.Committed), 50, 100);
        Assert.InRange(stage.Members.Count(member => member.Id.Number % 2 == 0 && member.Stance != Stance.Committed), 0, 15);
    }

    [Fact]
    public void Influential_peers_are_the_role_models()
    {
        // All fare alike, so only influence tells them apart; permuted among the same stakeholders it turns the outcome round.
        int led = Committed(Play(60, rounds: 12, (_, state) => state, number => number % 2 == 0 ? 1 : 0.02));
        int permuted = Committed(Play(60, rounds: 12, (_, state) => state, number => number % 2 == 0 ? 0.02 : 1));
        Assert.True(led > 45 && permuted < 15, $"{led} and {permuted} of 60 are committed.");
    }

    [Fact]
    public void A_host_may_decide_in_a_members_place()
    {
        var community = Community.Found(Some.Town, 3, new Stubborn());
        for (int round = 0; round < 10; round++)
        {
            community.Play(Policy.None);
            foreach (var member in community.Stakeholders.OfType<Member>())
            {
                Assert.Equal(Stance.Committed, member.Stance);
                foreach (var agreement in member.Agreements)
                    Assert.Equal(0.5, agreement.Effort);
            }
        }
        Assert.Contains(community.Stakeholders.OfType<Member>(), member => !member.Agreements.IsEmpty);
    }

    private static void Learned(Run run, Learning learned)
    {
        var stage = new Stage(run.Plan, run.Seed, Stage.Cast(run))
        {
            Acted = (Stakeholder who, Step step, in Brief brief, Effects effects) =>
            {
                if (who is Member member && step == Step.Learn)
                    learned(member, brief, effects);
            },
        };
        while (stage.Round < run.Rounds)
            stage.Play(run.Policy);
    }

    // What it would learn from the same peers were another policy in force.
    private static Stance Learns(Member who, in Brief brief, Policy policy)
    {
        var announced = brief.Board.Announcements.ToArray().Select(_ => new Announcement(policy, 1, 1)).ToArray();
        var board = new Board(announced, brief.Board.Bulletins.ToArray(),
            brief.Board.Listings(Kind.Enterprise).ToArray(), brief.Board.Listings(Kind.University).ToArray());
        var effects = new Effects();
        who.Act(Step.Learn, new() { Chance = brief.Chance, Board = board, Policy = policy }, effects);
        return effects.Member.Stance;
    }

    private delegate void Learning(Member who, in Brief brief, Effects effects);

    private static Stage Play(int peers, int rounds, Func<int, MemberState, MemberState> fares, Func<int, double> influence)
    {
        var plan = new CommunityPlan { Regions = 1, Sectors = 1, Enterprises = peers, Universities = 0, Associations = false };
        var cast = Enumerable.Range(1, peers).Select(number => Cast.Member(
            Cast.ProfileOf(new(Kind.Enterprise, number), 1, influence(number)),
            fares(number, MemberState.Found(number % 2 == 0 ? Stance.Committed : Stance.Opportunist))));
        var stage = new Stage(plan, 11, [Cast.Government(0), .. cast]);
        for (int round = 0; round < rounds; round++)
            stage.Play(Policy.None);
        return stage;
    }

    private static int Committed(Stage stage) => stage.Members.Count(member => member.Stance == Stance.Committed);

    private sealed class Stubborn : Decisions
    {
        public override double Effort(Profile who, Stance stance, in Agreement agreement, bool slips) => 0.5;

        public override Stance Revise(Profile who, int round, Stance revised) => Stance.Committed;
    }
}
