using Gongyu.Model;
using Microsoft.Extensions.Logging;

namespace Gongyu.Silo;

/// <summary>A run that the service plays, or that waits for its turn.</summary>
/// <param name="dossier">What was asked.</param>
/// <param name="round">Rounds of the first replication that were played before.</param>
/// <param name="stop">Stops it.</param>
/// <param name="log">Where it says that its policy changes.</param>
internal sealed class LiveRun(Dossier dossier, int round, CancellationTokenSource stop, ILogger log) : RunWatcher
{
    private volatile TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was asked.</summary>
    public Dossier Dossier => dossier;

    /// <summary>Rounds of the first replication.</summary>
    public int Round { get; private set; } = round;

    /// <summary>The round of the first replication that was told last; none before the first.</summary>
    public RoundRecord? Last { get; private set; }

    /// <inheritdoc/>
    public override TimeSpan Pace => PaceOf(Round);

    /// <summary>Tells the pace that is wanted just now, after a round.</summary>
    public Func<int, TimeSpan> PaceOf { get; init; } = _ => TimeSpan.Zero;

    /// <summary>Whether it has had its turn.</summary>
    public bool IsPlayed { get; private set; }

    /// <summary>When it was played no longer.</summary>
    public DateTimeOffset Ended { get; set; }

    /// <summary>Replications that are finished.</summary>
    public int Finished { get; private set; }

    /// <summary>The play of it; when it ends the run is no longer here.</summary>
    public Task Work { get; set; } = Task.CompletedTask;

    /// <summary>Whether the service itself ends, so that the run goes on at its next start.</summary>
    public bool GoesOn { get; private set; }

    /// <summary>Ends when something has happened that was not there when it was asked for.</summary>
    public Task News => next.Task;

    /// <summary>Stops it, after the round.</summary>
    public CancellationToken Stop => stop.Token;

    /// <summary>Stops it after the round, and waits until it is written down.</summary>
    /// <param name="goesOn">Whether it goes on at the next start of the service.</param>
    public async Task End(bool goesOn)
    {
        GoesOn |= goesOn;
        await stop.CancelAsync();
        await Work;
    }

    /// <summary>It is played no longer: whoever waits for news, or asks for it late, has it.</summary>
    public void IsOver() => next.TrySetResult();

    /// <summary>It has its turn.</summary>
    public void IsNext()
    {
        IsPlayed = true;
        Tell();
    }

    private void Tell() =>
        Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <inheritdoc/>
    public override void RoundPlayed(RoundRecord round)
    {
        // What is told again, or played anew, is nothing new until it is further than before.
        if (round.Round >= Round)
            (Round, Last) = (round.Round, round);
        Tell();
    }

    /// <inheritdoc/>
    public override void ReplicationFinished() => Finished++;

    /// <inheritdoc/>
    public override void Changes(Changed changed)
    {
        Finished = 0;
        changed.Say(log, dossier.Run);
        Tell();
    }
}
