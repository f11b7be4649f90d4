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
            var before = PlayedBefore.Find(request.Place.Data, request.Run, shelf);
            if (before.Scenario is not { } original)
            {
                desk.Complain(before.Faults);
                return ExitCode.Of(before.Why);
            }
            var fork = NewRun.Fork(original, request.At, request.Set);
            if (fork.Scenario is not { } scenario)
            {
                desk.Complain(fork.Faults);
                return ExitCode.WrongRequest;
            }
            return await new RunSession(desk, json).Play(
                scenario, before.Hosts, request.Place, cancellation);
        }
        catch (DataFolderException refusal)
        {
            return desk.Refuse(refusal);
        }
    }
}
