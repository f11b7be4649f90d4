using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Gongyu.Grains;
using Gongyu.Model;
using Gongyu.Silo;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gongyu.Bench;

/// <summary>
/// A checkpoint of a run that is kept in a data folder, and a round of it: what it costs is a part of the ten rounds between two of them.
/// </summary>
[Config(typeof(InThisProcess)), WarmupCount(2), IterationCount(6), InvocationCount(1)]
public class CheckpointBenchmarks
{
    private const int Between = 10; // Rounds between two checkpoints.
    private const int Many = 100_000; // Of so many one round is enough before each checkpoint: the records of ten are but some KB more.
    private const int Compiled = 60_000; // Stakeholder-rounds after which the compiler has nothing left to do, about.

    private readonly string path = Directory.CreateTempSubdirectory("gongyu").FullName;

    private DataFolder data = null!;
    private IHost host = null!;
    private IRunGrain run = null!;
    private int round;

    /// <summary>Enterprises and universities, four to one.</summary>
    [Params(150, 1_500, 15_000, Many)]
    public int Members { get; set; }

    /// <summary>Bytes of a checkpoint: a generation of every district, the run, the records of the rounds since the one before.</summary>
    internal static Dictionary<int, long> Written { get; } = [];

    /// <summary>Starts a silo and plays until all is warm.</summary>
    [GlobalSetup]
    public async Task Setup()
    {
        data = DataFolder.Open(path);
        host = await ActorHost.StartHost(data);
        run = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IRunGrain>(GrainKeys.Run("bench"));
        await run.Begin(new(new() { Enterprises = Members * 4 / 5, Universities = Members / 5 }, 1));
        for (int left = Math.Max(2, Compiled / Members); left > 0; left -= Between)
        {
            await Play(Math.Min(left, Between));
            await run.Checkpoint();
        }
    }

    /// <summary>Counts what was written, and stops the silo.</summary>
    [GlobalCleanup]
    public async Task Cleanup()
    {
        Written[Members] = BytesOfCheckpoint();
        await host.StopAsync();
        host.Dispose();
        data.Dispose();
        Directory.Delete(path, recursive: true);
    }

    /// <summary>Gives the next checkpoint something to write down.</summary>
    [IterationSetup(Target = nameof(Checkpoint))]
    public void PlayOn() => Play(Members < Many ? Between : 1).GetAwaiter().GetResult();

    /// <summary>A checkpoint.</summary>
    [Benchmark]
    public Task Checkpoint() => run.Checkpoint();

    /// <summary>A round.</summary>
    [Benchmark]
    public Task Round() => Play(1);

    private async Task Play(int rounds)
    {
        for (int i = 0; i < rounds; i++)
            await run.Play(++round, Policy.None);
    }

    private long BytesOfCheckpoint()
    {
        using var connection = new SqliteConnection($"Data Source={data.Database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT sum(length(PayloadBinary)) + (SELECT max(length(PayloadBinary)) FROM OrleansStorage WHERE GrainTypeString = 'chapter')
            FROM OrleansStorage WHERE GrainTypeString IN ('district.odd', 'run')
            """;
        return (long)command.ExecuteScalar()!;
    }

    // The usual one gives up after five minutes, which so many actors take to be founded and warmed on a slow machine.
    private sealed class InThisProcess : ManualConfig
    {
        public InThisProcess() => AddJob(Job.Default.WithToolchain(new InProcessEmitToolchain(TimeSpan.FromHours(1), logOutput: true)));
    }
}
