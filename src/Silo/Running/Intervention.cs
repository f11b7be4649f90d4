using System.Globalization;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>
/// Another policy for a run from its next round on, or what persons decide for that round: steps and decisions of its scenario, so that
/// they are kept, hashed and replayed.
/// </summary>
internal static class Intervention
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    private static readonly Phrase NoRoundLeft = new(
        "its first replication has come to its end, so no round is left to change; \"gongyu fork\" plays it anew",
        "首次重复已完成，没有可改变的轮次；可用“gongyu fork”重新推演");

    private static readonly Phrase Nothing = new(
        "nothing is asked for: give a lever a value (--set lever=value), or decide for a member (--decide ent/3=committed)",
        "未提出任何改变：请给出政策工具的数值（--set 政策工具=数值），或为成员作出决定（--decide ent/3=committed）");

    private static readonly Phrase AnotherAsked = new(
        "another change of its policy is just being made; try again in a moment", "其政策正在被另一处改变；请稍后再试");

    /// <summary>Changes a run that nobody plays.</summary>
    /// <returns>What it is now, and the round of the change; or what is wrong with the change.</returns>
    public static Made Make(DataFolder data, StoredRun run, IReadOnlyList<string> set)
    {
        var made = Of(run, set);
        if (made.Scenario is { } scenario)
            data.Change(run.Dossier with { Text = ScenarioFile.Write(scenario) });
        return made;
    }

    /// <summary>Asks whoever plays a run to change it, and waits until that is done.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="run">The run.</param>
    /// <param name="set">Assignments, as a user writes them.</param>
    /// <param name="playing">The play of it, where this process plays it.</param>
    /// <param name="cancellation">Waits no longer, and takes back what is not made yet.</param>
    /// <returns>As <see cref="Make"/> does; nothing when nobody plays it any more.</returns>
    public static async Task<Made?> Ask(
        string data, StoredRun run, IReadOnlyList<string> set, Task? playing, CancellationToken cancellation)
    {
        string id = run.Dossier.Run;
        var wanted = Of(run, set);
        if (wanted.Scenario is null)
            return wanted;
        if (Requests.AskToIntervene(data, id, set) is not { } request)
            return new(null, 0, [new(id, 0, 0, AnotherAsked)], Refusal.InUse);
        int? round;
        try
        {
            while (true)
            {
                // Looked at first: who answers may come to the end right after.
                bool isPlayed = playing is not { IsCompleted: true } && Journal.IsPlayed(data, id);
                if (Requests.IsAnswered(data, id, request, out round))
                    break;
                if (!isPlayed)
                    return null;
                await Task.Delay(Moment, cancellation);
            }
        }
        finally
        {
            Requests.Withdraw(data, id, request);
        }
        return round is null
            ? new(null, 0, [new(id, 0, 0, NoRoundLeft)], Refusal.Wrong)
            : new(wanted.Scenario, round.Value, [], Refusal.None);
    }

    // What a run is after a change in its next round.
    private static Made Of(StoredRun run, IReadOnlyList<string> set)
    {
        var dossier = run.Dossier;
        if (set.Count == 0)
            return new(null, 0, [new(dossier.Run, 0, 0, Nothing)], Refusal.Wrong);
        if (run.Round >= dossier.Rounds)
            return new(null, 0, [new(dossier.Run, 0, 0, NoRoundLeft)], Refusal.Wrong);
        var reading = ScenarioFile.Parse(dossier.Name, dossier.Text, dossier.Run, dossier.Files);
        if (reading.Scenario is not { } scenario)
            return new(null, 0, reading.Faults, Refusal.Damaged);
        var changed = ScenarioFile.Fork(scenario, run.Round.ToString(CultureInfo.InvariantCulture), set);
        int round = run.Round + 1;
        return new(changed.Scenario, round, changed.Faults, Refusal.Wrong)
        {
            Changed = changed.Scenario is { } other ? Changed.Between(round, scenario, other) : null,
        };
    }

    /// <summary>A change of policy that was made, or was not.</summary>
    /// <param name="Scenario">The scenario with it; none when the change was not made.</param>
    /// <param name="Round">The first round that is otherwise.</param>
    /// <param name="Faults">What is wrong with it.</param>
    /// <param name="Why">What kind of fault that is.</param>
    internal sealed record Made(Scenario? Scenario, int Round, IReadOnlyList<Fault> Faults, Refusal Why)
    {
        /// <summary>What is otherwise; none when whoever plays it makes the change, or nobody does.</summary>
        public Changed? Changed { get; init; }
    }
}
