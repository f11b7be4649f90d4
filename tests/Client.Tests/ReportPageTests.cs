using System.Globalization;
using Gongyu.Model;
using Gongyu.Silo;
using Microsoft.Playwright;

namespace Gongyu.Client.Tests;

/// <summary>A report as its reader sees it, in a real browser.</summary>
public sealed class ReportPageTests(Chromium browser) : IClassFixture<Chromium>, IDisposable
{
    private const string Evil = "</script><script>window.hacked=1</script>\"><img src=x onerror=\"window.hacked=2\"><b onclick=alert(1)>'&lt;";

    // A folder in which the pictures of the README are put; nowhere unless it is asked for.
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("GONGYU_PICTURES");

    private readonly Terminal terminal = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task It_opens_from_disk_draws_every_chart_and_asks_nobody_for_anything()
    {
        string file = await Report();
        await using var opened = await browser.Open(file);
        var charts = await opened.Charts();
        Assert.Equal(
            [
                "agreement-count", "cooperation-ratio", "flows", "levers", "network-1", "network-12", "network-6", "stance-enterprise-committed",
                "stances-enterprise", "stances-university", "tier-flow",
            ],
            charts.Keys.Order(StringComparer.Ordinal));
        Assert.All(charts, chart => Assert.True(chart.Value > 10, $"{chart.Key} is drawn of {chart.Value} shapes."));
        Assert.Equal([new Uri(file).AbsoluteUri], opened.Asked);
        Assert.Empty(opened.Complaints);
        // Nothing in it is wider than the window, also on a telephone.
        foreach (int width in (int[])[1280, 390])
        {
            await opened.Page.SetViewportSizeAsync(width, 900);
            Assert.InRange(await opened.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, width);
        }
    }

    [Fact]
    public async Task It_opens_in_the_language_asked_for_and_its_switch_changes_words_charts_and_the_language_of_the_document()
    {
        string file = await Report();
        await using var opened = await browser.Open(file);
        Assert.Equal("en", await opened.Page.EvaluateAsync<string>("document.documentElement.lang"));
        string[] english = await opened.Seen("h1, h2"), axes = await opened.Labels("cooperation-ratio");
        await opened.Page.ClickAsync("button:text('中文')");
        Assert.Equal("zh-CN", await opened.Page.EvaluateAsync<string>("document.documentElement.lang"));
        string[] chinese = await opened.Seen("h1, h2");
        Assert.Equal("Do audits that come when they are needed do better?", english[0]);
        Assert.Equal("按需抽查是否更好？", chinese[0]);
        Assert.All(english, heading => Assert.DoesNotMatch("[\\u4e00-\\u9fff]", heading));
        Assert.All(chinese, heading => Assert.Matches("^[^a-zA-Z]*[\\u4e00-\\u9fff][^a-zA-Z]*$", heading));
        Assert.Equal(english.Length, chinese.Length);
        Assert.Contains("round", axes);
        Assert.Contains("轮次", await opened.Labels("cooperation-ratio"));
        await opened.Page.ClickAsync("button:text('English')");
        Assert.Equal(english, await opened.Seen("h1, h2"));
        Assert.Empty(opened.Complaints);

        Assert.Equal(ExitCode.Done, await terminal.Type("report", terminal.In("out"), "--out", terminal.In("zh.html"), "--lang", "zh"));
        await using var other = await browser.Open(terminal.In("zh.html"));
        Assert.Equal(chinese, await other.Seen("h1, h2"));
    }

