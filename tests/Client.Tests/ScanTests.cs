using Gongyu.Silo;
using Microsoft.Playwright;
using ZXing;
using ZXing.QrCode;

namespace Gongyu.Client.Tests;

/// <summary>The picture on the wall by which phones come into a room.</summary>
public sealed class ScanTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task What_a_phone_reads_from_the_wall_lets_it_in_without_a_code(ColorScheme scheme)
    {
        await using var service = await Service.Start(new ServeOptions(Hosts: ["classroom.example.edu"]));
        await using var wall = await chromium.Open(new Uri($"{service.Url}/classroom?lang=en"), scheme, width: 1920, height: 1080);
        await wall.Page.Locator("main[data-live]").WaitForAsync();
        await wall.Page.Locator("[data-lesson=warm-up] button").ClickAsync();
        await wall.Page.Locator(".scan svg").WaitForAsync();
        string read = await Scanned(wall.Page, await wall.Page.ScreenshotAsync());
        var link = new Uri(read);
        Assert.Equal(("http", "classroom.example.edu", new Uri(service.Url).Port), (link.Scheme, link.Host, link.Port));
        // The name is not known here: the same by the address.
        await using var phone = await chromium.Open(new Uri(new(service.Url), link.AbsolutePath + "?lang=zh"), width: 390, height: 844);
        Assert.Equal(0, await phone.Page.Locator("#code").CountAsync());
        await phone.Page.Locator("#name").FillAsync("小明");
        Assert.Empty(await phone.Barriers());
        await phone.Page.Locator("button.main").ClickAsync();
        await phone.Page.Locator("[data-room]").WaitForAsync();
        Assert.DoesNotContain(link.AbsolutePath, phone.Page.Url, StringComparison.Ordinal);
        await wall.Page.Locator(".stage[data-people='1']").WaitForAsync();
        Assert.Empty(await wall.Barriers());
        Assert.Empty(wall.Complaints);
        await wall.Page.Locator("#pace").SelectOptionAsync("0");
        // While rounds are played the wall is for the charts.
        await wall.Page.Locator("#go").ClickAsync();
        await wall.Page.Locator(".stage[data-phase=polling] .scan").WaitForAsync();
        await wall.Page.Locator("#go").ClickAsync();
        await wall.Page.Locator(".stage[data-phase=told]").WaitForAsync(new() { Timeout = 120_000 });
        Assert.Equal(0, await wall.Page.Locator(".scan").CountAsync());
    }

    [Fact]
    public async Task A_wall_that_phones_do_not_reach_asks_nobody_to_scan()
    {
        await using var service = await Service.Start();
        await using var wall = await chromium.Open(new Uri($"{service.Url}/classroom?lang=en"));
        await wall.Page.Locator("main[data-live]").WaitForAsync();
        await wall.Page.Locator("[data-lesson=warm-up] button").ClickAsync();
        await wall.Page.Locator(".stage[data-phase=telling]").WaitForAsync();
        Assert.Equal(0, await wall.Page.Locator(".scan").CountAsync());
        await wall.Page.GetByText("Phones do not reach this address").WaitForAsync();
    }

    // As a camera sees it: the whole wall, in pixels. A browser opens the picture, since nothing else here can.
    private static async Task<string> Scanned(IPage page, byte[] picture)
    {
        var blank = await page.Context.Browser!.NewPageAsync();
        var seen = await blank.EvaluateAsync<Seen>("""
            async picture => {
              const image = new Image();
              image.src = `data:image/png;base64,${picture}`;
              await image.decode();
              const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
              const drawn = canvas.getContext('2d');
              drawn.drawImage(image, 0, 0);
              const { data } = drawn.getImageData(0, 0, image.width, image.height);
              let text = '';
              for (let i = 0; i < data.length; i += 4) text += String.fromCharCode(Math.round((data[i] + data[i + 1] + data[i + 2]) / 3));
              return { Width: image.width, Height: image.height, Grey: btoa(text) };
            }
            """, Convert.ToBase64String(picture));
        await blank.CloseAsync();
        var source = new RGBLuminanceSource(Convert.FromBase64String(seen.Grey), seen.Width, seen.Height, RGBLuminanceSource.BitmapFormat.Gray8);
        return new QRCodeReader().decode(new BinaryBitmap(new ZXing.Common.HybridBinarizer(source)))?.Text ?? "nothing";
    }

    private sealed record Seen
    {
        public int Width { get; init; }

        public int Height { get; init; }

        public string Grey { get; init; } = "";
    }
}
