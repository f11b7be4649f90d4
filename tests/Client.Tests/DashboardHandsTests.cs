using System.Text.Json;

namespace Gongyu.Client.Tests;

/// <summary>What a visitor's hands do on live pages, and what they do not.</summary>
public sealed class DashboardHandsTests(Chromium chromium) : LivePage(chromium), IClassFixture<Chromium>
{
    private const string Small = """
        question: q
        community: {sectors: 2, enterprises: 8, universities: 3}
        rounds: 30
        """;

    [Fact]
    public async Task Who_has_no_token_changes_nothing_whatever_it_makes_its_browser_do()
    {
        const string token = "a-token-of-many-letters";
        await using var locked = await Service.Start(token);
        using var terminal = new Terminal();
        string[] to = ["--server", locked.Url, "--token", token];
        Assert.Equal(ExitCode.Done, await terminal.Type(["run", terminal.Write("s.yaml", Small), "--replications", "1", "--detach", .. to]));
        string run = await locked.Only();
        await locked.Until(run, 30);
        Assert.Equal(ExitCode.Done, await terminal.Type(["fork", run, "--at", "10", "--set", "incentive.taxRelief=0.5", "--detach", .. to]));
        while (JsonDocument.Parse(await Read(locked, "/api/runs")).RootElement.EnumerateArray().Any(one => one.GetProperty("state").GetString() != "completed"))
            await Task.Delay(20, Cancellation);
        string before = await Read(locked, "/api/runs");
        await using var opened = await Chromium.Open(new Uri($"{locked.Url}/?lang=en"));
        foreach (string path in new[] { "/", $"/runs/{run}", "/mechanisms", "/classroom" })
        {
            await opened.Page.GotoAsync($"{locked.Url}{path}?lang=en");
            await Ready(opened.Page);
            // Everything works again, is pressed and moved.
            int pressed = await opened.Page.EvaluateAsync<int>("""
                () => {
                  const hands = [...document.querySelectorAll('main button, main select, main input')].filter(one => one.id !== 'token' && !one.closest('.unlock'));
                  for (const one of hands) {
                    one.disabled = false;
                    one.closest('fieldset')?.removeAttribute('disabled');
                    if (one.type === 'range') one.value = one.max;
                    if (one.tagName === 'SELECT') one.selectedIndex = one.options.length - 1;
                    one.dispatchEvent(new Event('input', { bubbles: true }));
                    one.dispatchEvent(new Event('change', { bubbles: true }));
                    one.click();
                  }
                  return hands.length;
                }
                """);
            Assert.True(pressed > 0, path);
            await opened.Page.ReloadAsync(); // What was asked for is done by then, or is not.
            await Ready(opened.Page);
        }
        Assert.Equal(before, await Read(locked, "/api/runs"));
        Assert.Equal(ExitCode.Done, await terminal.Type(out var listed, ["list", "--json", .. to[..2]]));
        Assert.Equal(2, listed.Json.GetArrayLength());
    }

    [Fact]
    public async Task A_change_that_is_refused_is_told_where_it_was_asked_for_and_can_be_asked_for_again()
    {
        string room = await Send("/api/rooms", """{"lesson": "warm-up"}""", "application/json");
        await using var opened = await Open($"/runs/{JsonDocument.Parse(room).RootElement.GetProperty("room").GetString()}?lang=en");
        var page = opened.Page;
        await page.Locator("#lever-incentive-taxRelief").FillAsync("0.6");
        await page.Locator("#apply").ClickAsync();
        await Says(page, ".levers .told", "a room leads it");
        await page.Locator("#apply:enabled").ClickAsync();
        Assert.Equal("0.6", await page.Locator("#lever-incentive-taxRelief").InputValueAsync());
        await page.Locator("#fork:enabled").ClickAsync();
        await page.Locator(".run-head[data-fork]").WaitForAsync(); // A future of one's own is nobody else's.
    }

