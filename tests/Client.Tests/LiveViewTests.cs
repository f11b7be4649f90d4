using Gongyu.Model;

namespace Gongyu.Client.Tests;

public sealed class LiveViewTests : IDisposable
{
    private readonly Terminal terminal = new(width: 120, interactive: true);

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task A_terminal_shows_question_bars_and_key_metrics()
    {
        var scenario = Scenarios.ScenarioFile.Parse("small", Terminal.Small, "small").Scenario!;
        var view = RunView.For(new(terminal.Console, TextWriter.Null, TextWriter.Null, "zh"), scenario, json: false);
        var played = Community.Play(scenario, 0, new Heard(view.RoundPlayed), TestContext.Current.CancellationToken);
        view.ReplicationFinished();
        await view.Show(Task.CompletedTask);
        string screen = terminal.Screen;
        Assert.Contains("谁合作？", screen, StringComparison.Ordinal);
        Assert.Contains("6/6", screen, StringComparison.Ordinal);
        Assert.Contains("1/3", screen, StringComparison.Ordinal);
        Assert.All(Metrics.Headline, metric => Assert.Contains(terminal.Console.Lines, line =>
            line.StartsWith(metric.Id, StringComparison.Ordinal)
            && line.Contains(Draw.Number(played.Last[metric]), StringComparison.Ordinal)
            && line.Contains(metric.Definition.Zh[..4], StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Work_that_fails_fails_the_view()
    {
        var scenario = Scenarios.ScenarioFile.Parse("small", Terminal.Small, "small").Scenario!;
        var view = RunView.For(new(terminal.Console, TextWriter.Null, TextWriter.Null, "en"), scenario, json: false);
        await Assert.ThrowsAsync<InvalidDataException>(() => view.Show(Task.FromException(new InvalidDataException())));
    }
}
