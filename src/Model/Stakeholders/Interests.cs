namespace Gongyu.Model;

/// <summary>
/// What a stakeholder cares for: weights that are not negative and sum to 1. A kind leaves at 0 what it has no interest in.
/// </summary>
/// <param name="Finance">Money it gains or spends.</param>
/// <param name="Talent">Skilled people trained.</param>
/// <param name="Innovation">New technology and results.</param>
/// <param name="Reputation">Its own good name.</param>
/// <param name="PublicGood">What serves the whole community.</param>
public readonly record struct Interests(double Finance, double Talent, double Innovation, double Reputation, double PublicGood)
{
    /// <summary>The same weights scaled to sum 1.</summary>
    /// <exception cref="ArgumentException">A weight is negative, or all are 0.</exception>
    public Interests Normalised()
    {
        double sum = Finance + Talent + Innovation + Reputation + PublicGood;
        if (!(sum > 0) || Finance < 0 || Talent < 0 || Innovation < 0 || Reputation < 0 || PublicGood < 0)
            throw new ArgumentException($"Interests must not be negative and must not all be 0: {this}");
        return new(Finance / sum, Talent / sum, Innovation / sum, Reputation / sum, PublicGood / sum);
    }
}
