using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>Why a folder and its replay are not the same: because the hosts differ, or because the folder does.</summary>
/// <param name="Replication">The replication in which the hosts differ, from 1; none when they agree.</param>
/// <param name="First">Where they first differ; none when they agree, or when a host did not differ again.</param>
internal sealed record Verdict(int? Replication, HostDifference? First)
{
    /// <summary>The hosts agree.</summary>
    public static readonly Verdict Alike = new(null, null);

    /// <summary>Whether the hosts agree.</summary>
    public bool HostsAgree => Replication is null;

    /// <summary>Plays replications on both hosts and tells which it is.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="replayed">Replications that the folder tells otherwise: what the replay came to, by number from 0.</param>
    /// <param name="actors">How members decide on the actor host.</param>
    /// <param name="viewOf">Shows a replication while it is played.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<Verdict> Find(
        Scenario scenario, IReadOnlyDictionary<int, RunHash> replayed, Decisions actors, Func<int, RunView> viewOf,
        CancellationToken cancellation)
    {
        foreach (var (number, hash) in replayed.OrderBy(one => one.Key))
        {
            var view = viewOf(number);
            var work = HostDifference.Find(
                (witness, progress, stopping) => Task.Run(
                    () => Community.Play(scenario, number, witness, progress, stopping), stopping),
                (witness, progress, stopping) => ByActors(scenario, number, actors, witness, progress, stopping),
                new Showing(view), cancellation);
            await view.Show(work);
            var (first, again) = await work;
            if (first is not null || again != hash)
                return new(number + 1, first);
        }
        return Alike;
    }

    /// <summary>The verdict in a line.</summary>
    public Phrase Line => this switch
    {
        { HostsAgree: true } => new(
            "both hosts agree with each other: the folder was altered, or made by another build of the program",
            "两种宿主彼此一致：结果文件夹被改动过，或由程序的另一构建生成"),
        { First: null } => new(
            $"the hosts differ, but not every time: replication {Replication} was played again and came out the same on both",
            $"两种宿主不一致，但并非每次如此：第 {Replication} 次重复再次推演时，两者结果相同"),
        { First: { Step: { } step, Who: { } who } first } => new(
            $"the hosts differ: first in replication {Replication}, round {first.Round}, "
                + $"phase {Steps.PhasesOf(step)} ({Steps.NameOf(step).En}), stakeholder {who}",
            $"两种宿主不一致：首先见于第 {Replication} 次重复、第 {first.Round} 轮、阶段 {Steps.PhasesOf(step)}（{Steps.NameOf(step).Zh}）、主体 {who}"),
        { First: var first } => new(
            $"the hosts differ: first in replication {Replication}, round {first.Round}, in the record: every act is the same until then",
            $"两种宿主不一致：首先见于第 {Replication} 次重复、第 {first.Round} 轮的记录；此前的每次行动均相同"),
    };

    /// <summary>The first difference, as programs read it; none when there is none.</summary>
    public object? ForPrograms => First is null ? null : new
    {
        Replication,
        First.Round,
        Phase = First.Step is { } phase ? Steps.PhasesOf(phase) : "8",
        Step = First.Step is { } step ? Steps.NameOf(step).En : null,
        Stakeholder = First.Who?.ToString(),
    };

    private static async Task<Replication> ByActors(
        Scenario scenario, int number, Decisions decisions, Witness witness, IProgress<RoundRecord> progress,
        CancellationToken cancellation)
    {
        await using var host = await ActorHost.Start(witness, decisions, cancellation);
        return (await host.Play(scenario, number, "again", progress, cancellation)).Replication;
    }

    private sealed class Showing(RunView view) : IProgress<RoundRecord>
    {
        public void Report(RoundRecord value) => view.RoundPlayed(value);
    }
}
