using Gongyu.Model;

namespace Gongyu.Client;

/// <summary>One <c>gongyu verify</c>: replays a run on the other host.</summary>
internal sealed class VerifySession(Desk desk, bool json)
{
    /// <summary>Runs it and gives the exit code.</summary>
    public async Task<int> Run(string folder, CancellationToken cancellation)
    {
        var (results, fault) = PlayedResults.Read(folder);
        if (results is null)
        {
            desk.Complain([fault!]);
            return PlayedResults.Is(folder) ? ExitCode.Damaged : ExitCode.WrongRequest;
        }
        var verification = new Verification(results);
        PlayedRun? replayed = null;
        if (verification.Scenario() is { } scenario)
        {
            var view = RunView.For(desk, scenario, json);
            var hosts = verification.Hosts.Others();
            var work = new Player(scenario, hosts, $"{results.Manifest.Run}.verify", view, verification.Numbers).Play(cancellation);
            await view.Show(work);
            replayed = await work;
            cancellation.ThrowIfCancellationRequested();
            verification.CompareWith(replayed);
        }
        return Tell(results.Manifest, replayed, verification);
    }

    private int Tell(Manifest manifest, PlayedRun? replayed, Verification verification)
    {
        bool same = verification.Differences.Count == 0;
        desk.Complain(verification.Differences);
        if (json)
            desk.WriteJson(new
            {
                manifest.Run,
                Hash = replayed?.Hash,
                Host = replayed?.Host,
                manifest.Rounds,
                manifest.Replications,
                Verified = same,
                Outcomes = replayed?.Outcomes,
                Differences = verification.Differences.Select(difference => difference.In(desk.Language)),
            });
        else if (same)
            desk.Output.WriteLine(desk.Say(Same(manifest, replayed!)));
        return same ? ExitCode.Done : ExitCode.Differs;
    }

    private static Phrase Same(Manifest manifest, PlayedRun replayed) => new(
        $"verified: {manifest.Run} was replayed on the other host ({replayed.Host}) and every figure came out again; hash {manifest.Hash ?? "none, it was stopped"}",
        $"验证通过：{manifest.Run} 已在另一宿主（{replayed.Host}）上重演，全部数字一致；哈希 {manifest.Hash ?? "无（运行曾被停止）"}");
}
