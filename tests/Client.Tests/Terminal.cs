using System.Diagnostics;
using System.Text.Json;
using Spectre.Console.Testing;

namespace Gongyu.Client.Tests;

/// <summary>A terminal 80 columns wide and a folder of its own, in which a test types commands.</summary>
internal sealed class Terminal : IDisposable
{
    private static readonly string[] WithData = ["run", "resume", "step", "pause", "intervene", "fork", "list", "delete", "explain"];

    private readonly List<Terminal> others = [];
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private bool isHeld;

    private string Held => In(".gongyu.hold");

    public Terminal(int width = 80, bool interactive = false)
    {
        Console.Profile.Width = width;
        Console.Profile.Capabilities.Interactive = interactive;
        Console.EmitAnsiSequences = false;
    }

    /// <summary>A scenario of nine that is played in a moment.</summary>
    public const string Small = """
        question: {en: "Who cooperates?", zh: "谁合作？"}
        community: {sectors: 2, enterprises: 5, universities: 2, associations: true}
        policy: {incentive.taxRelief: 0.4, supervision.auditRate: 0.5}
        rounds: 6
        replications: 3
        seed: 7
        """;

    public TestConsole Console { get; } = new();

    public string Folder { get; } = Directory.CreateTempSubdirectory("gongyu").FullName;

    /// <summary>What programs read.</summary>
    public string Output => output.ToString();

    /// <summary>What people read.</summary>
    public string Screen => Console.Output;

    /// <summary>Lines on standard error.</summary>
    public string[] Errors => error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public Desk Desk(string language) => new(Console, output, error, language);

    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public string In(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(In(name), text);
        return In(name);
    }

    /// <summary>Types a command; what it keeps is kept in the folder.</summary>
    public Task<int> Type(params string[] args) => TypeWith(In(".gongyu"), args);

    /// <summary>Types a command in another terminal, which has the same data folder and is put away with this one.</summary>
    public Task<int> Type(out Terminal other, params string[] args)
    {
        others.Add(other = new());
        return other.TypeWith(In(".gongyu"), args);
    }

    private Task<int> TypeWith(string data, string[] args)
    {
        string[] kept = args.Contains("--data") || args.Contains("--server") || args is not [{ } command, ..] || !WithData.Contains(command) ? [] : ["--data", data];
        return new App(Console, output, error).Run([.. args, .. kept], TestContext.Current.CancellationToken);
    }

    /// <summary>
    /// Has processes that are started from now on wait, or wait further on than before, until they are let go: runs by actors after a round, experiments
    /// after so many replications.
    /// </summary>
    public void Hold(int place)
    {
        // Whoever reads it meanwhile finds the one or the other.
        File.WriteAllText(Held + ".new", $"{place}");
        File.Move(Held + ".new", Held, overwrite: true);
        isHeld = true;
    }

    /// <summary>Lets them go on.</summary>
    public void LetGo() => File.Delete(Held);

    /// <summary>What a process writes until there is a line that begins so; there must be one.</summary>
    public static async Task<List<string>> Until(Process process, string beginning)
    {
        var lines = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lines.Add(line);
            if (line.StartsWith(beginning, StringComparison.Ordinal))
                return lines;
        }
        throw new EndOfStreamException($"It ended without \"{beginning}\": {await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
    }

    /// <summary>Starts the command as a process of its own, in the folder.</summary>
    public Process Start(params string[] args) => StartWith(null, args);

    /// <summary>Starts the command as a process that is killed when it reaches a place.</summary>
    public Process StartWith(string? faultPoint, params string[] args) =>
        StartIn(faultPoint is null ? [] : new() { [Grains.FaultPoint.Variable] = faultPoint }, args);

    /// <summary>Starts the command as a process with variables of its environment.</summary>
    public Process StartIn(Dictionary<string, string> environment, params string[] args) =>
        StartIn(isHeld ? new(environment) { [Grains.FaultPoint.HoldVariable] = Held } : environment, args, Folder);

    /// <summary>Starts the command as a process in a folder.</summary>
    public static Process StartIn(Dictionary<string, string> environment, string[] args, string folder)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "gongyu"), args)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return System.Diagnostics.Process.Start(start)!;
    }

    /// <summary>Runs the command as a process of its own, in the folder.</summary>
    public async Task<(int Code, string Screen, string Errors)> Process(params string[] args)
    {
        using var process = Start(args);
        var (screen, errors) = await Ended(process);
        return (process.ExitCode, screen, errors);
    }

    /// <summary>What a process still writes until it ends.</summary>
    public static async Task<(string Screen, string Errors)> Ended(Process process)
    {
        var screen = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (await screen, await errors);
    }

    /// <summary>Everything in the folder, so that a test sees what was left behind.</summary>
    public string[] Left() => [.. Directory.EnumerateFileSystemEntries(Folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Folder, path)).Where(path => !path.StartsWith(".gongyu", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        others.ForEach(other => other.Dispose());
        Directory.Delete(Folder, recursive: true);
        Console.Dispose();
        output.Dispose();
        error.Dispose();
    }
}
