using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client.Tests;

/// <summary>Where two hosts first differ is found, by hosts that really do.</summary>
public sealed class HostDifferenceTests
{
    private static readonly StakeholderId One = new(Kind.University, 2);

    private static readonly Scenario Small = Scenarios.ScenarioFile.Parse("small", Terminal.Small, "small").Scenario! with
    {
        Community = new() { Sectors = 2, Enterprises = 20, Universities = 6 },
    };

    private readonly List<int> heard = [];

    [Fact]
    public async Task Hosts_that_are_the_same_do_not_differ()
    {
        var (first, hash) = await Find(ByActors(Decisions.Own));
        Assert.Null(first);
        Assert.Equal(Community.Play(Small, 1, cancellation: TestContext.Current.CancellationToken).Hash, hash);
        Assert.Equal(Enumerable.Range(1, 6), heard);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    public async Task One_stance_that_is_revised_otherwise_is_named(int round)
    {
        var (first, _) = await Find(ByActors(new Turns(round)));
        Assert.Equal(new(round, Step.Learn, One), first);
        // What comes after is not played.
        Assert.Equal(Enumerable.Range(1, round), heard);
    }

    [Fact]
    public async Task One_effort_that_is_other_is_named_where_it_is_first_made()
    {
        var community = Community.Found(Small.Community, Small.SeedOf(1));
        var firsts = new Dictionary<StakeholderId, int>();
        while (community.Round < Small.Rounds)
        {
            community.Play(Small.Policy);
            foreach (var one in community.Stakeholders.Where(one => one.Round[Measure.Deliveries] > 0))
                firsts.TryAdd(one.Id, community.Round);
        }
        var (who, round) = firsts.MaxBy(first => first.Value);
        Assert.InRange(round, 2, 6);
        var (first, _) = await Find(ByActors(new Shirks(who)));
        Assert.Equal(new(round, Step.Deliver, who), first);
    }

    [Fact]
    public async Task An_act_that_is_left_out_is_named()
    {
        var last = new StakeholderId(Kind.Association, 2);
        var missing = await Find((witness, progress, stopping) => Fast(new Blind(witness, (3, Step.Learn, last)), progress, stopping));
        Assert.Equal(new(3, Step.Learn, last), missing.First);
        var first = new StakeholderId(Kind.Government, 1);
        missing = await Find((witness, progress, stopping) => Fast(new Blind(witness, (2, Step.Announce, first)), progress, stopping));
        Assert.Equal(new(2, Step.Announce, first), missing.First);
    }

    [Fact]
    public async Task A_record_or_an_end_that_is_other_though_every_act_is_the_same_is_told()
    {
        var record = await Find((witness, progress, stopping) => Fast(witness, new Misrecords(progress, 5), stopping));
        Assert.Equal(new(5, null, null), record.First);
        var end = await Find(async (witness, progress, stopping) => await Fast(witness, progress, stopping) with { Hash = default });
        Assert.Equal(new(6, null, null), end.First);
    }

    [Fact]
    public async Task It_stops_when_it_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => HostDifference.Find(
            Fast, ByActors(Decisions.Own), new Hearing(round => Stop(stop, round)), stop.Token));
    }

    private static void Stop(CancellationTokenSource stop, int round)
    {
        if (round == 2)
            stop.Cancel();
    }

    private Task<(HostDifference? First, RunHash Hash)> Find(WitnessedPlay other) =>
        HostDifference.Find(Fast, other, new Hearing(heard.Add), TestContext.Current.CancellationToken);

    private static Task<Replication> Fast(Witness witness, IProgress<RoundRecord> progress, CancellationToken cancellation) =>
        Task.FromResult(Community.Play(Small, 1, witness, progress, cancellation));

    private static WitnessedPlay ByActors(Decisions decisions) => async (witness, progress, cancellation) =>
    {
        await using var host = await ActorHost.Start(witness, decisions, cancellation);
        return (await host.Play(Small, 1, "r", progress, cancellation)).Replication;
    };

    private sealed class Turns(int from) : Decisions
    {
        public override Stance Revise(Profile who, int round, Stance revised) => who.Id != One || round < from ? revised
            : revised == Stance.Abstain ? Stance.Committed : Stance.Abstain;
    }

    private sealed class Shirks(StakeholderId one) : Decisions
    {
        public override double Effort(Profile who, Stance stance, in Agreement agreement, bool slips) =>
            base.Effort(who, stance, agreement, slips) * (who.Id == one ? 0.99 : 1);
    }

    private sealed class Blind(Witness witness, (int Round, Step Step, StakeholderId Who) to) : Witness
    {
        public override void See(int round, Step step, Stakeholder who, Effects effects)
        {
            if ((round, step, who.Id) != to)
                witness.See(round, step, who, effects);
        }
    }

    private sealed class Misrecords(IProgress<RoundRecord> progress, int round) : IProgress<RoundRecord>
    {
        public void Report(RoundRecord value) =>
            progress.Report(value.Round < round ? value : value with { Hash = new(value.Hash.High, value.Hash.Low + 1) });
    }

    private sealed class Hearing(Action<int> hears) : IProgress<RoundRecord>
    {
        public void Report(RoundRecord value) => hears(value.Round);
    }
}
