using System.Net;
using System.Net.Http.Json;

namespace Gongyu.Silo.Tests;

/// <summary>A full class whose phones reload, and lose their connections.</summary>
[Collection(nameof(Alone))]
public sealed class CrowdTests(Served served) : IClassFixture<Served>
{
    private const int Bots = 60, Stops = 2; // Twenty rounds.
    private const double MostGrowth = 1.5;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sixty_who_reload_and_drop_their_connections_have_a_vote_each_and_memory_stays_flat()
    {
        var room = served.Classroom.OpenRoom("warm-up");
        room.SetPace(0.1);
        Bot[] bots = [.. Enumerable.Range(0, Bots).Select(number => new Bot(served, room.Code, number))];
        await Task.WhenAll(bots.Select(bot => bot.Join()));
        long early = 0;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var restless = Task.WhenAll(bots.Select(bot => bot.Reload(ending.Token)));
        for (int stop = 1; stop <= Stops; stop++)
        {
            room.OpenPoll();
            int[] votes = await Task.WhenAll(bots.Select(bot => bot.Vote(stop)));
            served.Classroom.Reveal(room);
            while (room.See().Phase != "told")
            {
                var news = room.News;
                if (early == 0 && room.Rounds.Count >= 2)
                    early = GC.GetTotalMemory(forceFullCollection: true);
                if (room.See().Phase != "told")
                    await news.WaitAsync(Cancellation);
            }
            Assert.Equal(votes.CountBy(vote => vote).OrderBy(one => one.Key), Counted(room));
            room.Next();
        }
        await ending.CancelAsync();
        await restless;
        Assert.Equal((Bots, 20), (room.See().People, room.Rounds.Count));
        long late = GC.GetTotalMemory(forceFullCollection: true);
        Assert.True(late < MostGrowth * early, $"{early} bytes after two rounds, {late} at the end");
        Assert.All(bots, bot => Assert.True(bot.Dropped > 0 && bot.Reloaded > 0));
        foreach (var bot in bots)
            bot.Dispose();
    }

    private static IEnumerable<KeyValuePair<int, int>> Counted(Room room) =>
        room.See().Votes.Index().Where(one => one.Item > 0).Select(one => KeyValuePair.Create(one.Index + 1, one.Item));

    private sealed class Bot(Served served, string code, int number) : IDisposable
    {
        private readonly Pupil pupil = new(served);
        private readonly Random chance = new(number);

        public int Dropped { get; private set; }

        public int Reloaded { get; private set; }

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
                int vote = (await pupil.Ok(HttpMethod.Get, $"/join/{code}/state")).GetProperty("vote").GetInt32();
                Assert.True(answer == HttpStatusCode.OK ? vote == option : (sent >> vote & 1) == 1);
                return vote;
            }
        }

        // Reloads its page, and follows the room for a moment, again and again.
        public async Task Reload(CancellationToken ending)
        {
            while (!ending.IsCancellationRequested)
            {
                if ((await pupil.Page($"/join/{code}")).Status == HttpStatusCode.OK)
                    Reloaded++;
                int version = (await pupil.Ok(HttpMethod.Get, $"/join/{code}/state")).GetProperty("version").GetInt32();
                await Dropping(HttpMethod.Get, $"/join/{code}/state?after={version}", null, chance.Next(1, 200));
            }
        }

        // Its status; none when the connection was dropped before there was one.
        private async Task<HttpStatusCode?> Dropping(HttpMethod method, string path, object? body, int milliseconds)
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
        }
    }
}