    [Fact]
    public async Task What_names_say_is_text_wherever_it_stands()
    {
        await Report();
        var (results, _, _) = PlayedResults.Read(terminal.In("out"));
        var (run, _, _) = ReportedRun.Read(results!, Cancellation);
        // A file with such names is refused; the report does not rely on it.
        var members = run!.Scenario.Community.Population!;
        var hostile = new Population(
            members.Source,
            [.. members.Regions.Select(_ => new Phrase(Evil, Evil))], [.. members.Sectors.Select(_ => new Phrase(Evil, Evil))],
            [.. members.Enterprises.Select(one => one with { Name = new(Evil, Evil) })], [.. members.Universities.Select(one => one with { Name = new(Evil, Evil) })]);
        run = run with
        {
            Scenario = run.Scenario with { Question = new(Evil, Evil + "问"), Community = run.Scenario.Community.With(hostile) },
            Results = results! with { Manifest = results.Manifest with { Run = Evil, Scenario = results.Manifest.Scenario with { Name = Evil, Effective = Evil } } },
        };
        File.WriteAllText(terminal.In("evil.html"), HtmlReport.Write([run], null, "en"));
        await using var opened = await browser.Open(terminal.In("evil.html"));
        Assert.Equal(Evil, (await opened.Seen("h1"))[0]);
        string tip = await opened.Page.EvaluateAsync<string>("""
            () => {
              const place = document.querySelector('[data-chart=network-12]'), chart = echarts.getInstanceByDom(place);
              chart.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: 0 });
              return place.textContent;
            }
            """);
        Assert.Contains(Evil, tip, StringComparison.Ordinal);
        await opened.Page.ClickAsync("button:text('中文')");
        Assert.Equal(0, await opened.Page.Locator("img, b[onclick]").CountAsync());
        Assert.Equal(4, await opened.Page.Locator("script").CountAsync());
        Assert.True(await opened.Page.EvaluateAsync<bool>("window.hacked === undefined"));
        Assert.All(await opened.Charts(), chart => Assert.True(chart.Value > 10, chart.Key));
        Assert.Equal([new Uri(terminal.In("evil.html")).AbsoluteUri], opened.Asked);
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task A_script_that_is_not_its_own_is_not_run()
    {
        string file = await Report();
        File.WriteAllText(file, File.ReadAllText(file).Replace("<main>", $"<main>{Evil}", StringComparison.Ordinal));
        await using var opened = await browser.Open(file);
        Assert.Equal(1, await opened.Page.Locator("main img").CountAsync());
        Assert.True(await opened.Page.EvaluateAsync<bool>("window.hacked === undefined"));
        Assert.Equal([new Uri(file).AbsoluteUri], opened.Asked);
        Assert.Contains(opened.Complaints, said => said.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_dark_in_the_dark_and_black_on_white_on_paper()
    {
        string file = await Report();
        await using var opened = await browser.Open(file, ColorScheme.Dark);
        Assert.True(Light(await Ink(opened)) > 180 && Light(await Paper(opened)) < 60);
        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal(("rgb(0, 0, 0)", "rgb(255, 255, 255)"), (await Ink(opened), await Paper(opened)));
        await Until(async () => Light(await AxisText(opened)) < 100);
        byte[] pdf = await opened.Page.PdfAsync(new() { Format = "A4" });
        Assert.True(pdf.Length > 50_000 && pdf.AsSpan(0, 5).SequenceEqual("%PDF-"u8), $"{pdf.Length} bytes");
        await opened.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await Until(async () => Light(await AxisText(opened)) is >= 120 and <= 255);
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task Several_runs_are_compared_and_told_one_after_the_other()
    {
        await Report();
        await Run("other", Scenario.Replace("rounds: 12", "policy: {incentive.taxRelief: 0.8}\nrounds: 12", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Done, await terminal.Type("report", terminal.In("out"), terminal.In("other-out"), "--out", terminal.In("both.html")));
        await using var opened = await browser.Open(terminal.In("both.html"));
        var charts = await opened.Charts();
        Assert.Equal(3 + 2 * 11, charts.Count);
        Assert.All(charts, chart => Assert.True(chart.Value > 8, $"{chart.Key} is drawn of {chart.Value} shapes."));
        Assert.Equal(
            ["other against audits", "Do audits that come when they are needed do better?", "Do audits that come when they are needed do better?"],
            await opened.Seen("h1"));
        using var compared = new Terminal();
        Assert.Equal(ExitCode.Done, await compared.Type(
            "compare", terminal.In("out"), terminal.In("other-out"), "--outcome", "cooperation.ratio", "--outcome", "stance.enterprise.committed",
            "--outcome", "agreement.count", "--json"));
        double mean = compared.Json.GetProperty("metrics").GetProperty("agreement.count").GetProperty("differences").GetProperty("other").GetProperty("mean").GetDouble();
        string table = await opened.Page.Locator("figure:has([data-chart=compared-agreement-count]) table").TextContentAsync() ?? "";
        Assert.Contains(mean.ToString("+0.000;-0.000", CultureInfo.InvariantCulture), table, StringComparison.Ordinal);
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task A_run_of_one_round_and_one_replication_with_nobody_to_work_with_is_told_too()
    {
        Assert.Equal(ExitCode.Done, await terminal.Type(
            "run", terminal.Write("one.yaml", "question: q\ncommunity: {enterprises: 3, universities: 0}\nrounds: 1\n"), "--host", "fast", "--out", terminal.In("one")));
        Assert.Equal(ExitCode.Done, await terminal.Type("report", terminal.In("one")));
        await using var opened = await browser.Open(terminal.In("one/report.html"));
        Assert.Contains("One replication has no interval.", await opened.Seen("p"));
        Assert.Contains("No agreement was in force in the rounds looked at.", await opened.Seen("p"));
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task No_two_labels_of_a_chart_lie_upon_each_other_in_any_guise()
    {
        string scenarios = Path.Combine(AppContext.BaseDirectory, "scenarios");
        Assert.Equal(ExitCode.Done, await terminal.Type(
            "run", Path.Combine(scenarios, "what-if", "audit-by-risk.yaml"), "--host", "fast", "--out", terminal.In("picture")));
        Assert.Equal(ExitCode.Done, await terminal.Type("report", terminal.In("picture")));
        foreach (var scheme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light])
        {
            await using var opened = await browser.Open(terminal.In("picture/report.html"), scheme);
            await Look(opened, scheme == ColorScheme.Light ? "report" : "report-dark");
            await opened.Page.ClickAsync("button:text('中文')");
            await Look(opened, scheme == ColorScheme.Light ? "report-zh" : "report-zh-dark");
            await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });
            await Look(opened, scheme == ColorScheme.Light ? "report-print" : "report-print-dark");
        }
    }

    private const string Scenario = """
        question: {en: "Do audits that come when they are needed do better?", zh: "按需抽查是否更好？"}
        community: {from: data/p.csv}
        timeline: [{at: 4, set: {incentive.taxRelief: 0.4}}]
        rounds: 12
        replications: 4
        outcomes: [cooperation.ratio, stance.enterprise.committed, agreement.count]
        """;

    // Takes a picture too, if pictures are asked for.
    private static async Task Look(Opened opened, string name)
    {
        if (Pictures is not null)
            await opened.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}.png"), FullPage = true, Clip = new() { Width = 1280, Height = 2560 } });
        Assert.Empty(await opened.LabelsUponEachOther());
        Assert.Empty(opened.Complaints);
    }

    private static Task<string> Ink(Opened opened) => opened.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('h1')).color");

    private static Task<string> Paper(Opened opened) => opened.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");

    // Charts are drawn anew with the next frame.
    private static async Task Until(Func<Task<bool>> isSo)
    {
        for (int times = 0; !await isSo(); times++)
        {
            Assert.True(times < 600);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static Task<string> AxisText(Opened opened) =>
        opened.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('[data-chart=cooperation-ratio] svg text')).fill");

    // How light a colour is, 0 to 255.
    private static int Light(string rgb) => (int)rgb.Split('(')[1].TrimEnd(')').Split(',').Take(3).Average(part => double.Parse(part, CultureInfo.InvariantCulture));

    private async Task<string> Report()
    {
        await Run("audits", Scenario);
        Assert.Equal(ExitCode.Done, await terminal.Type("report", terminal.In("out")));
        return terminal.In("out/report.html");
    }

    private async Task Run(string name, string scenario)
    {
        var rows = Enumerable.Range(1, 24).Select(i => $"E{i},enterprise,企{i},Ent {i},东|East,物流|Logistics,,{20 * i}")
            .Concat(Enumerable.Range(1, 6).Select(i => $"U{i},university,校{i},Uni {i},东|East,,物流|Logistics,{2000 * i}"));
        Directory.CreateDirectory(terminal.In("data"));
        terminal.Write("data/p.csv", "id,kind,name_zh,name_en,region,sector,programmes,size\n" + string.Join('\n', rows) + "\n");
        Assert.Equal(ExitCode.Done, await terminal.Type(
            "run", terminal.Write($"{name}.yaml", scenario), "--host", "fast", "--out", terminal.In(name == "audits" ? "out" : $"{name}-out")));
    }
}
