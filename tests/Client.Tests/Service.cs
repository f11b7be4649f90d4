using System.Text.Json;
using Gongyu.Silo;

namespace Gongyu.Client.Tests;

/// <summary>A service with a folder of its own, to which a test points terminals.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly HttpClient http = new();
    private readonly string folder;
    private readonly ServeOptions options;
    private GongyuService service;

    private Service(GongyuService service, string folder, ServeOptions options) =>
        (this.service, this.folder, this.options, Url) = (service, folder, options, service.Url);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Where it is.</summary>
    public string Url { get; }

    /// <summary>Its data folder.</summary>
    public string Data => Path.Combine(folder, "data");

    /// <summary>The folder of its results folders.</summary>
    public string Results => Path.Combine(folder, "results");

    /// <summary>Starts it.</summary>
    public static Task<Service> Start(string? token = null) => Start(new ServeOptions(Token: token));

    /// <summary>Starts it otherwise, on a free port and with its own folder.</summary>
    public static async Task<Service> Start(ServeOptions options)
    {
        string folder = Directory.CreateTempSubdirectory("gongyu").FullName;
        return new(await Start("http://127.0.0.1:0", folder, options), folder, options);
    }

    /// <summary>Ends it, as Ctrl-C does.</summary>
    public ValueTask End() => service.DisposeAsync();

    /// <summary>Begins it again where it was.</summary>
    public async Task BeginAgain() => service = await Start(Url, folder, options);

    /// <summary>Has a run by actors wait after a round, if it has not come further, until it is <see cref="LetGo"/>.</summary>
    public void Hold(string run, int round) => service.Runs.SetPace(run, TimeSpan.FromDays(1), round);

    /// <summary>Lets a run go on as fast as it can.</summary>
    public void LetGo(string run) => service.Runs.SetPace(run, TimeSpan.Zero);

    /// <summary>A run as programs read it.</summary>
    public async Task<JsonElement> Run(string run) =>
        JsonDocument.Parse(await http.GetStringAsync(new Uri($"{Url}/api/runs/{run}"), Cancellation)).RootElement;

    /// <summary>The run that is there.</summary>
    public async Task<string> Only()
    {
        while (true)
        {
            var runs = JsonDocument.Parse(await http.GetStringAsync(new Uri($"{Url}/api/runs"), Cancellation)).RootElement;
            if (runs.GetArrayLength() > 0)
                return Assert.Single(runs.EnumerateArray()).GetProperty("run").GetString()!;
            await Task.Delay(20, Cancellation);
        }
    }

    /// <summary>Waits until a run has come to a round.</summary>
    public async Task Until(string run, int round)
    {
        while ((await Run(run)).GetProperty("round").GetInt32() < round)
            await Task.Delay(20, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        http.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static Task<GongyuService> Start(string url, string folder, ServeOptions options) => GongyuService.Start(
        options with { Url = url, Data = Path.Combine(folder, "data"), Results = Path.Combine(folder, "results") }, Cancellation);
}
