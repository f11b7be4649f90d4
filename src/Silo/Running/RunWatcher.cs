using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>Watches a run while it is played. Hears of rounds and replications on any thread.</summary>
internal abstract class RunWatcher
{
    /// <summary>How long to wait before each round of the first replication when actors play it, so that people can follow; not at all unless told.</summary>
    public virtual TimeSpan Pace => TimeSpan.Zero;

    /// <summary>The turn in which the run is played, where it is one of many; it is given to others while the run waits for its pace.</summary>
    public Turn? Turn { get; init; }

    /// <summary>A round of the first replication was played; one that is told again is the same.</summary>
    public abstract void RoundPlayed(RoundRecord round);

    /// <summary>A replication was finished.</summary>
    public abstract void ReplicationFinished();

    /// <summary>Somebody has changed the policy, or decided in a seat: what was finished before is played again.</summary>
    public abstract void Changes(Changed changed);
}
