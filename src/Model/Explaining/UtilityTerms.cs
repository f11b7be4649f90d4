namespace Gongyu.Model;

/// <summary>What a round was worth to a member, term by term. Phase 6 makes its utility of it.</summary>
/// <param name="Before">Its utility before.</param>
/// <param name="Interests">What it cares for.</param>
/// <param name="Money">What it earned, in units.</param>
/// <param name="Talent">The talent it gained.</param>
/// <param name="Innovation">The innovation it gained.</param>
/// <param name="Departments">What a university divides that by, as its departments share its partners; 1 for an enterprise.</param>
/// <param name="Reputation">Its reputation at the end of the round, [0,1].</param>
public readonly record struct UtilityTerms(
    double Before, Interests Interests, double Money, double Talent, double Innovation, double Departments, double Reputation)
    : ICanonical<UtilityTerms>
{
    /// <summary>Share of the round in the utility after it: institutions judge by years, not by one semester.</summary>
    public static double Smoothing => Evaluate.Smoothing;

    /// <summary>A reputation that is neither good nor bad.</summary>
    public static double Neutral => Evaluate.Unknown;

    /// <summary>Money, by the interest in it.</summary>
    public double OfFinance => Interests.Finance * Money;

    /// <summary>Talent, by the interest in it.</summary>
    public double OfTalent => Interests.Talent * Talent;

    /// <summary>Innovation, by the interest in it.</summary>
    public double OfInnovation => Interests.Innovation * Innovation;

    /// <summary>A good name, or a bad one, by the interest in it.</summary>
    public double OfReputation => Interests.Reputation * (Reputation - Neutral);

    /// <summary>What the round was worth.</summary>
    public double OfRound => (OfFinance + OfTalent + OfInnovation) / Departments + OfReputation;

    /// <summary>Its utility after.</summary>
    public double After => Before + Smoothing * (OfRound - Before);

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Doubles([
            Before, Interests.Finance, Interests.Talent, Interests.Innovation, Interests.Reputation, Interests.PublicGood, Money, Talent, Innovation,
            Departments, Reputation,
        ]);
    }

    /// <inheritdoc/>
    public static UtilityTerms Read(ref CanonicalReader from)
    {
        double[] all = from.Doubles();
        return new(all[0], new(all[1], all[2], all[3], all[4], all[5]), all[6], all[7], all[8], all[9], all[10]);
    }
}
