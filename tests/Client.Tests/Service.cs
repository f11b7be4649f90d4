using System.Text.Json;
using Gongyu.Silo;

namespace Gongyu.Client.Tests;

/// <summary>A service with a folder of its own, to which a test points terminals.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly HttpClient http = new();
    private readonly string folder;
    private readonly string? token;
    private readonly string[] hosts;
    private GongyuService service;

    private Service(GongyuService service, string folder, string? token, string[] hosts) =>
        (this.service, this.folder, this.token, this.hosts, Url) = (service, folder, token, hosts, service.Url);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Where it is.</summary>
    public string Url { get; }

    /// <summary>Its data folder.</summary>
    public string Data => Path.Combine(folder, "data");

    /// <summary>The folder of its results folders.</summary>
    public string Results => Path.Combine(folder, "results");

    /// <summary>Starts it.</summary>
    public static async Task<Service> Start(string? token = null, params string[] hosts)
    {
        string folder = Directory.CreateTempSubdirectory("gongyu").FullName;
        return new(await Start("http://127.0.0.1:0", folder, token, hosts), folder, token, hosts);
    }

    /// <summary>Ends it, as Ctrl-C does.</summary>
    public ValueTask End() => service.DisposeAsync();

    /// <summary>Begins it again where it was.</summary>
    public async Task BeginAgain() => service = await Start(Url, folder, token, hosts);

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

    private static Task<GongyuService> Start(string url, string folder, string? token, string[] hosts) => GongyuService.Start(
        new(url, Path.Combine(folder, "data"), Path.Combine(folder, "results"), Token: token, Hosts: hosts), Cancellation);
}
