using System.Text.Json;
using Microsoft.Playwright;

namespace Gongyu.Client.Tests;

/// <summary>Hands that are faster than the wire: who presses twice has asked once, and what is asked of two is not refused for one.</summary>
public sealed class TwiceTests(Chromium chromium) : LivePage(chromium), IClassFixture<Chromium>
{
    private const string Small = """
        question: q
        community: {sectors: 2, enterprises: 8, universities: 3}
        rounds: 3
        """;

    [Fact]
    public async Task Who_presses_start_twice_has_one_run_and_who_opens_a_room_twice_has_one_room()
    {
        await using (var opened = await Open("/?lang=en"))
        {
            await opened.Page.Locator(".tabs button").Nth(2).ClickAsync();
            await opened.Page.Locator($"{Question} button").DblClickAsync();
            await opened.Page.Locator(".run-head[data-run]").WaitForAsync();
            Assert.Equal(1, (await Json("/api/runs")).GetArrayLength());
        }
        await using (var opened = await Open("/classroom?lang=en"))
        {
            await opened.Page.Locator("[data-lesson=warm-up] button").DblClickAsync();
            await opened.Page.Locator(".stage").WaitForAsync();
            Assert.Equal(1, (await Json("/api/rooms")).GetArrayLength());
        }
    }

    [Fact]
    public async Task A_double_click_on_the_wall_opens_the_poll_and_does_not_close_it_and_closes_no_room()
    {
        string room = await OpenRoom();
        await using var opened = await Open($"/classroom/{room}?lang=en");
        var page = opened.Page;
        await page.Locator("#go").DblClickAsync();
        await page.Locator(".stage[data-phase=polling]").WaitForAsync();
        Assert.Equal("polling", (await After(5)).GetProperty("phase").GetString());
        await page.Locator("#close").DblClickAsync();
        await Says(page, "#close", "Press again");
        Assert.Equal("polling", (await After(2)).GetProperty("phase").GetString());
        await page.Locator("#close").ClickAsync();
        await Says(page, "#close", "Press again");
        await page.Locator("#close").ClickAsync();
        await page.Locator("[data-lesson]").First.WaitForAsync();
        Assert.Equal(0, (await Json("/api/rooms")).GetArrayLength());

        // What is asked of a page is done in turn: when the pace is set, what was asked before is done.
        async Task<JsonElement> After(double pace)
        {
            await page.Locator("#pace").SelectOptionAsync($"{pace}");
            while ((await Json($"/api/rooms/{room}")).GetProperty("pace").GetDouble() != pace)
                await Task.Delay(20, Cancellation);
            return await Json($"/api/rooms/{room}");
        }
    }

    [Fact]
    public async Task Who_taps_join_twice_is_one_person()
    {
        string room = await OpenRoom();
        string code = (await Json($"/api/rooms/{room}")).GetProperty("code").GetString()!;
        await using var phone = await Chromium.Open(new Uri($"{Service.Url}/join/{code}?lang=zh"), width: 390, height: 844);
        // A slow wire: the second tap comes when the first is on its way, and the first arrives when the second is done.
        int sent = 0;
        TaskCompletionSource isSent = new(), isTapped = new();
        await phone.Page.RouteAsync("**/join*", async route =>
        {
            sent += route.Request.Method == "POST" ? 1 : 0;
            isSent.TrySetResult();
            await isTapped.Task;
            await route.ContinueAsync();
        });
        await phone.Page.RouteAsync("**/icon.svg?sent", async route =>
        {
            await isSent.Task;
            await route.FulfillAsync(new() { Body = "" });
        });
        await phone.Page.RouteAsync("**/icon.svg?tapped", async route =>
        {
            isTapped.TrySetResult();
            await route.FulfillAsync(new() { Body = "" });
        });
        await phone.Page.EvaluateAsync("window.setTimeout = () => 0"); // However slow the wire is, it is not given up.
        await phone.Page.EvaluateAsync("""
            () => {
              const join = document.querySelector('button.main');
              join.click();
              fetch('/icon.svg?sent').then(() => join.click()).then(() => fetch('/icon.svg?tapped'));
            }
            """);
        await phone.Page.Locator("[data-room]").WaitForAsync();
        Assert.Equal(1, sent);
        Assert.Equal(1, (await Json($"/api/rooms/{room}")).GetProperty("people").GetInt32());
    }

