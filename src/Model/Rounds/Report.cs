namespace Gongyu.Model;

/// <summary>What a stakeholder reports of a round.</summary>
/// <param name="Id">Who.</param>
/// <param name="Counted">What it counted.</param>
/// <param name="Entries">The entries it reports, in the order it booked them.</param>
public sealed record Report(StakeholderId Id, Measures Counted, IReadOnlyList<Entry> Entries) : ICanonical<Report>
{
    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Fact(Id);
        Counted.Write(to);
        to.Facts<Entry>([.. Entries]);
    }

    /// <inheritdoc/>
    public static Report Read(ref CanonicalReader from) =>
        new(from.Fact<StakeholderId>(), Measures.Read(ref from), from.Facts<Entry>());
}

/// <summary>The record of a round.</summary>
/// <param name="Round">The round, from 1.</param>
/// <param name="Values">The value of every metric, in the order of <see cref="Metrics.All"/>.</param>
/// <param name="Ledger">Digest of the round's entries.</param>
/// <param name="Hash">Digest of the run up to and with this round.</param>
public sealed record RoundRecord(int Round, double[] Values, RunHash Ledger, RunHash Hash) : ICanonical<RoundRecord>
{
    /// <summary>The value of a metric.</summary>
    public double this[Metric metric] => Values[metric.Index];

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Int(Round);
        to.Doubles(Values);
        to.Fact(Ledger);
        to.Fact(Hash);
    }

    /// <inheritdoc/>
    public static RoundRecord Read(ref CanonicalReader from) =>
        new(from.Int(), from.Doubles(), from.Fact<RunHash>(), from.Fact<RunHash>());
}
