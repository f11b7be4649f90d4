using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo.Tests;

/// <summary>A full class whose phones reload, and lose their connections.</summary>
[Collection(nameof(Alone))]
public sealed class CrowdTests(Served served) : IClassFixture<Served>, IDisposable
{
    private const int Bots = 60;
    private const int Asking = 4 * Bots;
    private const double MostGrowth = 1.2, MostOfARound = 8_000; // Of all that is alive; bytes of what rooms and runs keep.

    private readonly SemaphoreSlim asking = new(Asking);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => asking.Dispose();

    [Fact]
    public async Task Of_sixty_who_reload_and_drop_their_connections_no_vote_and_no_decision_is_lost_or_doubled_and_memory_stays_flat()
    {
        var room = served.Classroom.OpenRoom("warm-up");
        room.SetPace(0.1);
        Bot[] bots = [.. Enumerable.Range(0, Bots).Select(number => new Bot(served, room.Code, number, asking))];
        await Task.WhenAll(bots.Select(bot => bot.Join()));
        List<Kept> kept = [];
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var restless = Task.WhenAll([
            .. bots.Select(bot => bot.Reload(ending.Token)), .. bots.Zip(room.See().Seats, (bot, seat) => bot.Decide(seat.Id, ending.Token))]);
        for (int stop = 1; stop <= room.Lesson.Stops.Count; stop++)
        {
            room.OpenPoll();
            int[] votes = await Task.WhenAll(bots.Select(bot => bot.Vote(stop)));
            served.Classroom.Reveal(room);
            await room.Until(() => room.See().Phase == "told");
            Assert.Equal(votes.CountBy(vote => vote).OrderBy(one => one.Key), Counted(room));
            kept.Add(await Keeps(room));
            room.Next();
        }
        await ending.CancelAsync();
        await restless;
        Assert.Equal((Bots, room.Lesson.Scenario.Rounds), (room.See().People, room.Rounds.Count));
        await AllDecisionsAreInTheRun(room, bots);
        StaysFlat(kept);
        Assert.All(bots, bot => Assert.True(bot.Dropped > 0 && bot.Reloaded > 0));
        foreach (var bot in bots)
            bot.Dispose();
    }

    // What is reached while nothing is played and nobody asks: what was asked is answered, or given up.
    private async Task<Kept> Keeps(Room room)
    {
        for (int one = 0; one < Asking; one++)
            await asking.WaitAsync(Cancellation);
        while (served.Runs.Active.Any())
            await Task.Delay(10, Cancellation);
        var reached = Reached.From(served.Classroom, served.Runs);
        long all = GC.GetTotalMemory(forceFullCollection: true);
        asking.Release(Asking);
        return new(room.Rounds.Count, reached.Bytes, all, reached.Objects);
    }

    // Nothing of a round is kept but its values, and what was voted and decided; and of all that is once in a process, not much more.
    private static void StaysFlat(List<Kept> kept)
    {
        var (early, late) = (kept[0], kept[^1]);
        double ofARound = (late.Bytes - early.Bytes) / (double)(late.Round - early.Round);
        string more = string.Join(", ", late.Objects.Select(one => (one.Key, More: one.Value - early.Objects.GetValueOrDefault(one.Key)))
            .OrderByDescending(one => one.More).Take(12).Select(one => $"{one.More} {one.Key}"));
        Assert.True(ofARound < MostOfARound, $"{ofARound:F0} bytes a round from {early.Bytes} to {late.Bytes}: {more}");
        foreach (string one in new[] { nameof(LiveRun), nameof(Person), nameof(Room) })
            Assert.Equal((one, early.Objects[one]), (one, late.Objects[one]));
        Assert.True(late.All < MostGrowth * early.All, $"{early.All} bytes in all, {late.All} at the end");
    }

    private sealed record Kept(int Round, long Bytes, long All, Dictionary<string, int> Objects);

    // What bots were told is decided is in the run, once each and as they decided; and nothing else is. The run comes to the same when it is played again.
    private async Task AllDecisionsAreInTheRun(Room room, Bot[] bots)
    {
        var told = await served.Get($"/api/runs/{room.Run}");
        var scenario = ScenarioFile.Parse("lesson", told.GetProperty("text").GetString()!, "lesson").Scenario!;
        var decided = scenario.Decisions.Select(one => ($"{one.Who}", one.Round, Seat.WordOf(one.Stance))).ToHashSet();
        Assert.Equal(scenario.Decisions.Count, decided.Count);
        // For the round after the last they may have decided too; it was not played.
        Assert.Subset(decided, bots.SelectMany(bot => bot.Decided).Where(one => one.Round <= room.Rounds.Count).ToHashSet());
        Assert.Subset(bots.SelectMany(bot => bot.Decided.Concat(bot.Unsure)).ToHashSet(), decided);
        Assert.True(bots.Sum(bot => bot.Decided.Count) > 20, "hardly anybody decided");
        var community = Community.Found(scenario.Community, scenario.Seed);
        var again = community.Rounds(scenario, new(scenario.Seed), Cancellation).Take(room.Rounds.Count);
        Assert.Equal(room.Rounds, again.Select(round => round.Values.ToArray()));
    }