    [Fact]
    public async Task The_pace_of_a_run_is_set_by_who_may_and_by_nobody_else()
    {
        const string token = "a-token-of-many-letters";
        await using var locked = await Service.Start(token);
        await using var mine = await Chromium.Open(new Uri($"{locked.Url}/?lang=en"));
        await Ready(mine.Page);
        await mine.Page.Locator("#token").FillAsync(token);
        await mine.Page.Keyboard.PressAsync("Enter");
        await mine.Page.Locator(".unlock").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        string run = await Begin(mine.Page, pace: "2000");
        await mine.Page.Locator("#pause").ClickAsync();
        await mine.Page.Locator("#resume").WaitForAsync();
        await using var other = await Chromium.Open(new Uri($"{locked.Url}/runs/{run}?lang=en"));
        await Ready(other.Page);
        Assert.Equal("2000", await other.Page.Locator("#pace").InputValueAsync());
        await other.Page.Locator("#pace").EvaluateAsync("pace => { pace.disabled = false; pace.value = '0'; pace.dispatchEvent(new Event('change', { bubbles: true })); }");
        // A page does one thing after the other: when this is seen the other was heard.
        await other.Page.Locator(".find input").FillAsync("uni/3");
        await Until(other.Page, "document.querySelectorAll('.members li').length === 1");
        await mine.Page.ReloadAsync();
        await Ready(mine.Page);
        Assert.Equal("2000", await mine.Page.Locator("#pace").InputValueAsync());
        await mine.Page.Locator("#pace:enabled").SelectOptionAsync("0");
        await mine.Page.Locator("#resume").ClickAsync();
        await mine.Page.Locator("#hash").WaitForAsync();
    }

    [Fact]
    public async Task Levers_stand_where_the_next_round_finds_them()
    {
        await using var opened = await Open("/?lang=en");
        var page = opened.Page;
        string run = await Begin(page, pace: "2000");
        await RoundIs(page, 1);
        await page.Locator("#pause").ClickAsync();
        await page.Locator("#resume").WaitForAsync();
        await Send($"/api/runs/{run}/policy", """{"set": {"supervision.auditRate": 0.65}}""", "application/json");
        await Until(page, "document.querySelector('#lever-supervision-auditRate').value === '0.65'");
        await page.ReloadAsync();
        await Ready(page);
        await Until(page, "document.querySelector('#lever-supervision-auditRate').value === '0.65'");
    }

    [Fact]
    public async Task Two_futures_that_wait_go_on_together_and_strangers_are_no_futures()
    {
        string run = await Post("/api/runs?name=s&replications=1", Small), other = await Post("/api/runs?name=s&replications=1&seed=99", Small);
        await using var opened = await Open($"/runs/{run}/beside/{other}?lang=en");
        await Says(opened.Page, "main", "no other future of that run");
        await opened.Page.GotoAsync($"{Service.Url}/?lang=en");
        await Ready(opened.Page);
        // One that is paced, and its fork that is too: both wait.
        string paced = await Begin(opened.Page, pace: "2000");
        await RoundIs(opened.Page, 2);
        await opened.Page.Locator("#pause").ClickAsync();
        await opened.Page.Locator("#resume").WaitForAsync();
        await opened.Page.Locator("#lever-incentive-taxRelief").FillAsync("0");
        await opened.Page.Locator("#fork").ClickAsync();
        await opened.Page.Locator("#resume-both").WaitForAsync();
        string ahead = (await opened.Page.Locator(".run-head").GetAttributeAsync("data-fork"))!;
        await Send($"/api/runs/{ahead}/pause", "", "application/json");
        await Until(opened.Page, "document.querySelector('.run-head').dataset.state === 'paused'");
        await opened.Page.Locator("#resume-both").ClickAsync();
        foreach (string one in new[] { paced, ahead })
            await Service.Until(one, 30);
        Assert.Empty(opened.Complaints);
    }
}
