using Gongyu.Experiments;
using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;

namespace Gongyu.Client.Tests;

/// <summary>A run that its user stopped: of the first replication some rounds, of the others none.</summary>
internal static class Stopped
{
    /// <summary>Writes its results folder.</summary>
    public static void Write(string folder, string id, int rounds, DateTimeOffset started = default)
    {
        var scenario = ScenarioFile.Parse("small", Terminal.Small, "small").Scenario!;
        Assert.Null(ResultsFolder.Claim(folder, out var results));
        using (var log = results.Rounds.Begin(0))
            Community.Play(scenario, 0, new Heard(log.Append));
        Assert.Null(results.Write(
            new(id, Hosts.Fast, new Ensemble(scenario, new Dictionary<int, Replication>()), results.Rounds, rounds, new Dictionary<string, int>(), 0),
            started, started));
        results.Tidy();
    }

    /// <summary>Keeps it in the terminal's data folder: begun with no round played, then stepped.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> After(int rounds, Terminal terminal, string scenario, string folder)
    {
        string file = terminal.Write("s.yaml", scenario);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Type(ExitCode.Cancelled, stop.Token, "run", file, "--out", terminal.In(folder));
        string run = Journal.Read(terminal.In(".gongyu")).Runs[^1].Dossier.Run;
        for (int round = 1; round <= rounds; round++)
            await Type(ExitCode.Cancelled, TestContext.Current.CancellationToken, "step", run);
        return run;

        async Task Type(int code, CancellationToken cancellation, params string[] command)
        {
            using var fresh = new Terminal();
            Assert.Equal(code, await new App(fresh.Console, TextWriter.Null, TextWriter.Null).Run(
                [.. command, "--data", terminal.In(".gongyu")], cancellation));
        }
    }
}

/// <summary>Hears every round.</summary>
/// <param name="then">What happens then.</param>
internal sealed class Heard(Action<RoundRecord> then) : IProgress<RoundRecord>
{
    public RoundRecord? Last { get; private set; }

    public void Report(RoundRecord value)
    {
        Last = value;
        then(value);
    }
}