    private static IEnumerable<KeyValuePair<int, int>> Counted(Room room) =>
        room.See().Votes.Index().Where(one => one.Item > 0).Select(one => KeyValuePair.Create(one.Index + 1, one.Item));

    private sealed class Bot(Served served, string code, int number, SemaphoreSlim asking) : IDisposable
    {
        private readonly Pupil pupil = new(served);
        private readonly Random chance = new(number);

        public int Dropped { get; private set; }

        public int Reloaded { get; private set; }

        /// <summary>What it was told is decided.</summary>
        public List<(string Seat, int Round, string Stance)> Decided { get; } = [];

        /// <summary>What it sent in time, as it seems, and was not told of.</summary>
        public List<(string Seat, int Round, string Stance)> Unsure { get; } = [];

        public void Dispose() => pupil.Dispose();

        public async Task Join() => await pupil.Join(code, $"bot {number}");

        // Tries again, with another option, until it is told that it has a vote; gives the vote it is told of.
        public async Task<int> Vote(int stop)
        {
            int sent = 0;
            for (int attempt = 0; ; attempt++)
            {
                int option = 1 + (number + attempt) % 3;
                sent |= 1 << option;
                var answer = await Dropping(HttpMethod.Post, $"/join/{code}/votes", new { stop, option }, attempt == 0 ? 3 : 1000);
                if (answer is null or HttpStatusCode.TooManyRequests)
                    continue;
                Assert.True(answer is HttpStatusCode.OK or HttpStatusCode.Conflict, $"{answer}");
                int vote = (await Now()).GetProperty("vote").GetInt32();
                Assert.True(answer == HttpStatusCode.OK ? vote == option : (sent >> vote & 1) == 1);
                return vote;
            }
        }

        // Takes a seat and decides for every round there is time for, again when the connection is lost before there is an answer.
        public async Task Decide(string seat, CancellationToken ending)
        {
            await pupil.Ok(HttpMethod.Post, $"/join/{code}/seat", new { seat });
            while (!ending.IsCancellationRequested)
            {
                int round = (await Now()).GetProperty("coming").GetInt32();
                if (Decided.Concat(Unsure).Any(one => one.Round == round))
                {
                    await Task.Delay(10, Cancellation);
                    continue;
                }
                string stance = new[] { "abstain", "opportunist", "committed" }[(number + round) % 3];
                HttpStatusCode? answer;
                do
                    answer = await Dropping(HttpMethod.Post, $"/join/{code}/decisions", new { seat, stance, round }, chance.Next(2) == 0 ? 2 : 1000);
                while (answer is null or HttpStatusCode.TooManyRequests);
                Assert.True(answer is HttpStatusCode.OK or HttpStatusCode.Conflict, $"{answer}");
                (answer == HttpStatusCode.OK ? Decided : Unsure).Add((seat, round, stance));
            }
        }

        // Reloads its page, and follows the room for a moment, again and again.
        public async Task Reload(CancellationToken ending)
        {
            while (!ending.IsCancellationRequested)
            {
                if ((await Ask(() => pupil.Page($"/join/{code}"))).Status == HttpStatusCode.OK)
                    Reloaded++;
                int version = (await Now()).GetProperty("version").GetInt32();
                await Dropping(HttpMethod.Get, $"/join/{code}/state?after={version}", null, chance.Next(1, 200));
            }
        }

        private Task<JsonElement> Now() => Ask(() => pupil.Ok(HttpMethod.Get, $"/join/{code}/state"));

        private async Task<T> Ask<T>(Func<Task<T>> ask)
        {
            await asking.WaitAsync(Cancellation);
            try
            {
                return await ask();
            }
            finally
            {
                asking.Release();
            }
        }

        // Its status; none when the connection was dropped before there was one.
        private Task<HttpStatusCode?> Dropping(HttpMethod method, string path, object? body, int milliseconds) => Ask<HttpStatusCode?>(async () =>
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            patience.CancelAfter(milliseconds);
            try
            {
                using var answer = await pupil.Send(method, path, body is null ? null : JsonContent.Create(body), null, patience.Token);
                return answer.StatusCode;
            }
            catch (OperationCanceledException) when (!Cancellation.IsCancellationRequested)
            {
                Dropped++;
                return null;
            }
        });
    }
}
