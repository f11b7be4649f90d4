using System.CommandLine;
using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>
/// <c>gongyu intervene RUN --set lever=value --decide member=stance</c>: another policy from the next round on, and what persons decide
/// for it.
/// </summary>
internal static class InterveneCommand
{
    private static readonly Phrase Meaning = new(
        "Change the policy of a run from its next round on, or decide for members how they stand in it, also while another plays it",
        "自下一轮起改变一次运行的政策，或由人决定成员在该轮的立场，正由另一终端推演的运行亦可");

    public static Command Create(Desk desk)
    {
        var run = Parts.KeptRun(desk);
        var set = Parts.Set(desk);
        var decide = Parts.Decide(desk);
        var data = Parts.Data(desk);
        var server = new ServerOptions(desk, [data]);
        var command = new CommandWithExamples("intervene", desk.Say(Meaning),
            "intervene baseline-20260901-083000-abc --set supervision.auditRate=0.4",
            "intervene baseline-20260901-083000-abc --decide ent/3=committed --decide uni/1=abstain",
            "intervene baseline-20260901-083000-abc --set supervision.auditRate=0.4 --server http://127.0.0.1:5080")
        {
            run, set, decide, data,
        };
        server.AddTo(command);
        command.SetAction((parsed, cancellation) => Parts.Asked(desk, parsed, set, decide) is { } asked
            ? server.Choose(parsed,
                () => Intervene(desk, parsed.GetRequiredValue(run), asked, parsed.GetRequiredValue(data), cancellation),
                service => Intervene(desk, service, parsed.GetRequiredValue(run), asked, cancellation))
            : Task.FromResult(ExitCode.WrongRequest));
        return command;
    }

    private static async Task<int> Intervene(
        Desk desk, string run, IReadOnlyList<string> asked, string dataPath, CancellationToken cancellation)
    {
        try
        {
            var (stored, fault) = KeptRun.Find(dataPath, run);
            bool isPlayed = stored?.State == "running";
            var made = isPlayed ? await Intervention.Ask(dataPath, stored!, asked, playing: null, cancellation) : null;
            if (made is null)
            {
                using var data = fault is null ? DataFolder.Open(dataPath) : null;
                (stored, fault) = data is null ? (null, fault) : KeptRun.Find(dataPath, run);
                made = stored is null ? new(null, 0, [fault!], Refusal.NotFound) : Intervention.Make(data!, stored, asked);
                isPlayed = false;
            }
            desk.Complain(made.Faults);
            if (made.Scenario is null)
                return ExitCode.Of(made.Why);
            desk.Output.WriteLine(desk.Say(isPlayed ? Changes(run, made.Round, asked) : GoOn(run, made.Round, asked)));
            return ExitCode.Done;
        }
        catch (DataFolderException refusal)
        {
            return desk.Refuse(refusal);
        }
    }

    private static async Task<int> Intervene(
        Desk desk, Server server, string run, IReadOnlyList<string> asked, CancellationToken cancellation)
    {
        // What cannot be sent as lever and number is told as it is here.
        var wanted = ScenarioFile.Fork(await server.Scenario(run, cancellation), "0", asked);
        if (wanted.Scenario is null)
        {
            desk.Complain(wanted.Faults);
            return ExitCode.WrongRequest;
        }
        int round = await server.Intervene(run, asked, cancellation);
        var changes = Changes(run, round, asked);
        bool isPlayed = (await server.Run(run, cancellation)).State is "running" or "completed";
        desk.Output.WriteLine(desk.Say(isPlayed ? changes : With(changes, RemoteSession.GoOn(server, run))));
        return ExitCode.Done;
    }

    private static Phrase With(Phrase one, Phrase other) => new($"{one.En}; {other.En}", $"{one.Zh}；{other.Zh}");

    private static Phrase Changes(string run, int round, IReadOnlyList<string> asked)
    {
        int decisions = asked.Count(Asked.IsDecision);
        if (decisions == asked.Count)
            return new($"what was decided holds in round {round} of {run}", $"所作决定在 {run} 的第 {round} 轮生效");
        var policy = new Phrase($"the policy of {run} changes in round {round}", $"{run} 的政策自第 {round} 轮起改变");
        return decisions == 0 ? policy : new($"{policy.En}, in which what was decided holds", $"{policy.Zh}，所作决定在该轮生效");
    }

    private static Phrase GoOn(string run, int round, IReadOnlyList<string> asked)
    {
        var changes = Changes(run, round, asked);
        return new($"{changes.En}; go on with it: gongyu resume {run}", $"{changes.Zh}；继续：gongyu resume {run}");
    }
}
