using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo.Tests;

/// <summary>Runs that wait before each round, so that people can follow: they keep nobody from playing, and can be led while they wait.</summary>
public sealed class PacedRunTests : IAsyncLifetime
{
    private const int Turns = 4;

    private static readonly TimeSpan Slow = TimeSpan.FromHours(1);
    private static readonly Scenario Small = ScenarioFile.Parse("small", Served.Small, "small").Scenario! with { Replications = 1 };
    private static readonly Scenario Endless = ScenarioFile.Parse("endless", Served.Lasting, "endless").Scenario! with { Replications = 1 };

    private readonly Served served = new();

    private RunService Runs => served.Runs;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => served.InitializeAsync();

    public ValueTask DisposeAsync() => served.DisposeAsync();

    [Fact]
    public async Task However_many_wait_one_that_does_not_is_played_to_its_end()
    {
        string[] slow = [.. Enumerable.Range(0, Turns + 2).Select(_ => Runs.Begin(Small, Hosts.Actors, ledger: false, Slow))];
        foreach (string run in slow)
            await served.UntilItsTurn(run);
        await served.Until(Runs.Begin(Small, Hosts.Actors, ledger: false), "completed");
        await served.Until(Runs.Begin(Small with { Replications = 3 }, Hosts.FirstByActors, ledger: false), "completed");
        foreach (string run in slow)
            Assert.Equal(("running", 0), ((await served.Get($"/api/runs/{run}")).GetProperty("state").GetString(), Runs.Find(run)!.Round));

        // They are led as ever: one is changed, one paused, and what is asked of one is no other's.
        Assert.Equal(1, await Runs.Intervene(slow[0], ["incentive.taxRelief=0.9"], Cancellation));
        await Runs.Pause(slow[1]);
        Assert.Equal("paused", (await served.Get($"/api/runs/{slow[1]}")).GetProperty("state").GetString());
        Runs.Resume(slow[1], oneRound: false);
        foreach (string run in slow)
            Runs.SetPace(run, TimeSpan.Zero);
        foreach (string run in slow)
            await Ends(run);
    }

    [Fact]
    public async Task One_whose_wait_is_over_while_others_have_all_turns_is_changed_and_paused_and_goes_on_in_its_turn()
    {
        string changed = Runs.Begin(Small, Hosts.Actors, ledger: false, Slow), paused = Runs.Begin(Small, Hosts.Actors, ledger: false, Slow);
        await served.UntilItsTurn(changed);
        await served.UntilItsTurn(paused);
        string[] busy = [.. Enumerable.Range(0, Turns).Select(_ => Runs.Begin(Endless, Hosts.Fast, ledger: false))];
        foreach (string run in busy)
            await served.UntilItsTurn(run);
        Runs.SetPace(changed, TimeSpan.Zero);
        Runs.SetPace(paused, TimeSpan.Zero);
        Assert.Equal(1, await Runs.Intervene(changed, ["ent/1=committed"], Cancellation));
        Assert.Equal(1, await Runs.Intervene(changed, ["supervision.auditRate=0.1"], Cancellation));
        await Runs.Pause(paused);
        Assert.Equal(("running", "paused", 0, 0), (
            Runs.Stored(changed).State, Runs.Stored(paused).State, Runs.Stored(changed).Round, Runs.Stored(paused).Round));
        await Runs.Pause(busy[0]);
        await Ends(changed);
        Runs.Resume(paused, oneRound: false);
        await Ends(paused);
        foreach (string run in busy[1..])
            await Runs.Pause(run);
    }

    [Fact]
    public async Task Replications_that_do_not_wait_are_played_in_the_turn_of_their_run()
    {
        var three = Small with { Replications = 3 };
        string run = Runs.Begin(three, Hosts.FirstByActors, ledger: false, Slow);
        while (Runs.Find(run)!.Finished < 2)
            await Task.Delay(20, Cancellation);
        Assert.Equal(1, await Runs.Intervene(run, ["uni/1=abstain"], Cancellation));
        Runs.SetPace(run, TimeSpan.Zero);
        await Ends(run);
    }

    [Fact]
    public async Task A_service_that_ends_while_they_wait_goes_on_with_them_when_it_begins_again()
    {
        string[] slow = [.. Enumerable.Range(0, Turns + 1).Select(_ => Runs.Begin(Small, Hosts.Actors, ledger: false, Slow))];
        foreach (string run in slow)
            await served.UntilItsTurn(run);
        await served.End();
        await served.Start();
        foreach (string run in slow)
            await Ends(run); // Nobody has asked the new service for a pace.
    }

    [Fact]
    public void However_many_are_begun_in_a_moment_each_has_an_id_of_its_own_though_it_has_no_folder_yet()
    {
        // Of so many some draw the three letters of another.
        string[] runs = [.. Enumerable.Range(0, 1000).Select(_ => Runs.Begin(Small, Hosts.Actors, ledger: false, paused: true))];
        Assert.Equal(runs.Length, runs.Distinct().Count());
        Assert.Equal(runs.Length, Runs.Read().Runs.Count);
    }

    [Fact]
    public async Task One_whose_end_is_written_down_but_that_cannot_be_led_yet_is_told_as_running()
    {
        string run = Runs.Begin(Small, Hosts.Actors, ledger: false, Slow);
        var told = RunSeen.Whole(Runs.Stored(run) with { State = "completed", Hash = "its hash" }, Runs);
        Assert.Equal(("running", null, null), (told.State, told.Hash, told.Outcomes));
        await Runs.Pause(run);
        Assert.Equal("paused", RunSeen.Of(Runs.Stored(run), Runs).State);
    }

    // With what was changed, and nothing else.
    private async Task Ends(string run)
    {
        var told = await served.Until(run, "completed");
        var played = ScenarioFile.Parse("played", told.GetProperty("text").GetString()!, "played").Scenario!;
        var hashes = Enumerable.Range(0, played.Replications).Select(number => Community.Play(played, number, cancellation: Cancellation).Hash);
        Assert.Equal(RunHash.Of([.. hashes]).ToString(), told.GetProperty("hash").GetString());
    }
}
