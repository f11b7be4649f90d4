namespace Gongyu.Model.Tests;

/// <summary>A person decides in the seat of a member; else the model does.</summary>
public class SeatTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // Communities that have members, with decisions for any of them in any round.
    private static readonly Gen<Scenario> Seated = Gen.Select(
        Some.Runs.Where(run => run.Plan.Enterprises + run.Plan.Universities > 0),
        Gen.Select(Gen.Int[1, 14], Gen.Int[0, 100], Gen.Enum<Stance>()).Array[1, 6],
        (run, picks) => picks.Aggregate(
            new Scenario { Name = "s", Question = default, Community = run.Plan, Policy = run.Policy, Rounds = run.Rounds, Seed = run.Seed },
            (scenario, pick) => scenario.Decide(
                new(Math.Min(pick.Item1, run.Rounds), Members(run.Plan)[pick.Item2 % Members(run.Plan).Length], pick.Item3))));

    [Fact]
    public void A_member_stands_as_was_decided_and_nobody_else_does_otherwise_in_that_round()
    {
        int changed = 0;
        Seated.Sample(scenario =>
        {
            var decision = scenario.Decisions[0];
            var (seated, alone) = (After(scenario, decision.Round - 1), After(scenario, decision.Round - 1));
            var policy = scenario.Policy;
            bool wasThere = !MemberOf(alone, decision.Who).IsVacant;
            alone.Play(policy);
            seated.Play(new RoundInput(policy, [decision]));
            foreach (var (one, other) in seated.Stakeholders.Zip(alone.Stakeholders))
            {
                Assert.Equal(other.Reported, one.Reported);
                if (one.Id != decision.Who)
                    Assert.Equal(Stage.BytesOf(other), Stage.BytesOf(one));
            }
            var (decided, revised) = (MemberOf(seated, decision.Who), MemberOf(alone, decision.Who));
            Assert.Equal(revised.IsVacant, decided.IsVacant);
            Assert.Equal(revised.Utility, decided.Utility);
            Assert.Equal(wasThere && !revised.IsVacant ? decision.Stance : revised.Stance, decided.Stance);
            changed += revised.Stance != decided.Stance ? 1 : 0;
        }, iter: 300);
        Assert.True(changed > 30, $"Only {changed} stood otherwise.");
    }

    [Fact]
    public void A_decision_for_what_the_model_comes_to_anyway_changes_nothing_but_the_hash() => Some.Runs
        .Where(run => run.Plan.Enterprises + run.Plan.Universities > 0).Sample(run =>
    {
        var (seated, alone) = (Community.Found(run.Plan, run.Seed), Community.Found(run.Plan, run.Seed));
        var (of, other) = (new Recorder(run.Seed), new Recorder(run.Seed));
        for (int round = 1; round <= run.Rounds; round++)
        {
            var record = alone.Play(run.Policy, other);
            SeatDecision[] same = [.. alone.Stakeholders.OfType<Member>().Select(member => new SeatDecision(round, member.Id, member.Stance))];
            var decided = seated.Play(new RoundInput(run.Policy, same), of);
            Assert.Equal(record.Values, decided.Values);
            Assert.Equal(record.Ledger, decided.Ledger);
            Assert.NotEqual(record.Hash, decided.Hash);
            Assert.Equal(alone.Stakeholders.Select(Stage.BytesOf), seated.Stakeholders.Select(Stage.BytesOf));
        }
    }, iter: 100);

    [Fact]
    public void The_same_decisions_are_the_same_run_and_each_of_them_is_part_of_its_hash() => Seated.Sample(scenario =>
    {
        var expected = Play(scenario);
        Assert.Equal(expected, Play(scenario));
        Assert.NotEqual(expected, Play(scenario with { Decisions = [] }));
        for (int i = 0; i < scenario.Decisions.Count; i++)
        {
            var decision = scenario.Decisions[i];
            Assert.NotEqual(expected, Play(scenario with { Decisions = [.. scenario.Decisions.Where(one => one != decision)] }));
            Assert.NotEqual(expected, Play(scenario.Decide(decision with { Stance = (Stance)(((int)decision.Stance + 1) % 3) })));
        }
    }, iter: 60);

    [Fact]
    public void A_record_seals_what_was_decided() => Seated.Sample(scenario =>
    {
        var steering = new Steering(scenario);
        var (chain, forgetful) = (new Recorder(scenario.Seed), new Recorder(scenario.Seed));
        bool same = true;
        foreach (var record in Community.Found(scenario.Community, scenario.Seed).Rounds(scenario, new(scenario.Seed), Cancellation))
        {
            Assert.True(chain.Follow(record, steering.Of(record.Round)));
            same &= forgetful.Follow(record, steering.Of(record.Round).Policy);
            Assert.Equal(record.Round < scenario.Decisions[0].Round, same);
            steering.Hear(record);
        }
    }, iter: 60);

    [Fact]
    public void Why_it_stands_so_is_that_a_person_decided_and_the_next_round_is_its_own_again()
    {
        var scenario = Town(new(5, new(Kind.Enterprise, 3), Stance.Opportunist));
        var asked = new Inquiry(new(Kind.Enterprise, 3));
        var told = asked.Ask(scenario, 0, 5, scenario.Rounds, Cancellation).Fact.Member!;
        Assert.Equal((RevisionWay.Seat, Stance.Opportunist, Stance.Opportunist), (told.Revision.Way, told.Revision.Chosen, told.After));
        foreach (int round in new[] { 4, 6 })
            Assert.NotEqual(RevisionWay.Seat, asked.Ask(scenario, 0, round, scenario.Rounds, Cancellation).Fact.Member!.Revision.Way);
        Assert.Equal(Stance.Opportunist, asked.Ask(scenario, 0, 6, scenario.Rounds, Cancellation).Fact.Member!.Before);
        Assert.NotEqual(RevisionWay.Seat, new Inquiry(new(Kind.Enterprise, 4)).Ask(scenario, 0, 5, scenario.Rounds, Cancellation).Fact.Member!.Revision.Way);
    }

    [Fact]
    public void On_other_terms_the_person_decides_the_same()
    {
        var scenario = Town(new(5, new(Kind.University, 2), Stance.Abstain));
        var answer = new Inquiry(new(Kind.University, 2), PolicyChange.None.With(Levers.TaxRelief, 1)).Ask(scenario, 0, 5, scenario.Rounds, Cancellation);
        Assert.Equal(RevisionWay.Seat, answer.Otherwise!.Member!.Revision.Way);
        Assert.Equal(Stance.Abstain, answer.Otherwise.Member.After);
    }

    [Fact]
    public void Frozen_behaviour_keeps_what_was_decided() => Seated.Sample(scenario =>
    {
        var log = new DecisionLog(scenario.Community);
        var expected = Community.Play(scenario, 0, Decisions.Own, log, cancellation: Cancellation);
        Assert.Equal(expected.Hash, Community.Play(scenario, 0, new FrozenDecisions(log), cancellation: Cancellation).Hash);
    }, iter: 60);

    [Fact]
    public void A_later_decision_for_the_same_member_and_round_takes_the_place_of_the_earlier()
    {
        StakeholderId one = new(Kind.Enterprise, 1), other = new(Kind.University, 1);
        var scenario = Town(new(5, other, Stance.Abstain)).Decide(new(5, one, Stance.Abstain)).Decide(new(2, other, Stance.Committed))
            .Decide(new(5, one, Stance.Committed));
        Assert.Equal(
            [new(2, other, Stance.Committed), new(5, one, Stance.Committed), new(5, other, Stance.Abstain)], scenario.Decisions);
        Assert.Equal("ent/1=committed", $"{scenario.Decisions[1]}");
    }

    private static Scenario Town(SeatDecision decision) =>
        new Scenario { Name = "s", Question = default, Community = Some.Town, Policy = Some.Everything, Rounds = 10 }.Decide(decision);

    private static RunHash Play(Scenario scenario) => Community.Play(scenario, 0, cancellation: Cancellation).Hash;

    private static StakeholderId[] Members(CommunityPlan plan) => [.. plan.Roster.Where(SeatDecision.HasSeat)];

    private static Member MemberOf(Community community, StakeholderId who) => (Member)community.Stakeholders.Single(one => one.Id == who);

    private static Community After(Scenario scenario, int rounds)
    {
        var community = Community.Found(scenario.Community, scenario.Seed);
        while (community.Round < rounds)
            community.Play(scenario.Policy);
        return community;
    }
}
