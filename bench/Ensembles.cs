using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Gongyu.Bench;

/// <summary>
/// A thousand replications of the baseline by one command of the published program, from the start of its process to its end: with two
/// workers, with one, and once more each, so that a machine that warms up or is used otherwise is seen.
/// </summary>
internal static class Ensembles
{
    /// <summary>The argument that asks for this part alone.</summary>
    public const string Argument = "ensembles";

    private const double MostSeconds = 20, MostMegabytes = 500, LeastRatio = 1.7;

    /// <summary>Measures, and tells whether the bounds held.</summary>
    public static async Task<bool> Measure()
    {
        string folder = Directory.CreateTempSubdirectory("gongyu").FullName;
        try
        {
            string program = await Publish(folder);
            List<(double Seconds, double Megabytes)> two = [], one = [];
            for (int i = 0; i < 2; i++)
            {
                two.Add(await Play(program, folder, 2));
                one.Add(await Play(program, folder, 1));
            }
            double best = two.Min(time => time.Seconds), alone = one.Min(time => time.Seconds), ratio = alone / best;
            double most = two.Max(time => time.Megabytes);
            Console.WriteLine();
            Console.WriteLine("1,000 replications of the baseline (155 stakeholders, 80 rounds) by one command");
            Console.WriteLine("two workers        s   one worker         s   two to one   MB at most");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{two[0].Seconds,9:0.0} {two[1].Seconds,10:0.0}   {one[0].Seconds,9:0.0} {one[1].Seconds,10:0.0}   {ratio,10:0.00}   {most,10:0}"));
            bool held = best < MostSeconds && most < MostMegabytes && ratio >= LeastRatio;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{(held ? "held" : "MISSED")}: under {MostSeconds} s and {MostMegabytes} MB, two workers at least {LeastRatio} times one"));
            return held;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // As README.md tells users to.
    private static async Task<string> Publish(string folder)
    {
        string place = Path.Combine(folder, "program");
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            ["publish", "src/Client", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-o", place])
        {
            WorkingDirectory = Root(AppContext.BaseDirectory),
            RedirectStandardOutput = true,
        })!;
        string told = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? Path.Combine(place, "gongyu") : throw new InvalidOperationException(told);
    }

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "Simulation.sln"))
        ? folder
        : Root(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("It is not started from a checkout."));

    private static async Task<(double Seconds, double Megabytes)> Play(string program, string folder, int workers)
    {
        string scenario = Path.Combine(AppContext.BaseDirectory, "baseline.yaml");
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(
            program,
            ["sweep", scenario, "--replications", "1000", "--workers", $"{workers}", "--out", Path.Combine(folder, $"{Guid.NewGuid():n}"), "--json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        long most = 0;
        while (!process.WaitForExit(100))
        {
            process.Refresh();
            most = Math.Max(most, process.PeakWorkingSet64);
        }
        double seconds = watch.Elapsed.TotalSeconds;
        _ = await output;
        return process.ExitCode == 0 ? (seconds, most / 1e6) : throw new InvalidOperationException(await errors);
    }
}
