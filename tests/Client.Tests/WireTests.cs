using System.Globalization;
using System.Text.Json;
using Gongyu.Silo;
using Microsoft.Playwright;

namespace Gongyu.Client.Tests;

/// <summary>Pages whose wire is cut while something happens: they say so, come back by themselves, and show what they missed.</summary>
public sealed class WireTests(Chromium chromium) : LivePage(chromium), IClassFixture<Chromium>
{
    private const string Lost = "#components-reconnect-modal";

    [Theory]
    [InlineData("en", "The connection is lost. Trying again …")]
    [InlineData("zh", "连接已断开，正在重连……")]
    public async Task A_page_comes_back_with_the_rounds_it_missed_and_is_the_same_page(string language, string said)
    {
        await using var wire = new Relay(Service.Url);
        await using var opened = await Open(wire, $"/?lang={language}");
        var page = opened.Page;
        string run = await Begin(page, pace: "2000");
        await RoundIs(page, 2);
        await Mark(page);
        for (int times = 1; times <= 2; times++)
        {
            wire.Cut();
            await page.Locator(Lost).WaitForAsync();
            Assert.Equal(said, (await page.Locator(Lost).InnerTextAsync()).Trim());
            int missed = int.Parse((await page.Locator(".run-head").GetAttributeAsync("data-round"))!, CultureInfo.InvariantCulture) + 2;
            await Service.Until(run, missed);
            wire.Mend();
            await RoundIs(page, missed);
            await page.Locator(Lost).WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        }
        // It can be led as before, and has all that happened.
        await page.Locator("#pace").SelectOptionAsync("0");
        await page.Locator("#hash").WaitForAsync();
        Assert.True(await IsMarked(page));
        await ShowsAll(page, run);
        Assert.Equal((await Service.Run(run)).GetProperty("hash").GetString(), await page.Locator("#hash").InnerTextAsync());
    }

    [Fact]
    public async Task A_run_that_has_ended_meanwhile_is_there_with_its_last_round_and_the_charts_of_it()
    {
        await using var wire = new Relay(Service.Url);
        await using var opened = await Open(wire, "/?lang=en");
        string run = await Begin(opened.Page, pace: "300");
        await RoundIs(opened.Page, 3);
        await Mark(opened.Page);
        wire.Cut();
        await Service.Until(run, 30);
        wire.Mend();
        await opened.Page.Locator("#hash").WaitForAsync();
        Assert.True(await IsMarked(opened.Page));
        await ShowsAll(opened.Page, run);
    }

    [Fact]
    public async Task A_page_that_was_away_so_long_that_the_service_forgot_it_comes_back_without_being_asked()
    {
        await using var forgetful = await Service.Start(new ServeOptions { Remembers = TimeSpan.FromMilliseconds(1) });
        await using var wire = new Relay(forgetful.Url);
        await using var opened = await Open(wire, "/?lang=zh");
        var page = opened.Page;
        string run = await Begin(page, pace: "2000");
        await RoundIs(page, 2);
        wire.Cut();
        await page.Locator(Lost).WaitForAsync();
        await forgetful.Until(run, 5);
        wire.Mend();
        await RoundIs(page, 5);
        await page.Locator(Lost).WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await Ready(page);
        await page.Locator("#pause").ClickAsync();
        await page.Locator("#resume:enabled").ClickAsync();
        await page.Locator("#pace").SelectOptionAsync("0");
        await page.Locator("#hash").WaitForAsync();
        await Says(page, ".run-head", "运行哈希");
        Assert.Equal((await forgetful.Run(run)).GetProperty("hash").GetString(), await page.Locator("#hash").InnerTextAsync());
    }

