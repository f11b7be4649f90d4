using System.Security.Cryptography;
using System.Text;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>
/// The frame of a report: style and scripts are inside, and the browser is told to run no script but these and to fetch nothing, whatever
/// data may say.
/// </summary>
internal static class Document
{
    private const string Allowed = "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'unsafe-inline';";

    private static readonly string[] Styles = ["page.css", "palette.css", "report.css"];
    private static readonly string[] Scripts = ["vizor-echarts-bundle-min.js", "charts.js", "report.js"];

    private static readonly Phrase Promise = new(
        "Policy questions about industry–education cooperation, played out actor by actor", "产教融合协同育人政策问题的逐主体推演");

    private static readonly Phrase NoScript = new("Charts need a browser that runs scripts; the tables behind them are here.", "图表需要浏览器运行脚本；图表数据表格可直接查看。");
    private static readonly Phrase Made = new("Charts by Apache ECharts 6 (Apache License 2.0).", "图表由 Apache ECharts 6 绘制（Apache License 2.0）。");

    /// <summary>The whole file.</summary>
    /// <param name="title">What the window is called.</param>
    /// <param name="body">What it says.</param>
    /// <param name="charts">The charts in it.</param>
    /// <param name="language">The language it opens in.</param>
    public static string Of(string title, Html body, IEnumerable<Chart> charts, string language)
    {
        string[] scripts = [.. Scripts.Select(Read)];
        Html page = $"""
            <!doctype html>
            <html lang="{(language == "zh" ? "zh-CN" : "en")}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Allowed} script-src {string.Join(' ', scripts.Select(Seal))}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" href="data:,">
            <title>{title} · Gongyu 共育</title>
            <style>{Html.Raw(string.Join('\n', Styles.Select(Read)))}</style>
            </head>
            <body>
            <header>
            <span class="brand">
            {Html.Raw(Read("icon.svg"))}<span><b>{Sheet.Both(new("Gongyu", "共育"))}</b><small>{Sheet.Both(Promise)}</small></span>
            </span>
            <nav>
            <span class="languages"><button type="button" lang="zh-CN">中文</button><button type="button" lang="en">English</button></span>
            </nav>
            </header>
            <main>
            <noscript><p class="nothing">{Sheet.Both(NoScript)}</p></noscript>
            {body}</main>
            <footer>Gongyu 共育 {Page.Version} · {Sheet.Both(Made)}</footer>
            <script type="application/json" id="charts">{Html.Raw(ChartJson.Of(charts))}</script>
            {scripts.Select(script => (Html)$"<script>{Html.Raw(script)}</script>\n")}</body>
            </html>

            """;
        return page.ToString();
    }

    // A script is known by its bytes as the browser sees them: with plain line ends.
    private static string Seal(string script) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";

    private static string Read(string resource)
    {
        using var stream = typeof(Document).Assembly.GetManifestResourceStream(resource)!;
        using var text = new StreamReader(stream);
        return text.ReadToEnd().ReplaceLineEndings("\n");
    }
}
