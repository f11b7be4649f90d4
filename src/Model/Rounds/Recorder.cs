namespace Gongyu.Model;

/// <summary>
/// Phase 8 for a whole run: sums up what stakeholders report, chains the hash of every round to the one before, and ends it with
/// the final states. Anything that changes in a record, in the ledger or in a final state changes the run hash.
/// </summary>
public sealed class Recorder : ICanonical<Recorder>
{
    /// <summary>Version of the model's rules and of the canonical bytes; part of every run hash.</summary>
    public const int ModelVersion = 3;

    private readonly RoundTotals totals = new();
    private readonly CanonicalWriter bytes = new();
    private readonly CanonicalWriter ledger = new();
    private uint last;

    /// <summary>Begins the record of a run.</summary>
    /// <param name="seed">The run's seed.</param>
    public Recorder(ulong seed)
    {
        bytes.Int(ModelVersion);
        bytes.Unsigned64(seed);
        Hash = RunHash.Of(bytes.Written);
    }

    private Recorder(RunHash hash, double innovation)
    {
        Hash = hash;
        totals.InnovationSinceStart = innovation;
    }

    /// <summary>The hash of what was recorded until now.</summary>
    public RunHash Hash { get; private set; }

    /// <summary>Begins a round.</summary>
    public void Begin()
    {
        totals.Clear();
        ledger.Clear();
        last = 0;
    }

    /// <summary>Adds a report.</summary>
    /// <exception cref="InvalidOperationException">The reports do not come in the order of ids.</exception>
    public void Add(StakeholderId id, in Measures counted, IReadOnlyList<Entry> entries)
    {
        if (id.Code <= last)
            throw new InvalidOperationException($"{id} reported out of order.");
        last = id.Code;
        totals.Add(id.Kind, counted);
        for (int i = 0; i < entries.Count; i++)
            entries[i].Write(ledger);
    }

    /// <summary>Ends a round: its record, chained to those before.</summary>
    /// <param name="round">The round.</param>
    /// <param name="input">What it was given from outside.</param>
    public RoundRecord End(int round, RoundInput input)
    {
        double[] values = [.. Metrics.All.Select(metric => metric.Of(totals))];
        var digest = RunHash.Of(ledger.Written);
        Hash = Chained(round, input, values, digest);
        return new(round, values, digest, Hash);
    }

    /// <summary>Follows a record that was kept: the record is its own seal, chained to those before.</summary>
    /// <param name="record">The next record.</param>
    /// <param name="input">What the round was given from outside.</param>
    /// <returns>Whether it is as it was written.</returns>
    public bool Follow(RoundRecord record, RoundInput input)
    {
        ArgumentNullException.ThrowIfNull(record);
        Hash = Chained(record.Round, input, record.Values, record.Ledger);
        return Hash == record.Hash;
    }

    private RunHash Chained(int round, RoundInput input, double[] values, RunHash digest)
    {
        bytes.Clear();
        Hash.Write(bytes);
        bytes.Int(round);
        foreach (double value in input.Policy.Values)
            bytes.Double(value);
        foreach (double value in values)
            bytes.Double(value);
        digest.Write(bytes);
        if (!input.Seats.IsEmpty) // A round in which nobody sits has the hash it had before there were seats.
            bytes.Facts(input.Seats);
        return RunHash.Of(bytes.Written);
    }

    /// <summary>Writes all that it keeps between two rounds.</summary>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Fact(Hash);
        to.Double(totals.InnovationSinceStart);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static Recorder Read(ref CanonicalReader from) => new(from.Fact<RunHash>(), from.Double());

    /// <summary>Adds the final state of a stakeholder to the hash; called in the order of ids after the last round.</summary>
    public void Close(ReadOnlySpan<byte> state)
    {
        bytes.Clear();
        Hash.Write(bytes);
        bytes.Bytes(state);
        Hash = RunHash.Of(bytes.Written);
    }
}
