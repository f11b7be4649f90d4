using Gongyu.Model;
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

    [Fact]
    public void When_a_person_decides_what_was_finished_counts_no_more_and_whoever_waits_has_news()
    {
        var run = new LiveRun(new Dossier("r", "s", "question: q", [], "Actors", "out", 20, 1), 0, new(), NullLogger.Instance);
        run.ReplicationFinished();
        var news = run.News;
        run.Changes(new(3, [], [new(3, new(Kind.Enterprise, 3), Stance.Committed)]));
        Assert.Equal(0, run.Finished);
        Assert.True(news.IsCompleted);
    }
}
