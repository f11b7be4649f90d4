namespace Gongyu.Model;

/// <summary>The sums of a round, of which all metrics are made.</summary>
public sealed class RoundTotals
{
    private readonly Measures[] byKind = new Measures[Enum.GetValues<Kind>().Length + 1];
    private readonly int[] counts = new int[Enum.GetValues<Kind>().Length + 1];
    private readonly List<double> incomes = [];

    /// <summary>Value created at tier 4 since the run began, in units.</summary>
    public double InnovationSinceStart { get; internal set; }

    /// <summary>Begins a round.</summary>
    public void Clear()
    {
        Array.Clear(byKind);
        Array.Clear(counts);
        incomes.Clear();
    }

    /// <summary>Adds what a stakeholder counted. Called in id order, since sums of doubles depend on their order.</summary>
    public void Add(Kind kind, in Measures measures)
    {
        byKind[(int)kind].Add(measures);
        counts[(int)kind] += measures[Measure.Vacant] > 0 ? 0 : 1;
        if (measures[Measure.Agreements] > 0)
            incomes.Add(measures[Measure.Surplus]);
        InnovationSinceStart += measures[Measure.Innovation];
    }

    /// <summary>How many of a kind there are; an empty place is none.</summary>
    public int Count(Kind kind) => counts[(int)kind];

    /// <summary>Sum of a measure over a kind.</summary>
    public double Sum(Kind kind, Measure measure) => byKind[(int)kind][measure];

    /// <summary>Sum of a measure over all kinds.</summary>
    public double Sum(Measure measure)
    {
        double sum = 0;
        foreach (ref readonly var measures in byKind.AsSpan())
            sum += measures[measure];
        return sum;
    }

    /// <summary>Mean of a measure over a kind; 0 when there is none of it.</summary>
    public double Mean(Kind kind, Measure measure) => Ratio(Sum(kind, measure), counts[(int)kind]);

    /// <summary>A ratio, 0 when there is nothing to compare with.</summary>
    public static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;

    /// <summary>
    /// Gini coefficient of surplus income among those that have an agreement: 0 when all get the same, near 1 when one gets all.
    /// </summary>
    public double Gini()
    {
        incomes.Sort();
        double sum = 0, weighted = 0;
        for (int i = 0; i < incomes.Count; i++)
        {
            sum += incomes[i];
            weighted += (i + 1) * incomes[i];
        }
        // Rounding must not make equal incomes more equal than equal.
        return sum == 0 ? 0 : Math.Max(0, 2 * weighted / (incomes.Count * sum) - (incomes.Count + 1.0) / incomes.Count);
    }
}
