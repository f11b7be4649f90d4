using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client.Tests;

/// <summary>The rounds of a run while it is played: what is kept of them, and when it is believed.</summary>
public sealed class RoundLogTests : IDisposable
{
    private readonly Terminal terminal = new();
    private readonly Scenario scenario = Scenarios.ScenarioFile.Parse("small", Terminal.Small, "small").Scenario!;

    public void Dispose() => terminal.Dispose();

    private RoundLogs Logs => new(terminal.Folder);

    private string FileOfTheSecond => terminal.In("rounds.2.partial");

    [Fact]
    public void What_was_written_is_read_again_and_believed()
    {
        var rounds = new List<RoundRecord>();
        var finished = Play(rounds.Add);
        Assert.Equal(rounds.Select(round => round.Hash), Logs.Read(1).Select(round => round.Hash));
        Assert.Equal(rounds.Select(round => round.Values), Logs.Read(1).Select(round => round.Values));
        Assert.True(Logs.Hold(1, scenario, finished));
        Assert.Empty(Logs.Read(0));
        Logs.Remove();
        Assert.Empty(terminal.Left());
    }

    [Fact]
    public void A_byte_that_was_altered_anywhere_is_noticed()
    {
        var finished = Play();
        byte[] written = File.ReadAllBytes(FileOfTheSecond);
        for (int place = 0; place < written.Length; place += 7)
        {
            byte[] altered = [.. written];
            altered[place] ^= 0x20;
            File.WriteAllBytes(FileOfTheSecond, altered);
            Assert.False(Logs.Hold(1, scenario, finished), $"byte {place}");
        }
    }

    [Fact]
    public void Played_again_it_is_never_shorter_and_what_comes_otherwise_takes_the_place_of_what_was_there()
    {
        Play();
        using (var log = Logs.Begin(1))
            Community.Play(scenario, 1, new Heard(round =>
            {
                log.Append(round);
                Assert.Equal(scenario.Rounds, Logs.Count(1));
            }), TestContext.Current.CancellationToken);
        var other = scenario.From(4, PolicyChange.None.With(Levers.TaxRelief, 0.9));
        using (var log = Logs.Begin(1))
            Community.Play(other, 1, new Heard(round =>
            {
                log.Append(round);
                Assert.Equal(round.Round < 4 ? scenario.Rounds : round.Round, Logs.Count(1));
            }), TestContext.Current.CancellationToken);
        Assert.True(Logs.Hold(1, other, Community.Play(other, 1, cancellation: TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void What_is_cut_off_missing_or_of_another_seed_is_not_believed()
    {
        var finished = Play();
        Assert.False(Logs.Hold(0, scenario, finished));
        Assert.False(Logs.Hold(1, scenario, Community.Play(scenario, 2, cancellation: TestContext.Current.CancellationToken)));
        byte[] written = File.ReadAllBytes(FileOfTheSecond);
        File.WriteAllBytes(FileOfTheSecond, written[..^1]);
        Assert.Equal(scenario.Rounds - 1, Logs.Read(1).Count());
        Assert.False(Logs.Hold(1, scenario, finished));
        File.WriteAllBytes(FileOfTheSecond, [.. written, .. written[..RoundLog.BytesOfARound]]);
        Assert.False(Logs.Hold(1, scenario, finished));
    }

    private Replication Play(Action<RoundRecord>? then = null)
    {
        using var log = Logs.Begin(1);
        return Community.Play(scenario, 1, new Heard(round =>
        {
            log.Append(round);
            then?.Invoke(round);
        }), TestContext.Current.CancellationToken);
    }
}
