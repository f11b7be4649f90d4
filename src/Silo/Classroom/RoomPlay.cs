using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>Plays the rounds of a stop, one by one, at the teacher's pace.</summary>
/// <param name="room">The room.</param>
/// <param name="runs">Plays.</param>
internal sealed class RoomPlay(Room room, RunService runs)
{
    private static readonly Phrase Stuck = new("the run did not go on; try again", "运行未能继续；请重试");

    /// <summary>Plays until the stop is told, the room is closed, or something is in the way.</summary>
    /// <param name="cancellation">Ends it, after the round.</param>
    public async Task Play(CancellationToken cancellation)
    {
        try
        {
            while (room.HasRoundsLeft)
            {
                await Task.Delay(room.Pace, cancellation);
                await PlayRound(room.BeginRound(), cancellation);
            }
            room.EndPlay(null);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The room is closed.
        }
        catch (Exception failed)
        {
            if (!room.IsClosed)
                room.EndPlay(Why(failed));
        }
    }

    // The one place where seats meet the run: who has one decides the stance of its member in the coming round.
    private async Task PlayRound(IReadOnlyList<string> given, CancellationToken cancellation)
    {
        int known = room.Rounds.Count;
        // A round that was kept when the service was killed, and not told, has what it is given; it is told when the run goes on.
        if (given.Count > 0 && runs.Stored(room.Run).Round <= known)
            await runs.Intervene(room.Run, given, cancellation, room);
        runs.ResumeUntil(room.Run, known + 1, room);
        var played = runs.Find(room.Run)?.Work ?? Task.CompletedTask;
        try
        {
            await played.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            await runs.Pause(room.Run, room); // It may wait for its turn, behind others.
            throw;
        }
        Hear(room, runs);
        if (room.Rounds.Count == known)
            throw new RefusedException(Refusal.NotNow, [new(room.Run, 0, 0, runs.FailureOf(room.Run) ?? Stuck)]);
    }

    /// <summary>
    /// Tells a room what was played of its run that it does not know. What was told when the service was killed, and not kept, is played again
    /// and not known before.
    /// </summary>
    public static void Hear(Room room, RunService runs)
    {
        var stored = runs.Stored(room.Run);
        double[][] played = [.. Watching.Values(stored.Dossier, 0, room.Rounds.Count)
            .TakeWhile(round => round.Round <= stored.Round).Select(round => round.Values)];
        room.Hear(played, MemberState.Of(RunService.ScenarioOf(stored.Dossier), room.Rounds.Count + played.Length));
    }

    private static Phrase Why(Exception failed) => failed switch
    {
        RefusedException refused => refused.Faults[0].What,
        DataFolderException refused => refused.What,
        _ => new($"it failed: {Phrase.Clip(failed.Message)}", $"失败（系统原文）：{Phrase.Clip(failed.Message)}"),
    };
}
