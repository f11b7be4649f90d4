using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Gongyu.Client.Tests;

/// <summary>A real browser without a window, shared by the tests of a class.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string? Path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    private const int PatienceOfAPage = 120_000; // Milliseconds: other tests may have the machine for a while.

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Path is null)
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>Opens a file as a reader would; skips the test where there is no browser, but where everything is tested there must be one.</summary>
    internal async Task<Opened> Open(string file, ColorScheme scheme = ColorScheme.Light)
    {
        var opened = new Opened(await NewPage(scheme, 1280, 900), "file:");
        await opened.Go(new(file));
        return opened;
    }

    /// <summary>Opens a page of a service as a visitor of its own would: nothing but that service is reached.</summary>
    internal async Task<Opened> Open(Uri address, ColorScheme scheme = ColorScheme.Light, int width = 1280, int height = 900)
    {
        var opened = new Opened(await NewPage(scheme, width, height), address.GetLeftPart(UriPartial.Authority), "data:");
        await opened.Go(address);
        return opened;
    }

    private async Task<IPage> NewPage(ColorScheme scheme, int width, int height)
    {
        Assert.False(browser is null && Environment.GetEnvironmentVariable("CI") == "true", "Chromium is not installed.");
        Assert.SkipWhen(browser is null, "Chromium is not installed (Debian: apt-get install chromium fonts-noto-cjk).");
        var page = await browser.NewPageAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height }, Locale = "en" });
        page.SetDefaultTimeout(PatienceOfAPage);
        return page;
    }
}

/// <summary>A page that is open, and what it did that its reader does not see.</summary>
internal sealed class Opened(IPage page, params string[] allowed) : IAsyncDisposable
{
    public IPage Page => page;

    /// <summary>Every address it asked for.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>What it complained of, and the dialogs it opened.</summary>
    public List<string> Complaints { get; } = [];

    public async Task Go(Uri address)
    {
        // A service that has no time for a connection is asked again until it has; a page that is never live is not looked at.
        page.Console += (_, said) => Complaints.AddRange(
            said.Type is "error" or "warning" && !said.Text.Contains("negotiation", StringComparison.Ordinal) ? [said.Text] : []);
        page.PageError += (_, error) => Complaints.Add(error);
        page.Dialog += (_, dialog) =>
        {
            Complaints.Add(dialog.Message);
            _ = dialog.DismissAsync();
        };
        await page.RouteAsync("**/*", route =>
        {
            Asked.Add(route.Request.Url);
            return allowed.Any(from => route.Request.Url.StartsWith(from, StringComparison.Ordinal)) ? route.ContinueAsync() : route.AbortAsync();
        });
        await page.GotoAsync(address.AbsoluteUri);
    }

    /// <summary>The charts by their ids, with how many shapes each is drawn of.</summary>
    public async Task<Dictionary<string, int>> Charts() => await page.EvaluateAsync<Dictionary<string, int>>("""
        () => Object.fromEntries([...document.querySelectorAll('[data-chart]')].map(place =>
          [place.dataset.chart, place.querySelectorAll('svg path, svg circle, svg rect, svg text').length]))
        """);

    /// <summary>What is seen of elements.</summary>
    public async Task<string[]> Seen(string selector) => [.. (await page.Locator(selector).AllInnerTextsAsync()).Select(text => text.Trim())];

    /// <summary>What is written in a chart.</summary>
    public async Task<string[]> Labels(string chart) => [.. await page.Locator($"[data-chart={chart}] svg text").AllTextContentsAsync()];

    /// <summary>Labels of charts that cannot be read, since they lie upon each other.</summary>
    public Task<string[]> LabelsUponEachOther() => page.EvaluateAsync<string[]>("""
        () => [...document.querySelectorAll('[data-chart]')].flatMap(place => {
          const texts = [...place.querySelectorAll('svg text')].filter(text => text.textContent.trim())
            .map(text => ({ said: text.textContent, at: text.getBoundingClientRect() }));
          const upon = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
            && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 3;
          return texts.flatMap((one, i) => texts.slice(i + 1).filter(other => upon(one.at, other.at))
            .map(other => `${place.dataset.chart}: ${one.said} | ${other.said}`));
        })
        """);

    /// <summary>What the rules for people with disabilities find serious here. Inside a chart, which is an image with a name and a table, there is nothing to find.</summary>
    public async Task<string[]> Barriers() => [.. (await page.RunAxe(new AxeRunContext { Exclude = [new(".chart")] })).Violations
        .Where(one => one.Impact is "serious" or "critical")
        .Select(one => $"{one.Id}: {one.Help}: {string.Join(" | ", one.Nodes.Take(3).Select(node => node.Html))}")];

    public async ValueTask DisposeAsync()
    {
        // Of a test that failed it is asked first what was to be seen.
        try
        {
            string seen = await page.EvaluateAsync<string>("document.body.innerText").WaitAsync(TimeSpan.FromSeconds(5));
            TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', [page.Url, seen, .. Complaints]));
        }
        catch (Exception unseen) when (unseen is PlaywrightException or TimeoutException)
        {
            // It is just leaving for another page.
        }
        finally
        {
            await page.CloseAsync();
        }
    }
}
