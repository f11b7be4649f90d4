using Gongyu.Model;

namespace Gongyu.Grains.Tests;

/// <summary>Calls that come twice or late change nothing, and what was lost is never passed over in silence.</summary>
public class FenceTests(SharedCluster cluster)
{
    private const int Epoch = 1;

    private static readonly StakeholderId Enterprise = new(Kind.Enterprise, 3), University = new(Kind.University, 2);

    private readonly Scenario scenario = Some.Small();
    private readonly string run = Cluster.NewRun();

    [Fact]
    public async Task A_round_asked_twice_is_answered_twice_and_played_once()
    {
        var grain = await cluster.Begin(scenario, run);
        var tally = new Tally(scenario, 0);
        for (int round = 1; round <= scenario.Rounds; round++)
        {
            tally.Add(await grain.Play(round, scenario.Policy));
            Assert.Equal(tally.Last!.Hash, (await grain.Play(round, scenario.Policy)).Hash);
            await grain.Begin(Cluster.CharterOf(scenario));
        }
        Fast.AssertSame(Fast.Play(scenario), tally.End(await grain.End()));
        Assert.Equal(Fast.Play(scenario).Hash, await grain.End());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task A_round_that_is_not_the_next_one_is_refused(int round)
    {
        Fast.AssertSame(Fast.Play(scenario), await cluster.Play(scenario, run, async played =>
        {
            if (played == 3)
                await Assert.ThrowsAsync<StaleTicketException>(
                    () => cluster.Grains.GetGrain<IRunGrain>(GrainKeys.Run(run)).Play(round, scenario.Policy));
        }));
    }

    [Fact]
    public async Task A_run_that_was_not_begun_cannot_be_played_or_closed()
    {
        var grain = cluster.Grains.GetGrain<IRunGrain>(GrainKeys.Run(run));
        await Assert.ThrowsAsync<LostStateException>(() => grain.Play(1, scenario.Policy));
        await Assert.ThrowsAsync<LostStateException>(grain.End);
    }

    [Fact]
    public async Task A_run_has_one_charter()
    {
        var grain = await cluster.Begin(scenario, run);
        await Assert.ThrowsAsync<InvalidOperationException>(() => grain.Begin(Cluster.CharterOf(scenario with { Seed = 9 })));
    }

    [Fact]
    public async Task A_closed_record_takes_no_more_rounds()
    {
        var grain = await cluster.Begin(scenario, run);
        await grain.Play(1, scenario.Policy);
        await grain.End();
        await Assert.ThrowsAsync<StaleTicketException>(() => grain.Play(2, scenario.Policy));
    }

    [Fact]
    public async Task A_step_asked_again_is_answered_again_and_an_earlier_one_is_refused()
    {
        var charter = Cluster.CharterOf(scenario);
        var order = new Order(new Published(scenario.Community).Board, scenario.Policy, [], []);
        Fast.AssertSame(Fast.Play(scenario), await cluster.Play(scenario, run, async round =>
        {
            foreach (var id in (StakeholderId[])[Enterprise, University, new(Kind.Government, 1), new(Kind.Association, 2)])
            {
                var grain = cluster.Stakeholder(run, id);
                var (one, other) = (await grain.Play(End(round), charter, order), await grain.Play(End(round), charter, order));
                Assert.Equal(one.State!, other.State!);
                Assert.Equal(id, other.Report!.Id);
                Ticket[] passed = [Ticket.Of(Epoch, round, Step.Propose), End(round - 1), Ticket.Of(0, round + 1, Step.Propose)];
                foreach (var stale in passed)
                    await Assert.ThrowsAsync<StaleTicketException>(() => grain.Play(stale, charter, order));
            }
            var district = cluster.Grains.GetGrain<IDistrictGrain>(GrainKeys.District(run, 0));
            Assert.Equal(24, (await district.Play(End(round), charter, order)).Listings.Length);
            await Assert.ThrowsAsync<StaleTicketException>(() => district.Play(Ticket.Of(Epoch, round, Step.Settle), charter, order));
        }));
    }

    [Fact]
    public async Task A_late_announcement_bulletin_or_report_is_void()
    {
        var board = cluster.Grains.GetGrain<IRunGrain>(GrainKeys.Run(run));
        var recorder = cluster.Grains.GetGrain<IRecorderGrain>(GrainKeys.Recorder(run));
        Fast.AssertSame(Fast.Play(scenario), await cluster.Play(scenario, run, async round =>
        {
            var late = Ticket.Of(Epoch, round, Step.Inform);
            await board.Announce(late, new(Kind.Government, 1), new(Policy.None, 0, 0));
            await board.Inform(late, new(Kind.Association, 1), new(9, 0, true));
            await recorder.Report(End(round), 0, []);
            if (round > 1)
                await Assert.ThrowsAsync<StaleTicketException>(() => recorder.End(End(round - 1), scenario.Policy));
        }));
    }

    [Fact]
    public async Task An_announcement_bulletin_or_report_that_comes_to_one_who_does_not_know_of_the_round_is_not_passed_over()
    {
        var board = cluster.Grains.GetGrain<IRunGrain>(GrainKeys.Run(run));
        var recorder = cluster.Grains.GetGrain<IRecorderGrain>(GrainKeys.Recorder(run));
        Fast.AssertSame(Fast.Play(scenario), await cluster.Play(scenario, run, async round =>
        {
            foreach (var ahead in (Ticket[])[Ticket.Of(Epoch, round + 1, Step.Inform), Ticket.Of(Epoch + 1, 1, Step.Inform)])
            {
                await Assert.ThrowsAsync<LostStateException>(() => board.Announce(ahead, new(Kind.Government, 1), new(Policy.None, 0, 0)));
                await Assert.ThrowsAsync<LostStateException>(() => board.Inform(ahead, new(Kind.Association, 1), new(9, 0, true)));
            }
            foreach (var ahead in (Ticket[])[End(round + 2), Ticket.Of(Epoch + 1, round + 1, Step.Learn)])
                await Assert.ThrowsAsync<LostStateException>(() => recorder.Report(ahead, 0, []));
        }));
    }

    [Fact]
    public async Task One_that_comes_back_with_a_late_introduction_is_not_as_it_was_then()
    {
        var charter = Cluster.CharterOf(scenario);
        Fast.AssertSame(Fast.Play(scenario), await cluster.Play(scenario, run, async round =>
        {
            foreach (var id in scenario.Community.Roster)
            {
                await cluster.Deactivate(cluster.Stakeholder(run, id));
                await cluster.Stakeholder(run, id).Introduce(End(0), charter);
            }
        }));
    }

    [Fact]
    public async Task A_late_founding_does_not_mix_with_the_way_back()
    {
        // So many that the way back takes two calls.
        var large = Some.Of(new() { Regions = 2, Enterprises = 4_000, Universities = 200 }, scenario.Policy, 2);
        var grain = await cluster.Begin(large, run);
        var tally = new Tally(large, 0);
        tally.Add(await grain.Play(1, large.Policy));
        await grain.Checkpoint();
        Assert.Null(await grain.FallBack(Epoch));
        await grain.Begin(Cluster.CharterOf(large));
        Assert.Equal(1, await grain.FallBack(Epoch));
        tally.Add(await grain.Play(2, large.Policy));
        Fast.AssertSame(Fast.Play(large), tally.End(await grain.End()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_late_deposit_is_void_even_for_one_that_just_came_back(bool cameBack)
    {
        Fast.AssertSame(Fast.Play(scenario), await cluster.Play(scenario, run, async round =>
        {
            foreach (var to in scenario.Community.Roster.Where(id => id.Kind is Kind.Enterprise or Kind.University))
            {
                var member = cluster.Member(run, to);
                if (cameBack)
                    await cluster.Deactivate(member);
                await member.Propose(Ticket.Of(Epoch, round, Step.Propose), ProposalTo(to));
            }
        }));
    }

    [Fact]
    public async Task A_deposit_of_a_later_round_outlives_a_late_one()
    {
        await cluster.Begin(scenario, run);
        // Read by nobody who counts, so the run stops: but read it was, once, though it came twice.
        var grain = cluster.Grains.GetGrain<IRunGrain>(GrainKeys.Run(run));
        await grain.Play(1, scenario.Policy);
        var member = cluster.Member(run, Enterprise);
        await cluster.Deactivate(member);
        var (late, due) = (ProposalTo(Enterprise), ProposalTo(Enterprise) with { From = new(Kind.University, 7) });
        foreach (var (round, proposal) in ((int, Message)[])[(1, late), (2, due), (2, due), (1, late)])
            await member.Propose(Ticket.Of(Epoch, round, Step.Propose), proposal);
        var lost = await Assert.ThrowsAsync<LostStateException>(() => grain.Play(2, scenario.Policy));
        int[] counts = [.. lost.Message.Split(' ').Where(word => int.TryParse(word, out _)).Select(int.Parse)];
        Assert.Equal(counts[1] + 1, counts[0]);
    }

    [Fact]
    public async Task A_later_epoch_makes_an_earlier_one_void()
    {
        var charter = Cluster.CharterOf(scenario);
        var grain = await cluster.Begin(scenario, run);
        await grain.Play(1, scenario.Policy);
        await grain.Checkpoint();
        await grain.Play(2, scenario.Policy);
        Assert.Equal(new RunPosition(2, 1, (await grain.Position()).Committed), await grain.BringBack());
        var member = cluster.Member(run, Enterprise);
        await Assert.ThrowsAsync<StaleTicketException>(() => member.Introduce(End(1), charter));
        await Assert.ThrowsAsync<StaleTicketException>(() => member.Propose(Ticket.Of(Epoch, 2, Step.Propose), ProposalTo(Enterprise)));
        var recorder = cluster.Grains.GetGrain<IRecorderGrain>(GrainKeys.Recorder(run));
        await recorder.Report(End(2), 0, []);
        await Assert.ThrowsAsync<StaleTicketException>(() => recorder.End(End(2), scenario.Policy));
        await Assert.ThrowsAsync<StaleTicketException>(() => grain.Play(3, scenario.Policy));
        Assert.Equal(Fast.RoundsOf(scenario)[1].Hash, (await grain.Play(2, scenario.Policy)).Hash);
    }

    [Fact]
    public async Task What_an_earlier_round_or_attempt_says_late_saves_ends_introduces_and_releases_nothing()
    {
        var grain = await cluster.Begin(scenario, run);
        var tally = new Tally(scenario, 0);
        async Task Play(int round)
        {
            tally.Add(await grain.Play(round, scenario.Policy));
            await grain.Checkpoint();
        }

        await Play(1);
        await Play(2);
        await grain.Play(3, scenario.Policy);
        Assert.Equal(Epoch + 1, (await grain.BringBack()).Epoch);
        for (int round = 3; round <= scenario.Rounds; round++)
        {
            await Play(round);
            foreach (var late in Late(round))
                await Assert.ThrowsAsync<StaleTicketException>(late);
        }
        Fast.AssertSame(Fast.Play(scenario), tally.End(await grain.End()));
        Assert.Equal([1], (await Chapter(1).Rounds()).Select(record => record.Round));
        Assert.Empty(await Chapter(scenario.Rounds + 1).Rounds());
        Assert.Equal(scenario.Rounds, (await grain.BringBack()).Round);
    }

    [Fact]
    public async Task A_chapter_is_not_replaced_by_that_of_an_earlier_attempt()
    {
        RoundRecord[] some = [.. Fast.RoundsOf(scenario)];
        await Chapter(1).Keep(End(2), some[..2]);
        await Chapter(1).Keep(Ticket.Of(2, 1, Step.Learn), some[..1]);
        await Chapter(1).Keep(Ticket.Of(2, 1, Step.Learn), some[..1]);
        await Assert.ThrowsAsync<StaleTicketException>(() => Chapter(1).Keep(End(2), some[..2]));
        Assert.Single(await Chapter(1).Rounds());
    }

    [Fact]
    public async Task A_district_gives_the_state_of_the_round_it_is_asked_for_or_none()
    {
        var grain = await cluster.Begin(scenario, run);
        await grain.Play(1, scenario.Policy);
        var district = cluster.Grains.GetGrain<IDistrictGrain>(GrainKeys.District(run, 0));
        Assert.NotNull(await district.StateOf(Epoch, 0, Enterprise)); // Written down at the founding.
        await Assert.ThrowsAsync<LostStateException>(() => district.StateOf(2, 1, Enterprise));
        Assert.NotNull(await district.StateOf(Epoch, 1, Enterprise));
        await Assert.ThrowsAsync<LostStateException>(() => district.StateOf(Epoch, 2, Enterprise));
        await Assert.ThrowsAsync<LostStateException>(() => district.Close(End(2)));
    }

    [Fact]
    public async Task Only_one_that_has_delivered_in_this_round_answers_an_auditor()
    {
        var grain = await cluster.Begin(scenario, run);
        await grain.Play(1, scenario.Policy);
        var member = cluster.Member(run, Enterprise);
        await Assert.ThrowsAsync<StaleTicketException>(() => member.Inspect(Ticket.Of(Epoch, 1, Step.Audit), University));
        await Assert.ThrowsAsync<LostStateException>(() => member.Inspect(Ticket.Of(Epoch, 2, Step.Audit), University));
        await cluster.Deactivate(member);
        await Assert.ThrowsAsync<LostStateException>(() => member.Inspect(Ticket.Of(Epoch, 2, Step.Audit), University));
    }

    [Fact]
    public async Task A_late_report_does_not_replace_the_one_that_is_due()
    {
        Report[] Reports(double deliveries)
        {
            var counted = new Measures { [Measure.Deliveries] = deliveries };
            return [new(Enterprise, counted, [])];
        }

        var grain = cluster.Grains.GetGrain<IRecorderGrain>(GrainKeys.Recorder(run));
        await grain.Begin(1, 1, 0, []);
        await grain.Report(End(1), 0, Reports(1));
        await grain.End(End(1), Policy.None);
        await grain.Report(End(2), 0, Reports(2));
        await grain.Report(End(1), 0, Reports(3));
        Assert.Equal(2, (await grain.End(End(2), Policy.None))[Metrics.Find("delivery.count")!]);
    }

    // What may be under way for long: of the attempt before, and of a round before in the present one.
    private IEnumerable<Func<Task>> Late(int round)
    {
        var grain = cluster.Grains.GetGrain<IRunGrain>(GrainKeys.Run(run));
        var recorder = cluster.Grains.GetGrain<IRecorderGrain>(GrainKeys.Recorder(run));
        var district = cluster.Grains.GetGrain<IDistrictGrain>(GrainKeys.District(run, 0));
        var charter = Cluster.CharterOf(scenario);
        foreach (var ticket in (Ticket[])[End(round), Ticket.Of(Epoch + 1, round - 1, Step.Learn)])
        {
            yield return () => grain.Close(ticket);
            yield return () => recorder.Save(ticket, scenario.Rounds + 1);
            yield return () => recorder.Close(ticket, 0, []);
            yield return () => recorder.Finish(ticket);
            yield return () => district.FallBack(ticket, charter, ticket.Round);
        }
        yield return () => district.Introduce(End(0), charter, []);
        yield return () => grain.Release(Epoch, true);
        yield return () => recorder.Release(Epoch);
        yield return () => district.Release(Epoch, true);
        foreach (var id in scenario.Community.Roster)
            yield return () => cluster.Stakeholder(run, id).Release(Epoch);
    }

    private IChapterGrain Chapter(int generation) => cluster.Grains.GetGrain<IChapterGrain>(GrainKeys.Chapter(run, generation));

    private static Ticket End(int round) => Ticket.Of(Epoch, round, Step.Learn);

    private static Message ProposalTo(StakeholderId to) =>
        new(MessageKind.Proposal, to.Kind == Kind.Enterprise ? University : Enterprise, to, 0, Money.Zero, default);
}
