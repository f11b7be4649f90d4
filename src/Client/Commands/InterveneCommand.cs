using System.CommandLine;
using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary><c>gongyu intervene RUN --set lever=value</c>: another policy from the next round on.</summary>
internal static class InterveneCommand
{
    private static readonly Phrase Meaning = new(
        "Change the policy of a run from its next round on, also while another terminal plays it",
        "自下一轮起改变一次运行的政策，正由另一终端推演的运行亦可");

    public static Command Create(Desk desk)
    {
        var run = Parts.KeptRun(desk);
        var set = Parts.Set(desk);
        set.Required = true;
        var data = Parts.Data(desk);
        var server = new ServerOptions(desk, [data]);
        var command = new CommandWithExamples("intervene", desk.Say(Meaning),
            "intervene baseline-20260901-083000-abc --set supervision.auditRate=0.4",
            "intervene baseline-20260901-083000-abc --set supervision.auditRate=0.4 --server http://127.0.0.1:5080")
        {
            run, set, data,
        };
        server.AddTo(command);
        command.SetAction((parsed, cancellation) => server.Choose(parsed,
            () => Intervene(desk, parsed.GetRequiredValue(run), parsed.GetRequiredValue(set), parsed.GetRequiredValue(data), cancellation),
            service => Intervene(desk, service, parsed.GetRequiredValue(run), parsed.GetRequiredValue(set), cancellation)));
        return command;
    }

    private static async Task<int> Intervene(Desk desk, string run, string[] set, string dataPath, CancellationToken cancellation)
    {
        try
        {
            var (stored, fault) = KeptRun.Find(dataPath, run);
            bool isPlayed = stored?.State == "running";
            var made = isPlayed ? await Intervention.Ask(dataPath, stored!, set, cancellation) : null;
            if (made is null)
            {
                using var data = fault is null ? DataFolder.Open(dataPath) : null;
                (stored, fault) = data is null ? (null, fault) : KeptRun.Find(dataPath, run);
                (made, isPlayed) = (stored is null ? new(null, 0, [fault!], Refusal.NotFound) : Intervention.Make(data!, stored, set), false);
            }
            desk.Complain(made.Faults);
            if (made.Scenario is null)
                return ExitCode.Of(made.Why);
            desk.Output.WriteLine(desk.Say(isPlayed ? Changes(run, made.Round) : GoOn(run, made.Round)));
            return ExitCode.Done;
        }
        catch (DataFolderException refusal)
        {
            return desk.Refuse(refusal);
        }
    }

    private static async Task<int> Intervene(Desk desk, Server server, string run, string[] set, CancellationToken cancellation)
    {
        // What cannot be sent as lever and number is told as it is here.
        var wanted = ScenarioFile.Fork(await server.Scenario(run, cancellation), "0", set);
        if (wanted.Scenario is null)
        {
            desk.Complain(wanted.Faults);
            return ExitCode.WrongRequest;
        }
        int round = await server.Intervene(run, set, cancellation);
        bool isPlayed = (await server.Run(run, cancellation)).State is "running" or "completed";
        desk.Output.WriteLine(desk.Say(isPlayed ? Changes(run, round) : With(Changes(run, round), RemoteSession.GoOn(server, run))));
        return ExitCode.Done;
    }

    private static Phrase With(Phrase one, Phrase other) => new($"{one.En}; {other.En}", $"{one.Zh}；{other.Zh}");

    private static Phrase Changes(string run, int round) => new($"the policy of {run} changes in round {round}", $"{run} 的政策自第 {round} 轮起改变");

    private static Phrase GoOn(string run, int round) => new(
        $"{Changes(run, round).En}; go on with it: gongyu resume {run}", $"{Changes(run, round).Zh}；继续：gongyu resume {run}");
}
