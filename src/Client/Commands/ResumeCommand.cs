using System.CommandLine;
using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary><c>gongyu resume RUN</c>: goes on with a run that was stopped or killed.</summary>
internal static class ResumeCommand
{
    private static readonly Phrase Meaning = new(
        "Go on with a run that was stopped or killed, from its last checkpoint, or with an experiment, given its folder; it comes to the same hash as one that was not",
        "从最近的检查点继续一次被停止或中断的运行，或按文件夹继续一项实验；其哈希与未中断者相同");

    private static readonly Phrase StepMeaning = new(
        "Play one round of a run that is paused, and pause it again", "将已暂停的运行推演一轮，然后再次暂停");

    public static Command Create(Desk desk)
    {
        var run = Parts.KeptRun(desk);
        var data = Parts.Data(desk);
        var json = Parts.Json(desk);
        var server = new ServerOptions(desk, [data]);
        var command = new CommandWithExamples("resume", desk.Say(Meaning),
            "resume baseline-20260901-083000-abc", "resume results/baseline-sweep-20260901-083000-abc", "resume baseline-20260901-083000-abc --server http://127.0.0.1:5080")
        {
            run, data, json,
        };
        server.AddTo(command);
        command.SetAction((parsed, cancellation) => server.Choose(parsed,
            () => ExperimentFolder.Is(parsed.GetRequiredValue(run))
                ? new ExperimentSession(desk, parsed.GetValue(json)).Resume(parsed.GetRequiredValue(run), Environment.ProcessorCount, cancellation)
                : new RunSession(desk, parsed.GetValue(json)).Resume(
                    parsed.GetRequiredValue(run), parsed.GetRequiredValue(data), oneRound: false, cancellation),
            service => new RemoteSession(desk, service, parsed.GetValue(json)).Resume(
                parsed.GetRequiredValue(run), oneRound: false, cancellation)));
        return command;
    }

    /// <summary><c>gongyu step RUN</c>: one round more.</summary>
    public static Command CreateStep(Desk desk)
    {
        var run = Parts.KeptRun(desk);
        var data = Parts.Data(desk);
        var server = new ServerOptions(desk, [data]);
        var command = new CommandWithExamples("step", desk.Say(StepMeaning),
            "step baseline-20260901-083000-abc", "step baseline-20260901-083000-abc --server http://127.0.0.1:5080")
        {
            run, data,
        };
        server.AddTo(command);
        command.SetAction((parsed, cancellation) => server.Choose(parsed,
            () => new RunSession(desk, json: false).Resume(
                parsed.GetRequiredValue(run), parsed.GetRequiredValue(data), oneRound: true, cancellation),
            service => new RemoteSession(desk, service, json: false).Resume(parsed.GetRequiredValue(run), oneRound: true, cancellation)));
        return command;
    }
}
