using Gongyu.Model;
using Microsoft.AspNetCore.Http;

namespace Gongyu.Silo;

/// <summary>A page for people, as its reader asks for it: in one language, without script, with nothing from elsewhere.</summary>
/// <param name="Language"><c>zh</c> or <c>en</c>.</param>
/// <param name="At">The service's address, as the reader calls it.</param>
/// <param name="Path">The page's own path.</param>
internal sealed record Page(string Language, string At, string Path)
{
    /// <summary>Where the live pages begin.</summary>
    public const string Home = "/";

    /// <summary>Where the page of the runs is.</summary>
    public const string List = "/runs";

    /// <summary>Where the reference is.</summary>
    public const string Reference = "/docs";

    /// <summary>Where the document that the reference is made from is.</summary>
    public const string Document = "/openapi/v1.json";

    /// <summary>Which version it is of.</summary>
    public static readonly string Version = typeof(Page).Assembly.GetName().Version!.ToString(3);

    private static readonly Phrase Live = new("Live", "实时");
    private static readonly Phrase Runs = new("Runs", "运行");
    private static readonly Phrase Interface = new("API reference", "接口参考");
    private static readonly Phrase Product = new("Gongyu", "共育");

    private static readonly Phrase Promise = new(
        "Policy questions about industry–education cooperation, played out actor by actor", "产教融合协同育人政策问题的逐主体推演");

    /// <summary>As a reader asks for it: by <c>lang</c> in the address, else by the browser's languages.</summary>
    public static Page For(HttpRequest request) => new(
        Known(request.Query["lang"].ToString())
            ?? request.GetTypedHeaders().AcceptLanguage.Where(one => one.Quality != 0).OrderByDescending(one => one.Quality ?? 1)
                .Select(one => Known(one.Value.ToString())).FirstOrDefault(known => known is not null)
            ?? "en",
        $"{request.Scheme}://{request.Host}", request.Path);

    /// <summary>A text in the reader's language.</summary>
    public string Say(Phrase text) => text.In(Language);

    /// <summary>A link to another page, in the same language.</summary>
    public string To(string path) => $"{path}?lang={Language}";

    /// <summary>Links to the same page in both languages.</summary>
    public Html Languages => $"""<span class="languages">{Switch("zh", "中文")}{Switch("en", "English")}</span>""";

    /// <summary>The whole page.</summary>
    /// <param name="title">What it is about.</param>
    /// <param name="body">What it says.</param>
    /// <param name="seconds">When it is to be asked for again; never unless told otherwise.</param>
    public IResult Show(Phrase title, Html body, int? seconds = null)
    {
        Html again = seconds is { } soon ? (Html)$"""<meta http-equiv="refresh" content="{soon}">""" : default;
        Html page = $"""
            <!doctype html>
            <html lang="{(Language == "zh" ? "zh-CN" : "en")}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">{again}
            <title>{Say(title)} · {Say(Product)}</title>
            <link rel="stylesheet" href="/page.css">
            <link rel="icon" href="/icon.svg" type="image/svg+xml">
            </head>
            <body>
            <header>
            <a class="brand" href="{To(Home)}">
            <img src="/icon.svg" alt="" width="36" height="36"><span><b>{Say(Product)}</b><small>{Say(Promise)}</small></span>
            </a>
            <nav>
            {Link(Home, Live)}
            {Link(List, Runs)}
            {Link(Reference, Interface)}
            <a href="{Document}">OpenAPI</a>
            <a href="/metrics">/metrics</a>
            {Languages}
            </nav>
            </header>
            <main>
            {body}
            </main>
            <footer>Gongyu 共育 {Version}</footer>
            </body>
            </html>

            """;
        return Results.Content(page.ToString(), "text/html; charset=utf-8");
    }

    private Html Link(string path, Phrase name)
    {
        Html here = path == Path ? (Html)$""" aria-current="page" """ : default;
        return $"""<a href="{To(path)}"{here}>{Say(name)}</a>""";
    }

    private Html Switch(string language, string name)
    {
        Html here = language == Language ? (Html)$""" aria-current="true" """ : default;
        return $"""<a href="{Path}?lang={language}" lang="{language}" hreflang="{language}"{here}>{name}</a>""";
    }

    private static string? Known(string tag) => tag.Split('-')[0].ToLowerInvariant() is ("zh" or "en") and var known ? known : null;
}
