using System.CommandLine;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Client;

/// <summary><c>gongyu validate</c>: whether scenario files can be played.</summary>
internal static class ValidateCommand
{
    private static readonly Phrase Meaning = new(
        "Check scenario files and show every fault with its place", "校验情景文件，列出全部错误及其位置");

    private static readonly Phrase Files = new("Scenario files (YAML)", "情景文件（YAML）");

    public static Command Create(Desk desk)
    {
        Argument<string[]> files = new("FILE") { Description = desk.Say(Files), Arity = ArgumentArity.OneOrMore };
        var command = new CommandWithExamples("validate", desk.Say(Meaning),
            "validate scenarios/baseline.yaml", "validate scenarios/*.yaml --lang zh")
        {
            files,
        };
        command.SetAction(parsed => Validate(desk, parsed.GetRequiredValue(files)));
        return command;
    }

    private static int Validate(Desk desk, string[] files)
    {
        int code = ExitCode.Done;
        foreach (string file in files)
        {
            var reading = ScenarioFile.Read(file);
            if (reading.Succeeded)
            {
                desk.Output.WriteLine(desk.Say(Valid(file, reading.Scenario)));
            }
            else
            {
                desk.Complain(reading.Faults);
                code = ExitCode.WrongRequest;
            }
        }
        return code;
    }

    private static Phrase Valid(string file, Scenario scenario)
    {
        int stakeholders = scenario.Community.Roster.Count();
        return new(
            $"{file}: valid; {stakeholders} stakeholders, {scenario.Rounds} rounds, {scenario.Replications} replications",
            $"{file}：有效；{stakeholders} 个主体，{scenario.Rounds} 轮，重复 {scenario.Replications} 次");
    }
}
