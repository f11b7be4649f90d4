using System.Text.Json;
using Microsoft.Playwright;

namespace Gongyu.Client.Tests;

/// <summary>Each live page by itself: what it tells, and who can read it.</summary>
public sealed class DashboardPagesTests(Chromium chromium) : LivePage(chromium), IClassFixture<Chromium>
{
    [Fact]
    public async Task A_stakeholder_is_opened_with_what_it_has_and_why_it_decided_so_in_any_round()
    {
        string run = await Post("/api/runs?name=baseline&replications=1&rounds=12", File.ReadAllText("scenarios/incentive.yaml"));
        await Service.Until(run, 12);
        await using var opened = await Open($"/runs/{run}?lang=en");
        var page = opened.Page;
        await page.Locator(".find input").FillAsync("ent/7");
        await page.Locator(".members a[href*='who/ent/7?']").ClickAsync();
        await page.Locator("[data-who='ent/7'][data-round='12']").WaitForAsync();
        var told = JsonDocument.Parse(await Http($"/api/runs/{run}/stakeholders/ent/7")).RootElement;
        Assert.Equal(told.GetProperty("stance").GetString() switch { "abstain" => "abstaining", { } other => other, null => "" }, await page.Locator("#stance").InnerTextAsync());
        Assert.Equal(told.GetProperty("agreements").GetArrayLength(), int.Parse(await page.Locator("#agreements small").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(told.GetProperty("ledger").GetArrayLength(), int.Parse(await page.Locator("#ledger small").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture));

        // The round in which it thought again is told with whom it met.
        int revised = Enumerable.Range(1, 12).First(round => JsonDocument.Parse(Http($"/api/runs/{run}/stakeholders/ent/7/explanation?round={round}").Result)
            .RootElement.GetProperty("member").GetProperty("revision").GetProperty("way").GetString() != "none");
        await page.Locator("#round").FillAsync($"{revised}");
        await page.Locator($"[data-round='{revised}']").WaitForAsync();
        Assert.DoesNotContain("did not reconsider", await page.Locator("#explained").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(opened.Complaints);

        await page.GotoAsync($"{Service.Url}/runs/{run}/who/ent/121?lang=en");
        await Says(page, "main", "there is no such stakeholder");
        await page.GotoAsync($"{Service.Url}/runs/{run}/who/%3Cscript%3E/1?lang=zh");
        await Says(page, "main", "没有该主体");
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task The_fifteen_mechanisms_are_told_with_the_evidence_of_the_documentation_and_each_can_be_watched()
    {
        await using var opened = await Open("/mechanisms?lang=en");
        var page = opened.Page;
        string[] rows = [.. (await page.Locator("tr[data-mechanism] th b").AllInnerTextsAsync()).Distinct()];
        Assert.Equal(Gongyu.Model.Mechanisms.All.Select(one => one.Row).Distinct(), rows);
        Assert.Equal(15, rows.Length);
        await page.Locator("[data-mechanism=s1-facilities] button").ClickAsync();
        await RoundIs(page, 1);
        string run = (await page.Locator(".run-head").GetAttributeAsync("data-run"))!;
        Assert.Contains("sharing.facilities: 0.6", (await Service.Run(run)).GetProperty("text").GetString()!, StringComparison.Ordinal);
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task Charts_are_of_what_is_known_when_rounds_come_faster_than_a_run_is_looked_into()
    {
        var scenario = Scenarios.ScenarioFile.Read("scenarios/incentive.yaml").Scenario!;
        double[][] rounds = [.. Enumerable.Range(0, 5).Select(_ => new double[Gongyu.Model.Metrics.All.Count])];
        foreach (int seen in new[] { 0, 3, 5 })
        {
            var charts = Silo.RunCharts.Of(scenario, rounds, await new Silo.Lookback(scenario).To(seen, Cancellation), look: null, every: 1);
            Assert.Equal(seen == 0, charts.Network is null);
            Assert.Equal(seen == 0, charts.Policy is null);
            Assert.Equal(scenario.Reported.Count, charts.Series.Count);
        }
    }

    [Fact]
    public async Task Ten_thousand_stakeholders_do_not_stall_a_page_and_it_says_what_it_leaves_out()
    {
        string run = await Post("/api/runs?name=large&host=fast", """
            question: "Ten thousand"
            community: {enterprises: 8000, universities: 2000, regions: 4}
            policy: {incentive.taxRelief: 0.4}
            rounds: 30
            """);
        await Service.Until(run, 30);
        await using var opened = await Open("/?lang=en");
        var page = opened.Page;
        // The page answers while the run is played again to see who works with whom; it is asked as soon as it is live.
        await page.AddInitScriptAsync("""
            const count = () => document.querySelectorAll('.members li').length, seen = window.seen = [];
            const look = (what, isSo) => isSo && !seen.includes(what) && seen.push(what);
            new MutationObserver(() => {
              const find = document.querySelector('main[data-live] .find input');
              if (find && look('all 24', count() === 24)) {
                find.value = 'uni/1999';
                find.dispatchEvent(new Event('input', { bubbles: true }));
              }
              look('one', seen.length > 0 && count() === 1);
              look('drawn', document.querySelector('#drawn'));
            }).observe(document, { subtree: true, childList: true, attributes: true });
            """);
        await page.GotoAsync($"{Service.Url}/runs/{run}?lang=en");
        await page.Locator("#drawn").WaitForAsync();
        await Until(page, "seen.length === 3");
        Assert.Equal(["all 24", "one", "drawn"], await page.EvaluateAsync<string[]>("seen"));
        await Says(page, "#drawn", "Of 10,000 enterprises and universities the 300");
        Assert.True(await page.EvaluateAsync<int>("document.querySelectorAll('*').length") < 6000);
        Assert.Empty(opened.Complaints);
    }

    /// <summary>Pictures of every page are written where GONGYU_PICTURES says; it is always looked at for barriers.</summary>
    [Fact]
    public async Task Every_page_can_be_read_in_the_light_in_the_dark_on_a_phone_and_on_a_projector()
    {
        string run = await Post("/api/runs?name=baseline&replications=1&host=fast", File.ReadAllText("scenarios/incentive.yaml"));
        await Service.Until(run, 80);
        const string other = """{"at": 30, "set": {"supervision.auditRate": 0.4, "supervision.penalty": 1.5}}""";
        string fork = Text(await Send($"/api/runs/{run}/fork", other, "application/json"), "run");
        await Service.Until(fork, 80);
        string room = Text(await Send("/api/rooms", """{"lesson": "open-laboratory"}""", "application/json"), "room");
        (string File, string Path)[] pages =
        [
            ("home", "/"), ("run", $"/runs/{run}"), ("what-if", $"/runs/{run}/beside/{fork}"), ("stakeholder", $"/runs/{run}/who/ent/3"),
            ("mechanisms", "/mechanisms"), ("classroom", "/classroom"), ("stage", $"/classroom/{room}"), ("join", "/join"),
        ];
        await using var opened = await Open("/?lang=en");
        foreach (string language in new[] { "en", "zh" })
            foreach (var (file, path) in pages)
            {
                await opened.Page.GotoAsync($"{Service.Url}{path}?lang={language}");
                if (file != "join")
                    await Ready(opened.Page);
                if (file is "run" or "what-if")
                    await Until(opened.Page, "document.querySelectorAll('.chart svg').length > 5");
                if (file == "stakeholder")
                    await opened.Page.Locator("#ledger").WaitForAsync();
                await Look(opened, language == "en" ? file : $"{file}-zh", language == "zh");
            }
        Assert.Empty(opened.Complaints);
    }

    // The same page as it is seen by different people.
    private static async Task Look(Opened opened, string name, bool isDark)
    {
        var page = opened.Page;
        Assert.NotEqual("", await page.TitleAsync());
        await page.EmulateMediaAsync(new() { ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light });
        foreach (var (size, width, height) in new[] { ("phone", 390, 844), ("projector", 1920, 1080), (isDark ? "dark" : "light", 1280, 900) })
        {
            await page.SetViewportSizeAsync(width, height);
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{name} is wider than a {size}.");
            if (Environment.GetEnvironmentVariable("GONGYU_PICTURES") is not { Length: > 0 } folder)
                continue;
            await Task.Delay(300, Cancellation); // Charts are drawn again when there is time.
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{size}.png"), FullPage = size != "projector" });
        }
        Assert.Empty(await opened.Barriers());
    }

    private static string Text(string json, string name) => JsonDocument.Parse(json).RootElement.GetProperty(name).GetString()!;
}
