using Gongyu.Model;
using Microsoft.AspNetCore.Http;

namespace Gongyu.Silo;

/// <summary>The page at <c>/join</c>: the code, and what one wants to be called.</summary>
/// <param name="page">As its reader asks for it.</param>
internal sealed class EntryPage(Page page)
{
    private static readonly Phrase Title = new("Join the class", "加入课堂");
    private static readonly Phrase Code = new("Code", "加入码");
    private static readonly Phrase Name = new("Your name, if you like", "你的名字（可不填）");
    private static readonly Phrase Enter = new("Join", "加入");

    private static readonly Phrase Kept = new(
        "You need no account. A cookie keeps your place until the class is over.", "无需账号；课程结束前由一个 Cookie 保留你的位置。");

    private static readonly Phrase About = new(
        $"The code is on the wall: six letters and digits. {Kept.En}", $"加入码在投影上：六个字母与数字。{Kept.Zh}");

    /// <summary>The page.</summary>
    /// <param name="wrong">What was wrong; none when nothing was.</param>
    /// <param name="code">The code, when it is known; or the key of a link, which nobody wants to see.</param>
    /// <param name="status">The status of the answer.</param>
    public IResult Show(Phrase? wrong, string? code = null, int status = StatusCodes.Status200OK)
    {
        Html body = $"""
            <main class="join">
            {JoinShell.Alert(page, wrong)}
            <section>
            <h1>{page.Say(Title)}</h1>
            <form method="post" action="{page.To(JoinRoutes.Path)}">
            {(JoinCode.IsKey(code) ? Hidden(code!) : Field(code))}
            <label for="name">{page.Say(Name)}</label>
            <input id="name" name="name" maxlength="40" autocomplete="nickname">
            <button class="main">{page.Say(Enter)}</button>
            </form>
            <p><small>{page.Say(JoinCode.IsKey(code) ? Kept : About)}</small></p>
            </section>
            </main>
            """;
        return JoinShell.Show(page, Title, body, status);
    }

    private static Html Hidden(string key) => $"""<input type="hidden" name="code" value="{key}">""";

    private Html Field(string? code) => $"""
        <label for="code">{page.Say(Code)}</label>
        <input id="code" name="code" value="{code}" required maxlength="20"
          autocomplete="off" autocapitalize="characters" spellcheck="false">
        """;
}

/// <summary>What the pages of a class are set in: like the others, without what leads elsewhere, and with forms.</summary>
internal static class JoinShell
{
    private const int Soon = 5; // Seconds, for who has no script.

    private static readonly Phrase Product = new("Gongyu", "共育");

    /// <summary>The whole page.</summary>
    /// <param name="page">As its reader asks for it.</param>
    /// <param name="title">What it is about.</param>
    /// <param name="body">What it says.</param>
    /// <param name="status">The status of the answer.</param>
    /// <param name="follows">The page to ask for again and again, when it follows something.</param>
    public static IResult Show(Page page, Phrase title, Html body, int status, string? follows = null)
    {
        var again = Html.When(follows is not null, $"""<noscript><meta http-equiv="refresh" content="{Soon};url={follows}"></noscript>""");
        Html whole = $"""
            <!doctype html>
            <html lang="{(page.Language == "zh" ? "zh-CN" : "en")}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{page.Say(title)} · {page.Say(Product)}</title>
            <link rel="stylesheet" href="/page.css">
            <link rel="icon" href="/icon.svg" type="image/svg+xml">
            {again}
            <script src="/join.js" defer></script>
            </head>
            <body>
            <header>
            <span class="brand"><img src="/icon.svg" alt="" width="36" height="36"><b>{page.Say(Product)}</b></span>
            <nav>{page.Languages}</nav>
            </header>
            {body}
            </body>
            </html>

            """;
        return Results.Content(whole.ToString(), "text/html; charset=utf-8", null, status);
    }

    /// <summary>What was wrong.</summary>
    public static Html Alert(Page page, Phrase? wrong) =>
        Html.When(wrong is not null, $"""<p class="alert" role="alert">{page.Say(wrong ?? default)}</p>""");
}
