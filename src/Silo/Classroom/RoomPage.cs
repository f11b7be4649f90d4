using System.Globalization;
using Gongyu.Model;
using Microsoft.AspNetCore.Http;

namespace Gongyu.Silo;

/// <summary>The page at <c>/join/CODE</c>: the stop the lesson is at, one's vote, one's seat.</summary>
/// <param name="page">As its reader asks for it.</param>
/// <param name="room">The room as its reader sees it.</param>
internal sealed class RoomPage(Page page, JoinSeen room)
{
    private static readonly Phrase Soon = new("The poll opens in a moment.", "投票即将开始。");
    private static readonly Phrase Wait = new("Your prediction is in. Wait until the poll is closed.", "你的预测已记录。请等待投票结束。");
    private static readonly Phrase Playing = new("The rounds are being played. Look at the wall.", "正在逐轮推演，请看投影。");
    private static readonly Phrase Over = new("The lesson is over. Thank you!", "课程到此结束，谢谢！");
    private static readonly Phrase Right = new("Your prediction came true.", "你的预测成真了。");
    private static readonly Phrase Wrong = new("It came otherwise than you predicted.", "结果与你的预测不同。");
    private static readonly Phrase NoOutcome = new("The change could not be measured this time.", "这一次无法测得变化。");
    private static readonly Phrase Yours = new("yours", "你的预测");
    private static readonly Phrase CameTrue = new("came true", "成真");
    private static readonly Phrase Lost = new("The connection is lost. Trying again …", "连接已断开，正在重连……");

    private readonly string at = $"{JoinRoutes.Path}/{room.Code}";

    /// <summary>The page.</summary>
    /// <param name="wrong">What was wrong; none when nothing was.</param>
    /// <param name="status">The status of the answer.</param>
    public IResult Show(Phrase? wrong, int status = StatusCodes.Status200OK)
    {
        Html body = $"""
            <main class="join" data-room="{at}" data-page="{page.To(at)}" data-version="{room.Version}" data-when="{room.Stop.Number} {room.Phase}">
            {JoinShell.Alert(page, wrong)}
            <p id="lost" class="alert" role="status" hidden>{page.Say(Lost)}</p>
            <section id="stop" data-part aria-live="polite">
            <p><small>{page.Say(Where())}</small></p>
            <progress value="{room.Round}" max="{room.Stop.Until}"></progress>
            <h1>{page.Say(room.Stop.Title)}</h1>
            <p>{page.Say(room.Stop.Tells)}</p>
            {Html.When(room.Phase != "telling", $"<h2>{page.Say(room.Stop.Question)}</h2>")}
            {Poll()}
            </section>
            {new SeatPart(page, room).Show()}
            <p><small>{page.Say(Called())}</small></p>
            </main>
            """;
        return JoinShell.Show(page, room.Title, body, status, page.To(at));
    }

    private Phrase Where() => new(
        $"{room.Title.En} · stop {room.Stop.Number} of {room.Stop.Of} · round {room.Round}",
        $"{room.Title.Zh} · 第 {room.Stop.Number} 站，共 {room.Stop.Of} 站 · 第 {room.Round} 轮");

    private Phrase Called() => new($"You are {room.Name.En} in room {room.Code}.", $"你是课堂 {room.Code} 中的 {room.Name.Zh}。");

    private Html Poll() => room.Phase switch
    {
        "telling" => Line(Soon),
        "polling" when room.Vote is null => Ballot(),
        "polling" => (Html)$"{Line(Wait)}{Listed()}",
        "playing" => (Html)$"{Line(Playing)}{Listed()}",
        _ => Told(),
    };

    private Html Line(Phrase text) => $"""<p class="quiet">{page.Say(text)}</p>""";

    private Html Ballot() => $"""
        <form method="post" action="{page.To($"{at}/votes")}" class="choices">
        <input type="hidden" name="stop" value="{room.Stop.Number}">
        {room.Stop.Options.Select((option, index) => Choice(option, index + 1))}
        </form>
        """;

    private Html Choice(Phrase option, int number) =>
        $"""<button id="option{number}" name="option" value="{number}">{page.Say(option)}</button>""";

    private Html Listed()
    {
        int all = Math.Max(1, room.Votes?.Sum() ?? 0);
        return $"""<ul class="votes">{room.Stop.Options.Select((option, index) => Option(option, index, all))}</ul>""";
    }

    private Html Option(Phrase option, int index, int all)
    {
        bool isYours = room.Vote == index + 1, isTrue = room.Outcome?.Option == index + 1;
        int votes = room.Votes?[index] ?? 0;
        var count = Html.When(room.Votes is not null, $"""<b>{votes}</b><progress value="{votes}" max="{all}"></progress>""");
        var yours = Html.When(isYours, $" <small>· {page.Say(Yours)}</small>");
        var came = Html.When(isTrue, $" <small>✓ {page.Say(CameTrue)}</small>");
        return $"""<li class="{(isTrue ? "true" : "")}"><span>{page.Say(option)}{yours}{came}</span>{count}</li>""";
    }

    private Html Told()
    {
        var outcome = room.Outcome!;
        var said = outcome.Option is null ? NoOutcome : room.Vote is null ? default(Phrase?) : room.Vote == outcome.Option ? Right : Wrong;
        var metric = Metrics.Find(room.Stop.Metric)!.Definition;
        return $"""
            {Html.When(said is not null, Line(said ?? default))}
            {Listed()}
            <p><small>{page.Say(metric)}</small> <b class="count">{Figure(outcome.Before)} → {Figure(outcome.After)}</b></p>
            <p>{page.Say(outcome.Explains)}</p>
            {Html.When(room.Phase == "over", $"<h2>{page.Say(Over)}</h2>")}
            """;
    }

    private static string Figure(double? value) => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "–";
}
