using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>What a user asks of <c>fork</c>.</summary>
internal sealed record ForkRequest(string Run, string At, IReadOnlyList<string> Set, RunPlace Place);

/// <summary>
/// One <c>gongyu fork</c>. A run is the same whenever it is played, so the past is not copied but played again: under the very policy and
/// the very chance, up to the round after which the policy is another.
/// </summary>
internal sealed class ForkSession(Desk desk, bool json)
{
    /// <summary>Plays the fork and gives the exit code.</summary>
    public async Task<int> Run(ForkRequest request, Shelf shelf, CancellationToken cancellation)
    {
        try
        {
            var (original, hosts, faults, why) = Original(request, shelf);
            if (original is null)
            {
                desk.Complain(faults);
                return ExitCode.Of(why);
            }
            var fork = NewRun.Fork(original, request.At, request.Set);
            if (fork.Scenario is not { } scenario)
            {
                desk.Complain(fork.Faults);
                return ExitCode.WrongRequest;
            }
            return await new RunSession(desk, json).Play(
                scenario, hosts, request.Place, cancellation);
        }
        catch (DataFolderException refusal)
        {
            return desk.Refuse(refusal);
        }
    }

    // Kept in the data folder, or with its results.
    private static (Scenario? Scenario, Hosts Hosts, IReadOnlyList<Fault> Faults, Refusal Why) Original(ForkRequest request, Shelf shelf)
    {
        if (KeptRun.FindAny(request.Place.Data, request.Run).Run?.Dossier is { } dossier)
        {
            var kept = ScenarioFile.Parse(dossier.Name, dossier.Text, request.Place.Data, dossier.Files);
            return (kept.Scenario, Enum.Parse<Hosts>(dossier.Hosts), kept.Faults, Refusal.Damaged);
        }
        var (results, fault, why) = shelf.Open(request.Run);
        if (results is null)
            return (null, default, [fault!], why);
        var reading = results.Scenario();
        return (reading.Scenario, new Verification(results).Hosts, reading.Faults, Refusal.Damaged);
    }
}
