using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>One <c>gongyu verify</c>: replays a run on the other host.</summary>
/// <param name="desk">Where.</param>
/// <param name="json">Whether for programs.</param>
/// <param name="actors">How members decide on the actor host: with others than their own it is really another host.</param>
internal sealed class VerifySession(Desk desk, bool json, Decisions? actors = null)
{
    private readonly Decisions actors = actors ?? Decisions.Own;

    /// <summary>Runs it and gives the exit code.</summary>
    public async Task<int> Run(Shelf shelf, string run, CancellationToken cancellation)
    {
        var (results, fault, why) = shelf.Open(run);
        if (results is null)
        {
            desk.Complain([fault!]);
            return ExitCode.Of(why);
        }
        var verification = new Verification(results);
        PlayedRun? replayed = null;
        Verdict? verdict = null;
        if (verification.Scenario() is { } scenario)
        {
            using var place = new TemporaryFolder();
            var view = RunView.For(desk, scenario, json);
            var hosts = verification.Hosts.Others();
            var work = new Player(scenario, hosts, $"{results.Manifest.Run}.verify", view, new(place.Path))
            {
                Numbers = verification.Numbers,
                DecisionsOfActors = actors,
            }.Play(cancellation);
            await view.Show(work);
            replayed = await work;
            if (results.Manifest.Hypothesis is not null)
                replayed = await Runner.Tested(replayed, cancellation);
            cancellation.ThrowIfCancellationRequested();
            verification.CompareWith(replayed);
        }
        // Told before anything more is played: who stops that has seen them.
        desk.Complain(verification.Differences);
        if (replayed is not null)
            verdict = await Verdict.Find(
                replayed.Scenario, verification.Doubtful, actors, number => ViewOf(replayed.Scenario, number), cancellation);
        return Tell(results.Manifest, replayed, verification, verdict);
    }

    private RunView ViewOf(Scenario scenario, int number)
    {
        if (!json)
            desk.Output.WriteLine(desk.Say(Doubt(number + 1)));
        return RunView.For(desk, scenario with { Replications = 1, Seed = scenario.SeedOf(number) }, json);
    }

    private int Tell(Manifest manifest, PlayedRun? replayed, Verification verification, Verdict? verdict)
    {
        bool same = verification.Differences.Count == 0;
        if (json)
            desk.WriteJson(new
            {
                manifest.Run,
                Hash = replayed?.Hash,
                Host = replayed?.Host,
                manifest.Rounds,
                manifest.Replications,
                Verified = same,
                verdict?.HostsAgree,
                FirstDifference = verdict?.ForPrograms,
                Outcomes = replayed?.Outcomes,
                Differences = verification.Differences.Select(difference => difference.In(desk.Language)),
            });
        else if (same)
            desk.Output.WriteLine(desk.Say(Same(manifest, replayed!)));
        else if (verdict is not null)
            desk.Output.WriteLine(desk.Say(verdict.Line));
        return same ? ExitCode.Done : ExitCode.Differs;
    }

    private static Phrase Doubt(int replication) => new(
        $"replication {replication} did not come out again: playing it on both hosts, act by act",
        $"第 {replication} 次重复未能重现：正在两种宿主上逐次行动地比对");

    private static Phrase Same(Manifest manifest, PlayedRun replayed) => new(
        $"verified: {manifest.Run} was replayed on the other host ({replayed.Host}) and every figure came out again; hash {manifest.Hash ?? "none, it was stopped"}",
        $"验证通过：{manifest.Run} 已在另一宿主（{replayed.Host}）上重演，全部数字一致；哈希 {manifest.Hash ?? "无（运行曾被停止）"}");
}
