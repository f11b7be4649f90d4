using Gongyu.Model;
using Gongyu.Silo;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Gongyu.Grains.Tests;

/// <summary>A run that is kept in a database survives its silo, and what fails in between.</summary>
public sealed class DurabilityTests : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("gongyu").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(path, recursive: true);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(9, 0)]
    [InlineData(10, 10)]
    [InlineData(25, 20)]
    public async Task A_run_whose_silo_went_away_goes_on_from_its_last_checkpoint(int lostAfter, int resumedFrom)
    {
        var scenario = Some.Small(30);
        using (var data = DataFolder.Open(path))
        {
            await using var silo = await ActorHost.Start(data, Cancellation);
            await Assert.ThrowsAsync<LostMachineException>(() => silo.Play(scenario, 0, "r", new Until(lostAfter), Cancellation));
        }
        var heard = new Heard();
        using (var data = DataFolder.Open(path))
        {
            await using var silo = await ActorHost.Start(data, Cancellation);
            var played = await silo.Play(scenario, 0, "r", heard, Cancellation);
            Fast.AssertSame(Fast.Play(scenario), played.Replication);
            Assert.Equal(resumedFrom, played.ResumedFrom);
            Assert.Equal(30 - resumedFrom, played.Calls["IRunGrain.Advance"]);
        }
        Assert.Equal(Enumerable.Range(1, 30), heard.Rounds.Select(round => round.Round));
    }

    [Fact]
    public async Task One_that_is_stopped_is_written_down_where_it_stands()
    {
        var scenario = Some.Small(30);
        using var data = DataFolder.Open(path);
        await using var silo = await ActorHost.Start(data, Cancellation);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => silo.Play(scenario, 0, "r", new Until(13, stop.Cancel), stop.Token));
        var played = await silo.Play(scenario, 0, "r", cancellation: Cancellation);
        Fast.AssertSame(Fast.Play(scenario), played.Replication);
        Assert.Equal(13, played.ResumedFrom);
    }

    [Fact]
    public async Task Everything_is_in_the_providers_table_one_row_for_a_generation_of_a_district()
    {
        using var data = DataFolder.Open(path);
        await using var silo = await ActorHost.Start(data, Cancellation);
        await silo.Play(Some.Of(new() { Enterprises = 560, Universities = 140 }, Policy.None, 30), 0, "r", cancellation: Cancellation);
        Assert.Equal([("chapter", 3), ("district.even", 3), ("district.odd", 3), ("run", 1)], Rows(data).Order());
    }

    [Fact]
    public async Task Runs_whose_ids_differ_by_case_or_look_like_numbers_share_nothing()
    {
        using var data = DataFolder.Open(path);
        await using var silo = await ActorHost.Start(data, Cancellation);
        string[] ids = ["fed", "FED", "0fed", "1", "01", "0x1", "00000000-0000-0000-0000-000000000001"];
        foreach (var (seed, id) in ids.Index())
        {
            var scenario = Some.Small(2, (ulong)seed + 1);
            Fast.AssertSame(Fast.Play(scenario), (await silo.Play(scenario, 0, id, cancellation: Cancellation)).Replication);
        }
        Assert.Equal(("run", ids.Length), Rows(data).Single(row => row.Kind == "run"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_whose_storage_fails_once_at_any_write_comes_to_the_same_end(bool afterItWasDone)
    {
        var scenario = Some.Small(20);
        var expected = Fast.Play(scenario);
        var storage = new FailingStorage();
        await using var cluster = new Cluster(1, silo => silo.Services.AddStorage(storage));
        await cluster.InitializeAsync();
        for (int nth = 1; nth <= 50; nth++)
        {
            storage.FailAt(nth, afterItWasDone);
            var played = await ActorRun.Play(cluster.Grains, cluster.Calls, scenario, 0, $"r{nth}", new(1, false), cancellation: Cancellation);
            Fast.AssertSame(expected, played.Replication);
            Assert.True(storage.HasFailed);
        }
    }

    [Theory]
    [InlineData("ent/3")]
    [InlineData("gov/1")]
    [InlineData("district/0")]
    [InlineData("recorder")]
    [InlineData("run")]
    public async Task A_run_that_loses_a_grain_anywhere_falls_back_and_comes_to_the_same_end(string who)
    {
        var scenario = Some.Small(12);
        await using var cluster = new Cluster();
        await cluster.InitializeAsync();
        var loss = new Until(5, () => cluster.Lose("r", who).GetAwaiter().GetResult());
        var played = await ActorRun.Play(cluster.Grains, cluster.Calls, scenario, 0, "r", new(4, false), loss, Cancellation);
        Fast.AssertSame(Fast.Play(scenario), played.Replication);
        Assert.True(loss.Reached);
    }

    [Theory]
    [InlineData("")]
    [InlineData("run")]
    [InlineData("district/0")]
    public async Task Of_a_run_that_is_forgotten_nothing_stays_whoever_was_lost_before(string lost)
    {
        var scenario = Some.Small(5);
        using var data = DataFolder.Open(path);
        await using var cluster = new Cluster(1, silo => silo.AddDatabase(data));
        await cluster.InitializeAsync();
        var grain = await cluster.Begin(scenario, "r");
        for (int round = 1; round <= scenario.Rounds; round++)
        {
            await grain.Play(round, scenario.Policy);
            await grain.Checkpoint();
        }
        Assert.NotEmpty(Rows(data));
        if (lost.Length > 0)
            await cluster.Lose("r", lost);
        await grain.Dismiss(forget: true);
        await grain.Dismiss(forget: true); // An answer that was lost is asked for again.
        Assert.Empty(Rows(data));
        Fast.AssertSame(Fast.Play(scenario), (await cluster.Play(scenario, "r")).Replication);
    }

    [Fact]
    public async Task A_write_that_another_has_overtaken_is_refused_and_told()
    {
        using var data = DataFolder.Open(path);
        using var host = await ActorHost.StartHost(data, Cancellation);
        var storage = host.Services.GetRequiredService<IGrainStorage>();
        var id = GrainId.Create("chapter", "run/r/chapter/1");
        GrainState<Chapter> one = new() { State = new() }, other = new() { State = new() };
        await storage.WriteStateAsync("chapter", id, one);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("chapter", id, other));
        await storage.ReadStateAsync("chapter", id, other = new());
        await storage.WriteStateAsync("chapter", id, other);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("chapter", id, one));
        await host.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_lock_of_another_process_that_passes_in_six_seconds_goes_unnoticed()
    {
        var scenario = Some.Small(30);
        using var data = DataFolder.Open(path);
        await using var silo = await ActorHost.Start(data, Cancellation);
        using var other = new SqliteConnection($"Data Source={data.Database};Pooling=False");
        other.Open();
        void Say(string sql)
        {
            using var command = other.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }

        var passed = Task.CompletedTask;
        bool isReleased = false;
        var locked = new Until(14, () =>
        {
            Say("BEGIN EXCLUSIVE");
            passed = Task.Run(async () =>
            {
                await Task.Delay(TimeSpan.FromSeconds(6), Cancellation);
                Volatile.Write(ref isReleased, true);
                Say("ROLLBACK");
            }, Cancellation);
        });
        var played = await silo.Play(scenario, 0, "r", locked, Cancellation);
        Assert.True(Volatile.Read(ref isReleased) && locked.Reached);
        await passed;
        Fast.AssertSame(Fast.Play(scenario), played.Replication);
        Assert.DoesNotContain("IRunGrain.FallBack", played.Calls.Keys);
        // Read from another connection, while the silo has its own.
        Assert.Equal([("chapter", 3), ("district.even", 1), ("district.odd", 1), ("run", 1)], Rows(data).Order());
    }

    [Fact]
    public async Task Who_has_waited_for_a_lock_in_vain_does_not_wait_for_it_again_but_writes_when_it_has_gone()
    {
        var storage = new LockedStorage();
        using var writer = new OneWriter(storage, () => storage.IsLocked);
        async Task Write(bool refused, int waits)
        {
            var state = new GrainState<Chapter>();
            var writing = writer.WriteStateAsync("chapter", GrainId.Create("chapter", "run/r/chapter/1"), state);
            if (refused)
                Assert.Equal(5, (await Assert.ThrowsAsync<SqliteException>(() => writing)).SqliteErrorCode);
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Assert.Equal((refused, waits), (writer.LastFailure is not null, storage.Waits));
        }

        storage.IsLocked = true;
        for (int time = 0; time < 3; time++)
            await Write(refused: true, waits: 1);
        storage.IsLocked = false;
        await Write(refused: false, waits: 1);
        storage.IsLocked = true;
        for (int time = 0; time < 3; time++)
            await Write(refused: true, waits: 2);
    }

    [Fact]
    public async Task A_byte_that_was_altered_is_found_and_nothing_is_played_from_it()
    {
        var scenario = Some.Small(20);
        using (var data = DataFolder.Open(path))
        {
            await using var silo = await ActorHost.Start(data, Cancellation);
            await Assert.ThrowsAsync<LostMachineException>(() => silo.Play(scenario, 0, "r", new Until(15), Cancellation));
        }
        Execute("UPDATE OrleansStorage SET PayloadBinary = CAST(substr(PayloadBinary, 1, 400) || x'5A' || substr(PayloadBinary, 402) AS BLOB) WHERE GrainTypeString = 'district.odd'");
        using (var data = DataFolder.Open(path))
        {
            await using var silo = await ActorHost.Start(data, Cancellation);
            var refused = await Assert.ThrowsAsync<DataFolderException>(() => silo.Play(scenario, 0, "r", cancellation: Cancellation));
            Assert.Equal(DataFault.Damaged, refused.Fault);
            Assert.Contains("run/r/district/0 (district.odd): the stored state was altered", refused.Message, StringComparison.Ordinal);
        }
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(path, "gongyu.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private static List<(string Kind, int Count)> Rows(DataFolder data)
    {
        using var connection = new SqliteConnection($"Data Source={data.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT GrainTypeString, count(*) FROM OrleansStorage GROUP BY GrainTypeString";
        using var reader = command.ExecuteReader();
        var rows = new List<(string, int)>();
        while (reader.Read())
            rows.Add((reader.GetString(0), reader.GetInt32(1)));
        return rows;
    }
}
