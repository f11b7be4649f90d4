using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gongyu.Model;

namespace Gongyu.Silo.Tests;

/// <summary>A lesson as a teacher and a class have it, over HTTP.</summary>
public sealed class ClassTests(Served served) : IClassFixture<Served>
{
    private const string Evil = "<script>alert(1)";

    [Theory]
    [InlineData("warm-up", new[] { 2, 1, 2, 2 })]
    [InlineData("free-riders", new[] { 3, 1, 2 })]
    public async Task A_whole_lesson_is_told_to_two_who_predict(string lesson, int[] outcomes)
    {
        var room = await Open(lesson);
        string id = Text(room, "room"), at = $"/join/{Text(room, "code")}";
        Assert.Equal("paused", Text(await served.Get($"/api/runs/{id}"), "state"));
        using Pupil one = new(served), other = new(served);
        Assert.Equal("Mei", Text((await one.Join(Text(room, "code"), "Mei")).GetProperty("name"), "en"));
        await other.Join(Text(room, "code").ToLowerInvariant());
        foreach (var (index, expected) in outcomes.Index())
        {
            int stop = index + 1;
            await Act(id, "poll");
            await one.Ok(HttpMethod.Post, $"{at}/votes", new { stop, option = expected });
            using (var voted = await other.Form($"{at}/votes", ("stop", $"{stop}"), ("option", "1")))
                Assert.Equal((HttpStatusCode.SeeOther, $"{at}?lang=en"), (voted.StatusCode, voted.Headers.Location!.OriginalString));
            await Act(id, "reveal");
            var told = await Told(id);
            int[] votes = new int[told.GetProperty("votes").GetArrayLength()];
            votes[expected - 1]++;
            votes[0]++;
            Assert.Equal(votes, told.GetProperty("votes").EnumerateArray().Select(count => count.GetInt32()));
            Assert.Equal(expected, told.GetProperty("outcome").GetProperty("option").GetInt32());
            Assert.Contains(expected == 1 ? "Your prediction came true." : "It came otherwise", (await other.Page($"{at}?lang=en")).Text, StringComparison.Ordinal);
            Assert.Contains("你的预测成真了", (await one.Page($"{at}?lang=zh")).Text, StringComparison.Ordinal);
            await Act(id, "next");
        }
        Assert.Equal("over", Text(await one.Ok(HttpMethod.Get, $"{at}/state"), "phase"));
        // What the class saw is a run like any other: it is kept, and can be played again.
        var run = await served.Until(id, "completed");
        var played = Lessons.Find(lesson)!.Told;
        Assert.Equal(
            RunHash.Of([Community.Play(played, 0, cancellation: TestContext.Current.CancellationToken).Hash]).ToString(), Text(run, "hash"));
        using var closed = await served.Http.DeleteAsync(new Uri(served.At, $"/api/rooms/{id}"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, closed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await one.Page(at)).Status);
        Assert.Equal("completed", Text(await served.Get($"/api/runs/{id}"), "state"));
    }

