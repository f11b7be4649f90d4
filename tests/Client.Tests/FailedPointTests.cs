using System.Text.Json;
using Gongyu.Grains;
using Gongyu.Scenarios;
using Gongyu.Silo;
using Microsoft.Extensions.DependencyInjection;

namespace Gongyu.Client.Tests;

/// <summary>A replication of an experiment that fails is told, costs nothing else, and is played again by <c>resume</c>.</summary>
public sealed class FailedPointTests : IDisposable
{
    private const string Told = "point 2 (supervision.auditRate=0.3), replication 2: failed: FormatException: ";

    private static readonly string[] Tables = ["points.csv", "outcomes.csv", "outcomes.parquet", "summary.csv", "summary.parquet"];

    private readonly Terminal terminal = new();

    private string Out => terminal.In("out");

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task It_is_told_with_its_levers_and_the_others_are_played()
    {
        await SweepAlone();
        using var screen = new Terminal();
        Assert.Equal(ExitCode.Failed, await Begin(screen.Desk("en"), json: false));
        string line = Assert.Single(screen.Errors);
        Assert.StartsWith(Told, line, StringComparison.Ordinal);
        Assert.EndsWith("; the other points are not touched", line, StringComparison.Ordinal);
        Assert.Contains("many", line, StringComparison.Ordinal);
        var failed = Assert.Single(Experiment().GetProperty("failed").EnumerateArray());
        AssertFailed(failed);
        Assert.Equal("completed", Experiment().GetProperty("state").GetString());
        // Of its point what came before it counts; of the others everything.
        Assert.Equal([.. Rows("alone").Where(row => row is not (["2", _, "2" or "3", ..]))], Rows("out"));
        Assert.Equal(7, Experiment().GetProperty("replications").GetInt32());
    }

    [Fact]
    public async Task Programs_and_readers_of_Chinese_are_told_too_also_afterwards()
    {
        using var screen = new Terminal();
        Assert.Equal(ExitCode.Failed, await Begin(screen.Desk("zh"), json: true));
        Assert.StartsWith("第 2 点（supervision.auditRate=0.3），第 2 次重复失败", Assert.Single(screen.Errors), StringComparison.Ordinal);
        AssertFailed(Assert.Single(screen.Json.GetProperty("failed").EnumerateArray()));
        Assert.Equal(
            [1, 2, 3], screen.Json.GetProperty("summary").EnumerateArray().Select(point => point.GetProperty("point").GetInt32()));
        Assert.Equal(ExitCode.Done, await terminal.Type("show", Out, "--json"));
        Assert.Equal(screen.Output, terminal.Output);
        Assert.StartsWith(Told, Assert.Single(terminal.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_plays_it_again_and_when_the_cause_is_gone_nothing_is_missing()
    {
        await SweepAlone();
        using var screen = new Terminal();
        Assert.Equal(ExitCode.Failed, await Begin(screen.Desk("en"), json: false));
        byte[] outcomes = File.ReadAllBytes(terminal.In("out/outcomes.csv"));
        using var again = new Terminal();
        Assert.Equal(ExitCode.Failed, await Session(again.Desk("en"), json: false).Resume(Out, 2, TestContext.Current.CancellationToken));
        Assert.StartsWith(Told, Assert.Single(again.Errors), StringComparison.Ordinal);
        Assert.Equal(outcomes, File.ReadAllBytes(terminal.In("out/outcomes.csv")));
        Assert.Equal(ExitCode.Done, await terminal.Type(out var mended, "resume", Out));
        Assert.Empty(mended.Errors);
        foreach (string table in Tables)
            Assert.Equal(File.ReadAllBytes(terminal.In($"alone/{table}")), File.ReadAllBytes(terminal.In($"out/{table}")));
        Assert.Empty(Experiment().GetProperty("failed").EnumerateArray());
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out _, "resume", Out));
    }

    [Fact]
    public async Task Who_is_stopped_while_it_is_played_again_goes_on_as_usual()
    {
        await SweepAlone();
        using var screen = new Terminal();
        Assert.Equal(ExitCode.Failed, await Begin(screen.Desk("en"), json: false));
        using var stop = new CancellationTokenSource();
        var session = new ExperimentSession(screen.Desk("en"), json: false, silo => silo.Services.AddTransient<IReplicationPlayer>(_ => new Stopping(stop)));
        Assert.Equal(ExitCode.Cancelled, await session.Resume(Out, 1, stop.Token));
        Assert.Equal("running", Experiment().GetProperty("state").GetString());
        Assert.Equal(ExitCode.Done, await terminal.Type(out _, "show", Out));
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out _, "export", Out, "--format", "crate"));
        Assert.Equal(ExitCode.Done, await terminal.Type(out _, "resume", Out));
        foreach (string table in Tables)
            Assert.Equal(File.ReadAllBytes(terminal.In($"alone/{table}")), File.ReadAllBytes(terminal.In($"out/{table}")));
    }

    private static void AssertFailed(JsonElement failed)
    {
        Assert.Equal((2, 2), (failed.GetProperty("point").GetInt32(), failed.GetProperty("replication").GetInt32()));
        Assert.Equal("supervision.auditRate=0.3", failed.GetProperty("at").GetString());
        Assert.Contains("many", failed.GetProperty("why").GetString(), StringComparison.Ordinal);
    }

    private async Task SweepAlone() => Assert.Equal(ExitCode.Done, await terminal.Type(
        out _, "sweep", Small(), "--vary", "supervision.auditRate=0,0.3,0.6", "--out", terminal.In("alone")));

    private Task<int> Begin(Desk desk, bool json) =>
        Session(desk, json).Begin(Plan(), Out, "gongyu sweep scenario.yaml", 2, TestContext.Current.CancellationToken);

    private ExperimentSession Session(Desk desk, bool json)
    {
        string at = ScenarioFile.Write(Plan().Of(1));
        return new(desk, json, silo => silo.Services.AddTransient<IReplicationPlayer>(_ => new Failing(at)));
    }

    private ExperimentPlan Plan() => new SweepRequest(Small(), new(null, null, null, [])) { Vary = ["supervision.auditRate=0,0.3,0.6"] }.Read().Plan!;

    private string Small() => terminal.Write("small.yaml", Terminal.Small);

    private JsonElement Experiment() => JsonDocument.Parse(File.ReadAllText(terminal.In("out/experiment.json"))).RootElement;

    private string[][] Rows(string folder) => [.. File.ReadLines(terminal.In($"{folder}/outcomes.csv")).Select(line => line.Split(','))];

    // Is stopped before it has played anything.
    private sealed class Stopping(CancellationTokenSource stop) : IReplicationPlayer
    {
        public Task<ReplicationAnswer> Play(ReplicationOrder order, CancellationToken cancellation)
        {
            stop.Cancel();
            throw new OperationCanceledException(stop.Token);
        }
    }

    // Gets one order in a way it cannot play.
    private sealed class Failing(string scenario) : IReplicationPlayer
    {
        private readonly FastPlayer player = new();

        public Task<ReplicationAnswer> Play(ReplicationOrder order, CancellationToken cancellation) => player.Play(
            order.Scenario == scenario && order.Replication == 1 ? order with { Scenario = "question: q\nrounds: many" } : order, cancellation);
    }
}
