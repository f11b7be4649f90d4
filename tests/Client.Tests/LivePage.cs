using System.Globalization;
using System.Text.Json;
using Gongyu.Silo;
using Microsoft.Playwright;

namespace Gongyu.Client.Tests;

/// <summary>What tests of live pages have in common: a service, a real browser, and a visitor's hands.</summary>
public abstract class LivePage(Chromium chromium) : IAsyncLifetime
{
    protected const string Question = "[data-scenario=warm-up]";

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected Chromium Chromium => chromium;

    private protected Service Service { get; private set; } = null!;

    // By the name that phones would use the wall shows how to come in.
    public async ValueTask InitializeAsync() => Service = await Service.Start(new ServeOptions(Hosts: ["classroom.example.edu"]));

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Service.DisposeAsync();
    }

    private protected async Task<Opened> Open(string path)
    {
        var opened = await chromium.Open(new Uri($"{Service.Url}{path}"));
        await Ready(opened.Page);
        return opened;
    }

    // The page is seen before it is live.
    protected static async Task Ready(IPage page) => await page.Locator("main[data-live]").WaitForAsync();

    protected static async Task<string> Begin(IPage page, string pace)
    {
        await page.Locator(".options select").First.SelectOptionAsync(pace);
        await page.Locator(".tabs button").Nth(2).ClickAsync();
        await page.Locator($"{Question} button").ClickAsync();
        await page.Locator(".run-head[data-run]").WaitForAsync();
        return (await page.Locator(".run-head").GetAttributeAsync("data-run"))!;
    }

    protected static async Task<int> Round(IPage page) =>
        int.Parse((await page.Locator(".run-head").GetAttributeAsync("data-round"))!, CultureInfo.InvariantCulture);

    protected static Task RoundIs(IPage page, int least) =>
        Until(page, $"Number(document.querySelector('.run-head')?.dataset.round) >= {least}");

    // Asked again and again from outside: the page itself may not make code of text.
    protected static async Task Until(IPage page, string holds)
    {
        for (var left = TimeSpan.FromSeconds(60); !await Holds(); left -= TimeSpan.FromMilliseconds(50))
        {
            Assert.True(left > TimeSpan.Zero, holds);
            await Task.Delay(50, Cancellation);
        }

        async Task<bool> Holds()
        {
            try
            {
                return await page.EvaluateAsync<bool>(holds);
            }
            catch (PlaywrightException left) when (left.Message.Contains("context was destroyed", StringComparison.Ordinal))
            {
                return false; // It is just being loaded again.
            }
        }
    }

    protected static Task Says(IPage page, string selector, string text) => page.Locator(selector).Filter(new() { HasText = text }).First.WaitForAsync();

    protected Task<string> Http(string path) => Read(Service, path);

    private protected static async Task<string> Read(Service service, string path)
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(new Uri(service.Url + path), Cancellation);
    }

    protected async Task<string> Post(string path, string scenario) =>
        JsonDocument.Parse(await Send(path, scenario, "application/yaml")).RootElement.GetProperty("run").GetString()!;

    protected async Task<string> Send(string path, string body, string type)
    {
        using var http = new HttpClient();
        using var content = new StringContent(body);
        content.Headers.ContentType = new(type);
        using var answer = await http.PostAsync(new Uri(Service.Url + path), content, Cancellation);
        string said = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, said);
        return said;
    }
}
