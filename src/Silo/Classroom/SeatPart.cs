using System.Globalization;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>The part of a student's page that is about seats: the free ones, or one's own.</summary>
/// <param name="page">As its reader asks for it.</param>
/// <param name="room">The room as its reader sees it.</param>
internal sealed class SeatPart(Page page, JoinSeen room)
{
    private static readonly Phrase Take = new("Take a seat", "就座");
    private static readonly Phrase About = new("Decide for an enterprise or a university, round by round.", "代一家企业或一所高校逐轮作决定。");
    private static readonly Phrase None = new("All seats are taken.", "席位已满。");
    private static readonly Phrase Yours = new("Your seat", "你的席位");
    private static readonly Phrase Coming = new("You have decided:", "你已决定：");
    private static readonly Phrase Model = new("You have not decided: the model does.", "你尚未决定：由模型决定。");
    private static readonly Phrase Leave = new("Leave the seat", "离开席位");
    private static readonly Phrase Standing = new("Stance", "立场");
    private static readonly Phrase Agreements = new("Agreements", "协议");
    private static readonly Phrase Money = new("Money", "资金");

    private readonly string at = $"{JoinRoutes.Path}/{room.Code}";

    /// <summary>The part.</summary>
    public Html Show() => $"""
        <section id="seat" data-part>{(room.Seat is { } own ? Own(own) : room.Phase == "over" ? default : Free())}</section>
        """;

    private Html Free() => $"""
        <details><summary><b>{page.Say(Take)}</b> <small>{page.Say(room.Free.Count == 0 ? None : About)}</small></summary>
        <form method="post" action="{page.To($"{at}/seat")}" class="choices">
        {room.Free.Select(seat => (Html)$"""<button name="seat" value="{seat.Id}">{seat.Name} <small>{seat.Id}</small></button>""")}
        </form></details>
        """;

    private Html Own(SeatSeen seat) => $"""
        <h2>{page.Say(Yours)} · {seat.Name} <small>{seat.Id}</small></h2>
        <dl>
        <dt>{page.Say(Standing)}</dt><dd>{page.Say(Seat.StanceOf(seat.Stance) is { } stance ? Seat.Called(stance) : new("–", "–"))}</dd>
        <dt>{page.Say(Agreements)}</dt><dd>{seat.Agreements}</dd>
        <dt>{page.Say(Money)}</dt><dd>{seat.Balance.ToString("0.0", CultureInfo.InvariantCulture)}</dd>
        </dl>
        {Html.When(room.Phase != "over", $"{Html.When(room.CanDecide, Decisions(seat))}{Leaving()}")}
        """;

    private Html Decisions(SeatSeen seat) => $"""
        <p>{page.Say(seat.Decision is null ? Model : Coming)} <b>{page.Say(new($"Round {room.Coming}", $"第 {room.Coming} 轮"))}</b></p>
        <form method="post" action="{page.To($"{at}/decisions")}" class="choices three">
        <input type="hidden" name="seat" value="{seat.Id}">
        <input type="hidden" name="round" value="{room.Coming}">
        {Enum.GetValues<Stance>().Select(stance => Choice(stance, seat.Decision))}
        </form>
        """;

    private Html Choice(Stance stance, string? decided)
    {
        string word = Seat.WordOf(stance), pressed = word == decided ? "true" : "false";
        return $"""<button id="{word}" name="stance" value="{word}" aria-pressed="{pressed}">{page.Say(Seat.Called(stance))}</button>""";
    }

    private Html Leaving() => $"""
        <form method="post" action="{page.To($"{at}/seat")}">
        <button class="quiet" name="seat" value="">{page.Say(Leave)}</button>
        </form>
        """;
}
