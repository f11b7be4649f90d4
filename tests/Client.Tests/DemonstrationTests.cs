using Gongyu.Model;
using Gongyu.Scenarios;
using Microsoft.Playwright;

namespace Gongyu.Client.Tests;

/// <summary>A lesson as a room has it: a projector, and phones that vote and decide, in real browsers.</summary>
public sealed class DemonstrationTests(Chromium chromium) : LivePage(chromium), IClassFixture<Chromium>
{
    [Fact]
    public async Task A_lesson_is_held_with_two_who_vote_and_a_seat_whose_owner_leaves()
    {
        await using var wall = await Chromium.Open(new Uri($"{Service.Url}/classroom?lang=en"), width: 1920, height: 1080);
        var stage = wall.Page;
        await Ready(stage);
        await stage.Locator("[data-lesson=warm-up] button").ClickAsync();
        string code = await stage.Locator("#code").InnerTextAsync();
        string run = (await stage.Locator(".stage").GetAttributeAsync("data-room"))!;
        await using var one = await Join(code, "en", "Mei <b>");
        await using var other = await Join(code, "zh", null);
        await Until(stage, "document.querySelector('.stage').dataset.people === '2'");
        await Look(wall, "telling");

        // One takes a seat and decides for the first rounds; it leaves while they are played.
        await one.Page.Locator("#seat summary").ClickAsync();
        await one.Page.Locator("#seat button[value='ent/1']").ClickAsync();
        await one.Page.Locator("#opportunist").ClickAsync();
        await Until(stage, "document.querySelector('[data-seat=\"ent/1\"]')?.innerText.includes('has decided') === true");
        Assert.Contains("Mei <b>", await stage.Locator("[data-seat='ent/1']").InnerTextAsync(), StringComparison.Ordinal);

        await stage.Locator("#go").ClickAsync();
        await other.Page.Locator("#option1").ClickAsync();
        await one.Page.Locator("#option2").ClickAsync();
        await Until(stage, "document.querySelector('.stage').dataset.votes === '2'");
        await Look(wall, "polling");
        await Look(one, "phone");
        await Look(other, "phone-zh");
        await stage.Locator("#pace").SelectOptionAsync("1");
        await stage.Locator("#go").ClickAsync();
        await Until(stage, "Number(document.querySelector('.stage').dataset.round) >= 2");
        await one.Page.Locator("#seat button[value='']").ClickAsync();
        await Until(stage, "document.querySelector('[data-seat]') === null");
        await stage.Locator("#pace").SelectOptionAsync("0");
        await PhaseIs(stage, "told");
        await other.Page.Locator("#stop .votes .true").WaitForAsync();
        Assert.Equal(1, await stage.Locator(".options li.true").CountAsync());
        await Look(wall, "told");

        for (int stop = 2; stop <= 4; stop++)
        {
            foreach (string phase in new[] { "telling", "polling", "told" })
            {
                await stage.Locator("#go").ClickAsync();
                await PhaseIs(stage, phase);
            }
        }
        await stage.Locator("#go").ClickAsync();
        await PhaseIs(stage, "over");
        await Look(wall, "over");

        // What the person decided is in the run and nothing else; on one thread it comes to the same.
        await Service.Until(run, 30);
        var told = await Service.Run(run);
        var scenario = ScenarioFile.Parse("lesson", told.GetProperty("text").GetString()!, "lesson").Scenario!;
        var decided = Assert.Single(scenario.Decisions);
        Assert.Equal((1, "ent/1", Stance.Opportunist), (decided.Round, $"{decided.Who}", decided.Stance));
        Assert.Equal(told.GetProperty("hash").GetString(), Community.Play(scenario, 0, cancellation: Cancellation).Hash.ToString());
        foreach (var opened in new[] { wall, one, other })
            Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task A_stage_that_is_opened_late_or_again_shows_what_the_room_has_and_a_wrong_code_lets_nobody_in()
    {
        await using var wall = await Open("/classroom?lang=en");
        await wall.Page.Locator("[data-lesson=free-riders] button").ClickAsync();
        string code = await wall.Page.Locator("#code").InnerTextAsync();
        await using var one = await Join(code, "en", null);
        await wall.Page.Locator("#go").ClickAsync();
        await one.Page.Locator("#option1").ClickAsync();
        await Until(wall.Page, "document.querySelector('.stage').dataset.votes === '1'");
        await wall.Page.ReloadAsync();
        await Until(wall.Page, "document.querySelector('.stage')?.dataset.votes === '1' && document.querySelector('.stage').dataset.phase === 'polling'");
        await one.Page.ReloadAsync();
        Assert.Equal(0, await one.Page.Locator("#option1").CountAsync());
        await using var stranger = await Chromium.Open(new Uri($"{Service.Url}/join?lang=en"), width: 390, height: 844);
        await stranger.Page.Locator("#code").FillAsync("AAAAAA");
        await stranger.Page.Locator("button.main").ClickAsync();
        await stranger.Page.Locator("[role=alert]").WaitForAsync();
        await wall.Page.GotoAsync($"{Service.Url}/classroom/no-such-room?lang=zh");
        await wall.Page.Locator("[role=alert]").WaitForAsync();
    }

    private async Task<Opened> Join(string code, string language, string? name)
    {
        var opened = await Chromium.Open(new Uri($"{Service.Url}/join/{code}?lang={language}"), width: 390, height: 844);
        if (name is not null)
            await opened.Page.Locator("#name").FillAsync(name);
        await opened.Page.Locator("button.main").ClickAsync();
        await opened.Page.Locator("[data-room]").WaitForAsync();
        return opened;
    }

    // Nobody is kept out, and what is seen is kept as a picture where that is wanted.
    private static async Task Look(Opened opened, string name)
    {
        Assert.Empty(await opened.Barriers());
        if (Environment.GetEnvironmentVariable("GONGYU_PICTURES") is { Length: > 0 } folder)
            await opened.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"classroom-{name}.png") });
    }

    private static Task PhaseIs(IPage stage, string phase) => Until(stage, $"document.querySelector('.stage').dataset.phase === '{phase}'");
}
