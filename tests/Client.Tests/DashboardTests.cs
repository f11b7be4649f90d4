using System.Text.Json;
using Microsoft.Playwright;

namespace Gongyu.Client.Tests;

/// <summary>The live pages in a real browser.</summary>
public sealed class DashboardTests(Chromium chromium) : LivePage(chromium), IClassFixture<Chromium>
{
    [Fact]
    public async Task A_run_is_begun_at_home_watched_changed_and_what_was_changed_is_in_the_data()
    {
        await using var opened = await Open("/?lang=en");
        var page = opened.Page;
        string run = await Begin(page, pace: "2000");
        await RoundIs(page, 2);
        await page.Locator("#pause").ClickAsync();
        await page.Locator("#resume").WaitForAsync();
        await page.Locator(".family-O .mud-expand-panel-header").ClickAsync();
        await page.Locator("#lever-supervision-auditRate").FillAsync("0.65");
        await page.Locator("#apply").ClickAsync();
        await Says(page, ".levers .told", "In force from round");
        int round = await Round(page);
        await page.Locator("#step").ClickAsync();
        await RoundIs(page, round + 1); // Before that nothing else can be asked for.
        await page.Locator("#resume:enabled").WaitForAsync();
        Assert.Equal(round + 1, await Round(page));
        await page.Locator("#pace").SelectOptionAsync("0");
        await page.Locator("#resume").ClickAsync();
        await page.Locator("#hash").WaitForAsync();

        // Page, REST and results are of one run, with the change in it.
        var told = await Service.Run(run);
        Assert.Contains("supervision.auditRate: 0.65", told.GetProperty("text").GetString()!, StringComparison.Ordinal);
        Assert.Equal(told.GetProperty("hash").GetString(), await page.Locator("#hash").InnerTextAsync());
        Assert.Equal("30", await page.Locator(".run-head").GetAttributeAsync("data-round"));
        using var terminal = new Terminal();
        string scenario = Path.Combine(Service.Results, run, "scenario.yaml"), again = terminal.In("again");
        Assert.Equal(ExitCode.Done, await terminal.Type("run", scenario, "--out", again));
        Assert.Contains(told.GetProperty("hash").GetString()!, File.ReadAllText(Path.Combine(again, "manifest.json")), StringComparison.Ordinal);
        Assert.Empty(opened.Complaints);
        Assert.Empty(await opened.Barriers());
    }

