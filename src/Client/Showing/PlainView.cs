using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>A line now and then, for logs and pipes.</summary>
internal sealed class PlainView(Desk desk, Scenario scenario, TextWriter lines) : RunView(scenario)
{
    private const int Steps = 10;

    private readonly Lock writing = new();
    private int replications, last; // Replications finished; the last round.

    /// <inheritdoc/>
    public override void RoundPlayed(RoundRecord round)
    {
        // One that is told again is the same.
        if (round.Round <= last)
            return;
        foreach (var line in Triggered(round))
            Write(line);
        if (!IsStep(last = round.Round, Scenario.Rounds))
            return;
        var figures = Scenario.Reported.Take(4).Select(metric => $"{metric.Id} {Draw.Number(round[metric])}");
        Write(new(
            $"round {round.Round}/{Scenario.Rounds}  {string.Join("  ", figures)}",
            $"第 {round.Round}/{Scenario.Rounds} 轮  {string.Join("  ", figures)}"));
    }

    /// <inheritdoc/>
    public override void ReplicationFinished()
    {
        int finished = Interlocked.Increment(ref replications);
        if (Scenario.Replications > 1 && IsStep(finished, Scenario.Replications))
            Write(Finished(finished, Scenario.Replications));
    }

    /// <inheritdoc/>
    public override void Changes(Changed changed)
    {
        Interlocked.Exchange(ref replications, 0);
        foreach (var line in Lines(changed))
            Write(line);
    }

    /// <inheritdoc/>
    public override async Task Show(Task work)
    {
        Write(new(
            $"{Scenario.Name}: {Scenario.Community.Roster.Count()} stakeholders, {Scenario.Rounds} rounds, {Scenario.Replications} replications, seed {Scenario.Seed}",
            $"{Scenario.Name}：{Scenario.Community.Roster.Count()} 个主体，{Scenario.Rounds} 轮，重复 {Scenario.Replications} 次，种子 {Scenario.Seed}"));
        await work;
    }

    /// <summary>Whether to say how far the work is: ten times, however long it is.</summary>
    public static bool IsStep(long done, long all) => done * Steps / all > (done - 1) * Steps / all;

    /// <summary>How many replications are finished.</summary>
    public static Phrase Finished(int done, int all) => new($"replications finished: {done}/{all}", $"已完成重复：{done}/{all}");

    private void Write(Phrase line)
    {
        lock (writing)
            lines.WriteLine(desk.Say(line));
    }
}
