using Gongyu.Silo;

namespace Gongyu.Client.Tests;

/// <summary>A person decides in the seat of a member of a run, here or at a service; what comes of it is a scenario like any other.</summary>
public sealed class SeatTests : IDisposable
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
    public async Task What_was_decided_after_round_k_is_a_scenario_with_that_decision()
    {
        string expected = await Hash($"{Scenario}\ndecisions: [{{round: 4, who: ent/3, stance: committed}}, {{round: 4, who: uni/1, stance: abstain}}]");
        string run = await Stopped.After(3, terminal, Scenario, "life");
        Assert.Equal(ExitCode.Done, await terminal.Type(out var told, "intervene", run, "--decide", "ent/3=committed", "--decide", "uni/1=abstain"));
        Assert.Equal($"what was decided holds in round 4 of {run}; go on with it: gongyu resume {run}\n", told.Output);
        Assert.Equal(ExitCode.Done, await terminal.Type(out var resumed, "resume", run, "--json"));
        Assert.Equal(expected, resumed.Json.GetProperty("hash").GetString());
        Assert.NotEqual(await Hash(Scenario), expected);
        Assert.Equal(ExitCode.Done, await terminal.Type(out _, "verify", terminal.In("life")));
        Assert.Equal(ExitCode.Done, await terminal.Type(out var shown, "show", terminal.In("life")));
        Assert.Contains("round 4: ent/3=committed, uni/1=abstain", shown.Screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Levers_and_decisions_go_side_by_side()
    {
        string expected = await Hash(
            $"{Scenario}\ntimeline: [{{at: 4, set: {{incentive.taxRelief: 0.9}}}}]\ndecisions: [{{round: 4, who: ent/3, stance: opportunist}}, {{round: 5, who: ent/3, stance: committed}}]");
        string run = await Stopped.After(3, terminal, Scenario, "life");
        Assert.Equal(ExitCode.Done, await terminal.Type(out var both, "intervene", run, "--set", "incentive.taxRelief=0.9", "--decide", "ent/3=opportunist"));
        Assert.StartsWith($"the policy of {run} changes in round 4, in which what was decided holds", both.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Cancelled, await terminal.Type(out _, "step", run));
        Assert.Equal(ExitCode.Done, await terminal.Type(out var zh, "intervene", run, "--decide", "ent/3=committed", "--lang", "zh"));
        Assert.StartsWith($"所作决定在 {run} 的第 5 轮生效", zh.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, await terminal.Type(out var resumed, "resume", run, "--json"));
        Assert.Equal(expected, resumed.Json.GetProperty("hash").GetString());
        Assert.Equal(ExitCode.Done, await terminal.Type(out _, "report", terminal.In("life"), "--out", terminal.In("report.html")));
        Assert.Contains("ent/3=opportunist", await File.ReadAllTextAsync(terminal.In("report.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "A person decided that it stands so, in its seat")]
    [InlineData("zh", "由人在其席位上决定")]
    public async Task Why_a_member_stands_so_is_told_on_the_screen_and_to_programs(string language, string why)
    {
        await Hash($"{Scenario}\ndecisions: [{{round: 4, who: ent/3, stance: opportunist}}]", "decided");
        string[] asked = ["explain", terminal.In("decided"), "--who", "ent/3", "--round", "4"];
        Assert.Equal(ExitCode.Done, await terminal.Type(out var told, [.. asked, "--lang", language]));
        Assert.Contains(why, told.Screen.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, await terminal.Type(out var json, [.. asked, "--json"]));
        var revision = json.Json.GetProperty("member").GetProperty("revision");
        Assert.Equal(("seat", "opportunist"), (revision.GetProperty("way").GetString(), revision.GetProperty("stance").GetString()));
    }

    [Fact]
    public async Task A_fork_may_differ_by_a_decision_alone()
    {
        string expected = await Hash($"{Scenario}\ndecisions: [{{round: 6, who: uni/2, stance: abstain}}]");
        await Hash(Scenario, "original");
        Assert.Equal(ExitCode.Done, await terminal.Type(out var fork, "fork", terminal.In("original"), "--at", "5", "--decide", "uni/2=abstain", "--out", terminal.In("fork"), "--json"));
        Assert.Equal(expected, fork.Json.GetProperty("hash").GetString());
    }

    [Theory]
    [InlineData("--decide", "ent/13=committed", "--decide ent/13=committed: expected an enterprise (ent/1 to ent/12) or a university (uni/1 to uni/4), found \"ent/13\"")]
    [InlineData("--decide", "gov/1=committed", "--decide gov/1=committed: expected an enterprise (ent/1 to ent/12) or a university (uni/1 to uni/4), found \"gov/1\"")]
    [InlineData("--decide", "ent/3=commited", "--decide ent/3=commited: unknown stance \"commited\"; allowed: abstain, opportunist, committed; did you mean \"committed\"?")]
    [InlineData("--decide", "supervision.penalty=1", "--decide: expected member=stance such as ent/3=committed, found \"supervision.penalty=1\"")]
    [InlineData("--lang", "zh", "RUN: 未提出任何改变：请给出政策工具的数值（--set 政策工具=数值），或为成员作出决定（--decide ent/3=committed）")]
    public async Task What_cannot_be_decided_is_refused_and_changes_nothing(string option, string value, string fault)
    {
        string run = await Stopped.After(1, terminal, Scenario, "life");
        string before = Journal.Read(terminal.In(".gongyu")).Runs.Single().Dossier.Text;
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out var wrong, "intervene", run, option, value));
        Assert.Equal([fault.Replace("RUN", run, StringComparison.Ordinal)], wrong.Errors);
        Assert.Equal(before, Journal.Read(terminal.In(".gongyu")).Runs.Single().Dossier.Text);
    }

    [Fact]
    public async Task Whoever_watches_a_run_is_told_what_somebody_decides_elsewhere()
    {
        string longer = Scenario.Replace("rounds: 12", "rounds: 1500", StringComparison.Ordinal);
        terminal.Hold(150);
        using var process = terminal.Start("run", terminal.Write("s.yaml", longer), "--out", "life");
        await Terminal.Until(process, "round 150/");
        string run = Journal.Read(terminal.In(".gongyu")).Runs.Single().Dossier.Run;
        Assert.Equal(ExitCode.Done, await terminal.Type(out var told, "intervene", run, "--decide", "ent/3=committed"));
        Assert.Equal($"what was decided holds in round 151 of {run}\n", told.Output);
        terminal.LetGo();
        var (screen, errors) = await Terminal.Ended(process);
        Assert.Equal((ExitCode.Done, ""), (process.ExitCode, errors));
        Assert.Matches("(^|\n)in round [0-9]+ a person decides: ent/3=committed\n", screen);
        Assert.Equal(ExitCode.Done, await terminal.Type(out _, "verify", terminal.In("life")));
    }

    [Fact]
    public async Task At_a_service_it_is_the_same()
    {
        await using var service = await Service.Start();
        string scenario = terminal.Write("life.yaml", Scenario.Replace("rounds: 12", "rounds: 2000", StringComparison.Ordinal).Replace("replications: 2", "replications: 1", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Done, await There(out var begun, "run", scenario, "--host", "actors", "--detach"));
        string run = begun.Output.TrimEnd();
        service.Hold(run, 20);
        await service.Until(run, 20);
        Assert.Equal(ExitCode.Done, await There(out _, "pause", run));
        int next = (await service.Run(run)).GetProperty("round").GetInt32() + 1;
        Assert.Equal(ExitCode.Done, await There(out var decided, "intervene", run, "--decide", "uni/1=abstain", "--set", "supervision.penalty=2"));
        Assert.StartsWith($"the policy of {run} changes in round {next}, in which what was decided holds", decided.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.WrongRequest, await There(out var wrong, "intervene", run, "--decide", "uni/5=abstain"));
        Assert.Equal(["--decide uni/5=abstain: expected an enterprise (ent/1 to ent/12) or a university (uni/1 to uni/4), found \"uni/5\""], wrong.Errors);
        Assert.Contains($"decisions: [{{round: {next}, who: uni/1, stance: abstain}}]", (await service.Run(run)).GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, await There(out var fork, "fork", run, "--at", "3", "--decide", "ent/1=committed", "--detach"));
        Assert.Contains("{round: 4, who: ent/1, stance: committed}", (await service.Run(fork.Output.TrimEnd())).GetProperty("text").GetString(), StringComparison.Ordinal);

        Task<int> There(out Terminal other, params string[] args) => terminal.Type(out other, [.. args, "--server", service.Url]);
    }

    private async Task<string> Hash(string scenario, string? folder = null)
    {
        folder ??= Path.GetRandomFileName();
        Assert.Equal(ExitCode.Done, await terminal.Type(out var fresh, "run", terminal.Write($"{folder}.yaml", scenario), "--out", terminal.In(folder), "--json"));
        return fresh.Json.GetProperty("hash").GetString()!;
    }
}
