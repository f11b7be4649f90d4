using System.Globalization;
using Gongyu.Model;
using Microsoft.AspNetCore.Http;

namespace Gongyu.Silo;

/// <summary>The page at <c>/runs</c>: the runs there are, and how to begin one.</summary>
/// <param name="page">As its reader asks for it.</param>
/// <param name="needsToken">Whether who begins a run must give a token.</param>
internal sealed class HomePage(Page page, bool needsToken)
{
    private const int Most = 100;
    private const int Soon = 5; // Seconds, while something is played.

    private static readonly Phrase Title = new("Runs", "运行");
    private static readonly Phrase Scenario = new("Scenario", "情景");
    private static readonly Phrase State = new("State", "状态");
    private static readonly Phrase Rounds = new("Rounds", "轮次");
    private static readonly Phrase Begun = new("Begun (UTC)", "开始时间（UTC）");
    private static readonly Phrase Results = new("Results", "结果");
    private static readonly Phrase Hash = new("Run hash", "运行哈希");
    private static readonly Phrase NoHash = new("when completed", "完成后给出");
    private static readonly Phrase ByRound = new("by round", "逐轮");
    private static readonly Phrase Table = new("table", "表格");
    private static readonly Phrase Unread = new("cannot be read", "无法读取");
    private static readonly Phrase None = new("No run yet. The lines below begin the first.", "尚无运行。使用下面的命令即可启动第一次。");
    private static readonly Phrase HowTo = new("Begin a run", "启动一次运行");

    private static readonly Phrase HowToLong = new(
        "A policy question is a short YAML text. Send it from a terminal; the run appears above, and its rounds can be watched as they come.",
        "政策问题是一段简短的 YAML 文本。在终端中发送，运行即出现在上方，每一轮都可实时观看。");

    private static readonly Phrase Watch = new("Watch its rounds as they come (RUN is the id in the answer):", "实时观看各轮（RUN 为应答中的编号）：");
    private static readonly Phrase Further = new("Every request, its parameters and its answers: ", "全部请求、参数与应答：");
    private static readonly Phrase Interface = new("API reference", "接口参考");
    private static readonly Phrase Question = new("Do audits pay when enterprises get tax relief?", "对企业减税时，抽查是否值得？");

    /// <summary>The page.</summary>
    /// <param name="runs">The runs, oldest first.</param>
    public IResult Show(IReadOnlyList<RunSeen> runs)
    {
        RunSeen[] newest = [.. runs.Reverse().Take(Most)];
        Html body = $"""
            <section>
            <h1>{page.Say(Title)} <small>{Count(runs.Count)}</small></h1>
            {(newest.Length == 0 ? Nothing() : Listed(newest))}
            </section>
            <section>
            <h2>{page.Say(HowTo)}</h2>
            <p>{page.Say(HowToLong)}</p>
            <pre><code>{Example()}</code></pre>
            <p>{page.Say(Watch)}</p>
            <pre><code>curl -N {page.At}/api/runs/RUN/stream</code></pre>
            <p>{page.Say(Further)}<a href="{page.To(Page.Reference)}">{page.Say(Interface)}</a></p>
            </section>
            """;
        return page.Show(Title, body, newest.Any(run => run.State == "running") ? Soon : null);
    }

    private string Count(int runs) => page.Say(runs <= Most
        ? new($"{runs}", $"{runs}")
        : new($"the newest {Most} of {runs}", $"共 {runs} 次，显示最近 {Most} 次"));

    private Html Nothing() => $"""<p class="nothing">{page.Say(None)}</p>""";

    private Html Listed(IEnumerable<RunSeen> runs) => $"""
        <table class="runs">
        <thead><tr>{new[] { Scenario, State, Rounds, Begun, Results, Hash }.Select(name => (Html)$"<th>{page.Say(name)}</th>")}</tr></thead>
        <tbody>
        {runs.Select(Row)}
        </tbody>
        </table>
        """;

    private Html Row(RunSeen run)
    {
        string at = $"/api/runs/{Uri.EscapeDataString(run.Run)}";
        Html why = run.Failure is { } failure ? (Html)$"""<small class="why">{page.Say(failure)}</small>""" : default;
        Html table = Html.When(run.State == "completed", $"""<br><a href="{at}/results/{Tables.RoundsFile}">{page.Say(Table)} (CSV)</a>""");
        Html links = run.State == "unreadable" ? default : (Html)$"""<a href="{at}/rounds">{page.Say(ByRound)} (JSON)</a>{table}""";
        return $"""
            <tr>
            {Cell(Scenario, $"""<b>{run.Scenario ?? page.Say(Unread)}</b><br><a class="id" href="{at}">{run.Run}</a>""")}
            {Cell(State, $"""<span class="state {run.State}">{page.Say(RunLine.StateOf(run.State))}</span>{why}""")}
            {Cell(Rounds, Progress(run))}
            {Cell(Begun, $"{run.Started.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}")}
            {Cell(Results, links)}
            {Cell(Hash, HashOf(run))}
            </tr>

            """;
    }

    private Html Cell(Phrase name, Html content) => $"""<td data-name="{page.Say(name)}"><div>{content}</div></td>""";

    // Rounds are those of the first replication.
    private Html Progress(RunSeen run)
    {
        if (run is not { Round: { } round, Rounds: { } rounds, Replications: { } replications })
            return default;
        string many = page.Say(new($"× {replications} replications", $"× {replications} 次重复"));
        Html times = replications > 1 ? (Html)$"""<br><small>{many}</small>""" : default;
        return $"""<progress value="{round}" max="{rounds}"></progress> <span class="count">{round} / {rounds}</span>{times}""";
    }

    private Html HashOf(RunSeen run) => run.Hash is { } hash ? $"<code>{hash}</code>" : (Html)$"""<small>{page.Say(NoHash)}</small>""";

    private Html Example()
    {
        Html token = needsToken ? (Html)$"""
              -H "Authorization: Bearer $TOKEN" \

            """ : default;
        return $$"""
            curl -H 'Content-Type: application/yaml' \
            {{token}}  --data-binary @- '{{page.At}}/api/runs?name=audits' <<'END'
            question: "{{page.Say(Question)}}"
            community: {enterprises: 120, universities: 30}
            policy:
              incentive.taxRelief: 0.4
              supervision.auditRate: 0.4
              supervision.penalty: 1.5
            rounds: 80
            replications: 20
            END
            """;
    }
}
