namespace Gongyu.Model;

/// <summary>
/// The donation game: a cooperator pays a cost so that the other has a benefit, a defector pays nothing. Everyone plays with every
/// other, nobody with herself; payoffs are means over those games (Nowak 2006; Sigmund 2010).
/// </summary>
/// <param name="Benefit">What the other gains.</param>
/// <param name="Cost">What it costs.</param>
public readonly record struct DonationGame(double Benefit, double Cost)
{
    /// <summary>Expected payoff of a cooperator among <paramref name="cooperators"/>, she included, of <paramref name="size"/>.</summary>
    public double Cooperator(int cooperators, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cooperators, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cooperators, size);
        return Received(cooperators - 1, size) - Cost;
    }

    /// <summary>Expected payoff of a defector beside <paramref name="cooperators"/>, in a population of <paramref name="size"/>.</summary>
    public double Defector(int cooperators, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cooperators);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cooperators, size);
        return Received(cooperators, size);
    }

    /// <summary>Payoffs when cooperators are the mutants.</summary>
    public TypePayoffs CooperatorsInvade(int mutants, int size) => new(Cooperator(mutants, size), Defector(mutants, size));

    /// <summary>Payoffs when defectors are the mutants.</summary>
    public TypePayoffs DefectorsInvade(int mutants, int size) => new(Defector(size - mutants, size), Cooperator(size - mutants, size));

    private double Received(int otherCooperators, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 2);
        return Benefit * otherCooperators / (size - 1);
    }
}
