using System.CommandLine;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Client;

/// <summary><c>gongyu schema</c>: the JSON Schema of scenario files.</summary>
internal static class SchemaCommand
{
    private static readonly Phrase Meaning = new(
        "Print the JSON Schema of scenario files, by which editors complete and check them", "输出情景文件的 JSON Schema，供编辑器补全与校验");

    public static Command Create(Desk desk)
    {
        var command = new CommandWithExamples("schema", desk.Say(Meaning), "schema > scenarios/scenario.schema.json");
        command.SetAction(_ => desk.Output.Write(ScenarioSchema.Json()));
        return command;
    }
}