    [Fact]
    public async Task What_a_page_shows_is_what_rest_the_command_and_the_results_say_to_the_last_figure_and_hash()
    {
        await using var opened = await Open("/?lang=en");
        string run = await Begin(opened.Page, pace: "0");
        string hash = await opened.Page.Locator("#hash").InnerTextAsync();
        await opened.Page.Locator("#series ~ .grid details summary").First.ClickAsync();
        string shown = (await opened.Page.Locator("#series ~ .grid table").First.Locator("tbody tr").Last.Locator("td").First.InnerTextAsync()).Trim();

        double rest = JsonDocument.Parse(await Http($"/api/runs/{run}/rounds")).RootElement.EnumerateArray().Last()
            .GetProperty("metrics").GetProperty("cooperation.ratio").GetDouble();
        Assert.Equal(rest.ToString("F3", System.Globalization.CultureInfo.InvariantCulture), shown);
        string[] row = [.. File.ReadLines(Path.Combine(Service.Results, run, "rounds.csv"))
            .Where(line => line.StartsWith($"{run},1,30,cooperation.ratio,", StringComparison.Ordinal))];
        Assert.Equal(rest, double.Parse(Assert.Single(row).Split(',')[^1], System.Globalization.CultureInfo.InvariantCulture));

        using var terminal = new Terminal();
        string folder = terminal.In("r");
        Assert.Equal(ExitCode.Done, await terminal.Type("run", "scenarios/classroom/warm-up.yaml", "--replications", "1", "--out", folder));
        Assert.Contains(hash, File.ReadAllText(Path.Combine(folder, "manifest.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fork_is_shown_beside_the_run_and_both_come_to_their_end()
    {
        await using var opened = await Open("/?lang=en");
        var page = opened.Page;
        string run = await Begin(page, pace: "2000");
        await RoundIs(page, 2);
        await page.Locator("#pause").ClickAsync();
        await page.Locator("#resume").WaitForAsync();
        await page.Locator("#pace").SelectOptionAsync("0");
        await page.Locator("#lever-incentive-taxRelief").FillAsync("0");
        await page.Locator("#fork").ClickAsync();
        await page.Locator("#resume-both").ClickAsync();
        await Until(page, "document.querySelectorAll('.futures li').length === 2 && [...document.querySelectorAll('.futures li')].every(one => one.innerText.includes('30 / 30'))");
        string fork = (await page.Locator(".run-head").GetAttributeAsync("data-fork"))!;
        Assert.NotEqual(run, fork);
        Assert.Contains("incentive.taxRelief: 0", (await Service.Run(fork)).GetProperty("text").GetString()!, StringComparison.Ordinal);
        await page.Locator(".chart svg").Nth(4).WaitForAsync();
        Assert.Empty(opened.Complaints);
        Assert.Empty(await opened.Barriers());
    }

    [Fact]
    public async Task A_page_speaks_both_languages_and_goes_on_in_the_one_it_was_asked_in()
    {
        await using var opened = await Open("/?lang=en");
        var page = opened.Page;
        await page.Locator("a[hreflang=zh]").ClickAsync();
        await Says(page, "h1", "您想了解什么");
        Assert.Equal("zh-CN", await page.EvaluateAsync<string>("document.documentElement.lang"));
        await Ready(page);
        await Begin(page, pace: "0");
        await Says(page, ".run-head", "运行哈希");
        Assert.Contains("政策", await page.Locator("#policy-title").InnerTextAsync(), StringComparison.Ordinal);
        string seen = await page.Locator("main").InnerTextAsync();
        Assert.DoesNotMatch("(?i)\\b(round|policy|agreement|pause|replication)s?\\b", seen.Replace("agreement.", "", StringComparison.Ordinal));
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task Past_rounds_are_looked_at_while_the_run_goes_on()
    {
        await using var opened = await Open("/?lang=en");
        var page = opened.Page;
        await Begin(page, pace: "100");
        await RoundIs(page, 6);
        await Until(page, "Number(document.querySelector('#scrub')?.max) >= 4"); // How it was then is drawn a moment after the figures.
        await page.Locator("#scrub").FillAsync("2");
        await Until(page, "document.querySelector('.scrub output').innerText === '3'");
        await RoundIs(page, 10);
        Assert.Equal("3", await page.Locator(".scrub output").InnerTextAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Now", Exact = true }).ClickAsync();
        await Until(page, "Number(document.querySelector('.scrub output').innerText) >= 10");
    }

    [Fact]
    public async Task Without_the_token_everything_is_seen_and_nothing_changed()
    {
        const string token = "a-token-of-many-letters";
        await using var locked = await Service.Start(token);
        await using var opened = await Chromium.Open(new Uri($"{locked.Url}/?lang=en"));
        var page = opened.Page;
        await Ready(page);
        Assert.True(await page.Locator(".question button").First.IsDisabledAsync());
        // Not even who makes the button work again begins anything.
        await page.Locator(".question button").First.EvaluateAsync("button => { button.disabled = false; button.click(); }");
        await page.Locator("#token").FillAsync("not the token at all");
        await page.Keyboard.PressAsync("Enter");
        await Says(page, "#unlock-told", "not the token");
        await page.Locator("#token").FillAsync(token);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".unlock").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal("[]", await Read(locked, "/api/runs"));
        await Begin(page, pace: "0");
        await page.ReloadAsync(); // Who has given it need not again.
        await Ready(page);
        await page.Locator(".unlock").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task A_page_whose_service_was_begun_anew_comes_back_with_what_happened_meanwhile()
    {
        await using var opened = await Open("/?lang=en");
        var page = opened.Page;
        string run = await Begin(page, pace: "300");
        await RoundIs(page, 2);
        await Service.End();
        await page.Locator("#components-reconnect-modal").WaitForAsync();
        await Service.BeginAgain();
        await page.Locator("#hash").WaitForAsync(); // At full speed: nobody has asked the new service for a pace.
        Assert.Equal((await Service.Run(run)).GetProperty("hash").GetString(), await page.Locator("#hash").InnerTextAsync());
    }

    [Fact]
    public async Task What_cannot_be_is_told_and_nothing_is_lost()
    {
        await using var opened = await Open("/?lang=en");
        var page = opened.Page;
        await page.Locator("input[inputmode=numeric]").FillAsync("-1 <b>");
        await page.Keyboard.PressAsync("Tab");
        await page.Locator(".tabs button").Nth(2).ClickAsync();
        await page.Locator($"{Question} button").ClickAsync();
        await Says(page, "#fault", "seed");
        Assert.Equal("[]", await Http("/api/runs"));
        await page.GotoAsync($"{Service.Url}/runs/no-such-run?lang=en");
        await Says(page, "main", "no-such-run");
    }
}