    [Fact]
    public async Task Who_votes_twice_is_told_so_until_the_lesson_goes_on()
    {
        string room = await OpenRoom();
        string code = (await Json($"/api/rooms/{room}")).GetProperty("code").GetString()!;
        await using var opened = await Chromium.Open(new Uri($"{Service.Url}/join/{code}?lang=en"), width: 390, height: 844);
        var phone = opened.Page;
        await phone.Locator("button.main").ClickAsync();
        await phone.Locator("[data-room]").WaitForAsync();
        await Send($"/api/rooms/{room}/poll", "", "application/json");
        await phone.Locator("#option2").WaitForAsync();
        // In another window of the same phone.
        var voted = await phone.Context.APIRequest.PostAsync($"{Service.Url}/join/{code}/votes", new() { DataObject = new { stop = 1, option = 1 } });
        Assert.True(voted.Ok, await voted.TextAsync());
        await phone.Locator("#option2").ClickAsync();
        await Says(phone, "[role=alert]", "voted");
        Assert.Contains("yours", await phone.Locator("#stop .votes li").First.InnerTextAsync(), StringComparison.Ordinal);
        await Send($"/api/rooms/{room}/reveal", "", "application/json");
        await phone.Locator("[role=alert]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    [Fact]
    public async Task What_others_do_is_seen_without_being_asked_for()
    {
        List<string> runs = [];
        for (int run = 0; run < 9; run++)
            runs.Add(await Post("/api/runs?name=s&replications=1", Small));
        await using var opened = await Open("/?lang=en");
        var page = opened.Page;
        await page.Locator(".pager button").Last.ClickAsync();
        await Until(page, "document.querySelectorAll('.recent li').length === 1");
        Assert.Equal([runs[0]], await opened.Seen(".recent .id"));
        await Service.Until(runs[0], 3);
        while ((await Json($"/api/runs/{runs[0]}")).GetProperty("state").GetString() == "running")
            await Task.Delay(20, Cancellation);
        await Delete($"/api/runs/{runs[0]}");
        await Until(page, "document.querySelectorAll('.recent li').length === 8"); // Not a second page with nothing on it.

        string paced = await Begin(page, pace: "2000");
        await using var other = await Open($"/runs/{paced}?lang=en");
        Assert.Equal("2000", await other.Page.Locator("#pace").InputValueAsync());
        await page.Locator("#pace").SelectOptionAsync("1000");
        await Until(other.Page, "document.querySelector('#pace').value === '1000'");

        await page.GotoAsync($"{Service.Url}/classroom?lang=en");
        await Ready(page);
        string room = await OpenRoom();
        await Says(page, ".recent code", (await Json($"/api/rooms/{room}")).GetProperty("code").GetString()!);
        await Delete($"/api/rooms/{room}");
        await page.Locator(".recent").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    [Fact]
    public async Task A_lever_that_is_moved_while_another_is_put_in_force_stays_as_it_was_moved()
    {
        await using var opened = await Open("/?lang=en");
        var page = opened.Page;
        await Begin(page, pace: "2000");
        await RoundIs(page, 1);
        await page.Locator("#lever-incentive-taxRelief").FillAsync("0.6");
        await page.Locator("#apply:enabled").EvaluateAsync("""
            apply => {
              apply.click();
              const other = document.getElementById('lever-incentive-loanDiscount');
              other.value = '0.3';
              other.dispatchEvent(new Event('input', { bubbles: true }));
            }
            """);
        await Says(page, ".levers .told", "In force from round");
        await page.Locator("#apply:enabled").WaitForAsync();
        await Until(page, "document.querySelectorAll('.lever.changed').length === 1");
        Assert.Equal(["incentive.loanDiscount"], await opened.Seen(".lever.changed code"));
        Assert.Equal("0.3", await page.Locator("#lever-incentive-loanDiscount").InputValueAsync());
        await Until(page, "document.querySelector('#lever-incentive-taxRelief').value === '0.6'");
    }

    [Fact]
    public async Task Of_two_futures_the_one_that_may_goes_on_though_the_other_is_led_by_a_room_and_one_that_is_gone_is_told()
    {
        string room = await OpenRoom();
        string own = await OpenRoom();
        await Delete($"/api/rooms/{own}");
        await using var opened = await Open($"/runs/{room}/beside/{own}?lang=en");
        var page = opened.Page;
        await page.Locator("#resume-both").ClickAsync();
        await Says(page, ".controls .told", "a room leads it");
        await Until(page, "document.querySelectorAll('.futures li')[1].innerText.includes('completed')");
        await Delete($"/api/runs/{own}");
        await Says(page, "main", own);
        await page.Locator(".nothing[role=alert]").WaitForAsync();
    }

    private async Task<JsonElement> Json(string path) => JsonDocument.Parse(await Http(path)).RootElement;

    private async Task Delete(string path)
    {
        using var http = new HttpClient();
        using var gone = await http.DeleteAsync(new Uri(Service.Url + path), Cancellation);
        Assert.True(gone.IsSuccessStatusCode, path);
    }

    private async Task<string> OpenRoom() =>
        JsonDocument.Parse(await Send("/api/rooms", """{"lesson": "warm-up"}""", "application/json")).RootElement.GetProperty("room").GetString()!;
}
