using System.CommandLine;
using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;
using Spectre.Console;

namespace Gongyu.Client;

/// <summary><c>gongyu list</c>: the runs there are.</summary>
internal static class ListCommand
{
    private const int ShortHash = 8;
    private const int Gap = 2;
    private const string Unknown = "–";

    private static readonly Phrase Meaning = new("List the runs there are, oldest first", "列出已有的运行，从最早的开始");
    private static readonly Phrase Run = new("run", "运行");
    private static readonly Phrase Scenario = new("scenario", "情景");
    private static readonly Phrase State = new("state", "状态");
    private static readonly Phrase Round = new("round", "轮");
    private static readonly Phrase Rounds = new("rounds", "总轮");
    private static readonly Phrase Hash = new("hash", "哈希");

    public static Command Create(Desk desk)
    {
        var results = Parts.Results(desk);
        var data = Parts.Data(desk);
        var json = Parts.JsonArray(desk);
        var server = new ServerOptions(desk, [data, results]);
        var command = new CommandWithExamples("list", desk.Say(Meaning),
            "list", "list --results experiments --json", "list --server http://127.0.0.1:5080")
        {
            data, results, json,
        };
        server.AddTo(command);
        command.SetAction((parsed, cancellation) => server.Choose(parsed,
            () => Task.FromResult(List(desk, parsed.GetRequiredValue(data), parsed.GetRequiredValue(results), parsed.GetValue(json))),
            service => List(desk, service, parsed.GetValue(json), cancellation)));
        return command;
    }

    private static async Task<int> List(Desk desk, Server server, bool json, CancellationToken cancellation)
    {
        var runs = await server.List(cancellation);
        return Write(
            desk, [.. runs.Select(RunLine.Of)],
            [.. runs.Where(run => run.State == "unreadable").Select(run => new Fault(run.Run, 0, 0, run.Failure ?? default))],
            $" --server {server.At.OriginalString}", server.At.OriginalString, json);
    }

    private static int List(Desk desk, string data, string folder, bool json)
    {
        IReadOnlyList<RunLine> runs;
        IReadOnlyList<Fault> damaged;
        try
        {
            (runs, damaged) = RunLine.Read(data, folder);
        }
        catch (DataFolderException refusal)
        {
            return desk.Refuse(refusal);
        }
        return Write(desk, runs, damaged, "", folder, json);
    }

    private static int Write(Desk desk, IReadOnlyList<RunLine> runs, IReadOnlyList<Fault> damaged, string option, string place, bool json)
    {
        if (json)
            desk.WriteJson(runs.Select(run => new { run.Run, run.Scenario, State = run.State.En, run.Round, run.Rounds, run.Hash }));
        else if (runs.Count > 0)
            desk.Console.Write(Table(desk, runs));
        else if (damaged.Count == 0)
            desk.Output.WriteLine(desk.Say(Nothing(place, option)));
        desk.Complain(damaged);
        return damaged.Count > 0 ? ExitCode.Damaged : ExitCode.Done;
    }

    // On a narrow terminal the hash is cut and the scenario gives way, since ids begin with it; ids are copied from and stay whole.
    private static Table Table(Desk desk, IReadOnlyList<RunLine> runs)
    {
        Column[] columns =
        [
            new(Run, run => run.Run, "bold"),
            new(Scenario, run => run.Scenario ?? Unknown),
            new(State, run => desk.Say(run.State)),
            new(Round, run => run.Round is { } round ? $"{round}" : Unknown, Right: true),
            new(Rounds, run => run.Rounds is { } rounds ? $"{rounds}" : Unknown, Right: true),
            new(Hash, run => run.Hash ?? Unknown),
        ];
        bool Fits() => columns.Sum(column => column.Width(desk, runs) + Gap) - Gap <= desk.Console.Profile.Width;
        if (!Fits())
            columns[^1] = new(Hash, run => run.Hash is { Length: > ShortHash } hash ? hash[..ShortHash] + "…" : Unknown);
        if (!Fits())
            columns = [.. columns.Where(column => column.Head != Scenario)];
        var table = new Table().Border(TableBorder.None);
        foreach (var column in columns)
            table.AddColumn(new TableColumn($"[dim]{desk.Say(column.Head)}[/]").NoWrap()
                .Alignment(column.Right ? Justify.Right : Justify.Left).PadLeft(0).PadRight(column == columns[^1] ? 0 : Gap));
        foreach (var run in runs)
            table.AddRow(columns.Select(column => new Markup($"[{column.Style}]{Markup.Escape(column.Text(run))}[/]")));
        return table;
    }

    private static Phrase Nothing(string place, string option) => new(
        $"no runs in {place} yet; make one: gongyu run scenarios/baseline.yaml{option}",
        $"{place} 中还没有运行；可以先推演一次：gongyu run scenarios/baseline.yaml{option}");

    private sealed record Column(Phrase Head, Func<RunLine, string> Text, string Style = "default", bool Right = false)
    {
        public int Width(Desk desk, IReadOnlyList<RunLine> runs) =>
            runs.Select(Text).Append(desk.Say(Head)).Max(cell => cell.GetCellWidth());
    }
}
