using System.ComponentModel;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>Why a stakeholder did what it did, over HTTP: of the last round of a run that is played its actor tells itself.</summary>
internal static class Explaining
{
    /// <summary>Explains.</summary>
    public static async Task<ExplanationSeen> Explain(
        string id, [Description("ent, uni, gov or assoc / ent、uni、gov 或 assoc")] string kind, int number, RunService service,
        CancellationToken cancellation, [Description("which round; otherwise the last one / 哪一轮；缺省为最后一轮")] int? round = null,
        [Description("from 1 / 从 1 起")] int replication = 1)
    {
        var stored = service.Stored(id);
        var scenario = RunService.ScenarioOf(stored.Dossier);
        Routes.MustHave(replication >= 1 && replication <= scenario.Replications, $"{replication}", Routes.NoSuchReplication);
        Routes.MustHave(
            StakeholderId.TryParse($"{kind}/{number}", out var who) && scenario.Community.Roster.Contains(who), $"{kind}/{number}", Routes.NoSuchStakeholder);
        int played = service.Find(id)?.Round ?? stored.Round, asked = round ?? played;
        Routes.MustHave(asked >= 1 && asked <= played, $"{asked}", Routes.NoSuchRound);
        return ExplanationSeen.Of(id, scenario, replication - 1, await Tell(service, id, scenario, replication - 1, who, asked, cancellation));
    }

    /// <summary>Why a stakeholder did in a round what it did: it tells itself if it remembers, otherwise the run is played again.</summary>
    public static async Task<Explanation> Tell(
        RunService service, string run, Scenario scenario, int replication, StakeholderId who, int round, CancellationToken cancellation) =>
        (replication == 0 ? await service.Explain(run, who, round) : null) ?? await Replayed(scenario, replication, who, round, cancellation);

    private static async Task<Explanation> Replayed(Scenario scenario, int replication, StakeholderId who, int round, CancellationToken cancellation)
    {
        await Routes.Replays.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => new Inquiry(who).Ask(scenario, replication, round, round, cancellation).Fact, cancellation);
        }
        finally
        {
            Routes.Replays.Release();
        }
    }
}
