using System.CommandLine;
using Gongyu.Model;

namespace Gongyu.Client;

/// <summary><c>gongyu resume RUN</c>: goes on with a run that was stopped or killed.</summary>
internal static class ResumeCommand
{
    private static readonly Phrase Meaning = new(
        "Go on with a run that was stopped or killed, from its last checkpoint; it comes to the same hash as one that was not",
        "从最近的检查点继续一次被停止或中断的运行；其哈希与未中断者相同");

    private static readonly Phrase StepMeaning = new(
        "Play one round of a run that is paused, and pause it again", "将已暂停的运行推演一轮，然后再次暂停");

    private static readonly Phrase RunMeaning = new("Id of the run, see \"gongyu list\"", "运行的编号，见“gongyu list”");
    private static readonly Phrase JsonMeaning = new("One JSON object on standard output and nothing else", "标准输出只含一个 JSON 对象");

    public static Command Create(Desk desk)
    {
        Argument<string> run = new("RUN") { Description = desk.Say(RunMeaning) };
        var data = DataOption.Create(desk);
        Option<bool> json = new("--json") { Description = desk.Say(JsonMeaning) };
        var command = new CommandWithExamples("resume", desk.Say(Meaning), "resume baseline-20260901-083000-abc") { run, data, json };
        command.SetAction((parsed, cancellation) => new RunSession(desk, parsed.GetValue(json)).Resume(
            parsed.GetRequiredValue(run), parsed.GetRequiredValue(data), oneRound: false, cancellation));
        return command;
    }

    /// <summary><c>gongyu step RUN</c>: one round more.</summary>
    public static Command CreateStep(Desk desk)
    {
        Argument<string> run = new("RUN") { Description = desk.Say(RunMeaning) };
        var data = DataOption.Create(desk);
        var command = new CommandWithExamples("step", desk.Say(StepMeaning), "step baseline-20260901-083000-abc") { run, data };
        command.SetAction((parsed, cancellation) => new RunSession(desk, json: false).Resume(
            parsed.GetRequiredValue(run), parsed.GetRequiredValue(data), oneRound: true, cancellation));
        return command;
    }
}
