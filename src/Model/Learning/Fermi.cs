namespace Gongyu.Model;

/// <summary>
/// Pairwise comparison by the Fermi function: one who compares herself with another takes over his strategy the more likely the
/// better he does, and now and then though he does worse (Szabó, Tőke 1998; Traulsen, Nowak, Pacheco 2006).
/// </summary>
public static class Fermi
{
    /// <summary>Chance that one who has <paramref name="own"/> takes over the strategy of one who has <paramref name="other"/>.</summary>
    /// <param name="own">Payoff of the one who compares.</param>
    /// <param name="other">Payoff of the one compared with.</param>
    /// <param name="beta">Intensity of selection, from 0: payoffs do not matter.</param>
    public static double Probability(double own, double other, double beta)
    {
        var gain = beta * (other - own);
        if (gain >= 0) return 1 / (1 + Portable.Exp(-gain));
        // Not 1 / (1 + e^-gain): its denominator overflows where the chance is still above 0.
        var odds = Portable.Exp(gain);
        return odds / (1 + odds);
    }

    /// <summary>Whether the strategy is taken over, by a draw in [0,1).</summary>
    public static bool Adopts(double own, double other, double beta, double draw) => draw < Probability(own, other, beta);
}
