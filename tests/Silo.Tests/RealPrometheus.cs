using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Gongyu.Silo.Tests;

/// <summary>Prometheus itself, on the loopback address, with a folder of its own.</summary>
internal sealed class RealPrometheus : IAsyncDisposable
{
    private readonly Process process;
    private readonly HttpClient http = new();
    private readonly Uri at;

    private RealPrometheus(Process process, int port) => (this.process, at) = (process, new($"http://127.0.0.1:{port}"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The files that the product brings for it.</summary>
    public static string Deploy(string name) => Path.Combine(AppContext.BaseDirectory, "deploy", name);

    /// <summary>Skips the test where there is no Prometheus; where everything is tested there must be one.</summary>
    public static void MustBeHere()
    {
        if ((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "promtool"))))
            return;
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "Prometheus is not installed.");
        Assert.Skip("Prometheus is not installed (Debian: apt-get install prometheus).");
    }

    /// <summary>Starts it with a configuration and a database of metrics.</summary>
    public static async Task<RealPrometheus> Start(string config, string database)
    {
        int port = FreePort();
        var start = new ProcessStartInfo("prometheus",
        [
            $"--config.file={config}", $"--storage.tsdb.path={database}", "--storage.tsdb.retention.time=100y", $"--web.listen-address=127.0.0.1:{port}",
        ])
        {
            RedirectStandardError = true,
        };
        var prometheus = new RealPrometheus(Process.Start(start)!, port);
        _ = prometheus.process.StandardError.ReadToEndAsync(Cancellation);
        while (!await prometheus.IsReady())
        {
            Assert.False(prometheus.process.HasExited);
            await Task.Delay(50, Cancellation);
        }
        return prometheus;
    }

    /// <summary>What an expression is, now or at a time: the labels and the value of every series.</summary>
    public async Task<List<(Dictionary<string, string> Labels, double Value)>> Query(string expression, DateTimeOffset? time = null)
    {
        string when = time is { } then ? $"&time={then.ToUnixTimeSeconds()}" : "";
        using var answer = await http.GetAsync(new Uri(at, $"/api/v1/query?query={Uri.EscapeDataString(expression)}{when}"), Cancellation);
        string text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, $"{expression}: {text}");
        return [.. JsonDocument.Parse(text).RootElement.GetProperty("data").GetProperty("result").EnumerateArray().Select(series => (
            series.GetProperty("metric").EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString()!),
            double.Parse(series.GetProperty("value")[1].GetString()!, CultureInfo.InvariantCulture)))];
    }

    /// <summary>Waits until an expression has a value: it looks only now and then.</summary>
    public Task Until(string expression) => Until(expression, found => found.Count > 0);

    /// <summary>Waits until what it has is so.</summary>
    public async Task Until(string expression, Func<IReadOnlyList<(Dictionary<string, string> Labels, double Value)>, bool> isSo)
    {
        var patience = TimeSpan.FromMinutes(2);
        for (var begun = Stopwatch.StartNew(); await Query(expression) is var found && !isSo(found); await Task.Delay(100, Cancellation))
            Assert.True(begun.Elapsed < patience,
                $"It never had {expression} so, but {string.Join("; ", found.Select(one => $"{one.Labels.GetValueOrDefault("__name__")} {one.Value}"))}; the service is {(await Query("up")).FirstOrDefault().Value}.");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        http.Dispose();
    }

    /// <summary>What its tool says of something, which must be nothing bad.</summary>
    public static async Task Tool(string? input, params string[] args)
    {
        using var tool = Process.Start(new ProcessStartInfo("promtool", args)
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var said = Task.WhenAll(tool.StandardOutput.ReadToEndAsync(Cancellation), tool.StandardError.ReadToEndAsync(Cancellation));
        if (input is not null)
            await tool.StandardInput.WriteAsync(input);
        tool.StandardInput.Close();
        await tool.WaitForExitAsync(Cancellation);
        Assert.True(tool.ExitCode == 0, string.Join('\n', await said));
    }

    private async Task<bool> IsReady()
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(at, "/-/ready"), Cancellation);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
