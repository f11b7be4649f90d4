using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Gongyu.Scenarios;

namespace Gongyu.Silo.Tests;

/// <summary>Codes: how few guesses there are, and how codes end.</summary>
public sealed class CodeTests : IAsyncLifetime
{
    private readonly Served served = new();
    private readonly Clock clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => served.Start(new ServeOptions("http://127.0.0.1:0") { Time = clock });

    public ValueTask DisposeAsync() => served.DisposeAsync();

    [Fact]
    public async Task Of_ten_thousand_guesses_ten_are_looked_at_and_who_is_in_still_votes()
    {
        var room = served.Classroom.OpenRoom("warm-up");
        room.OpenPoll();
        using Pupil inside = new(served), outside = new(served);
        await inside.Join(room.Code);
        int looked = 0, told = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 10_000), new ParallelOptions { MaxDegreeOfParallelism = 50, CancellationToken = Cancellation }, async (guess, _) =>
        {
            string code = JoinCode.New();
            if (code == room.Code)
                return;
            using var answer = await (guess % 2 == 0
                ? outside.Send(HttpMethod.Post, "/join", JsonContent.Create(new { code }))
                : outside.Send(HttpMethod.Get, $"/join/{code}", null));
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.TooManyRequests, $"{answer.StatusCode}");
            Interlocked.Increment(ref answer.StatusCode == HttpStatusCode.NotFound ? ref looked : ref told);
            if (guess == 5000)
                await inside.Ok(HttpMethod.Post, $"/join/{room.Code}/votes", new { stop = 1, option = 2 });
        });
        Assert.Equal(Guesses.MostOfAnAddress, looked);
        Assert.Null(outside.Ticket);
        Assert.Equal((1, 1), (room.See().People, room.See().Votes[1]));
        // Not even with the right code, for a minute; then as ever.
        Assert.Equal(HttpStatusCode.TooManyRequests, await Join(outside, room.Code));
        Assert.Equal("polling", (await inside.Ok(HttpMethod.Get, $"/join/{room.Code}/state")).GetProperty("phase").GetString());
        clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(HttpStatusCode.OK, await Join(outside, room.Code));
        Assert.Equal(2, room.See().People);
    }

    [Fact]
    public async Task Who_follows_the_link_comes_in_though_others_at_its_address_have_used_up_all_guesses()
    {
        var room = served.Classroom.OpenRoom("warm-up");
        using Pupil guesser = new(served), one = new(served), other = new(served);
        for (int guess = 0; guess < Guesses.MostOfAnAddress; guess++)
            await Join(guesser, "AAAAAA");
        Assert.Equal(HttpStatusCode.TooManyRequests, await Join(one, room.Code));
        string link = (await served.Get($"/api/rooms/{room.Run}")).GetProperty("link").GetString()!;
        var (status, page) = await one.Page($"{link}?lang=en");
        Assert.Equal(HttpStatusCode.OK, status);
        string key = Regex.Match(page, "<input type=\"hidden\" name=\"code\" value=\"([A-Z0-9]{28})\">").Groups[1].Value;
        Assert.Equal((link, false), ($"/join/{key}", page.Contains("id=\"code\"", StringComparison.Ordinal)));
        // What is refused does not lose the link.
        using (var refused = await one.Form("/join?lang=en", ("code", key), ("name", "a\u202eb")))
        {
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains(key, await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }
        using (var joined = await one.Form("/join?lang=en", ("code", key), ("name", "Mei")))
            Assert.Equal($"/join/{room.Code}?lang=en", joined.Headers.Location!.OriginalString);
        await other.Join(key);
        Assert.Equal(2, room.See().People);
        // In the room itself the link is nowhere, nor is it a door for anything but joining.
        Assert.DoesNotContain(key, (await one.Page($"/join/{room.Code}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await guesser.Ask(HttpMethod.Post, $"/join/{key}/seat", new { seat = "ent/1" })).Status);
    }

    [Fact]
    public async Task A_link_that_opens_nothing_any_more_is_no_guess()
    {
        Room closed = served.Classroom.OpenRoom("warm-up"), room = served.Classroom.OpenRoom("warm-up");
        await served.Classroom.Close(closed);
        using var one = new Pupil(served);
        for (int again = 0; again < 2 * Guesses.MostOfAnAddress; again++)
            foreach (string key in new[] { closed.Key, JoinCode.NewKey() })
                Assert.Equal(HttpStatusCode.NotFound, (await one.Page($"/join/{key}")).Status);
        Assert.Equal(HttpStatusCode.OK, await Join(one, room.Code));
    }

    [Fact]
    public async Task A_code_that_has_ended_is_told_as_one_that_never_was()
    {
        var room = served.Classroom.OpenRoom("warm-up");
        using Pupil one = new(served), other = new(served);
        await one.Join(room.Code);
        clock.Now += Classroom.Lasts - TimeSpan.FromSeconds(1);
        await one.Ok(HttpMethod.Get, $"/join/{room.Code}/state");
        clock.Now += TimeSpan.FromSeconds(1);
        string never = room.Code == "ACDEFG" ? "GFEDCA" : "ACDEFG";
        string[] answers = [];
        foreach (string code in new[] { room.Code, never, "x", "<script>" })
        {
            var (status, json) = await other.Ask(HttpMethod.Post, "/join", new { code });
            Assert.Equal(HttpStatusCode.NotFound, status);
            answers = [.. answers, string.Join('\n', json.EnumerateObject().Where(part => part.Name != "traceId").Select(part => part.ToString()))];
        }
        Assert.Single(answers.Distinct());
        Assert.Equal(HttpStatusCode.NotFound, (await one.Page($"/join/{room.Code}")).Status);
        Assert.Empty(served.Classroom.Rooms);
        Assert.True(room.IsClosed);
    }

    [Fact]
    public async Task There_are_twenty_rooms_and_when_one_is_closed_there_is_place_for_another()
    {
        var rooms = Enumerable.Range(0, Classroom.MostRooms).Select(_ => served.Classroom.OpenRoom("open-laboratory")).ToArray();
        Assert.Equal(rooms.Length, rooms.Select(room => room.Code).Distinct().Count());
        using (var refused = await served.Post("/api/rooms", """{"lesson": "warm-up"}"""))
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        await served.Classroom.Close(rooms[7]);
        using (var opened = await served.Post("/api/rooms", """{"lesson": "warm-up"}"""))
            Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        Assert.Equal(Classroom.MostRooms, (await served.Get("/api/rooms")).GetArrayLength());
    }

    [Fact]
    public async Task A_teacher_needs_the_token_to_see_codes_and_a_class_needs_none()
    {
        await served.End();
        await served.Start(new ServeOptions("http://127.0.0.1:0", Token: "a-token-of-many-letters"));
        var room = served.Classroom.OpenRoom("warm-up");
        foreach (string path in new[] { "/api/rooms", $"/api/rooms/{room.Run}" })
            using (var answer = await served.Http.GetAsync(new Uri(served.At, path), Cancellation))
                Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        using (var answer = await served.Post($"/api/rooms/{room.Run}/poll"))
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        using var one = new Pupil(served);
        await one.Join(room.Code);
    }

    [Fact]
    public async Task A_service_that_ends_while_a_round_waits_for_its_turn_leaves_the_run_of_the_room_paused()
    {
        var lasting = ScenarioFile.Parse("lasting", Served.Lasting, "lasting").Scenario! with { Replications = 1 };
        for (int turn = 0; turn < 4; turn++)
            await served.UntilItsTurn(served.Runs.Begin(lasting, Hosts.Fast, ledger: false));
        var room = served.Classroom.OpenRoom("warm-up");
        room.SetPace(0);
        room.OpenPoll();
        served.Classroom.Reveal(room);
        while (served.Runs.Find(room.Run) is null)
            await Task.Delay(10, Cancellation);
        await served.End();
        Assert.Empty(room.Rounds);
        Assert.Equal("paused", Journal.Read(served.Data).Runs.Single(run => run.Dossier.Run == room.Run).State);
    }

    // Its status, when the service itself had time for it.
    private static async Task<HttpStatusCode> Join(Pupil pupil, string code)
    {
        while (true)
        {
            using var answer = await pupil.Send(HttpMethod.Post, "/join", JsonContent.Create(new { code }));
            if (answer.StatusCode != HttpStatusCode.TooManyRequests || answer.Headers.RetryAfter is { Delta: { TotalSeconds: 60 } })
                return answer.StatusCode;
            await Task.Delay(100, Cancellation);
        }
    }
}
