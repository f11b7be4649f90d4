using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Grains.Tests;

/// <summary>What persons decide in the seats of members is the same on both hosts, also when one loses a part.</summary>
public sealed class SeatTests(Wiretapped cluster) : IClassFixture<Wiretapped>
{
    private static readonly StakeholderId Enterprise = new(Kind.Enterprise, 3), University = new(Kind.University, 1);

    private static Scenario Seated => Some.Small()
        .Decide(new(2, Enterprise, Stance.Abstain)).Decide(new(2, University, Stance.Opportunist)).Decide(new(5, Enterprise, Stance.Committed));

    [Fact]
    public Task Any_decisions_have_the_same_hash_by_actors() => Gen.Select(
        Some.Any.Where(scenario => scenario.Community.Enterprises > 0),
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 40], Gen.Enum<Stance>()).Array[1, 8]).SampleAsync(async (any, picks) =>
    {
        var scenario = picks.Aggregate(any, (one, pick) => one.Decide(new(
            Math.Min(pick.Item1, one.Rounds), new(Kind.Enterprise, Math.Min(pick.Item2, one.Community.Enterprises)), pick.Item3)));
        var expected = Fast.Play(scenario);
        Fast.AssertSame(expected, (await cluster.Play(scenario)).Replication);
        Assert.NotEqual(Fast.Play(any).Hash, expected.Hash);
    }, iter: 8, threads: 2);

    [Theory]
    [InlineData(2, Step.Learn)]
    [InlineData(3, Step.Propose)]
    public async Task What_was_decided_is_so_again_after_a_loss(int round, Step step)
    {
        var filter = new Losing();
        await using var losing = await FallingBackTests.Start(filter);
        filter.Cluster = losing;
        string run = Cluster.NewRun();
        filter.Lose(Ticket.Of(1, round, step), $"run/{run}/{Enterprise}");
        Fast.AssertSame(Fast.Play(Seated), (await losing.Play(Seated, run, new Keep(1, false))).Replication);
        Assert.True(filter.HasLost);
    }

    [Fact]
    public async Task Each_is_told_what_was_decided_in_its_own_seat_and_in_no_other()
    {
        var calls = cluster.Listen();
        await cluster.Play(Seated);
        var told = calls.Where(call => call.Method == nameof(IStakeholderGrain.Play) && call.From.Contains("/district/", StringComparison.Ordinal))
            .SelectMany(call => ((Order)call.Arguments[2]!).Seats.Select(seat => (To: GrainKeys.StakeholderOf(call.To), Seat: seat))).ToArray();
        Assert.Equal(Seated.Decisions, told.Select(one => one.Seat).OrderBy(seat => (seat.Round, seat.Who)));
        Assert.All(told, one => Assert.Equal(one.Seat.Who, one.To));
    }

    [Fact]
    public async Task An_actor_knows_that_a_person_decided()
    {
        string run = Cluster.NewRun();
        var grain = await cluster.Begin(Seated, run);
        var steering = new Steering(Seated);
        for (int round = 1; round <= 2; round++)
            steering.Hear(await grain.Play(round, steering.Of(round)));
        var told = (await cluster.Grains.Explain(run, University, 2))!.Member!;
        Assert.Equal((RevisionWay.Seat, Stance.Opportunist), (told.Revision.Way, told.After));
        Assert.NotEqual(RevisionWay.Seat, (await cluster.Grains.Explain(run, new(Kind.University, 2), 2))!.Member!.Revision.Way);
    }
}
