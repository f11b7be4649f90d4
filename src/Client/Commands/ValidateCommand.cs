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
                if (reading.Scenario.Community.Population is { } population)
                    desk.Output.WriteLine(desk.Say(Given(population)));
            }
            else
            {
                desk.Complain(reading.Faults);
                code = ExitCode.WrongRequest;
            }
        }
        return code;
    }

    // A name that was misspelt shows here: it makes one region or sector more.
    private static Phrase Given(Population population) => new(
        $"  {population.Source}: {population.Enterprises.Count} enterprises, {population.Universities.Count} universities; regions: "
        + $"{string.Join(", ", population.Regions.Select(region => region.En))}; sectors: {string.Join(", ", population.Sectors.Select(sector => sector.En))}",
        $"  {population.Source}：{population.Enterprises.Count} 家企业，{population.Universities.Count} 所高校；地区："
        + $"{string.Join("、", population.Regions.Select(region => region.Zh))}；行业：{string.Join("、", population.Sectors.Select(sector => sector.Zh))}");

    private static Phrase Valid(string file, Scenario scenario)
    {
        int stakeholders = scenario.Community.Roster.Count();
        return new(
            $"{file}: valid; {stakeholders} stakeholders, {scenario.Rounds} rounds, {scenario.Replications} replications",
            $"{file}：有效；{stakeholders} 个主体，{scenario.Rounds} 轮，重复 {scenario.Replications} 次");
    }
}
