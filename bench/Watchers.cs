using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Gongyu.Bench;

/// <summary>
/// A class that watches: a hundred connections to one run of the baseline at five rounds a second. How late a round comes is counted from
/// the moment the run's grain has ended it, before anything is written or told, to the moment a watcher has all of it; the service and its
/// watchers are two processes of one machine, so of one clock. The first round is for connecting and is not counted as late.
/// </summary>
internal static class Watchers
{
    /// <summary>The argument that asks for this part alone.</summary>
    public const string Argument = "watchers";

    private const int Many = 100;
    private const int Rounds = 80;
    private const double MostMilliseconds = 250;

    /// <summary>Measures, and tells whether the bounds held.</summary>
    public static async Task<bool> Measure()
    {
        string folder = Directory.CreateTempSubdirectory("gongyu").FullName;
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [PacedService.Argument, folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        try
        {
            var (seen, ended) = await Watch(process);
            return Tell(seen, ended);
        }
        finally
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<((int Round, long At)[][] Seen, Dictionary<int, long> Ended)> Watch(Process service)
    {
        var at = new Uri((await service.StandardOutput.ReadLineAsync())!);
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        string run = await Begin(http, at);
        int connected = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var watching = Enumerable.Range(0, Many).Select(_ => See(http, new(at, $"/api/runs/{run}/stream"), () =>
        {
            if (Interlocked.Increment(ref connected) == Many)
                all.SetResult();
        })).ToArray();
        await await Task.WhenAny(all.Task, Task.WhenAll(watching));
        await service.StandardInput.WriteLineAsync();
        var seen = await Task.WhenAll(watching);
        var ended = new Dictionary<int, long>();
        while (ended.Count < Rounds && await service.StandardOutput.ReadLineAsync() is { } line)
        {
            var (round, time) = PacedService.Read(line);
            ended.TryAdd(round, time);
        }
        return (seen, ended);
    }

    private static async Task<string> Begin(HttpClient http, Uri at)
    {
        using var scenario = new StringContent(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "baseline.yaml")));
        scenario.Headers.ContentType = new MediaTypeHeaderValue("application/yaml");
        using var begun = await http.PostAsync(new Uri(at, $"/api/runs?host=actors&replications=1&rounds={Rounds}"), scenario);
        using var told = JsonDocument.Parse(await begun.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        return told.RootElement.GetProperty("run").GetString()!;
    }

    private static async Task<(int Round, long At)[]> See(HttpClient http, Uri stream, Action connected)
    {
        List<(int, long)> seen = [];
        await using var events = await http.GetStreamAsync(stream);
        await foreach (var round in SseParser.Create(events).EnumerateAsync())
        {
            seen.Add((int.Parse(round.EventId!, CultureInfo.InvariantCulture), Stopwatch.GetTimestamp()));
            if (seen.Count == 1)
                connected();
        }
        return [.. seen];
    }

    private static bool Tell((int Round, long At)[][] seen, Dictionary<int, long> ended)
    {
        double[] late = [.. seen.SelectMany(rounds => rounds).Where(one => one.Round > 1)
            .Select(one => Stopwatch.GetElapsedTime(ended[one.Round], one.At).TotalMilliseconds).Order()];
        int lost = seen.Sum(rounds => Enumerable.Range(1, Rounds).Except(rounds.Select(one => one.Round)).Count());
        int repeated = seen.Sum(rounds => rounds.Length - rounds.Select(one => one.Round).Distinct().Count());
        double pace = (Rounds - 2) / Stopwatch.GetElapsedTime(ended[2], ended[Rounds]).TotalSeconds;
        Console.WriteLine();
        Console.WriteLine("                            ms from the end of a round to a watcher");
        Console.WriteLine("watchers  rounds a second   median  95 %    most   rounds lost  repeated");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Many,8}  {pace,15:0.00}  {At(0.5),7:0.0}  {At(0.95),4:0.0}  {late[^1],6:0.0}  {lost,12}  {repeated,8}"));
        bool held = At(0.5) < MostMilliseconds && lost == 0 && repeated == 0;
        Console.WriteLine($"{(held ? "bounds held" : "NOT HELD")}: half of all rounds seen within {MostMilliseconds} ms, none lost or repeated");
        return held;

        double At(double share) => late[(int)(share * (late.Length - 1))];
    }
}
