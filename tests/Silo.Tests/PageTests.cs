using System.Net;
using System.Text.RegularExpressions;

namespace Gongyu.Silo.Tests;

/// <summary>What people see in a browser.</summary>
public sealed partial class PageTests : IAsyncDisposable
{
    private const string Evil = "<script>alert(1)</script>";

    private readonly Served served = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => served.DisposeAsync();

    [Fact]
    public async Task What_users_write_is_text_on_the_page_and_in_json_and_quoted_in_tables()
    {
        // Names of organisations come from files, which the service takes from nobody; but it goes on with a run that has one. What could
        // be markup or a formula is refused there.
        const string population = """"
            id,kind,name_zh,name_en,region,sector,programmes,size
            E1,enterprise,"甲, ""乙"" & '丙'",,东|East,物流|Logistics,,20
            U1,university,,"&lt;b&gt;",东|East,,物流|Logistics,2000
            """";
        using (var data = DataFolder.Open(served.Data))
            data.Begin(new(
                "r", Evil, $"question: '{Evil}'\ncommunity: {"{from: data/p.csv}"}\nrounds: 2", [new("data/p.csv", population)], "Actors",
                Path.Combine(served.Results, "r"), 2, 1), DateTimeOffset.UnixEpoch);
        await served.Start();
        var told = await served.Until("r", "completed");
        Assert.Equal((Evil, Evil), (told.GetProperty("scenario").GetString(), told.GetProperty("question").GetProperty("en").GetString()));
        string begun = await served.Begin(Served.Small, $"name={Uri.EscapeDataString(Evil)}&rounds=1&host=fast");
        Assert.Matches("^[a-z0-9-]+$", begun);
        string page = await Page("/runs");
        Assert.Equal(2, Regex.Count(page, "&lt;script&gt;alert\\(1\\)&lt;/script&gt;"));
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            ["甲, \"乙\" & '丙'", "&lt;b&gt;"],
            (await served.Get("/api/runs/r/stakeholders")).EnumerateArray().Where(one => one.GetProperty("code").GetString() is not null)
                .Select(one => one.GetProperty("name").GetString()));
        string table = await served.Http.GetStringAsync(new Uri(served.At, "/api/runs/r/results/stakeholders.csv"), Cancellation);
        Assert.Contains(",\"甲, \"\"乙\"\" & '丙'\",", table, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "en", "en")]
    [InlineData("", "zh-CN,zh;q=0.9,en;q=0.8", "zh-CN")]
    [InlineData("", "en;q=0.1, zh;q=0.9", "zh-CN")]
    [InlineData("", "fr-FR, zh-TW;q=0.3", "zh-CN")]
    [InlineData("", "zh;q=0, *", "en")]
    [InlineData("", ";;;q=x", "en")]
    [InlineData("?lang=zh", "en", "zh-CN")]
    [InlineData("?lang=en", "zh", "en")]
    [InlineData("?lang=%3Cscript%3E", "zh", "zh-CN")]
    public async Task A_page_speaks_its_readers_language(string asked, string accepted, string spoken)
    {
        await served.Start();
        foreach (string path in new[] { "/runs", "/docs" })
        {
            string page = await Page(path + asked, accepted);
            Assert.Contains($"<html lang=\"{spoken}\">", page, StringComparison.Ordinal);
            Assert.Contains(spoken == "en" ? ">API reference</a>" : ">接口参考</a>", page, StringComparison.Ordinal);
            Assert.Contains($"{path}?lang={(spoken == "en" ? "zh" : "en")}", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/runs")]
    [InlineData("/docs")]
    public async Task A_page_needs_no_script_and_nothing_from_elsewhere(string path)
    {
        await served.Start();
        string page = await Page(path);
        Assert.DoesNotMatch("(?i)<script|<style|<iframe|<form|\\sstyle=|\\son[a-z]+=|javascript:", page);
        string[] taken = [.. Regex.Matches(page, "(?:<link[^>]*href|src)=\"([^\"]*)\"").Select(match => match.Groups[1].Value).Distinct()];
        Assert.Equal(["/page.css", "/icon.svg"], taken);
        foreach (string one in taken)
            Assert.DoesNotMatch("@import|url\\(|<script", await served.Http.GetStringAsync(new Uri(served.At, one), Cancellation));
        // What a page leads to is there.
        foreach (Match link in Regex.Matches(page, "<a[^>]* href=\"(/[^\"]*)\""))
            await Page(WebUtility.HtmlDecode(link.Groups[1].Value));
    }

    [Theory]
    [InlineData("en", null)]
    [InlineData("zh", "a-token-of-many-letters")]
    public async Task The_page_tells_how_to_begin_a_run_and_it_is_so(string language, string? token)
    {
        await served.Start(token);
        string page = WebUtility.HtmlDecode(await Page($"/runs?lang={language}"));
        Assert.Equal(token is not null, page.Contains("-H \"Authorization: Bearer $TOKEN\"", StringComparison.Ordinal));
        var example = Example().Match(page);
        Assert.Contains("application/yaml", example.Value, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, example.Groups["url"].Value);
        request.Content = new StringContent(example.Groups["yaml"].Value);
        request.Content.Headers.ContentType = new("application/yaml");
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        using var answer = await served.Http.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        string run = (await Served.JsonOf(answer)).GetProperty("run").GetString()!;
        Assert.Contains($"<a class=\"id\" href=\"/api/runs/{run}\">{run}</a>", await Page("/runs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_hundred_runs_are_shown_newest_first_with_how_they_stand()
    {
        using (var data = DataFolder.Open(served.Data))
            for (int run = 0; run < 102; run++)
            {
                data.Begin(new($"r{run}", "s", Served.Small, [], "Actors", "out", 6, 3), DateTimeOffset.UnixEpoch.AddDays(run));
                data.Enter($"r{run}", run == 101 ? "completed" : "paused", run == 101 ? "0123456789abcdef0123456789abcdef" : null);
            }
        await served.Start();
        string page = await Page("/runs?lang=en");
        string[] shown = [.. Regex.Matches(page, "<a class=\"id\" href=\"/api/runs/(r[0-9]+)\">").Select(match => match.Groups[1].Value)];
        Assert.Equal(Enumerable.Range(2, 100).Reverse().Select(run => $"r{run}"), shown);
        Assert.Contains("the newest 100 of 102", page, StringComparison.Ordinal);
        Assert.Contains("<code>0123456789abcdef0123456789abcdef</code>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"count\">0 / 6</span>", page, StringComparison.Ordinal);
        Assert.Equal(99, Regex.Count(await Page("/runs?lang=zh"), "已暂停"));
    }

    [Fact]
    public async Task The_reference_tells_every_request_in_both_languages()
    {
        await served.Start();
        var requests = (await served.Get("/openapi/v1.json")).GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(one => (Path: path.Name, Told: one.Value))).ToArray();
        string english = WebUtility.HtmlDecode(await Page("/docs?lang=en")), chinese = WebUtility.HtmlDecode(await Page("/docs?lang=zh"));
        foreach (var (path, told) in requests)
        {
            Assert.Contains($"<code>{path}</code>", english, StringComparison.Ordinal);
            Assert.Contains($"<p>{told.GetProperty("summary").GetString()}</p>", english, StringComparison.Ordinal);
            string zh = told.GetProperty("description").GetString()!;
            Assert.Matches("[\\u4e00-\\u9fff]", zh);
            Assert.Contains($"<p>{zh}</p>", chinese, StringComparison.Ordinal);
        }
        foreach (Match link in Regex.Matches(english, "href=\"#([^\"]*)\""))
            Assert.Contains($" id=\"{link.Groups[1].Value}\"", english, StringComparison.Ordinal);
    }

    [GeneratedRegex("curl [^<]*'(?<url>http[^']*)' <<'END'\n(?<yaml>.*?)\nEND", RegexOptions.Singleline)]
    private static partial Regex Example();

    private async Task<string> Page(string path, string? accepted = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(served.At, path));
        if (accepted is not null)
            request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        using var answer = await served.Http.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }
}
