namespace Gongyu.Model.Tests;

public class RunHashTests
{
    private static readonly Run Base = new(Some.Town, Some.Everything, 5, 12);

    [Fact]
    public void Another_seed_is_another_hash() => Assert.NotEqual(HashOf(Base), HashOf(Base with { Seed = 6 }));

    [Fact]
    public void One_more_round_is_another_hash() => Assert.NotEqual(HashOf(Base), HashOf(Base with { Rounds = 13 }));

    [Fact]
    public void Every_lever_changes_the_hash()
    {
        static double Another(Lever lever, double value) => value == lever.Maximum ? lever.Minimum : lever.Maximum;
        var hashes = Levers.All.Select(lever => HashOf(Base with { Policy = Base.Policy.With(lever, Another(lever, Base.Policy[lever])) }))
            .Concat(Levers.All.Select(lever => HashOf(Base with { Policy = Policy.None.With(lever, Another(lever, lever.Neutral)) })))
            .Append(HashOf(Base)).Append(HashOf(Base with { Policy = Policy.None })).ToArray();
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    [Fact]
    public void What_a_summary_prints_and_how_a_scenario_is_called_do_not()
    {
        var scenario = new Scenario { Name = "some", Question = new("What?", "什么？"), Community = Some.Town, Rounds = 3 };
        var printed = scenario with
        {
            Name = "other",
            Question = new("Why?", "为何？"),
            Outcomes = ["welfare", "cooperation.ratio"],
            Community = Some.Town with { Names = "en" },
            Replications = 4,
        };
        Assert.Equal(Play(scenario).Hash, Play(printed).Hash);
        Assert.Equal(
            Play(scenario with { Outcomes = ["cooperation.ratio", "welfare"] }).Hash, Play(printed).Hash);
    }

    [Fact]
    public void It_prints_as_32_digits()
    {
        // SHA-256 of nothing begins e3b0c44298fc1c149afbf4c8996fb924.
        var hash = RunHash.Of(ReadOnlySpan<byte>.Empty);
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb924", hash.ToString());
        Assert.Equal("000000000000000a000000000000000b", new RunHash(10, 11).ToString());
    }

    [Fact]
    public void Several_replications_have_one_hash_that_depends_on_their_order()
    {
        var (one, other) = (new RunHash(1, 2), new RunHash(3, 4));
        Assert.Equal(one, RunHash.Of([one]));
        Assert.NotEqual(RunHash.Of([one, other]), RunHash.Of([other, one]));
        Assert.Throws<ArgumentException>(() => RunHash.Of(Array.Empty<RunHash>()));
    }

    private static RunHash HashOf(Run run)
    {
        var community = Community.Found(run.Plan, run.Seed);
        var recorder = new Recorder(run.Seed);
        while (community.Round < run.Rounds)
            community.Play(run.Policy, recorder);
        return community.Close(recorder);
    }

    private static Replication Play(Scenario scenario) => Community.Play(scenario, 0, cancellation: TestContext.Current.CancellationToken);
}
