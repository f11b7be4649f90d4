using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>A run that was played, wherever it is kept; or why there is none.</summary>
/// <param name="Scenario">What was played.</param>
/// <param name="Id">Its id.</param>
/// <param name="Hosts">Who played it.</param>
/// <param name="Rounds">Rounds of the first replication that are kept.</param>
/// <param name="Faults">What is wrong.</param>
/// <param name="Why">Why it cannot be had.</param>
internal sealed record PlayedBefore(Scenario? Scenario, string Id, Hosts Hosts, int Rounds, IReadOnlyList<Fault> Faults, Refusal Why)
{
    /// <summary>Looks for a run in the data folder, then among results.</summary>
    /// <exception cref="DataFolderException">The data folder or the run cannot be read.</exception>
    public static PlayedBefore Find(string data, string run, Shelf shelf)
    {
        if (KeptRun.FindAny(data, run).Run is { Dossier: { } dossier } stored)
        {
            var kept = ScenarioFile.Parse(dossier.Name, dossier.Text, data, dossier.Files);
            return new(kept.Scenario, run, Enum.Parse<Hosts>(dossier.Hosts), stored.Round, kept.Faults, Refusal.Damaged);
        }
        var (results, fault, why) = shelf.Open(run);
        if (results is null)
            return new(null, run, default, 0, [fault!], why);
        var reading = results.Scenario();
        return new(reading.Scenario, results.Manifest.Run, new Verification(results).Hosts, results.RoundsKept, reading.Faults, Refusal.Damaged);
    }
}
