namespace Gongyu.Model.Tests.Rounds;

public class WitnessTests
{
    [Fact]
    public void Everybody_is_seen_in_each_step_it_plays_and_to_be_seen_changes_nothing() => Some.Runs.Sample(run =>
    {
        var notes = new Notes();
        var scenario = new Scenario
        {
            Name = "some",
            Question = new("What?", "什么？"),
            Community = run.Plan,
            Policy = run.Policy,
            Rounds = run.Rounds,
            Seed = run.Seed,
        };
        var cancellation = TestContext.Current.CancellationToken;
        Assert.Equal(Community.Play(scenario, 0, null, cancellation).Hash, Community.Play(scenario, 0, notes, null, cancellation).Hash);
        Assert.Equal(
            from round in Enumerable.Range(1, run.Rounds)
            from step in Steps.InOrder.ToArray()
            from id in run.Plan.Roster
            where step.IsPlayedBy(id.Kind)
            select (round, step, id),
            notes.Acts.Select(act => (act.Round, act.Step, act.Who)));
    }, iter: 30);

    [Fact]
    public void All_that_leaves_a_stakeholder_is_in_the_digest()
    {
        var (gov, ent, uni) = (Cast.G, Cast.E, Cast.U);
        var effects = new Dictionary<string, Action<Effects>>
        {
            [nameof(Effects.Messages)] = one => one.Send(new(MessageKind.Proposal, ent, uni, 0, Money.Zero, default)),
            [nameof(Effects.Entries)] = one => one.Book(uni, gov, new(1), Reason.Dues, default, 1),
            [nameof(Effects.Filings)] = one => one.File(new(ent, uni, 1, 0)),
            [nameof(Effects.Inspections)] = one => one.Inspect(new(ent, uni)),
            [nameof(Effects.Notices)] = one => one.Answer(new(ent, uni, Money.Zero, Money.Zero, Money.Zero, Money.Zero, false)),
            [nameof(Effects.Announcement)] = one => one.Announcement = Announcement.None,
            [nameof(Effects.Bulletin)] = one => one.Bulletin = default(Bulletin),
            [nameof(Effects.Listing)] = one => one.Listing = default(Listing),
        };
        // Whoever gives effects one thing more has to say here how it is told.
        Assert.Equal(typeof(Effects).GetProperties().Select(property => property.Name), effects.Keys);
        var digests = effects.Values.Prepend(_ => { }).Select(change =>
        {
            var changed = new Effects();
            change(changed);
            return Seen(Member(Stance.Committed), changed);
        });
        Assert.Equal(effects.Count + 1, digests.Distinct().Count());
    }

    [Fact]
    public void The_state_a_stakeholder_is_left_in_is_in_the_digest()
    {
        var counting = Member(Stance.Committed);
        Commit(counting, effects => effects.Count(Measure.Searches, 1));
        var richer = Member(Stance.Committed);
        Commit(richer, effects => effects.Book(Account.Market, Cast.E, new(1), Reason.Surplus, default, 1));
        Stakeholder[] states = [Member(Stance.Committed), Member(Stance.Opportunist), counting, richer];
        Assert.Equal(states.Length, states.Select(one => Seen(one, new())).Distinct().Count());
    }

    [Fact]
    public void When_it_was_is_in_the_digest()
    {
        var one = Member(Stance.Committed);
        Assert.Equal(3, new[] { Seen(one, new()), Seen(one, new(), 2), Seen(one, new(), step: Step.Settle) }.Distinct().Count());
    }

    private static Member Member(Stance stance) => Cast.Member(Cast.ProfileOf(Cast.E, 1), stance);

    private static void Commit(Member member, Action<Effects> change)
    {
        var effects = new Effects { Member = MemberState.Found(member.Stance) };
        change(effects);
        member.Commit(Step.Learn, effects);
    }

    private static RunHash Seen(Stakeholder who, Effects effects, int round = 1, Step step = Step.Learn)
    {
        var notes = new Notes();
        notes.See(round, step, who, effects);
        return Assert.Single(notes.Acts).Digest;
    }

    private sealed class Notes : DigestingWitness
    {
        public List<Act> Acts { get; } = [];

        public override void Hear(in Act act) => Acts.Add(act);
    }
}
