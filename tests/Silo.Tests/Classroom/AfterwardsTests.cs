using System.Net;
using System.Text.Json;
using Gongyu.Model;
using Gongyu.Scenarios;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gongyu.Silo.Tests;

/// <summary>A class whose service ends: what it did is there when the service begins again.</summary>
public sealed class AfterwardsTests : IAsyncLifetime
{
    private readonly Served served = new();
    private readonly Clock clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => served.InitializeAsync();

    public ValueTask DisposeAsync() => served.DisposeAsync();

    [Fact]
    public async Task A_class_goes_on_where_it_was_with_its_code_its_votes_its_seat_and_what_was_decided()
    {
        var room = served.Classroom.OpenRoom("warm-up");
        string at = $"/join/{room.Code}";
        room.StopAfter(2); // So that there are rounds left, however slow this is.
        using Pupil one = new(served), other = new(served);
        await one.Join(room.Code, "Mei");
        await other.Join(room.Code);
        await one.Ok(HttpMethod.Post, $"{at}/seat", new { seat = "ent/3" });
        room.OpenPoll();
        await one.Ok(HttpMethod.Post, $"{at}/votes", new { stop = 1, option = 2 });
        await other.Ok(HttpMethod.Post, $"{at}/votes", new { stop = 1, option = 1 });
        await one.Ok(HttpMethod.Post, $"{at}/decisions", new { seat = "ent/3", stance = "committed", round = 1 });
        served.Classroom.Reveal(room);
        await room.Until(() => room.Rounds.Count >= 2);
        int version = (await one.Ok(HttpMethod.Get, $"{at}/state")).GetProperty("version").GetInt32();
        await served.End();
        Assert.True(room.IsClosed);
        await served.BeginAgain();

        var again = Assert.Single(served.Classroom.Rooms);
        Assert.NotSame(room, again);
        Assert.Equal((room.Code, room.Key, room.Expires, room.Run), (again.Code, again.Key, again.Expires, again.Run));
        Assert.Equal(room.Rounds, again.Rounds.Take(room.Rounds.Count));
        int coming = again.Rounds.Count + 1;
        Assert.Equal(3, coming);
        var seen = again.See();
        Assert.Equal(("playing", false, 2), (seen.Phase, seen.IsPlayed, seen.People));
        Assert.Equal([1, 1, 0], seen.Votes);
        Assert.Equal(("paused", again.Rounds.Count), await Run(again));
        // Who is in is who it was, and learns at once that something has changed.
        var state = await one.Ok(HttpMethod.Get, $"{at}/state?after={version}");
        Assert.Equal(("Mei", 2, "ent/3"), (
            state.GetProperty("name").GetProperty("en").GetString(), state.GetProperty("vote").GetInt32(), state.GetProperty("seat").GetProperty("id").GetString()));
        await one.Ok(HttpMethod.Post, $"{at}/decisions", new { seat = "ent/3", stance = "abstain", round = coming });
        // Nobody else leads its run still, and the lesson comes to its end.
        using (var refused = await served.Post($"/api/runs/{again.Run}/resume"))
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        again.SetPace(0);
        await Play(again);
        var told = await served.Get($"/api/runs/{again.Run}");
        var scenario = ScenarioFile.Parse("lesson", told.GetProperty("text").GetString()!, "lesson").Scenario!;
        Assert.Equal(
            [("ent/3", 1, Stance.Committed), ("ent/3", coming, Stance.Abstain)],
            scenario.Decisions.Select(one => ($"{one.Who}", one.Round, one.Stance)));
        var replayed = Community.Found(scenario.Community, scenario.Seed).Rounds(scenario, new(scenario.Seed), Cancellation).Take(again.Rounds.Count);
        Assert.Equal(again.Rounds, replayed.Select(round => round.Values.ToArray()));
    }

