namespace Gongyu.Model;

/// <summary>What a draw is for. Each purpose has draws of its own, so that using one more leaves the others as they were.</summary>
public enum Purpose : uint
{
    /// <summary>Founding: stance.</summary>
    Stance = 1,

    /// <summary>Founding: size.</summary>
    Size,

    /// <summary>Founding: influence.</summary>
    Influence,

    /// <summary>Founding: interests, one index each.</summary>
    Interest,

    /// <summary>Founding: programmes of a university, one index per sector.</summary>
    Programme,

    /// <summary>Drift of a sector's demand.</summary>
    Demand,

    /// <summary>Whether an enterprise looks for a partner this round.</summary>
    Initiative,

    /// <summary>Slots of candidates looked at.</summary>
    Candidate,

    /// <summary>What a proposer misjudges about a candidate, by its code.</summary>
    Candidacy,

    /// <summary>What a receiver misjudges about a proposer, by its code.</summary>
    Judgement,

    /// <summary>Whether a committed party slips, by its partner's code.</summary>
    Slip,

    /// <summary>Whether a side of an agreement is audited, by the partner's code.</summary>
    Audit,

    /// <summary>Whether a stakeholder revises its stance.</summary>
    Revision,

    /// <summary>Whether the revision is an experiment.</summary>
    Experiment,

    /// <summary>Which stance an experiment tries.</summary>
    ExperimentStance,

    /// <summary>Slots of role models looked at.</summary>
    RoleModel,

    /// <summary>Whether the peer met is influential enough to be a role model.</summary>
    RoleModelInfluence,

    /// <summary>Whether the role model is imitated.</summary>
    Imitation,

    /// <summary>Slots of enterprises that want a partner's graduates.</summary>
    Rival,

    /// <summary>What graduates like besides what they are offered, by the partner's code.</summary>
    Taste,

    /// <summary>Slots of peers a university visits.</summary>
    Visit,

    /// <summary>Slots of experts on an evaluation panel.</summary>
    Expert,

    /// <summary>What an expert misjudges.</summary>
    ExpertView,

    /// <summary>What a government or an association tries.</summary>
    Practice,

    /// <summary>Whether an enterprise leaves the community.</summary>
    Exit,

    /// <summary>Whether another enterprise takes an empty place.</summary>
    Entry,
}

/// <summary>
/// Chance of one round. Every draw is a pure function of seed, round, who, purpose and index (counter-based: Salmon et al. 2011),
/// so nothing depends on order, host or thread, and policies can be compared under common random numbers.
/// </summary>
/// <param name="Seed">The run's seed.</param>
/// <param name="Round">The round; 0 is the founding.</param>
public readonly record struct Chance(ulong Seed, int Round)
{
    /// <summary>How often an empty slot is redrawn before a search gives up.</summary>
    public const int Redraws = 16;

    /// <summary>A uniform draw in [0,1) with 53 bits.</summary>
    public double Draw(StakeholderId who, Purpose purpose, uint index = 0)
    {
        var (high, low, _, _) = Philox.Block(index, who.Code, (uint)Round, (uint)purpose, unchecked((uint)Seed), (uint)(Seed >> 32));
        return Philox.Unit(high, low);
    }

    /// <summary>
    /// A stakeholder's number drawn from 1 … <paramref name="count"/>, as slots of the next power of two of which the empty ones
    /// are redrawn: a newcomer changes only the draws that hit its slot. 0 when every redraw hit an empty slot.
    /// </summary>
    public int DrawNumber(StakeholderId who, Purpose purpose, int search, int count)
    {
        double slots = count == 0 ? 0 : System.Numerics.BitOperations.RoundUpToPowerOf2((uint)count);
        for (int redraw = 0; redraw < Redraws && slots > 0; redraw++)
        {
            int slot = (int)(Draw(who, purpose, (uint)(search * Redraws + redraw)) * slots);
            if (slot < count)
                return slot + 1;
        }
        return 0;
    }
}
