using System.ComponentModel;
using System.Diagnostics;

namespace Gongyu.Client.Tests;

/// <summary>A program that reads our exports as researchers do: Python with pandas, or R.</summary>
/// <param name="name">What it is called.</param>
/// <param name="commands">The first of these that works.</param>
/// <param name="probe">Arguments with which it ends well if all it needs is there.</param>
/// <param name="package">What Debian calls it.</param>
internal sealed class Interpreter(string name, string[] commands, string[] probe, string package)
{
    public static readonly Interpreter Python = new("Python with pandas", ["python3", "/usr/bin/python3"], ["-c", "import pandas"], "python3-pandas");
    public static readonly Interpreter R = new("R", ["Rscript"], ["-e", "0"], "r-base-core");

    /// <summary>
    /// Runs a program in a folder and gives what it prints; skips the test where there is no interpreter, but where everything is tested there
    /// must be one.
    /// </summary>
    public string Run(string program, string folder)
    {
        string? command = commands.FirstOrDefault(command => Run(command, folder, probe).Code == 0);
        Assert.False(command is null && Environment.GetEnvironmentVariable("CI") == "true", $"{name} is not installed.");
        Assert.SkipWhen(command is null, $"{name} is not installed (Debian: apt-get install {package}).");
        string file = Path.Combine(folder, "program");
        File.WriteAllText(file, program);
        var (code, output, errors) = Run(command, folder, file);
        Assert.True(code == 0, $"{name}: {errors}");
        return output;
    }

    private static (int Code, string Output, string Errors) Run(string command, string folder, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, errors.Result);
        }
        catch (Win32Exception missing)
        {
            return (-1, "", missing.Message);
        }
    }
}
