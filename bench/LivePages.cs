using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Playwright;

namespace Gongyu.Bench;

/// <summary>
/// The live pages in a real browser: how soon the service is ready, how soon the first page is painted by a browser that has seen none, and how
/// late a round of the baseline (150 enterprises and universities) is drawn, from the moment the run's grain has ended it to the frame after its chart
/// is drawn. Service and browser share one machine, so one clock.
/// </summary>
internal static class LivePages
{
    /// <summary>The argument that asks for this part alone.</summary>
    public const string Argument = "pages";

    private const int Times = 5, Rounds = 80;
    private const double MostReady = 4, MostPaint = 1.5, MostLate = 0.25;

    // Tells when a chart with so many rounds was on the screen.
    private const string Ear = """
        window.drawn = [];
        const ear = setInterval(() => {
          if (!globalThis.gongyuCharts) return;
          clearInterval(ear);
          const show = gongyuCharts.show;
          gongyuCharts.show = (place, option, language) => {
            const chart = show(place, option, language);
            const rounds = option.xAxis?.data?.length;
            if (place.id === 'series-cooperation-ratio') requestAnimationFrame(() => setTimeout(() => drawn.push([rounds, Date.now()]), 0));
            return chart;
          };
        }, 1);
        """;

    /// <summary>Measures, and tells whether the bounds held.</summary>
    public static async Task<bool> Measure()
    {
        string? chromium = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);
        if (chromium is null)
        {
            Console.WriteLine("NOT MEASURED: the live pages need chromium (Debian: apt-get install chromium).");
            return false;
        }
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium });
        string folder = Directory.CreateTempSubdirectory("gongyu").FullName;
        try
        {
            List<double> ready = [], paint = [];
            for (int i = 0; i < Times; i++)
                await Start(folder, async (url, seconds) =>
                {
                    ready.Add(seconds);
                    paint.Add(await Paint(browser, url));
                });
            return Tell(ready, paint, await Late(browser, folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The command as users have it, from the start of its process to the line that says it is ready.
    private static async Task Start(string folder, Func<string, double, Task> use)
    {
        long begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "gongyu.dll"), "serve", "--urls", "http://127.0.0.1:0", "--log", "none", "--lang", "en"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        })!;
        try
        {
            string line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The service did not start.");
            double seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            await use(line.Split(' ')[1], seconds);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<double> Paint(IBrowser browser, string url)
    {
        await using var nobody = await browser.NewContextAsync();
        var page = await nobody.NewPageAsync();
        await page.GotoAsync(url);
        return await page.EvaluateAsync<double>("performance.getEntriesByName('first-contentful-paint')[0].startTime") / 1000;
    }

    private static async Task<double[]> Late(IBrowser browser, string folder)
    {
        using var service = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [PacedService.Argument, Path.Combine(folder, "paced")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var at = new Uri((await service.StandardOutput.ReadLineAsync())!);
        string run = await Begin(at);
        var page = await browser.NewPageAsync();
        await page.AddInitScriptAsync(Ear);
        await page.GotoAsync(new Uri(at, $"/runs/{run}?lang=en").AbsoluteUri);
        await page.Locator("main[data-live]").WaitForAsync();
        await service.StandardInput.WriteLineAsync();
        await page.Locator("#hash").WaitForAsync(new() { Timeout = 120_000 });
        var drawn = JsonDocument.Parse(await page.EvaluateAsync<string>("JSON.stringify(drawn)")).RootElement.EnumerateArray()
            .Select(one => (Round: one[0].GetInt32(), At: one[1].GetInt64())).ToArray();
        // Both clocks are the machine's: what lies between them is the same all the time.
        double apart = (DateTime.UtcNow - DateTime.UnixEpoch).TotalMilliseconds - Stopwatch.GetElapsedTime(0).TotalMilliseconds;
        var ended = new Dictionary<int, double>();
        while (ended.Count < Rounds && await service.StandardOutput.ReadLineAsync() is { } line)
        {
            var (round, time) = PacedService.Read(line);
            ended.TryAdd(round, Stopwatch.GetElapsedTime(0, time).TotalMilliseconds + apart);
        }
        service.StandardInput.Close();
        await service.WaitForExitAsync();
        return [.. Enumerable.Range(2, Rounds - 1).Select(round => (drawn.First(one => one.Round >= round).At - ended[round]) / 1000).Order()];
    }

    private static async Task<string> Begin(Uri at)
    {
        using var http = new HttpClient();
        using var scenario = new StringContent(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "baseline.yaml")));
        scenario.Headers.ContentType = new MediaTypeHeaderValue("application/yaml");
        using var begun = await http.PostAsync(new Uri(at, $"/api/runs?host=actors&replications=1&rounds={Rounds}"), scenario);
        return JsonDocument.Parse(await begun.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).RootElement.GetProperty("run").GetString()!;
    }

    private static bool Tell(List<double> ready, List<double> paint, double[] late)
    {
        Console.WriteLine();
        Console.WriteLine("live pages              s  median   most");
        Row("ready", [.. ready.Order()]);
        Row("first page painted", [.. paint.Order()]);
        Row("a round of 150 on screen", late);
        bool held = ready.Max() < MostReady && paint.Max() < MostPaint && Median(late) <= MostLate;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(held ? "held" : "MISSED")}: ready under {MostReady} s, painted under {MostPaint} s, half of all rounds on screen within {MostLate} s"));
        return held;

        static double Median(IReadOnlyList<double> sorted) => sorted[(sorted.Count - 1) / 2];

        static void Row(string what, IReadOnlyList<double> sorted) =>
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-24}  {Median(sorted),6:0.000}  {sorted[^1],5:0.000}"));
    }
}
