using Microsoft.Extensions.Logging.Abstractions;

namespace Gongyu.Silo.Tests;

/// <summary>What is known of a run while it is played.</summary>
public sealed class LiveRunTests
{
    [Fact]
    public void What_is_told_again_takes_nothing_back()
    {
        var run = new LiveRun(new Dossier("r", "s", "question: q", [], "Actors", "out", 20, 1), 9, new(), NullLogger.Instance);
        Assert.Equal((9, null), (run.Round, run.Last));
        foreach (int told in new[] { 1, 2, 9, 10, 1 })
            run.RoundPlayed(new(told, [], default, default));
        Assert.Equal((10, 10), (run.Round, run.Last!.Round));
    }
}
