namespace Gongyu.Model;

/// <summary>What a lever's number means.</summary>
public enum LeverUnit
{
    /// <summary>A level or share, written <c>1</c>.</summary>
    Ratio,

    /// <summary>A probability per side and round, written <c>1</c>.</summary>
    Probability,

    /// <summary>A multiple of the agreed contribution, written <c>1</c>.</summary>
    Multiple,

    /// <summary>A tier, written <c>{tier}</c>.</summary>
    Tier,

    /// <summary>A number of rounds, written <c>{round}</c>.</summary>
    Rounds,
}

/// <summary>
/// One thing a policy can set, declared as data: commands, schema, docs and checks are made from it. A rule reads it, and
/// somebody pays for it.
/// </summary>
/// <param name="Key">As users write it: <c>incentive.taxRelief</c>.</param>
/// <param name="Row">The row of the source article's mechanisms it belongs to: O1 … G4.</param>
/// <param name="Unit">What the number means.</param>
/// <param name="Minimum">Least value allowed.</param>
/// <param name="Maximum">Greatest value allowed.</param>
/// <param name="Neutral">The value of an absent lever: the one that changes nothing.</param>
/// <param name="Meaning">What it changes.</param>
/// <param name="Cost">What it costs and who pays.</param>
public sealed record Lever(
    string Key, string Row, LeverUnit Unit, double Minimum, double Maximum, double Neutral, Phrase Meaning, Phrase Cost)
{
    /// <summary>Position in <see cref="Levers.All"/>.</summary>
    public int Index { get; internal set; }

    /// <summary>The unit as data files write it (UCUM).</summary>
    public string UnitSymbol => Unit switch
    {
        LeverUnit.Tier => "{tier}",
        LeverUnit.Rounds => "{round}",
        _ => "1",
    };

    /// <summary>Whether a value may be set.</summary>
    public bool Allows(double value) => value >= Minimum && value <= Maximum;
}