    [Theory]
    [InlineData("en", "The connection is lost. Trying again …")]
    [InlineData("zh", "连接已断开，正在重连……")]
    public async Task A_phone_comes_back_with_what_the_class_did_meanwhile_and_votes(string language, string said)
    {
        var room = JsonDocument.Parse(await Send("/api/rooms", """{"lesson": "warm-up"}""", "application/json")).RootElement;
        string at = $"/api/rooms/{room.GetProperty("room").GetString()}";
        await Send($"{at}/pace", """{"seconds": 0}""", "application/json");
        await using var wire = new Relay(Service.Url);
        await using var opened = await Chromium.Open(new Uri($"{wire.Url}/join/{room.GetProperty("code").GetString()}?lang={language}"), width: 390, height: 844);
        var page = opened.Page;
        await page.Locator("button.main").ClickAsync();
        await page.Locator("[data-room]").WaitForAsync();
        await Send($"{at}/poll", "", "application/json");
        await page.Locator("#option1").WaitForAsync();
        await Mark(page);
        wire.Cut();
        await page.Locator("#lost").WaitForAsync();
        Assert.Equal(said, await page.Locator("#lost").InnerTextAsync());
        await Send($"{at}/reveal", "", "application/json");
        JsonElement told;
        while ((told = JsonDocument.Parse(await Http(at)).RootElement).GetProperty("phase").GetString() != "told")
            await Task.Delay(50, Cancellation);
        Assert.Equal(1, await page.Locator("#option1").CountAsync());
        wire.Mend();
        await page.Locator("#stop .votes .true").WaitForAsync();
        await page.Locator("#lost").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        Assert.True(await IsMarked(page));
        int outcome = told.GetProperty("outcome").GetProperty("option").GetInt32();
        Assert.Equal("true", await page.Locator("#stop .votes li").Nth(outcome - 1).GetAttributeAsync("class"));
        Assert.Equal($"{told.GetProperty("round").GetInt32()}", await page.Locator("#stop progress").First.GetAttributeAsync("value"));

        await Send($"{at}/next", "", "application/json");
        await Send($"{at}/poll", "", "application/json");
        await page.Locator("#option2").ClickAsync();
        await page.Locator("#stop .votes").WaitForAsync();
        Assert.Equal([0, 1], JsonDocument.Parse(await Http(at)).RootElement.GetProperty("votes").EnumerateArray().Take(2).Select(votes => votes.GetInt32()));
    }

    private async Task<Opened> Open(Relay wire, string path)
    {
        var opened = await Chromium.Open(new Uri($"{wire.Url}{path}"));
        await Ready(opened.Page);
        return opened;
    }

    // A page that is loaded again has no mark.
    private static async Task Mark(IPage page) => await page.EvaluateAsync("window.mark = true");

    private static Task<bool> IsMarked(IPage page) => page.EvaluateAsync<bool>("window.mark === true");

    // In the table behind the first chart and in all charts, round by round as programs read it.
    private async Task ShowsAll(IPage page, string run)
    {
        var rest = JsonDocument.Parse(await Http($"/api/runs/{run}/rounds")).RootElement.EnumerateArray().Select(round => round.GetProperty("metrics")).ToArray();
        await page.Locator("#series ~ .grid details summary").First.ClickAsync();
        await page.Locator("#series ~ .grid table").First.Locator("tbody tr").Nth(rest.Length - 1).WaitForAsync();
        var table = await page.Locator("#series ~ .grid table").First.Locator("tbody tr td:nth-child(2)").AllInnerTextsAsync();
        Assert.Equal(
            rest.Select(round => round.GetProperty("cooperation.ratio").GetDouble().ToString("F3", CultureInfo.InvariantCulture)),
            table.Select(text => text.Trim()));
        string[] metrics = [.. await page.Locator(".chart[id^=series-]").EvaluateAllAsync<string[]>("all => all.map(one => one.id.slice(7))")];
        Assert.Contains("cooperation-ratio", metrics);
        foreach (string metric in metrics)
        {
            double[] played = [.. rest.Select(round => round.EnumerateObject().Single(one => one.Name.Replace('.', '-') == metric).Value.GetDouble())];
            double[] drawn = [];
            // Those that are not looked at are drawn when there is time.
            for (int times = 0; times < 600 && !AreSame(played, drawn); times++)
            {
                await Task.Delay(50, Cancellation);
                drawn = await page.EvaluateAsync<double[]>(
                    "id => echarts.getInstanceByDom(document.getElementById(id))?.getOption().series.at(-1).data.map(point => point[1]) ?? []", $"series-{metric}");
            }
            Assert.True(AreSame(played, drawn), $"{metric}: {string.Join(' ', drawn)} instead of {string.Join(' ', played)}");
        }
    }

    // A chart has six digits of each.
    private static bool AreSame(double[] played, double[] drawn) =>
        played.Length == drawn.Length && played.Zip(drawn, (one, other) => Math.Abs(one - other) <= 1e-5 * Math.Max(1, Math.Abs(one))).All(same => same);
}
