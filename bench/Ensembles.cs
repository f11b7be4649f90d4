using System.Diagnostics;
using System.Globalization;

namespace Gongyu.Bench;

/// <summary>
/// A thousand replications of the baseline by one command, from the start of its process to its end: with two workers, with one, and once
/// more with two, so that a machine that warms up or is used otherwise is seen.
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
            var two = await Play(folder, 2);
            var one = await Play(folder, 1);
            var again = await Play(folder, 2);
            double best = Math.Min(two.Seconds, again.Seconds), ratio = one.Seconds / best;
            Console.WriteLine();
            Console.WriteLine("1,000 replications of the baseline (155 stakeholders, 80 rounds) by one command");
            Console.WriteLine("two workers        s   one worker  s   two to one   MB at most");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{two.Seconds,9:0.0} {again.Seconds,10:0.0}   {one.Seconds,13:0.0}   {ratio,10:0.00}   {two.Megabytes,10:0}"));
            bool held = best < MostSeconds && two.Megabytes < MostMegabytes && ratio >= LeastRatio;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{(held ? "held" : "MISSED")}: under {MostSeconds} s and {MostMegabytes} MB, two workers at least {LeastRatio} times one"));
            return held;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(double Seconds, double Megabytes)> Play(string folder, int workers)
    {
        string scenario = Path.Combine(AppContext.BaseDirectory, "baseline.yaml");
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "gongyu"),
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
