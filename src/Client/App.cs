using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;
using System.Text.RegularExpressions;
using Gongyu.Model;
using Spectre.Console;

namespace Gongyu.Client;

/// <summary>The command <c>gongyu</c>.</summary>
/// <param name="console">Where people read: tables, charts, progress.</param>
/// <param name="output">Where programs read: JSON, schema.</param>
/// <param name="error">Where faults go, a line each.</param>
internal sealed partial class App(IAnsiConsole console, TextWriter output, TextWriter error)
{
    private static readonly Phrase Purpose = new(
        "Gongyu simulates the co-cultivation community of industry and education: governments, enterprises, universities and associations, each an actor of its own.",
        "共育（Gongyu）推演产教融合协同育人共同体：政府、企业、高校与行业协会，每个机构都是独立的行动者。");

    private static readonly Phrase LanguageMeaning = new("Language of what is shown", "显示语言");
    private static readonly Phrase HelpMeaning = new("Show this help", "显示帮助");
    private static readonly Phrase VersionMeaning = new("Show the version", "显示版本");
    private static readonly Phrase Examples = new("Examples:", "示例：");

    /// <summary>Runs a command line and gives the exit code. It does not throw.</summary>
    public async Task<int> Run(string[] args, CancellationToken cancellation)
    {
        string language = Language.Of(args);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "zh" ? "zh-Hans" : "en");
        var desk = new Desk(console, output, error, language);
        try
        {
            var parsed = Root(desk).Parse(args);
            if (parsed.Errors.Count > 0 && parsed.Action is not HelpWithExamples)
            {
                foreach (var fault in parsed.Errors.Select(wrong => OneLine().Replace(wrong.Message, " ")).Distinct())
                    desk.Complain(new Phrase($"gongyu: {fault}", $"gongyu：{fault}"));
                return ExitCode.WrongRequest;
            }
            var invocation = new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(invocation, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Cancelled;
        }
        catch (Exception failure)
        {
            desk.Complain(new Phrase($"gongyu: the command failed: {OneLine().Replace(failure.Message, " ")}",
                $"gongyu：命令失败（系统原文）：{OneLine().Replace(failure.Message, " ")}"));
            return ExitCode.Failed;
        }
    }

    private static RootCommand Root(Desk desk)
    {
        Option<string> language = new(Language.Option) { Description = LanguageMeaning.In(desk.Language), Recursive = true };
        language.AcceptOnlyFromAmong(Language.All);
        var root = new RootCommand(Purpose.In(desk.Language))
        {
            language,
            RunCommand.Create(desk),
            ResumeCommand.Create(desk),
            ResumeCommand.CreateStep(desk),
            PauseCommand.Create(desk),
            InterveneCommand.Create(desk),
            ForkCommand.Create(desk),
            ListCommand.Create(desk),
            ShowCommand.Create(desk),
            ExplainCommand.Create(desk),
            CompareCommand.Create(desk),
            SweepCommand.Create(desk),
            SensitivityCommand.Create(desk),
            VerifyCommand.Create(desk),
            MechanismsCommand.Create(desk),
            ReportCommand.Create(desk),
            ExportCommand.Create(desk),
            DeleteCommand.Create(desk),
            ServeCommand.Create(desk),
            NewCommand.Create(desk),
            ValidateCommand.Create(desk),
            CatalogueCommands.Levers(desk),
            CatalogueCommands.Metrics(desk),
            SchemaCommand.Create(desk),
        };
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Description = HelpMeaning.In(desk.Language);
            help.Action = new HelpWithExamples((HelpAction)help.Action!, Examples.In(desk.Language));
        }
        foreach (var version in root.Options.OfType<VersionOption>())
            version.Description = VersionMeaning.In(desk.Language);
        root.SetAction(parsed => new HelpWithExamples(new HelpAction(), Examples.In(desk.Language)).Invoke(parsed));
        return root;
    }

    [GeneratedRegex(@"\s*[\r\n]+\s*")]
    private static partial Regex OneLine();

    /// <summary>Help that ends with examples a user can copy.</summary>
    private sealed class HelpWithExamples(HelpAction help, string title) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            help.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            var command = parseResult.CommandResult.Command;
            var examples = new[] { command }.Concat(command.Subcommands).OfType<CommandWithExamples>().SelectMany(known => known.Examples);
            output.WriteLine(title);
            foreach (string example in examples)
                output.WriteLine($"  gongyu {example}");
            output.WriteLine();
            return ExitCode.Done;
        }
    }
}

/// <summary>A command with examples for its help.</summary>
internal sealed class CommandWithExamples(string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples => examples;
}
