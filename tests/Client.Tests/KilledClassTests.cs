using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Gongyu.Scenarios;
using Gongyu.Silo;

namespace Gongyu.Client.Tests;

/// <summary>A class whose service is a real process that is killed.</summary>
public sealed class KilledClassTests : IDisposable
{
    private readonly Terminal terminal = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false });
    private Uri at = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        http.Dispose();
        terminal.Dispose();
    }

    // In the middle of a round, of a checkpoint after it, or while the next round is waited for.
    [Theory]
    [InlineData(null)]
    [InlineData("round 4 Learn")]
    [InlineData("generation 6 district 0")]
    [InlineData("generation 4 committed")]
    public async Task A_class_whose_service_is_killed_goes_on_with_its_votes_its_seat_and_the_rounds_it_saw(string? place)
    {
        string run, code, ticket;
        using (var process = await Serve(place))
        {
            var room = await Ask(HttpMethod.Post, "/api/rooms", new { lesson = "warm-up" });
            (run, code) = (Text(room, "room"), Text(room, "code"));
            ticket = await Join(code);
            await Ask(HttpMethod.Post, $"/join/{code}/seat", new { seat = "uni/2" }, ticket);
            await Ask(HttpMethod.Post, $"/api/rooms/{run}/poll");
            await Ask(HttpMethod.Post, $"/join/{code}/votes", new { stop = 1, option = 3 }, ticket);
            await Ask(HttpMethod.Post, $"/join/{code}/decisions", new { seat = "uni/2", stance = "committed", round = 1 }, ticket);
            await Ask(HttpMethod.Post, $"/api/rooms/{run}/pace", new { seconds = place is null ? 5 : 0.5 });
            await Ask(HttpMethod.Post, $"/api/rooms/{run}/reveal");
            if (place is null)
            {
                while ((await Ask(HttpMethod.Get, $"/api/rooms/{run}")).GetProperty("round").GetInt32() < 2)
                    await Task.Delay(20, Cancellation);
                await End(process, "KILL");
            }
            else
                await Terminal.Ended(process);
        }
        using (var process = await Serve())
        {
            var room = await Ask(HttpMethod.Get, $"/api/rooms/{run}");
            Assert.Equal(("playing", code, 1), (Text(room, "phase"), Text(room, "code"), room.GetProperty("people").GetInt32()));
            Assert.InRange(room.GetProperty("round").GetInt32(), 2, 5);
            // Nobody plays on before the teacher says so.
            Assert.Equal("paused", Text(await Ask(HttpMethod.Get, $"/api/runs/{run}"), "state"));
            Assert.Contains("begun again", room.GetProperty("trouble").GetProperty("en").GetString(), StringComparison.Ordinal);
            var state = await Ask(HttpMethod.Get, $"/join/{code}/state", null, ticket);
            Assert.Equal((3, "uni/2"), (state.GetProperty("vote").GetInt32(), Text(state.GetProperty("seat"), "id")));
            await Ask(HttpMethod.Post, $"/api/rooms/{run}/pace", new { seconds = 0 });
            room = await Reveal(run);
            Assert.Equal([0, 0, 1], room.GetProperty("votes").EnumerateArray().Select(votes => votes.GetInt32()));
            await Ask(HttpMethod.Post, $"/api/rooms/{run}/next");
            await Ask(HttpMethod.Post, $"/api/rooms/{run}/poll");
            await Reveal(run);
            // What was played before and after is one run: the one decision, and the levers of each stop in its own first round.
            var lesson = Lessons.Find("warm-up")!;
            var scenario = ScenarioFile.Parse("lesson", Text(await Ask(HttpMethod.Get, $"/api/runs/{run}"), "text"), "lesson").Scenario!;
            var decided = Assert.Single(scenario.Decisions);
            Assert.Equal((1, "uni/2"), (decided.Round, $"{decided.Who}"));
            Assert.Equal(lesson.Told.Timeline.Where(step => step.At <= lesson.Stops[1].Until), scenario.Timeline);
            await End(process, "INT");
        }
        Assert.Equal(ExitCode.Done, await terminal.Type("resume", run));
        Assert.Equal(ExitCode.Done, await terminal.Type("verify", terminal.In($"results/{run}")));
    }

    // Plays the rounds of the stop; nothing may be in the way.
    private async Task<JsonElement> Reveal(string run)
    {
        await Ask(HttpMethod.Post, $"/api/rooms/{run}/reveal");
        while (true)
        {
            var room = await Ask(HttpMethod.Get, $"/api/rooms/{run}");
            Assert.Equal(JsonValueKind.Null, room.GetProperty("trouble").ValueKind);
            if (Text(room, "phase") == "told")
                return room;
            await Task.Delay(20, Cancellation);
        }
    }

    private async Task<Process> Serve(string? place = null)
    {
        var process = terminal.StartWith(place, "serve", "--urls", "http://127.0.0.1:0", "--log", "none");
        at = new((await process.StandardOutput.ReadLineAsync(Cancellation))!.Split(' ')[1]);
        return process;
    }

    private static async Task End(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await Terminal.Ended(process);
    }

    private async Task<string> Join(string code)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(at, "/join"), new { code }, Cancellation);
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    private async Task<JsonElement> Ask(HttpMethod method, string path, object? body = null, string? ticket = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(at, path)) { Content = body is null ? null : JsonContent.Create(body) };
        if (ticket is not null)
            request.Headers.Add("Cookie", ticket);
        using var answer = await http.SendAsync(request, Cancellation);
        string said = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, said);
        return JsonDocument.Parse(said).RootElement;
    }

    private static string Text(JsonElement of, string property) => of.GetProperty(property).GetString()!;
}
