namespace Gongyu.Model;

/// <summary>Payoffs of a mutant and of a resident at one moment.</summary>
/// <param name="Mutant">Payoff of each mutant.</param>
/// <param name="Resident">Payoff of each resident.</param>
public readonly record struct TypePayoffs(double Mutant, double Resident);

/// <summary>A draw in [0,1) that belongs to a place within a step, in whatever order it is asked for.</summary>
/// <param name="step">The step, counted from 0.</param>
/// <param name="place">The place within it, counted from 0.</param>
public delegate double StepDraw(long step, int place);

/// <summary>How a strategy spreads in a well-mixed population of constant size: what one step does, and its chances.</summary>
public abstract record UpdateRule
{
    /// <summary>Chances that one step makes the mutants one more, and one fewer.</summary>
    public abstract (double Up, double Down) Chances(int mutants, int size, TypePayoffs payoffs);

    /// <summary>Plays one step among individuals.</summary>
    /// <param name="mutant">For each individual, whether it is a mutant.</param>
    /// <param name="payoffs">For each individual, its payoff.</param>
    /// <param name="step">The step, counted from 0.</param>
    /// <param name="draw">The draws.</param>
    public abstract void Play(Span<bool> mutant, ReadOnlySpan<double> payoffs, long step, StepDraw draw);

    /// <summary>One of <paramref name="count"/>, evenly.</summary>
    protected static int Pick(int count, double draw) => (int)(draw * count);
}

/// <summary>Birth and death by <see cref="Moran"/>; payoffs are fitness.</summary>
public sealed record MoranRule : UpdateRule
{
    /// <inheritdoc/>
    public override (double Up, double Down) Chances(int mutants, int size, TypePayoffs payoffs)
    {
        var residents = size - mutants;
        var up = Moran.Probability(mutants, payoffs.Mutant, residents, payoffs.Resident) * residents / size;
        var down = Moran.Probability(residents, payoffs.Resident, mutants, payoffs.Mutant) * mutants / size;
        return (up, down);
    }

    /// <inheritdoc/>
    public override void Play(Span<bool> mutant, ReadOnlySpan<double> payoffs, long step, StepDraw draw)
    {
        var parent = Moran.Parent(payoffs, draw(step, 0));
        mutant[Pick(mutant.Length, draw(step, 1))] = mutant[parent];
    }
}

/// <summary>One individual, chosen evenly, compares itself with another one and may take over its strategy.</summary>
public abstract record PairwiseRule : UpdateRule
{
    /// <summary>Chance that the other's strategy is taken over.</summary>
    protected abstract double Probability(double own, double other);

    /// <summary>Whether the other's strategy is taken over, by a draw in [0,1).</summary>
    protected abstract bool Adopts(double own, double other, double draw);

    /// <inheritdoc/>
    public override (double Up, double Down) Chances(int mutants, int size, TypePayoffs payoffs)
    {
        var meeting = (double)mutants / size * (size - mutants) / (size - 1);
        return (meeting * Probability(payoffs.Resident, payoffs.Mutant), meeting * Probability(payoffs.Mutant, payoffs.Resident));
    }

    /// <inheritdoc/>
    public override void Play(Span<bool> mutant, ReadOnlySpan<double> payoffs, long step, StepDraw draw)
    {
        var own = Pick(mutant.Length, draw(step, 0));
        var other = Pick(mutant.Length - 1, draw(step, 1));
        if (other >= own) other++;
        if (mutant[own] != mutant[other] && Adopts(payoffs[own], payoffs[other], draw(step, 2))) mutant[own] = mutant[other];
    }
}

/// <summary>Pairwise comparison by <see cref="Fermi"/>.</summary>
/// <param name="Beta">Intensity of selection.</param>
public sealed record FermiRule(double Beta) : PairwiseRule
{
    /// <inheritdoc/>
    protected override double Probability(double own, double other) => Fermi.Probability(own, other, Beta);

    /// <inheritdoc/>
    protected override bool Adopts(double own, double other, double draw) => Fermi.Adopts(own, other, Beta, draw);
}

/// <summary>Pairwise comparison by <see cref="ProportionalImitation"/>.</summary>
/// <param name="Scale">Advantage that is imitated for sure.</param>
public sealed record ProportionalRule(double Scale) : PairwiseRule
{
    /// <inheritdoc/>
    protected override double Probability(double own, double other) => ProportionalImitation.Probability(own, other, Scale);

    /// <inheritdoc/>
    protected override bool Adopts(double own, double other, double draw) => ProportionalImitation.Adopts(own, other, Scale, draw);
}
