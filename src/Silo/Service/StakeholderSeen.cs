using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>A stakeholder at the end of a round: who it is, how it stands, its agreements, and the money that moved in that round.</summary>
/// <param name="Founded">As it was founded.</param>
/// <param name="Round">After which round; 0 is the founding.</param>
/// <param name="Balance">What it has, in units.</param>
/// <param name="Stance">How it stands to cooperation; none for governments and associations.</param>
/// <param name="Reputation">[0,1]; none for governments and associations.</param>
/// <param name="Utility">Its smoothed, interest-weighted utility; none for governments and associations.</param>
/// <param name="Asset">Its institutional assets, [0,1]; none for governments and associations.</param>
/// <param name="Agreements">Its agreements.</param>
/// <param name="Ledger">The entries of the round that it paid or received.</param>
internal sealed record StakeholderSeen(
    StakeholderRow Founded, int Round, double Balance, string? Stance, double? Reputation, double? Utility, double? Asset,
    IReadOnlyList<AgreementSeen> Agreements, IReadOnlyList<LedgerRow> Ledger)
{
    /// <summary>
    /// Sees a stakeholder of a run. The fast host plays the run again up to the round, which takes a moment and is the very past: so any
    /// round can be seen, of a run that is played as of one that is over.
    /// </summary>
    /// <param name="run">Id of the run.</param>
    /// <param name="scenario">Its scenario.</param>
    /// <param name="replication">Which replication, from 0.</param>
    /// <param name="round">After which round.</param>
    /// <param name="id">Who.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<StakeholderSeen> Replayed(
        string run, Scenario scenario, int replication, int round, StakeholderId id, CancellationToken cancellation)
    {
        // It is played again for that: not for many at once.
        await Routes.Replays.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => Of(run, scenario, replication, round, id, cancellation), cancellation);
        }
        finally
        {
            Routes.Replays.Release();
        }
    }

    private static StakeholderSeen Of(
        string run, Scenario scenario, int replication, int round, StakeholderId id, CancellationToken cancellation)
    {
        ulong seed = scenario.SeedOf(replication);
        var community = Community.Found(scenario.Community, seed);
        foreach (var _ in community.Rounds(scenario, new(seed), cancellation).Take(round))
        {
        }
        var who = community.Stakeholders.First(one => one.Id == id);
        var member = who as Member;
        var entries = community.Stakeholders.SelectMany(one => one.Reported).Where(entry => entry.From == id || entry.To == id);
        return new(
            Tables.Row(run, replication + 1, scenario.Community, seed, id), round, who.Balance.Units, member?.Stance.ToString().ToLowerInvariant(),
            member?.Reputation, member?.Utility, member?.Asset, member is null ? [] : AgreementSeen.Of(member.Agreements),
            [.. entries.Select(entry => Silo.Ledger.Row(run, replication + 1, entry))]);
    }
}

/// <summary>An agreement of a stakeholder.</summary>
/// <param name="Partner">The other party.</param>
/// <param name="Tier">How deep it is, 1 … 4.</param>
/// <param name="Signed">The round it was signed in.</param>
/// <param name="Expires">The round after which it must be renewed.</param>
/// <param name="Trust">[0,1].</param>
/// <param name="Effort">What this party delivered in the round, [0,1].</param>
internal sealed record AgreementSeen(string Partner, int Tier, int Signed, int Expires, double Trust, double Effort)
{
    /// <summary>Those of a member.</summary>
    public static IReadOnlyList<AgreementSeen> Of(ReadOnlySpan<Agreement> agreements)
    {
        var seen = new List<AgreementSeen>(agreements.Length);
        foreach (ref readonly var one in agreements)
            seen.Add(new(one.Partner.ToString(), (int)one.Tier, one.Signed, one.Expires, one.Trust, one.Effort));
        return seen;
    }
}
