using System.Text.RegularExpressions;
using Gongyu.Silo;

namespace Gongyu.Client.Tests;

/// <summary>A run's life: stepped, paused from another terminal, changed, deleted.</summary>
public sealed class LifeTests : IDisposable
{
    private const string Scenario = """
        question: q
        community: {sectors: 2, enterprises: 12, universities: 4}
        policy: {incentive.taxRelief: 0.4}
        rounds: 12
        replications: 2
        """;

    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task Steps_one_by_one_come_to_the_same_end()
    {
        string expected = await Hash(Scenario, "whole");
        string run = await Paused(2);
        for (int round = 3; round <= 5; round++)
        {
            Assert.Equal(ExitCode.Cancelled, await terminal.Type(out _, "step", run));
            Assert.Equal(("paused", round), (Kept(run).State, Kept(run).Round));
        }
        Assert.Equal(ExitCode.Done, await terminal.Type(out var resumed, "resume", run, "--json"));
        Assert.Equal(5, resumed.Json.GetProperty("resumedFrom").GetInt32());
        Assert.Equal(expected, resumed.Json.GetProperty("hash").GetString());
        Assert.Equal("completed", Kept(run).State);
    }

    [Fact]
    public async Task Steps_end_with_the_first_replication_and_the_others_are_resumed()
    {
        string run = await Paused(12);
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out var told, "step", run));
        Assert.Equal(
            [$"{run}: its first replication has come to its end, so no round is left to step; the others are played by: gongyu resume {run}"],
            told.Errors);
        Assert.Equal("paused", Kept(run).State);
        Assert.Equal(ExitCode.Done, await terminal.Type(out _, "resume", run));
        Assert.Equal("completed", Kept(run).State);
    }

    [Fact]
    public async Task The_last_step_of_the_only_replication_completes_the_run()
    {
        string run = await Stopped.After(11, terminal, Scenario.Replace("replications: 2", "replications: 1", StringComparison.Ordinal), "life");
        Assert.Equal(ExitCode.Done, await terminal.Type(out _, "step", run));
        Assert.Equal("completed", Kept(run).State);
        // Killed after its last round and before that was entered.
        using (var data = DataFolder.Open(terminal.In(".gongyu")))
            data.Enter(run, "running", null);
        Assert.Equal(ExitCode.Done, await terminal.Type(out _, "step", run));
        Assert.Equal("completed", Kept(run).State);
    }

    [Fact]
    public async Task An_intervention_after_round_k_is_a_scenario_with_that_step()
    {
        string expected = await Hash(Scenario + "\ntimeline: [{at: 4, set: {incentive.taxRelief: 0.9}}]", "stepped");
        string run = await Paused(3);
        Assert.Equal(ExitCode.Done, await terminal.Type(out var told, "intervene", run, "--set", "incentive.taxRelief=0.9"));
        Assert.StartsWith($"the policy of {run} changes in round 4", told.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, await terminal.Type(out var resumed, "resume", run, "--json"));
        Assert.Equal(expected, resumed.Json.GetProperty("hash").GetString());
        Assert.Equal(3, resumed.Json.GetProperty("resumedFrom").GetInt32());
        Assert.Equal(ExitCode.Done, await terminal.Type(out _, "verify", terminal.In("life")));
    }

    [Fact]
    public async Task Replications_that_had_finished_before_an_intervention_are_played_again()
    {
        string expected = await Hash(Scenario + "\ntimeline: [{at: 4, set: {incentive.taxRelief: 0.9}}]", "stepped");
        string run = await Paused(3);
        var scenario = Scenarios.ScenarioFile.Parse("s", Scenario, "s").Scenario!;
        using (var data = DataFolder.Open(terminal.In(".gongyu")))
            data.Enter(run, new FinishedReplication(1, Model.Community.Play(scenario, 1, cancellation: TestContext.Current.CancellationToken)));
        Assert.Equal(ExitCode.Done, await terminal.Type(out _, "intervene", run, "--set", "incentive.taxRelief=0.9"));
        Assert.Equal(ExitCode.Done, await terminal.Type(out var resumed, "resume", run, "--json"));
        Assert.Equal(expected, resumed.Json.GetProperty("hash").GetString());
    }

    [Fact]
    public async Task Results_that_could_not_be_written_are_written_by_resume()
    {
        string run = await Paused(3);
        Directory.Delete(terminal.In("life"), recursive: true);
        await File.WriteAllTextAsync(terminal.In("life"), "in the way", TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.NotWritable, await terminal.Type(out _, "resume", run));
        File.Delete(terminal.In("life"));
        Assert.Equal(ExitCode.Done, await terminal.Type(out _, "resume", run));
        Assert.Equal(ExitCode.Done, await terminal.Type(out _, "verify", terminal.In("life")));
        // Killed after its results were whole and before that was entered.
        using (var data = DataFolder.Open(terminal.In(".gongyu")))
            data.Enter(run, "running", null);
        Assert.Equal(ExitCode.Done, await terminal.Type(out _, "resume", run));
        Assert.Equal("completed", Kept(run).State);
    }

    [Fact]
    public async Task Another_terminal_pauses_a_run()
    {
        string scenario = terminal.Write("s.yaml", Scenario.Replace("rounds: 12", "rounds: 5000", StringComparison.Ordinal));
        terminal.Hold(500);
        using var process = terminal.Start("run", scenario, "--out", "life");
        await Terminal.Until(process, "round 500/");
        string run = Journal.Read(terminal.In(".gongyu")).Runs.Single().Dossier.Run;
        Assert.Equal("running", Kept(run).State);
        Assert.Equal(ExitCode.Done, await terminal.Type(out var paused, "pause", run));
        Assert.Matches($"^{run} is paused after round [0-9]+; go on with it: gongyu resume {run}\n$", paused.Output);
        var (screen, _) = await Terminal.Ended(process);
        Assert.Equal(ExitCode.Cancelled, process.ExitCode);
        Assert.EndsWith($"go on with it: gongyu resume {run}\n", screen, StringComparison.Ordinal);
        Assert.InRange(Kept(run).Round, 500, 5000);
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out var again, "pause", run));
        Assert.Equal([$"{run}: no process plays this run now"], again.Errors);
    }

    [Fact]
    public async Task Another_terminal_changes_the_policy_of_a_run_that_is_played_and_it_is_a_scenario_with_those_steps()
    {
        string longer = Scenario.Replace("rounds: 12", "rounds: 1500", StringComparison.Ordinal);
        string scenario = terminal.Write("s.yaml", longer);
        terminal.Hold(150);
        using var process = terminal.Start("run", scenario, "--out", "life");
        List<string> steps = [], seen = [];
        string run = "";
        foreach (var (at, set) in (IEnumerable<(int, string)>)[(150, "incentive.taxRelief=0.9"), (450, "supervision.auditRate=0.5")])
        {
            terminal.Hold(at);
            seen.AddRange(await Terminal.Until(process, $"round {at}/"));
            run = Journal.Read(terminal.In(".gongyu")).Runs.Single().Dossier.Run;
            Assert.Equal(ExitCode.Done, await terminal.Type(out var told, "intervene", run, "--set", set));
            string round = Regex.Match(told.Output, $"^the policy of {run} changes in round ([0-9]+)\n$").Groups[1].Value;
            Assert.Equal($"{at + 1}", round);
            steps.Add($"{{at: {round}, set: {{{set.Replace("=", ": ", StringComparison.Ordinal)}}}}}");
        }
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out var wrong, "intervene", run, "--set", "supervision.auditRate=2"));
        Assert.Contains("supervision.auditRate", Assert.Single(wrong.Errors), StringComparison.Ordinal);
        terminal.LetGo();
        var (screen, errors) = await Terminal.Ended(process);
        Assert.Equal((ExitCode.Done, ""), (process.ExitCode, errors));
        Assert.Single(seen, line => line.StartsWith("from round ", StringComparison.Ordinal) && line.EndsWith(": incentive.taxRelief=0.9", StringComparison.Ordinal));
        Assert.Matches("from round [0-9]+: supervision.auditRate=0.5\n", screen);
        Assert.Equal(await Hash($"{longer}\ntimeline: [{string.Join(", ", steps)}]", "stepped"), Kept(run).Hash);
        Assert.Equal(ExitCode.Done, await terminal.Type(out _, "verify", terminal.In("life")));
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out _, "intervene", run, "--set", "supervision.auditRate=0.2"));
        Assert.Empty(Directory.GetFiles(terminal.In(".gongyu"), $"{run}*"));
    }

    [Fact]
    public async Task A_run_that_is_deleted_leaves_nothing_in_the_data_folder_and_others_alone()
    {
        string kept = await Paused(2);
        string run = await Paused(2, "other");
        long rows = Rows();
        Assert.Equal(ExitCode.Done, await terminal.Type(out _, "delete", run));
        Assert.Equal([kept], Journal.Read(terminal.In(".gongyu")).Runs.Select(one => one.Dossier.Run));
        Assert.Equal(rows / 2, Rows());
        Assert.True(Directory.Exists(terminal.In("other")));
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out _, "resume", run));
        Assert.Equal(ExitCode.Done, await terminal.Type(out _, "resume", kept));
    }

    private async Task<string> Hash(string scenario, string folder)
    {
        Assert.Equal(ExitCode.Done, await terminal.Type(out var fresh, "run", terminal.Write($"{folder}.yaml", scenario), "--out", terminal.In(folder), "--json"));
        return fresh.Json.GetProperty("hash").GetString()!;
    }

    private Task<string> Paused(int round, string folder = "life") => Stopped.After(round, terminal, Scenario, folder);

    private StoredRun Kept(string run) => Journal.Read(terminal.In(".gongyu")).Runs.Single(one => one.Dossier.Run == run);

    private long Rows()
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={terminal.In(".gongyu/gongyu.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM OrleansStorage";
        return (long)command.ExecuteScalar()!;
    }
}