    [Fact]
    public async Task Nobody_but_its_room_leads_a_run_until_the_room_is_closed()
    {
        var room = await Open("warm-up");
        string id = Text(room, "room");
        foreach (var (path, body) in new[] { ("resume", ""), ("step", ""), ("pause", ""), ("policy", """{"set": {"incentive.taxRelief": 1}}""") })
        {
            using var refused = await served.Post($"/api/runs/{id}/{path}", body);
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Contains("a room leads it", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        using (var kept = await served.Http.DeleteAsync(new Uri(served.At, $"/api/runs/{id}"), TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.Conflict, kept.StatusCode);
        using (var closed = await served.Http.DeleteAsync(new Uri(served.At, $"/api/rooms/{id}"), TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.NoContent, closed.StatusCode);
        HttpStatusCode code;
        do
        {
            using var stepped = await served.Post($"/api/runs/{id}/step");
            code = stepped.StatusCode; // Its last round, had there been one, is played to its end first.
        }
        while (code == HttpStatusCode.Conflict);
        Assert.Equal(HttpStatusCode.NoContent, code);
    }

    [Fact]
    public async Task Who_still_has_the_code_of_a_room_that_was_closed_does_not_keep_its_address_out_of_the_next()
    {
        var first = await Open("warm-up");
        string code = Text(first, "code");
        using (await served.Http.DeleteAsync(new Uri(served.At, $"/api/rooms/{Text(first, "room")}"), TestContext.Current.CancellationToken))
        using (var pupil = new Pupil(served))
        {
            for (int i = 0; i < 60; i++)
                Assert.Equal(HttpStatusCode.NotFound, (await pupil.Page($"/join/{code}")).Status);
            await pupil.Join(Text(await Open("warm-up"), "code"));
        }
    }

    [Fact]
    public async Task Who_comes_back_is_who_it_was_with_its_vote_and_its_seat()
    {
        var room = await Open("warm-up");
        string at = $"/join/{Text(room, "code")}";
        await Act(Text(room, "room"), "poll");
        using var one = new Pupil(served);
        var (status, entry) = await one.Page($"{at}?lang=en");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains($"value=\"{Text(room, "code")}\"", entry, StringComparison.Ordinal);
        Assert.Null(one.Ticket); // Looking is not joining.
        using (var joined = await one.Form("/join?lang=zh", ("code", Text(room, "code")), ("name", Evil)))
            Assert.Equal($"{at}?lang=zh", joined.Headers.Location!.OriginalString);
        Assert.Matches("^gongyu-join=[0-9a-f]{32};(?=.*path=/join(;|$))(?=.*httponly)(?=.*samesite=lax)", one.Cookie!);
        await one.Ok(HttpMethod.Post, $"{at}/votes", new { stop = 1, option = 3 });
        await one.Ok(HttpMethod.Post, $"{at}/seat", new { seat = "ent/3" });
        await one.Ok(HttpMethod.Post, $"{at}/decisions", new { seat = "ent/3", stance = "committed" });
        string ticket = one.Ticket!;
        using (await one.Form("/join", ("code", Text(room, "code")), ("name", "another")))
            Assert.Equal(ticket, one.Ticket);
        using var again = new Pupil(served) { Ticket = ticket };
        var state = await again.Ok(HttpMethod.Get, $"{at}/state");
        Assert.Equal((3, "ent/3", "committed"), (
            state.GetProperty("vote").GetInt32(), Text(state.GetProperty("seat"), "id"), Text(state.GetProperty("seat"), "decision")));
        Assert.Equal(1, (await served.Get($"/api/rooms/{Text(room, "room")}")).GetProperty("people").GetInt32());
        foreach (string language in new[] { "en", "zh" })
        {
            string page = (await again.Page($"{at}?lang={language}")).Text;
            Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
            Assert.Equal(1, Regex.Count(page, "<script"));
            Assert.DoesNotMatch("(?i)\\sstyle=|\\son[a-z]+=|javascript:|https?:", page);
        }
        await again.Ok(HttpMethod.Delete, $"{at}/seat");
        Assert.Equal(JsonValueKind.Null, (await one.Ok(HttpMethod.Get, $"{at}/state")).GetProperty("seat").ValueKind);
        // A form cannot delete: it takes no seat.
        using (await one.Form($"{at}/seat", ("seat", "uni/1")))
        using (await one.Form($"{at}/seat", ("seat", "")))
            Assert.Equal(11, (await one.Ok(HttpMethod.Get, $"{at}/state")).GetProperty("free").GetArrayLength());
    }

    [Fact]
    public async Task What_cannot_be_is_refused_and_told_in_both_languages()
    {
        var room = await Open("warm-up");
        string at = $"/join/{Text(room, "code")}", id = Text(room, "room");
        using Pupil one = new(served), other = new(served), stranger = new(served);
        await one.Join(Text(room, "code"));
        await other.Join(Text(room, "code"));
        await Refused(one, HttpStatusCode.Conflict, "the poll is not open yet", $"{at}/votes", new { stop = 1, option = 1 });
        await Act(id, "poll");
        await Refused(one, HttpStatusCode.BadRequest, "expected 1 to 3", $"{at}/votes", new { stop = 1, option = 4 });
        await Refused(one, HttpStatusCode.BadRequest, "cannot be read", $"{at}/votes", new { stop = 1, option = "x" });
        await Refused(one, HttpStatusCode.BadRequest, "cannot be read", $"{at}/votes", new { stop = 1, option = 1, more = 1 });
        await one.Ok(HttpMethod.Post, $"{at}/votes", new { stop = 1, option = 2 });
        await Refused(one, HttpStatusCode.Conflict, "you have voted already", $"{at}/votes", new { stop = 1, option = 1 });
        using (var twice = await one.Form($"{at}/votes?lang=zh", ("stop", "1"), ("option", "1")))
        {
            Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
            Assert.Contains("role=\"alert\">你已投过票<", await twice.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        await Refused(stranger, HttpStatusCode.Forbidden, "join the room first", $"{at}/votes", new { stop = 1, option = 1 });
        await one.Ok(HttpMethod.Post, $"{at}/seat", new { seat = "ent/1" });
        await Refused(other, HttpStatusCode.Conflict, "somebody else has this seat", $"{at}/seat", new { seat = "ent/1" });
        await Refused(one, HttpStatusCode.Conflict, "leave it first", $"{at}/seat", new { seat = "ent/2" });
        await Refused(one, HttpStatusCode.BadRequest, "no such seat", $"{at}/seat", new { seat = "" });
        await Refused(other, HttpStatusCode.Forbidden, "not your seat", $"{at}/decisions", new { seat = "ent/1", stance = "abstain" });
        await Refused(one, HttpStatusCode.BadRequest, "expected abstain", $"{at}/decisions", new { seat = "ent/1", stance = "keen" });
        await Refused(stranger, HttpStatusCode.BadRequest, "expected a name", "/join", new { code = Text(room, "code"), name = "a\u202eb" });
        await Act(id, "reveal");
        await Refused(other, HttpStatusCode.Conflict, "the poll is closed", $"{at}/votes", new { stop = 1, option = 1 });
        var told = await Told(id);
        Assert.Equal(1, told.GetProperty("votes").EnumerateArray().Sum(count => count.GetInt32()));
        foreach (var (path, body) in new[] { ("/join", "{"), ($"{at}/votes", "x=%"), ($"{at}/seat", new string('a', 10_000)) })
            using (var answer = await one.Send(HttpMethod.Post, path, new StringContent(body, null, "application/json")))
                Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge, $"{path} {answer.StatusCode}");
        using (var text = await one.Send(HttpMethod.Post, $"{at}/votes", new StringContent("1", null, "text/plain")))
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, text.StatusCode);
        // What a teacher does out of turn.
        foreach (var (act, status) in new[] { ("poll", HttpStatusCode.Conflict), ("reveal", HttpStatusCode.Conflict), ("nothing", HttpStatusCode.NotFound) })
            using (var answer = await served.Post($"/api/rooms/{id}/{act}"))
                Assert.Equal(status, answer.StatusCode);
        using (var answer = await served.Post($"/api/rooms/{id}/pace", """{"seconds": 61}"""))
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using (var answer = await served.Post("/api/rooms", """{"lesson": "nope"}"""))
            Assert.Contains("free-riders", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_a_seat_sees_how_it_stands_in_the_run_and_holds_nobody_up()
    {
        var room = await Open("free-riders");
        string at = $"/join/{Text(room, "code")}", id = Text(room, "room");
        using var one = new Pupil(served);
        await one.Join(Text(room, "code"));
        await one.Ok(HttpMethod.Post, $"{at}/seat", new { seat = "ent/3" });
        await one.Ok(HttpMethod.Post, $"{at}/decisions", new { seat = "ent/3", stance = "committed" });
        await Act(id, "poll");
        await Act(id, "reveal");
        Assert.Equal(8, (await Told(id)).GetProperty("round").GetInt32());
        var state = await one.Ok(HttpMethod.Get, $"{at}/state");
        var seat = state.GetProperty("seat");
        Assert.Equal(JsonValueKind.Null, seat.GetProperty("decision").ValueKind);
        // As it stands in the run.
        var seen = await served.Get($"/api/runs/{id}/stakeholders/ent/3?round=8");
        Assert.Equal(Text(seen, "stance"), Text(seat, "stance"));
        Assert.Equal(seen.GetProperty("agreements").GetArrayLength(), seat.GetProperty("agreements").GetInt32());
        Assert.Equal(seen.GetProperty("balance").GetDouble(), seat.GetProperty("balance").GetDouble(), 9);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK)]
    public async Task A_page_of_another_site_does_nothing_for_a_pupil(string header, string value, HttpStatusCode expected)
    {
        var room = await Open("warm-up");
        using var one = new Pupil(served);
        await one.Join(Text(room, "code"));
        var body = new StringContent("""{"seat": "uni/2"}""", null, "application/json");
        using (var answer = await one.Send(HttpMethod.Post, $"/join/{Text(room, "code")}/seat", body, request => request.Headers.Add(header, value)))
            Assert.Equal(expected, answer.StatusCode);
        // A link may be followed from anywhere. Its answer lets nothing in but its own.
        using var page = await one.Send(HttpMethod.Get, $"/join/{Text(room, "code")}", null, request => request.Headers.Add("Sec-Fetch-Site", "cross-site"));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; script-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'",
            Assert.Single(page.Headers.GetValues("Content-Security-Policy")));
        // A browser sends no origin with a form of a page that must not refer.
        Assert.Equal("same-origin", Assert.Single(page.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task Who_follows_hears_of_what_changes_when_it_does()
    {
        var room = await Open("warm-up");
        string at = $"/join/{Text(room, "code")}";
        using Pupil one = new(served), other = new(served);
        int version = (await one.Join(Text(room, "code"))).GetProperty("version").GetInt32();
        var waiting = one.Ok(HttpMethod.Get, $"{at}/state?after={version}");
        await other.Join(Text(room, "code"));
        await Act(Text(room, "room"), "poll");
        Assert.Equal("polling", Text(await waiting, "phase"));
        Assert.Equal(version + 1, (await waiting).GetProperty("version").GetInt32()); // Somebody who comes is no change of what it sees.
        version = (await one.Ok(HttpMethod.Get, $"{at}/state")).GetProperty("version").GetInt32();
        var closing = one.Ask(HttpMethod.Get, $"{at}/state?after={version}");
        await served.Http.DeleteAsync(new Uri(served.At, $"/api/rooms/{Text(room, "room")}"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, (await closing).Status);
    }

    private async Task<JsonElement> Open(string lesson)
    {
        using var opened = await served.Post("/api/rooms", $$"""{"lesson": "{{lesson}}"}""");
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        var room = await Served.JsonOf(opened);
        using var paced = await served.Post($"/api/rooms/{Text(room, "room")}/pace", """{"seconds": 0}""");
        Assert.Equal(HttpStatusCode.OK, paced.StatusCode);
        return room;
    }

    private async Task Act(string id, string act)
    {
        using var answer = await served.Post($"/api/rooms/{id}/{act}");
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{act}: {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
    }

    private async Task<JsonElement> Told(string id)
    {
        var room = served.Classroom.Of(id);
        await room.Until(() => room.See().Phase == "told");
        return await served.Get($"/api/rooms/{id}");
    }

    private static async Task Refused(Pupil pupil, HttpStatusCode status, string why, string path, object body)
    {
        var (given, problem) = await pupil.Ask(HttpMethod.Post, path, body);
        Assert.Equal(status, given);
        Assert.Contains(why, Text(problem, "detail"), StringComparison.Ordinal);
        Assert.Matches("[\\u4e00-\\u9fff]", Text(problem, "detailZh"));
    }

    private static string Text(JsonElement of, string property) => of.GetProperty(property).GetString()!;
}
