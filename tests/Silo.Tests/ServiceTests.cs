using System.Net;
using System.Text.Json;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo.Tests;

/// <summary>The service as a program uses it: over HTTP.</summary>
public sealed class ServiceTests(Served served) : IClassFixture<Served>
{
    private static readonly Scenario Small = ScenarioFile.Parse("small", Served.Small, "small").Scenario!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_is_begun_watched_and_comes_to_what_the_model_says()
    {
        string run = await served.Begin(Served.Small);
        var told = await served.Until(run, "completed");
        var expected = Enumerable.Range(0, 3).Select(number => Community.Play(Small, number, cancellation: Cancellation)).ToArray();
        Assert.Equal(RunHash.Of([.. expected.Select(one => one.Hash)]).ToString(), told.GetProperty("hash").GetString());
        Assert.Equal("actors+fast", told.GetProperty("host").GetString());
        Assert.Equal("谁合作？", told.GetProperty("question").GetProperty("zh").GetString());
        Assert.Equal(
            expected.Average(one => one.Outcome(Metrics.Cooperation)),
            told.GetProperty("outcomes").GetProperty(Metrics.Cooperation.Id).GetProperty("mean").GetDouble(), 1e-12);
        Assert.Contains((await served.Get("/api/runs")).EnumerateArray(), one => one.GetProperty("run").GetString() == run);
    }

