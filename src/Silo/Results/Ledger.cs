using System.Text.Json;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>
/// Every entry of a run's ledger. It is not carried along while the run is played: the fast host plays the run again, and every round
/// must come out with the very hash that was recorded, which covers the digest of its entries.
/// </summary>
internal static class Ledger
{
    /// <summary>Name of the table.</summary>
    public const string FileName = "ledger.csv";

    /// <summary>The entries in the order of replications, rounds and stakeholders that reported them.</summary>
    /// <exception cref="DataFolderException">A round came out otherwise.</exception>
    public static IEnumerable<LedgerRow> Of(PlayedRun played)
    {
        foreach (var (number, rounds) in played.Parts)
        {
            var scenario = played.Scenario;
            ulong seed = scenario.SeedOf(number);
            var (community, recorder, steering) = (Community.Found(scenario.Community, seed), new Recorder(seed), new Steering(scenario));
            foreach (var record in played.Rounds.Read(number).Take(rounds))
            {
                if (community.Play(steering.Of(record.Round), recorder).Hash != record.Hash)
                    throw new DataFolderException(DataFault.Damaged, Otherwise(number + 1, record.Round, played.Id));
                steering.Hear(record);
                foreach (var stakeholder in community.Stakeholders)
                    foreach (var entry in stakeholder.Reported)
                        yield return Row(played.Id, number + 1, entry);
            }
        }
    }

    /// <summary>An entry as a row.</summary>
    public static LedgerRow Row(string run, int replication, in Entry entry)
    {
        var (university, enterprise) = entry.Agreement;
        return new(
            run, replication, entry.Round, entry.From.ToString(), entry.To.ToString(), entry.Amount.Micro / 1_000_000m,
            JsonNamingPolicy.CamelCase.ConvertName(entry.Reason.ToString()),
            university == 0 ? null : new StakeholderId(Kind.University, university).ToString(),
            enterprise == 0 ? null : new StakeholderId(Kind.Enterprise, enterprise).ToString());
    }

    private static Phrase Otherwise(int replication, int round, string run) => new(
        $"round {round} of replication {replication} came out otherwise when its ledger was written; \"gongyu verify {run}\" tells where",
        $"写账簿时第 {replication} 次重复的第 {round} 轮结果不一致；“gongyu verify {run}”可查明所在");
}
