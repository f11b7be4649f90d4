namespace Gongyu.Model;

/// <summary>What a replication of a scenario came to. Its rounds are told of while it is played, and not kept here.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Last">The record of its last round, chained to all before.</param>
/// <param name="Outcomes">Every metric's outcome, in the order of the catalogue.</param>
/// <param name="Hash">The run hash of the replication.</param>
public sealed record Replication(ulong Seed, RoundRecord Last, IReadOnlyList<double> Outcomes, RunHash Hash) : ICanonical<Replication>
{
    /// <summary>The first of the rounds, counted from 1, that an outcome is the mean of: of the last quarter, but at least one.</summary>
    public static int FirstOfOutcome(int rounds) => rounds - Math.Max(1, rounds / 4) + 1;

    /// <summary>Every figure of speed, stability and recovery, in the order of <see cref="Model.Dynamics.All"/>.</summary>
    public IReadOnlyList<double> Dynamics { get; init; } = [];

    /// <summary>A figure of speed, stability or recovery.</summary>
    public double Of(Dynamic dynamic)
    {
        ArgumentNullException.ThrowIfNull(dynamic);
        return Dynamics[dynamic.Index];
    }

    /// <summary>Mean of a metric over the last quarter of the rounds (at least one round).</summary>
    public double Outcome(Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return Outcomes[metric.Index];
    }

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Unsigned64(Seed);
        to.Fact(Last);
        to.Doubles([.. Outcomes]);
        to.Fact(Hash);
        to.Int(Dynamics.Count);
        // Where there was nothing to wait for a time is not a number.
        foreach (double figure in Dynamics)
            to.Long(BitConverter.DoubleToInt64Bits(double.IsNaN(figure) ? double.NaN : figure));
    }

    /// <inheritdoc/>
    public static Replication Read(ref CanonicalReader from)
    {
        var played = new Replication(from.Unsigned64(), from.Fact<RoundRecord>(), from.Doubles(), from.Fact<RunHash>());
        double[] dynamics = new double[from.Int()];
        for (int i = 0; i < dynamics.Length; i++)
            dynamics[i] = BitConverter.Int64BitsToDouble(from.Long());
        return played with { Dynamics = dynamics };
    }
}

/// <summary>Follows a replication round by round to what it comes to; of single rounds it keeps a few metrics only.</summary>
/// <param name="seed">Its seed.</param>
/// <param name="rounds">How many rounds it has.</param>
/// <param name="shock">The round in which there is a shock to demand; 0 for none.</param>
public sealed class Tally(ulong seed, int rounds, int shock = 0)
{
    private readonly Courses courses = new(rounds, shock);
    private readonly double[] sums = new double[Metrics.All.Count];
    private readonly int first = Replication.FirstOfOutcome(rounds);

    /// <summary>Of a replication of a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="replication">Which replication, from 0.</param>
    public Tally(Scenario scenario, int replication)
        : this(Given(scenario).SeedOf(replication), scenario.Rounds, scenario.Community.Shock.Round)
    {
    }

    /// <summary>The last round; none before the first.</summary>
    public RoundRecord? Last { get; private set; }

    /// <summary>Rounds until now.</summary>
    public int Round => Last?.Round ?? 0;

    /// <summary>Adds the next round.</summary>
    /// <exception cref="ArgumentException">It is not the next.</exception>
    public void Add(RoundRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Round != Round + 1 || record.Round > rounds)
            throw new ArgumentException($"Round {record.Round} does not follow round {Round}.", nameof(record));
        for (int i = 0; record.Round >= first && i < sums.Length; i++)
            sums[i] += record.Values[i];
        courses.Add(record);
        Last = record;
    }

    /// <summary>What it came to, after its last round.</summary>
    /// <param name="hash">The run hash.</param>
    /// <exception cref="InvalidOperationException">It is not at its end.</exception>
    public Replication End(RunHash hash) => Round == rounds
        ? new(seed, Last!, [.. sums.Select(sum => sum / (rounds - first + 1))], hash) { Dynamics = courses.End() }
        : throw new InvalidOperationException($"Round {Round} is not the last of {rounds}.");

    private static Scenario Given(Scenario scenario) => scenario ?? throw new ArgumentNullException(nameof(scenario));
}
