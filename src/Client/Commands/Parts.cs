using System.CommandLine;
using System.CommandLine.Parsing;
using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>Arguments and options that several commands have.</summary>
internal static class Parts
{
    private static readonly Phrase RunMeaning = new("Id of a run, or its results folder", "运行的编号，或其结果文件夹");
    private static readonly Phrase KeptRunMeaning = new("Id of the run, see \"gongyu list\"", "运行的编号，见“gongyu list”");
    private static readonly Phrase SetMeaning = new("Set a lever (repeatable), see \"gongyu levers\"", "设置一项政策工具（可重复），见“gongyu levers”");
    private static readonly Phrase DecideMeaning = new(
        "Decide how an enterprise or a university stands at the end of that round: abstain, opportunist or committed (repeatable)",
        "在其席位上决定一家企业或一所高校在该轮末的立场：观望（abstain）、投机（opportunist）或投入（committed）（可重复）");

    private static readonly Phrase FolderMeaning = new("Results folder, must not exist (default: results/<run>)", "结果文件夹，须尚不存在（默认 results/<run>）");
    private static readonly Phrase ResultsMeaning = new("Folder in which the results folders are", "结果文件夹所在的文件夹");
    private static readonly Phrase DataMeaning = new("Data folder, in which runs are kept so that they can be resumed", "数据文件夹，保存运行以便继续");

    private static readonly Phrase LedgerMeaning = new(
        "Write every entry of the ledger to ledger.csv: who paid whom, how much, why", "将账簿的每一笔写入 ledger.csv：谁付给谁、金额与原因");

    private static readonly Phrase ServerMeaning = new(
        $"Do it at a running service: http://127.0.0.1:5080 (see \"gongyu serve\"; the variable {ServerOptions.TokenVariable} may hold its token)",
        $"改由运行中的服务执行：http://127.0.0.1:5080（见“gongyu serve”；令牌可放在环境变量 {ServerOptions.TokenVariable} 中）");

    private static readonly Phrase TokenMeaning = new(
        "The service's token: whoever changes something gives it (over HTTP as \"Authorization: Bearer TOKEN\")",
        "服务的令牌：更改任何内容须提供（HTTP 请求头“Authorization: Bearer TOKEN”）");

    private static readonly Phrase DetachMeaning = new(
        "With --server: print the run's id and leave it to the service", "与 --server 同用：只输出运行的编号，由服务继续推演");

    private static readonly Phrase WorkersMeaning = new("Replications played at a time (default: all cores); results do not depend on it", "同时推演的重复数（默认使用全部核心）；不影响结果");
    private static readonly Phrase ObjectMeaning = new("One JSON object on standard output and nothing else", "标准输出只含一个 JSON 对象");
    private static readonly Phrase ArrayMeaning = new("One JSON array on standard output", "以一个 JSON 数组输出到标准输出");

    /// <summary><c>RUN</c>, wherever it is.</summary>
    public static Argument<string> Run(Desk desk) => new("RUN") { Description = desk.Say(RunMeaning) };

    /// <summary><c>RUN</c> of the data folder.</summary>
    public static Argument<string> KeptRun(Desk desk) => new("RUN") { Description = desk.Say(KeptRunMeaning) };

    /// <summary><c>--set</c>: what a policy is to be.</summary>
    /// <param name="desk">The language.</param>
    /// <param name="meaning">What it does, if not simply that.</param>
    public static Option<string[]> Set(Desk desk, Phrase? meaning = null) =>
        new("--set") { Description = desk.Say(meaning ?? SetMeaning), HelpName = "lever=value" };

    /// <summary><c>--decide</c>: what a person decides in the seat of a member.</summary>
    public static Option<string[]> Decide(Desk desk) =>
        new("--decide") { Description = desk.Say(DecideMeaning), HelpName = "member=stance" };

    /// <summary>What is asked of both, told to the user when it is wrong; none then.</summary>
    public static IReadOnlyList<string>? Asked(Desk desk, ParseResult parsed, Option<string[]> set, Option<string[]> decide)
    {
        var (assignments, faults) = Scenarios.Asked.Both(parsed.GetValue(set) ?? [], parsed.GetValue(decide) ?? []);
        desk.Complain(faults);
        return faults.Count == 0 ? assignments : null;
    }

    /// <summary><c>--out</c>: where results go.</summary>
    public static Option<string> Folder(Desk desk) => new("--out") { Description = desk.Say(FolderMeaning), HelpName = "DIR" };

    /// <summary><c>--results</c>: where runs are looked for.</summary>
    public static Option<string> Results(Desk desk) => Place("--results", desk.Say(ResultsMeaning), Shelf.Usual);

    /// <summary><c>--data</c>: where durable state lives.</summary>
    public static Option<string> Data(Desk desk) => Place("--data", desk.Say(DataMeaning), ".gongyu");

    /// <summary><c>--ledger</c>: whether every entry is written.</summary>
    public static Option<bool> Ledger(Desk desk) => new("--ledger") { Description = desk.Say(LedgerMeaning) };

    /// <summary><c>--server</c>: the service that does it.</summary>
    public static Option<string> Server(Desk desk) => new("--server") { Description = desk.Say(ServerMeaning), HelpName = "URL" };

    /// <summary><c>--token</c>: what a service wants from whoever changes something.</summary>
    public static Option<string> Token(Desk desk) => new("--token") { Description = desk.Say(TokenMeaning), HelpName = "TOKEN" };

    /// <summary><c>--detach</c>: whether to leave a run to the service.</summary>
    public static Option<bool> Detach(Desk desk) => new("--detach") { Description = desk.Say(DetachMeaning) };

    /// <summary><c>--workers</c>: how many replications at a time.</summary>
    public static Option<string> Workers(Desk desk) => new("--workers") { Description = desk.Say(WorkersMeaning), HelpName = "N" };

    /// <summary>What was typed, but for where it goes, and with files as the results folder has them: the command that does it again there.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="folder">The option that says where it goes.</param>
    /// <param name="files">What files are called in the results folder, by what was typed.</param>
    public static string Typed(ParseResult parsed, Option<string> folder, params (string? Typed, string There)[] files)
    {
        var given = parsed.GetResult(folder);
        Token?[] left = given is null ? [] : [given.IdentifierToken, .. given.Tokens];
        return "gongyu " + string.Join(' ', parsed.Tokens.Where(token => !left.Any(one => ReferenceEquals(one, token))).Select(token => token.Value)
            .Select(value => files.FirstOrDefault(file => file.Typed == value).There ?? value).Select(Quoted));
    }

    /// <summary><c>--json</c>, of which one object comes.</summary>
    public static Option<bool> Json(Desk desk) => new("--json") { Description = desk.Say(ObjectMeaning) };

    /// <summary><c>--json</c>, of which an array comes.</summary>
    public static Option<bool> JsonArray(Desk desk) => new("--json") { Description = desk.Say(ArrayMeaning) };

    /// <summary>A word as a shell takes it whole.</summary>
    public static string Quoted(string value) =>
        value.All(c => char.IsAsciiLetterOrDigit(c) || "-_./=,:".Contains(c, StringComparison.Ordinal)) ? value : $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static Option<string> Place(string name, string meaning, string usual) =>
        new(name) { Description = meaning, HelpName = "DIR", DefaultValueFactory = _ => usual };
}
