using System.CommandLine;
using System.Text.RegularExpressions;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Client;

/// <summary><c>gongyu new</c>: a commented scenario file to start from.</summary>
internal static partial class NewCommand
{
    private static readonly Phrase Meaning = new(
        "Write a scenario file to start from: it plays as it is, and its comments name everything that can be set",
        "生成一个起步用的情景文件：可直接推演，注释列出全部可设置的内容");

    private static readonly Phrase NameMeaning = new("Name of the scenario: the file is NAME.yaml, here", "情景名称：在当前目录生成 NAME.yaml");

    private static readonly Phrase WrongName = new(
        "expected a name of letters, digits, - and _, at most 64", "应为由字母、数字、- 与 _ 组成的名称，最多 64 个字符");

    public static Command Create(Desk desk)
    {
        Argument<string> name = new("NAME") { Description = desk.Say(NameMeaning) };
        var command = new CommandWithExamples("new", desk.Say(Meaning), "new my-question", "new my-question --lang zh") { name };
        command.SetAction(parsed => Write(desk, parsed.GetRequiredValue(name)));
        return command;
    }

    private static int Write(Desk desk, string name)
    {
        if (!Name().IsMatch(name))
        {
            desk.Complain([new(name, 0, 0, WrongName)]);
            return ExitCode.WrongRequest;
        }
        string file = $"{name}.yaml";
        try
        {
            using var to = new StreamWriter(new FileStream(file, FileMode.CreateNew));
            to.Write(StarterScenario.Text(name, desk.Language));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            desk.Complain(new Phrase($"{file}: cannot be written: {refused.Message}", $"{file}：无法写入（系统原文）：{refused.Message}"));
            return ExitCode.NotWritable;
        }
        desk.Output.WriteLine(desk.Say(new($"{file} is there; next: gongyu run {file}", $"已生成 {file}；下一步：gongyu run {file}")));
        return ExitCode.Done;
    }

    [GeneratedRegex(@"^[\p{L}\p{Nd}_-]{1,64}\z")]
    private static partial Regex Name();
}
