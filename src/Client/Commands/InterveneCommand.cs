using System.CommandLine;
using System.Globalization;
using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary><c>gongyu intervene RUN --set lever=value</c>: another policy from the next round on.</summary>
internal static class InterveneCommand
{
    private static readonly Phrase Meaning = new(
        "Change the policy of a run from its next round on; a run that is played by another terminal is paused first (gongyu pause)",
        "自下一轮起改变一次运行的政策；若运行正由另一终端推演，请先暂停（gongyu pause）");

    public static Command Create(Desk desk)
    {
        var run = Parts.KeptRun(desk);
        var set = Parts.Set(desk);
        set.Required = true;
        var data = Parts.Data(desk);
        var command = new CommandWithExamples("intervene", desk.Say(Meaning),
            "intervene baseline-20260901-083000-abc --set supervision.auditRate=0.4")
        {
            run, set, data,
        };
        command.SetAction(parsed => Intervene(desk, parsed.GetRequiredValue(run), parsed.GetRequiredValue(set), parsed.GetRequiredValue(data)));
        return command;
    }

    private static int Intervene(Desk desk, string run, string[] set, string dataPath)
    {
        try
        {
            using var data = KeptRun.Open(dataPath, run, out var fault);
            var (stored, ended) = data is null ? (null, fault) : KeptRun.Find(dataPath, run);
            if (stored is not null && stored.Round >= stored.Dossier.Rounds)
                (stored, ended) = (null, new(run, 0, 0, NoRoundLeft));
            if (stored is null)
            {
                desk.Complain([ended!]);
                return ExitCode.WrongRequest;
            }
            var dossier = stored.Dossier;
            var reading = ScenarioFile.Parse(dossier.Name, dossier.Text, dataPath, dossier.Files);
            var changed = reading.Scenario is { } scenario
                ? ScenarioFile.Fork(scenario, stored.Round.ToString(CultureInfo.InvariantCulture), set)
                : reading;
            if (changed.Scenario is not { } next)
            {
                desk.Complain(changed.Faults);
                return reading.Succeeded ? ExitCode.WrongRequest : ExitCode.Damaged;
            }
            data!.Change(dossier with { Text = ScenarioFile.Write(next) });
            desk.Output.WriteLine(desk.Say(Changed(stored)));
            return ExitCode.Done;
        }
        catch (DataFolderException refusal)
        {
            return desk.Refuse(refusal);
        }
    }

    private static readonly Phrase NoRoundLeft = new(
        "its first replication has come to its end, so no round is left to change; \"gongyu fork\" plays it anew",
        "首次重复已完成，没有可改变的轮次；可用“gongyu fork”重新推演");

    private static Phrase Changed(StoredRun run) => new(
        $"the policy of {run.Dossier.Run} changes in round {run.Round + 1}; go on with it: gongyu resume {run.Dossier.Run}",
        $"{run.Dossier.Run} 的政策自第 {run.Round + 1} 轮起改变；继续：gongyu resume {run.Dossier.Run}");
}
