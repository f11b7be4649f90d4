namespace Gongyu.Model;

/// <summary>
/// One mutant in a finite, well-mixed population of residents, until one strategy is everyone's: the chance that it is the mutant's,
/// exactly and by play (Karlin, Taylor 1975; Traulsen, Hauert 2009, "Stochastic evolutionary game dynamics").
/// </summary>
public sealed class TwoStrategyProcess
{
    private readonly int size;
    private readonly UpdateRule rule;
    private readonly Func<int, TypePayoffs> payoffs;

    /// <summary>A process.</summary>
    /// <param name="size">Individuals, 2 at least.</param>
    /// <param name="rule">How strategies spread.</param>
    /// <param name="payoffs">Payoffs by the number of mutants, 1 … size − 1.</param>
    public TwoStrategyProcess(int size, UpdateRule rule, Func<int, TypePayoffs> payoffs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 2);
        this.size = size;
        this.rule = rule;
        this.payoffs = payoffs;
    }

    /// <summary>Chance that one mutant's strategy becomes everyone's.</summary>
    public double FixationProbability() => FixationProbability(size, mutants => rule.Chances(mutants, size, payoffs(mutants)));

    /// <summary>
    /// Chance that a birth-death chain from 1 reaches <paramref name="size"/> before 0: 1 / (1 + Σₖ Πᵢ≤ₖ downᵢ/upᵢ).
    /// </summary>
    /// <param name="size">The upper end.</param>
    /// <param name="chances">Chances of one step up and down by the state, 1 … size − 1; not both 0.</param>
    public static double FixationProbability(int size, Func<int, (double Up, double Down)> chances)
    {
        // Products pass through 0 or infinity though their sum is neither: so logarithms, and the sum relative to its greatest term.
        double product = 0, greatest = 0, sum = 1;
        for (var state = 1; state < size; state++)
        {
            var (up, down) = chances(state);
            if (up == 0 && down == 0) throw Stuck(state);
            if (up == 0) return 0;
            product += Portable.Log(down) - Portable.Log(up);
            if (product > greatest)
            {
                sum = sum * Portable.Exp(greatest - product) + 1;
                greatest = product;
            }
            else
            {
                sum += Portable.Exp(product - greatest);
            }
        }
        return Portable.Exp(-greatest) / sum;
    }

    /// <summary>Plays individual by individual until fixation: whether the mutant's strategy becomes everyone's.</summary>
    public bool Fixates(StepDraw draw)
    {
        var mutant = new bool[size];
        var each = new double[size];
        mutant[0] = true;
        var mutants = 1;
        var counted = 0;
        for (long step = 0; mutants > 0 && mutants < size; step++)
        {
            // A step changes one individual at most: while the number of mutants stays, so does everything else.
            if (mutants != counted) Pay(mutant, mutants, each);
            counted = mutants;
            rule.Play(mutant, each, step, draw);
            mutants = mutant.Count(true);
        }
        return mutants > 0;
    }

    /// <summary>Plays with draws of a seed; each run has its own.</summary>
    public bool Fixates(ulong seed, uint run)
    {
        var (high, low) = ((uint)(seed >> 32), (uint)(seed & uint.MaxValue));
        return Fixates((step, place) =>
        {
            var (x, y, _, _) = Philox.Block((uint)(step & uint.MaxValue), (uint)(step >> 32), run, (uint)place, low, high);
            return Philox.Unit(x, y);
        });
    }

    /// <summary>
    /// Share of time that cooperation is everyone's strategy when mutations are so rare that each fixates or vanishes before the next
    /// (Fudenberg, Imhof 2006, "Imitation processes with small mutations").
    /// </summary>
    /// <param name="rhoC">Fixation probability of a cooperator among defectors.</param>
    /// <param name="rhoD">Fixation probability of a defector among cooperators; not both 0.</param>
    public static double SmallMutationShare(double rhoC, double rhoD)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rhoC);
        ArgumentOutOfRangeException.ThrowIfNegative(rhoD);
        ArgumentOutOfRangeException.ThrowIfZero(rhoC + rhoD, nameof(rhoD));
        return rhoC / (rhoC + rhoD);
    }

    private void Pay(bool[] mutant, int mutants, double[] each)
    {
        var types = payoffs(mutants);
        if (rule.Chances(mutants, size, types) is (0, 0)) throw Stuck(mutants);
        for (var i = 0; i < size; i++) each[i] = mutant[i] ? types.Mutant : types.Resident;
    }

    private static InvalidOperationException Stuck(int mutants) =>
        new($"With {mutants} mutants nothing can change: neither strategy becomes everyone's.");
}
