using Gongyu.Scenarios;

namespace Gongyu.Client.Tests;

/// <summary>What a run says of its scenario's hypothesis, and of what the state of the community triggers.</summary>
public sealed class HypothesisTests : IDisposable
{
    private const string Claim = """

        hypothesis:
          metric: incentive.paid
          is: higher
          than: {called: {en: without relief, zh: 没有减免时}, policy: {incentive.taxRelief: 0}}
        """;

    private readonly Terminal terminal = new(120);

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task A_run_says_whether_it_is_supported_and_so_does_its_folder()
    {
        Assert.Equal(ExitCode.Done, await Run(Terminal.Small + Claim));
        string said = terminal.Console.Output;
        Assert.Contains("hypothesis incentive.paid is higher than without relief", said, StringComparison.Ordinal);
        Assert.Matches(@"supported: [0-9.]+ against 0.000, a difference of [0-9.]+ \[[0-9.]+, [0-9.]+\]", said);
        Assert.Contains("unseen seeds 1001–1030", said.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, await terminal.Type(out var shown, "--lang", "zh", "show", terminal.In("out")));
        Assert.Contains("假设 incentive.paid 高于没有减免时", shown.Console.Output, StringComparison.Ordinal);
        Assert.Contains("得到支持", shown.Console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_are_told_what_was_found()
    {
        Assert.Equal(ExitCode.Done, await Run(Terminal.Small + Claim.Replace("higher", "lower", StringComparison.Ordinal), "--json"));
        var told = terminal.Json.GetProperty("hypothesis");
        var expected = await Experiments.HypothesisTest.Of(
            ScenarioFile.Read(terminal.In("claim.yaml")).Scenario!, 2, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(("contradicted", "incentive.paid", 1001UL, 30), (
            told.GetProperty("verdict").GetString(), told.GetProperty("metric").GetString(), told.GetProperty("firstSeed").GetUInt64(),
            told.GetProperty("seeds").GetInt32()));
        Assert.Equal(expected.Difference.Interval.Low, told.GetProperty("difference").GetProperty("low").GetDouble());
        Assert.Equal(expected.Here.Mean, told.GetProperty("here").GetDouble());
        Assert.Equal(expected.There.Mean, told.GetProperty("there").GetDouble());
    }

    [Fact]
    public async Task An_override_holds_for_what_it_is_compared_with_too()
    {
        // The relief that is compared away is the only lever that differs, whatever else is set.
        Assert.Equal(ExitCode.Done, await Run(Terminal.Small + Claim, "--json", "--rounds", "3", "--set", "supervision.penalty=2"));
        var scenario = ScenarioFile.Read(Path.Combine(terminal.In("out"), "scenario.yaml")).Scenario!;
        Assert.Equal(3, scenario.Hypothesis!.Than.Of(scenario).Rounds);
        Assert.Equal(2, scenario.Hypothesis.Than.Of(scenario).Policy[Model.Levers.Penalty]);
        Assert.Equal(0, scenario.Hypothesis.Than.Of(scenario).Policy[Model.Levers.TaxRelief]);
    }

    [Fact]
    public async Task Whoever_watches_is_told_in_which_round_a_step_was_triggered()
    {
        const string timeline = "\ntimeline: [{when: stance.university.abstain < 2, hold: 2, for: 2, set: {supervision.penalty: 2}}]";
        Assert.Equal(ExitCode.Done, await Run(Terminal.Small + timeline));
        Assert.Contains(
            "in force from round 3: supervision.penalty=2 (when stance.university.abstain < 2 has held 2 rounds, for 2 rounds)",
            terminal.Output, StringComparison.Ordinal);
    }

    private Task<int> Run(string text, params string[] options) =>
        terminal.Type(["run", terminal.Write("claim.yaml", text), "--host", "fast", "--out", terminal.In("out"), .. options]);
}
