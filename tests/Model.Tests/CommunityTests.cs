namespace Gongyu.Model.Tests;

public class CommunityTests
{
    [Fact]
    public void The_stage_of_these_tests_plays_what_the_community_plays() => Some.Runs.Sample(run =>
    {
        var community = Community.Found(run.Plan, run.Seed);
        var stage = Stage.Found(run);
        var (one, other) = (new Recorder(run.Seed), new Recorder(run.Seed));
        while (community.Round < run.Rounds)
            Assert.Equal(community.Play(run.Policy, one).Hash, stage.Play(run.Policy, other).Hash);
        foreach (var state in stage.States)
            other.Close(state);
        Assert.Equal(community.Close(one), other.Hash);
    }, iter: 100);

    [Fact]
    public void The_same_run_has_the_same_records_and_hash() => Some.Runs.Sample(run =>
    {
        var (one, other) = (new Hearing(), new Hearing());
        Assert.Equal(Play(ScenarioOf(run), heard: one).Hash, Play(ScenarioOf(run), heard: other).Hash);
        Assert.Equal(one.Rounds.Select(record => record.Hash), other.Rounds.Select(record => record.Hash));
    }, iter: 30);

    [Fact]
    public void Playing_without_a_recorder_changes_nothing() => Some.Runs.Sample(run =>
    {
        var (silent, recorded) = (Community.Found(run.Plan, run.Seed), Community.Found(run.Plan, run.Seed));
        var recorder = new Recorder(run.Seed);
        while (silent.Round < run.Rounds)
        {
            silent.Play(run.Policy);
            recorded.Play(run.Policy, recorder);
        }
        Assert.Equal(recorded.Stakeholders.Select(Stage.BytesOf), silent.Stakeholders.Select(Stage.BytesOf));
    }, iter: 50);

    [Fact]
    public void Once_warm_a_round_that_is_not_recorded_allocates_nothing() => Some.Warm.Sample(run =>
    {
        AllocatedAfter(20, run); // What the process does once, like making a comparer for the first sort, is not the round's.
        Assert.Equal(0, AllocatedAfter(20, run));
    }, iter: 100, threads: 1);

    [Fact]
    public void Replications_differ_by_their_seeds_only()
    {
        var scenario = ScenarioOf(new(Some.Town, Some.Everything, 7, 5));
        Assert.Equal(Play(scenario with { Seed = 9 }).Hash, Play(scenario, 2).Hash);
        Assert.NotEqual(Play(scenario).Hash, Play(scenario, 1).Hash);
    }

    [Fact]
    public void An_outcome_is_the_mean_over_the_last_quarter()
    {
        var heard = new Hearing();
        var replication = Play(ScenarioOf(new(Some.Town, Some.Everything, 7, 9)), heard: heard);
        var last = heard.Rounds.Skip(7).Select(record => record[Metrics.IncentivesPaid]).ToArray();
        Assert.NotEqual(last[0], last[1]);
        Assert.Equal((last[0] + last[1]) / 2, replication.Outcome(Metrics.IncentivesPaid), 1e-12);
    }

    [Fact]
    public void Records_are_their_own_seal() => Some.Runs.Sample(run =>
    {
        var heard = new Hearing();
        Play(ScenarioOf(run), heard: heard);
        Assert.Equal(heard.Rounds.Count, Followed(run, heard.Rounds));
        int altered = heard.Rounds.Count / 2;
        double[] values = [.. heard.Rounds[altered].Values];
        values[^1] += 1;
        heard.Rounds[altered] = heard.Rounds[altered] with { Values = values };
        Assert.Equal(altered, Followed(run, heard.Rounds));
    }, iter: 30);

    [Fact]
    public void Every_round_is_told_of_and_a_run_stops_between_two()
    {
        using var stop = new CancellationTokenSource();
        var heard = new Hearing(round =>
        {
            if (round == 3)
                stop.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() =>
            Community.Play(ScenarioOf(new(Some.Town, Policy.None, 7, 9)), 0, heard, stop.Token));
        Assert.Equal([1, 2, 3], heard.Rounds.Select(record => record.Round));
    }

    // How many records follow one from the other.
    private static int Followed(Run run, IEnumerable<RoundRecord> records)
    {
        var chain = new Recorder(run.Seed);
        return records.TakeWhile(record => chain.Follow(record, run.Policy)).Count();
    }

    private static long AllocatedAfter(int warm, Run run)
    {
        var community = Community.Found(run.Plan, run.Seed);
        while (community.Round < warm)
            community.Play(run.Policy);
        long before = GC.GetAllocatedBytesForCurrentThread();
        while (community.Round < run.Rounds)
            community.Play(run.Policy);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Replication Play(Scenario scenario, int replication = 0, Hearing? heard = null) =>
        Community.Play(scenario, replication, heard, TestContext.Current.CancellationToken);

    private static Scenario ScenarioOf(Run run) => new()
    {
        Name = "some",
        Question = new("What?", "什么？"),
        Community = run.Plan,
        Policy = run.Policy,
        Rounds = run.Rounds,
        Seed = run.Seed,
    };

    private sealed class Hearing(Action<int>? hears = null) : IProgress<RoundRecord>
    {
        public List<RoundRecord> Rounds { get; } = [];

        public void Report(RoundRecord value)
        {
            Rounds.Add(value);
            hears?.Invoke(value.Round);
        }
    }
}