    [Fact]
    public async Task Rounds_are_the_same_as_json_as_events_and_in_the_table()
    {
        string run = await served.Begin(Served.Small);
        var events = new List<JsonElement>();
        await foreach (var (id, data) in Watch(run, 0))
        {
            Assert.Equal($"{data.GetProperty("round").GetInt32()}", id);
            events.Add(data);
        }
        await served.Until(run, "completed");
        var heard = new List<RoundRecord>();
        Community.Play(Small, 0, new Hearing(heard.Add), Cancellation);
        var rounds = (await served.Get($"/api/runs/{run}/rounds")).EnumerateArray().ToArray();
        Assert.Equal(heard.Select(round => round[Metrics.Cooperation]), rounds.Select(Cooperation));
        Assert.Equal(heard.Select(round => round[Metrics.Cooperation]), events.Select(Cooperation));
        string table = await served.Http.GetStringAsync(new Uri(served.At, $"/api/runs/{run}/results/rounds.csv"), Cancellation);
        Assert.Equal(
            heard.Select(round => round[Metrics.Cooperation]),
            table.Split('\n').Select(line => line.Split(',')).Where(row => row.Length > 3 && row[1] == "1" && row[3] == Metrics.Cooperation.Id)
                .Select(row => double.Parse(row[^1], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(2, (await served.Get($"/api/runs/{run}/rounds?replication=2&after=4")).GetArrayLength());
    }

    [Theory]
    [InlineData("x%0d%1b%5b31mforged")]
    [InlineData("")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task A_name_that_would_write_into_logs_and_labels_is_refused(string name)
    {
        using var answer = await served.Post($"/api/runs?name={name}", Served.Small, "application/yaml");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("control character", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watcher_that_drops_its_connection_ten_times_misses_and_repeats_no_round()
    {
        string run = await served.Begin(Served.Small.Replace("rounds: 6", "rounds: 400", StringComparison.Ordinal), "name=long&host=actors&replications=1");
        var seen = new List<int>();
        for (int drop = 0; drop <= 10; drop++)
            await foreach (var (id, _) in Watch(run, seen.LastOrDefault()))
            {
                seen.Add(int.Parse(id, System.Globalization.CultureInfo.InvariantCulture));
                if (drop < 10 && seen.Count % 30 == 0)
                    break;
            }
        Assert.Equal(Enumerable.Range(1, 400), seen);
        // Who comes when all is over sees the same.
        await served.Until(run, "completed");
        Assert.Equal(400, (await served.Get($"/api/runs/{run}/rounds")).GetArrayLength());
    }

    [Fact]
    public async Task Who_watches_a_run_that_waits_for_its_turn_is_let_in_before_its_first_round()
    {
        var runs = new List<string>();
        for (int run = 0; run < 5; run++)
        {
            runs.Add(await served.Begin(Served.Lasting, $"name=queue{run}&host=fast&replications=1"));
            if (run < 4)
                await served.UntilItsTurn(runs[^1]);
        }
        var stream = new Uri(served.At, $"/api/runs/{runs[^1]}/stream");
        using (await served.Http.GetAsync(stream, HttpCompletionOption.ResponseHeadersRead, Cancellation))
            Assert.Equal(0, (await served.Get($"/api/runs/{runs[^1]}")).GetProperty("round").GetInt32());
        foreach (string run in Enumerable.Reverse(runs))
            await Expect(HttpStatusCode.NoContent, $"/api/runs/{run}/pause");
    }

    [Fact]
    public async Task A_runs_life_is_led_over_http()
    {
        string run = served.BeginAndHold(Served.Small, after: 20, rounds: 100);
        await foreach (var (id, _) in Watch(run, 0))
            if (id == "20")
                break;
        using (var changed = await served.Post($"/api/runs/{run}/policy", """{"set": {"incentive.taxRelief": 0.9}}"""))
            Assert.Equal(21, (await Served.JsonOf(changed)).GetProperty("round").GetInt32());
        await Expect(HttpStatusCode.NoContent, $"/api/runs/{run}/pause");
        int paused = (await served.Until(run, "paused")).GetProperty("round").GetInt32();
        Assert.Equal(20, paused);
        await Expect(HttpStatusCode.NoContent, $"/api/runs/{run}/step");
        Assert.Equal(paused + 1, (await Idle(run)).GetProperty("round").GetInt32());
        using (var changed = await served.Post($"/api/runs/{run}/policy", """{"set": {"supervision.auditRate": 0.1}}"""))
            Assert.Equal(paused + 2, (await Served.JsonOf(changed)).GetProperty("round").GetInt32());
        served.LetGo(run);
        await Expect(HttpStatusCode.NoContent, $"/api/runs/{run}/resume");
        var done = await served.Until(run, "completed");
        var scenario = ScenarioFile.Parse("life", done.GetProperty("text").GetString()!, "life").Scenario!;
        Assert.Equal(2, scenario.Timeline.Count);
        Assert.Equal(RunHash.Of([Community.Play(scenario, 0, cancellation: Cancellation).Hash]).ToString(), done.GetProperty("hash").GetString());
        // A fork without a change is its original.
        using (var fork = await served.Post($"/api/runs/{run}/fork", """{"at": 20, "set": {}}"""))
            Assert.Equal(
                done.GetProperty("hash").GetString(),
                (await served.Until((await Served.JsonOf(fork)).GetProperty("run").GetString()!, "completed")).GetProperty("hash").GetString());
        await Expect(HttpStatusCode.Conflict, $"/api/runs/{run}/resume");
        using (var deleted = await served.Http.DeleteAsync(new Uri(served.At, $"/api/runs/{run}"), Cancellation))
            Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        await Expect(HttpStatusCode.NotFound, $"/api/runs/{run}/resume");
    }

    [Fact]
    public async Task A_person_decides_over_http_for_a_run_that_is_played_and_for_one_that_is_not()
    {
        string run = served.BeginAndHold(Served.Small, after: 20, rounds: 100);
        await served.UntilRound(run, 20);
        using (var decided = await served.Post($"/api/runs/{run}/policy", """{"decide": {"ent/3": "committed", "uni/1": "abstain"}}"""))
            Assert.Equal(21, (await Served.JsonOf(decided)).GetProperty("round").GetInt32());
        await Expect(HttpStatusCode.NoContent, $"/api/runs/{run}/pause");
        const int next = 21;
        using (var both = await served.Post($"/api/runs/{run}/policy", """{"set": {"supervision.auditRate": 0.1}, "decide": {"uni/2": "opportunist"}}"""))
            Assert.Equal(next, (await Served.JsonOf(both)).GetProperty("round").GetInt32());
        await Expect(HttpStatusCode.NoContent, $"/api/runs/{run}/step");
        await Idle(run);
        var why = await served.Get($"/api/runs/{run}/stakeholders/uni/2/explanation?round={next}");
        Assert.Equal("seat", why.GetProperty("member").GetProperty("revision").GetProperty("way").GetString());
        Assert.Equal("opportunist", why.GetProperty("member").GetProperty("stance").GetString());
        served.LetGo(run);
        await Expect(HttpStatusCode.NoContent, $"/api/runs/{run}/resume");
        var done = await served.Until(run, "completed");
        var scenario = ScenarioFile.Parse("seat", done.GetProperty("text").GetString()!, "seat").Scenario!;
        Assert.Equal(["ent/3=committed", "uni/1=abstain", "uni/2=opportunist"], scenario.Decisions.Select(decision => decision.ToString()));
        Assert.Equal(next, Assert.Single(scenario.Timeline).At);
        Assert.Equal(RunHash.Of([Community.Play(scenario, 0, cancellation: Cancellation).Hash]).ToString(), done.GetProperty("hash").GetString());
    }

    [Theory]
    [InlineData("""{"decide": {"ent/6": "abstain"}}""", "--decide ent/6=abstain: expected an enterprise (ent/1 to ent/5) or a university (uni/1 to uni/2), found \"ent/6\"")]
    [InlineData("""{"decide": {"ent/3": "keen"}}""", "--decide ent/3=keen: unknown stance \"keen\"; allowed: abstain, opportunist, committed")]
    [InlineData("""{"decide": {"supervision.penalty": "1"}}""", "--decide: expected member=stance such as ent/3=committed, found \"supervision.penalty=1\"")]
    [InlineData("{}", ": nothing is asked for: give a lever a value (--set lever=value), or decide for a member (--decide ent/3=committed)")]
    public async Task What_cannot_be_decided_is_a_problem(string body, string fault)
    {
        string run = served.Runs.Begin(Small, Hosts.Fast, ledger: false, paused: true);
        using var answer = await served.Post($"/api/runs/{run}/policy", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.EndsWith(fault, (await Served.JsonOf(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_by_the_fast_host_is_paused_stepped_and_changed_where_it_stands()
    {
        string run = await served.Begin(Served.Lasting, "name=fast&host=fast&replications=1");
        await foreach (var (id, _) in Watch(run, 0))
            if (id == "50")
                break;
        await Expect(HttpStatusCode.NoContent, $"/api/runs/{run}/pause");
        int paused = (await served.Until(run, "paused")).GetProperty("round").GetInt32();
        Assert.InRange(paused, 50, 99_999);
        await Expect(HttpStatusCode.NoContent, $"/api/runs/{run}/step");
        Assert.Equal(paused + 1, (await Idle(run)).GetProperty("round").GetInt32());
        using var changed = await served.Post($"/api/runs/{run}/policy", """{"set": {"incentive.taxRelief": 0.9}}""");
        Assert.Equal(paused + 2, (await Served.JsonOf(changed)).GetProperty("round").GetInt32());
        var before = (await served.Get($"/api/runs/{run}/rounds?after={paused - 1}")).EnumerateArray().Select(Cooperation).ToArray();
        await Expect(HttpStatusCode.NoContent, $"/api/runs/{run}/step");
        var after = (await Idle(run)).GetProperty("round").GetInt32();
        Assert.Equal(paused + 2, after);
        Assert.Equal(before, (await served.Get($"/api/runs/{run}/rounds?after={paused - 1}")).EnumerateArray().Take(before.Length).Select(Cooperation));
    }

    [Fact]
    public async Task A_change_that_comes_too_late_changes_nothing()
    {
        string run = await served.Begin(Served.Small.Replace("rounds: 6", "rounds: 300", StringComparison.Ordinal), "name=late&host=fast&replications=1");
        // Asked for as long as there is somebody to ask.
        var made = new List<int>();
        while (true)
        {
            using var answer = await served.Post($"/api/runs/{run}/policy", """{"set": {"incentive.taxRelief": 0.1}}""");
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                // Nobody plays it any more: there is nothing to pause.
                Assert.DoesNotContain("pause it first", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
                break;
            }
            made.Add((await Served.JsonOf(answer)).GetProperty("round").GetInt32());
        }
        var done = await served.Until(run, "completed");
        var scenario = ScenarioFile.Parse("late", done.GetProperty("text").GetString()!, "late").Scenario!;
        Assert.Equal(made.Distinct(), scenario.Timeline.Select(step => step.At));
        Assert.Equal(RunHash.Of([Community.Play(scenario, 0, cancellation: Cancellation).Hash]).ToString(), done.GetProperty("hash").GetString());
    }

    [Fact]
    public async Task A_run_that_cannot_go_on_says_why_and_one_that_cannot_be_read_is_listed_and_deleted()
    {
        string run = served.BeginAndHold(Served.Small, after: 3);
        await served.UntilRound(run, 3);
        await Expect(HttpStatusCode.NoContent, $"/api/runs/{run}/pause");
        Directory.Delete(Path.Combine(served.Results, run), recursive: true);
        File.WriteAllText(Path.Combine(served.Results, run), "in the way");
        await Expect(HttpStatusCode.InternalServerError, $"/api/runs/{run}/resume");
        var failure = (await served.Get($"/api/runs/{run}")).GetProperty("failure");
        Assert.Contains("cannot be written", failure.GetProperty("en").GetString(), StringComparison.Ordinal);
        Execute("UPDATE Run SET Dossier = x'00' WHERE Id = $run", run);
        var told = (await served.Get("/api/runs")).EnumerateArray().Single(one => one.GetProperty("run").GetString() == run);
        Assert.Equal("unreadable", told.GetProperty("state").GetString());
        Assert.StartsWith("this run cannot be read", told.GetProperty("failure").GetProperty("en").GetString(), StringComparison.Ordinal);
        using (var deleted = await served.Http.DeleteAsync(new Uri(served.At, $"/api/runs/{run}"), Cancellation))
            Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.DoesNotContain((await served.Get("/api/runs")).EnumerateArray(), one => one.GetProperty("run").GetString() == run);
    }

    [Fact]
    public async Task A_table_that_is_being_read_is_in_nobodys_way()
    {
        string run = served.BeginAndHold(Served.Small, after: 10, rounds: 20);
        await served.UntilRound(run, 10);
        await Expect(HttpStatusCode.NoContent, $"/api/runs/{run}/pause");
        served.LetGo(run);
        using (new FileStream(Path.Combine(served.Results, run, "rounds.csv"), FileMode.Open, FileAccess.Read, FileShare.Read))
        {
            await Expect(HttpStatusCode.NoContent, $"/api/runs/{run}/resume");
            await served.Until(run, "completed");
        }
    }

    [Fact]
    public async Task A_stakeholder_is_seen_after_any_round()
    {
        string run = await served.Begin(Served.Small);
        await served.Until(run, "completed");
        var community = Community.Found(Small.Community, Small.SeedOf(0));
        Assert.Equal(4, community.Rounds(Small, new(Small.SeedOf(0)), Cancellation).Take(4).Count());
        foreach (var who in community.Stakeholders)
        {
            var seen = await served.Get($"/api/runs/{run}/stakeholders/{who.Id}?round=4");
            Assert.Equal(who.Balance.Units, seen.GetProperty("balance").GetDouble());
            Assert.Equal((who as Member)?.Reputation, seen.GetProperty("reputation") is { ValueKind: JsonValueKind.Number } reputation ? reputation.GetDouble() : null);
            Assert.Equal((who as Member)?.Agreements.Length ?? 0, seen.GetProperty("agreements").GetArrayLength());
        }
        Assert.Equal(10, (await served.Get($"/api/runs/{run}/stakeholders")).GetArrayLength());
    }

    [Fact]
    public async Task A_stakeholder_tells_why()
    {
        string run = await served.Begin(Served.Small);
        await served.Until(run, "completed");
        foreach (var who in Small.Community.Roster)
        {
            var told = new Inquiry(who).Ask(Small, 0, 4, Small.Rounds, Cancellation).Fact;
            var seen = await served.Get($"/api/runs/{run}/stakeholders/{who}/explanation?round=4");
            Assert.Equal(told.Entries.Count, seen.GetProperty("ledger").GetArrayLength());
            if (told.Member is { } member)
                Assert.Equal(member.Utility.After, seen.GetProperty("member").GetProperty("utility").GetProperty("after").GetDouble());
            Assert.Equal(Small.Rounds, (await served.Get($"/api/runs/{run}/stakeholders/{who}/explanation")).GetProperty("round").GetInt32());
        }
    }

    private void Execute(string sql, string run)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(served.Data, "gongyu.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$run", run);
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private Task<JsonElement> Idle(string run) => served.Until(run, "paused");

    private async Task Expect(HttpStatusCode code, string path)
    {
        using var answer = await served.Post(path);
        Assert.Equal(code, answer.StatusCode);
    }

    private static double Cooperation(JsonElement round) => round.GetProperty("metrics").GetProperty(Metrics.Cooperation.Id).GetDouble();

    private async IAsyncEnumerable<(string Id, JsonElement Data)> Watch(string run, int after)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(served.At, $"/api/runs/{run}/stream"));
        if (after > 0)
            request.Headers.Add("Last-Event-ID", $"{after}");
        using var answer = await served.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        var parser = System.Net.ServerSentEvents.SseParser.Create(await answer.Content.ReadAsStreamAsync(Cancellation));
        await foreach (var item in parser.EnumerateAsync(Cancellation))
            yield return (item.EventId!, JsonDocument.Parse(item.Data).RootElement);
    }

    private sealed class Hearing(Action<RoundRecord> hears) : IProgress<RoundRecord>
    {
        public void Report(RoundRecord value) => hears(value);
    }
}
