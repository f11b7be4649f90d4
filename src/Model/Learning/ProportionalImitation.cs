namespace Gongyu.Model;

/// <summary>
/// Proportional imitation: only who does better is imitated, with a chance proportional to how much better
/// (Helbing 1992; Schlag 1998, "Why imitate, and if so, how?").
/// </summary>
public static class ProportionalImitation
{
    /// <summary>Chance that one who has <paramref name="own"/> takes over the strategy of one who has <paramref name="other"/>.</summary>
    /// <param name="own">Payoff of the one who compares.</param>
    /// <param name="other">Payoff of the one compared with.</param>
    /// <param name="scale">Advantage that is imitated for sure, more than 0: as a rule the greatest difference of payoffs there is.</param>
    public static double Probability(double own, double other, double scale)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        return Math.Clamp((other - own) / scale, 0, 1);
    }

    /// <summary>Whether the strategy is taken over, by a draw in [0,1).</summary>
    public static bool Adopts(double own, double other, double scale, double draw) => draw < Probability(own, other, scale);
}