    [Fact]
    public async Task Who_follows_while_the_service_ends_is_told_to_come_again_not_that_the_class_is_over()
    {
        var room = served.Classroom.OpenRoom("warm-up");
        using var one = new Pupil(served);
        int version = (await one.Join(room.Code)).GetProperty("version").GetInt32();
        var waiting = one.Ask(HttpMethod.Get, $"/join/{room.Code}/state?after={version}");
        await served.End();
        var (status, problem) = await waiting;
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("begun again", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_room_whose_time_is_over_meanwhile_is_gone_and_its_run_waits_for_anybody()
    {
        await served.End();
        await served.Start(new ServeOptions("http://127.0.0.1:0") { Time = clock });
        Room late = served.Classroom.OpenRoom("warm-up"), closed = served.Classroom.OpenRoom("free-riders");
        await served.Classroom.Close(closed);
        clock.Now += TimeSpan.FromHours(1);
        var early = served.Classroom.OpenRoom("open-laboratory");
        await served.End();
        Assert.Equal(new HashSet<string> { early.Run, late.Run }, Kept().ToHashSet());
        Execute($"UPDATE Run SET State = 'running' WHERE Id = '{late.Run}'"); // As a process that is killed leaves it.
        clock.Now += Classroom.Lasts - TimeSpan.FromMinutes(1);
        await served.Start(new ServeOptions("http://127.0.0.1:0") { Time = clock });
        Assert.Equal(early.Run, Assert.Single(served.Classroom.Rooms).Run);
        Assert.Equal([early.Run], Kept());
        Assert.Equal(("paused", 0), await Run(late));
        using var resumed = await served.Post($"/api/runs/{late.Run}/resume");
        Assert.Equal(HttpStatusCode.NoContent, resumed.StatusCode);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"run\": \"x\"}")]
    [InlineData("{\"lesson\": \"nope\"}")]
    [InlineData("{\"stop\": 99}")]
    [InlineData("{\"phase\": \"Told\"}")]
    [InlineData("{\"pace\": 1e300}")]
    [InlineData("{\"people\": null}")]
    [InlineData("{\"votes\": [{\"9\": 1}, {}, {}, {}]}")]
    public async Task A_room_that_cannot_be_read_is_closed_and_concerns_no_other(string damage)
    {
        Room broken = served.Classroom.OpenRoom("warm-up"), whole = served.Classroom.OpenRoom("warm-up");
        await served.End();
        Assert.Equal((null, null), (broken.See().Trouble, whole.See().Trouble));
        Assert.Equal(new[] { broken.Run, whole.Run }.Order(), Kept().Order());
        string kept = Query($"SELECT Kept FROM Room WHERE Run = '{broken.Run}'").Single();
        // A part of it is otherwise, or all of it is.
        Execute($"UPDATE Room SET Kept = {(damage.Contains(':', StringComparison.Ordinal) && !damage.Contains("run", StringComparison.Ordinal) ? $"json_patch('{kept}', '{damage}')" : $"'{damage}'")} WHERE Run = '{broken.Run}'");
        await served.BeginAgain();
        Assert.Equal([whole.Run], Kept());
        Assert.Equal(whole.Run, Assert.Single(served.Classroom.Rooms).Run);
        Assert.Equal(("paused", 0), await Run(broken));
    }

    [Fact]
    public async Task A_room_whose_run_cannot_be_read_concerns_no_other_and_not_the_start()
    {
        Room broken = served.Classroom.OpenRoom("warm-up"), whole = served.Classroom.OpenRoom("warm-up");
        await served.End();
        Execute($"UPDATE Run SET Dossier = x'00' WHERE Id = '{broken.Run}'");
        await served.BeginAgain();
        Assert.Equal(whole.Run, Assert.Single(served.Classroom.Rooms).Run);
    }

    [Fact]
    public async Task What_is_heard_after_a_room_is_forgotten_does_not_bring_it_back()
    {
        var room = served.Classroom.OpenRoom("warm-up");
        await served.Classroom.Kept(room);
        await served.End();
        using var data = DataFolder.Open(served.Data);
        var late = new Room("late", room.Code, room.Key, room.Lesson, [], DateTimeOffset.MaxValue);
        var keeper = new RoomKeeper(late, data, NullLogger.Instance);
        await keeper.Written;
        Assert.Contains("late", Kept());
        keeper.Forget();
        late.OpenPoll(); // Of one who was let in before it was closed.
        await keeper.Written;
        Assert.Equal([room.Run], Kept());
    }

    [Fact]
    public async Task A_class_that_cannot_be_written_down_goes_on_and_its_teacher_is_told()
    {
        var room = served.Classroom.OpenRoom("warm-up");
        await served.Classroom.Kept(room);
        Execute("CREATE TRIGGER Full BEFORE UPDATE ON Room BEGIN SELECT RAISE(FAIL, 'no place'); END");
        using var one = new Pupil(served);
        await one.Join(room.Code);
        Assert.Equal(1, room.See().People);
        Assert.Contains("no place", room.See().Trouble!.Value.En, StringComparison.Ordinal);
        Execute("DROP TRIGGER Full");
        room.OpenPoll();
        await served.Classroom.Kept(room);
        Assert.Null(room.See().Trouble);
        await one.Ok(HttpMethod.Post, $"/join/{room.Code}/votes", new { stop = 1, option = 1 });
        await served.End();
        await served.BeginAgain();
        Assert.Equal((1, 1), (served.Classroom.Rooms[0].See().People, served.Classroom.Rooms[0].See().Votes[0]));
    }

    [Fact]
    public async Task What_could_not_be_written_down_is_tried_again_when_the_service_ends()
    {
        var room = served.Classroom.OpenRoom("warm-up");
        await served.Classroom.Kept(room);
        Execute("CREATE TRIGGER Full BEFORE UPDATE ON Room BEGIN SELECT RAISE(FAIL, 'no place'); END");
        using var one = new Pupil(served);
        await one.Join(room.Code);
        await served.Classroom.Kept(room);
        Assert.NotNull(room.See().Trouble);
        Execute("DROP TRIGGER Full");
        await served.End();
        await served.BeginAgain();
        Assert.Equal(1, Assert.Single(served.Classroom.Rooms).See().People);
    }

    [Fact]
    public async Task Of_a_class_that_is_over_no_name_and_of_no_class_a_ticket_is_left_in_the_data_folder()
    {
        const string name = "Quetzalcoatl 9173";
        var room = served.Classroom.OpenRoom("warm-up");
        using var one = new Pupil(served);
        await one.Join(room.Code, name);
        Assert.Contains(name, Query("SELECT Kept FROM Room").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain(one.Ticket!, Query("SELECT Kept FROM Room").Single(), StringComparison.Ordinal);
        await served.Classroom.Close(room);
        await served.End();
        foreach (string file in Directory.EnumerateFiles(served.Data))
            Assert.DoesNotContain(name, System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file, Cancellation)), StringComparison.Ordinal);
    }

    // To the end of its stop.
    private async Task Play(Room room)
    {
        served.Classroom.Reveal(room);
        await room.Until(() => room.See().Phase == "told");
    }

    private async Task<(string State, int Round)> Run(Room room)
    {
        JsonElement told = await served.Get($"/api/runs/{room.Run}");
        return (told.GetProperty("state").GetString()!, told.GetProperty("round").GetInt32());
    }

    private string[] Kept() => Query("SELECT Run FROM Room");

    private string[] Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DataFolder.DatabaseIn(served.Data)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var found = new List<string>();
        while (rows.Read())
            found.Add(rows.GetString(0));
        return [.. found];
    }

    private void Execute(string sql) => Query(sql);
}
