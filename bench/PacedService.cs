using System.Diagnostics;
using System.Globalization;
using Gongyu.Grains;
using Gongyu.Silo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gongyu.Bench;

/// <summary>
/// The service as users have it, in a process that holds every round back until it is due: the first at once, the others at an even pace
/// after somebody has said "go". It tells on its output when each ended.
/// </summary>
internal static class PacedService
{
    /// <summary>The first argument of such a process; the folder to work in is the second.</summary>
    public const string Argument = "paced-service";

    /// <summary>Rounds a second.</summary>
    public const int Pace = 5;

    /// <summary>Serves until its input ends.</summary>
    public static async Task<int> Run(string folder)
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // The service does not let anybody into its silo; whoever builds a host in this process can be heard doing so.
        using var hosts = DiagnosticListener.AllListeners.Subscribe(new Ear<DiagnosticListener>(listener =>
        {
            if (listener.Name == "Microsoft.Extensions.Hosting")
                listener.Subscribe(new Ear<KeyValuePair<string, object?>>(told =>
                {
                    if (told is { Key: "HostBuilding", Value: IHostBuilder builder })
                        builder.ConfigureServices((_, services) => services.AddSingleton<IIncomingGrainCallFilter>(new Pacemaker(go.Task)));
                }));
        }));
        await using var service = await GongyuService.Start(
            new("http://127.0.0.1:0", Path.Combine(folder, "data"), Path.Combine(folder, "results")));
        Console.WriteLine(service.Url);
        Console.ReadLine();
        go.SetResult();
        Console.ReadLine();
        return 0;
    }

    /// <summary>What such a process says of a round.</summary>
    public static (int Round, long Ended) Read(string line)
    {
        string[] parts = line.Split(' ');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    // Stands where the run is asked for its next round: what it answers with, nobody has seen yet.
    private sealed class Pacemaker(Task go) : IIncomingGrainCallFilter
    {
        private long began;

        public async Task Invoke(IIncomingGrainCallContext context)
        {
            if (context.InterfaceMethod is not { Name: nameof(IRunGrain.Advance) } method || method.DeclaringType != typeof(IRunGrain))
            {
                await context.Invoke();
                return;
            }
            int round = (int)context.Request.GetArgument(0)!;
            if (round > 1)
                await Due(round);
            await context.Invoke();
            if (context.Result is not null)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{round} {Stopwatch.GetTimestamp()}"));
        }

        private async Task Due(int round)
        {
            await go;
            if (began == 0)
                began = Stopwatch.GetTimestamp();
            var left = TimeSpan.FromSeconds((round - 2) / (double)Pace) - Stopwatch.GetElapsedTime(began);
            if (left > TimeSpan.Zero)
                await Task.Delay(left);
        }
    }

    private sealed class Ear<T>(Action<T> hears) : IObserver<T>
    {
        public void OnNext(T value) => hears(value);

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
