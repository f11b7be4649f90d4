namespace Gongyu.Model;

/// <summary>
/// Birth and death: one reproduces, chosen in proportion to fitness, and its offspring replaces one chosen evenly
/// (Moran 1958, "Random processes in genetics"; with frequency dependence Nowak, Sasaki, Taylor, Fudenberg 2004).
/// </summary>
public static class Moran
{
    /// <summary>Which individual reproduces, by a draw in [0,1).</summary>
    /// <param name="fitness">Fitness of each individual: none negative, one at least positive.</param>
    /// <param name="draw">The draw.</param>
    public static int Parent(ReadOnlySpan<double> fitness, double draw)
    {
        double total = 0;
        foreach (var one in fitness)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(one, nameof(fitness));
            total += one;
        }
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(total, nameof(fitness));

        var left = draw * total;
        var last = 0;
        for (var i = 0; i < fitness.Length; i++)
        {
            if (fitness[i] == 0) continue;
            if (left < fitness[i]) return i;
            left -= fitness[i];
            last = i;
        }
        // A draw just below 1 can pass the last by rounding.
        return last;
    }

    /// <summary>Chance that the one who reproduces is one of <paramref name="count"/> individuals of the same fitness.</summary>
    /// <param name="count">How many they are.</param>
    /// <param name="fitness">Fitness of each of them.</param>
    /// <param name="others">How many others there are.</param>
    /// <param name="otherFitness">Fitness of each of the others.</param>
    public static double Probability(int count, double fitness, int others, double otherFitness)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fitness);
        ArgumentOutOfRangeException.ThrowIfNegative(otherFitness);
        var total = count * fitness + others * otherFitness;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(total, nameof(fitness));
        return count * fitness / total;
    }
}
