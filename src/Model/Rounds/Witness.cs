namespace Gongyu.Model;

/// <summary>That a stakeholder acted in a step, and a digest of all that came of it.</summary>
/// <param name="Round">The round.</param>
/// <param name="Step">The step.</param>
/// <param name="Who">Who acted.</param>
/// <param name="Digest">Digest of what it said, booked and published, and of the state it was left in.</param>
public readonly record struct Act(int Round, Step Step, StakeholderId Who, RunHash Digest);

/// <summary>
/// Sees every act of a run. Hosts have none unless they are given one; then they tell it after each commit, in any order within a step
/// and from any thread.
/// </summary>
public abstract class Witness
{
    /// <summary>A host tells of an act that has been committed.</summary>
    public abstract void See(int round, Step step, Stakeholder who, Effects effects);
}

/// <summary>Keeps digests of acts, so that two hosts can be held against each other act by act.</summary>
public abstract class DigestingWitness : Witness
{
    /// <inheritdoc/>
    public override void See(int round, Step step, Stakeholder who, Effects effects)
    {
        ArgumentNullException.ThrowIfNull(who);
        ArgumentNullException.ThrowIfNull(effects);
        var bytes = new CanonicalWriter();
        bytes.Int(round);
        bytes.Byte((byte)step);
        who.Write(bytes);
        who.Round.Write(bytes);
        bytes.Facts<Entry>([.. who.Reported]);
        effects.Write(bytes);
        Hear(new(round, step, who.Id, RunHash.Of(bytes.Written)));
    }

    /// <summary>Hears of an act.</summary>
    public abstract void Hear(in Act act);
}
