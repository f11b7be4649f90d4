using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Gongyu.Scenarios;

namespace Gongyu.Silo.Tests;

/// <summary>A service with a folder of its own, and a client of it.</summary>
public sealed class Served : IAsyncLifetime
{
    /// <summary>A scenario of nine that is played in a moment.</summary>
    public const string Small = """
        question: {en: "Who cooperates?", zh: "谁合作？"}
        community: {sectors: 2, enterprises: 5, universities: 2, associations: true}
        policy: {incentive.taxRelief: 0.4, supervision.auditRate: 0.5}
        rounds: 6
        replications: 3
        seed: 7
        """;

    /// <summary>The same, but of so many that it is not over while it is led, however many rounds one thread plays in a moment.</summary>
    public static string Lasting { get; } = Small.Replace("rounds: 6", "rounds: 100000", StringComparison.Ordinal)
        .Replace("enterprises: 5", "enterprises: 500", StringComparison.Ordinal);

    private static readonly TimeSpan Long = TimeSpan.FromDays(1);

    private readonly string folder = Directory.CreateTempSubdirectory("gongyu").FullName;
    private GongyuService? service;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Speaks to it.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) });

    /// <summary>Its data folder.</summary>
    public string Data => Path.Combine(folder, "data");

    /// <summary>The folder of its results folders.</summary>
    public string Results => Path.Combine(folder, "results");

    public ValueTask InitializeAsync() => Start();

    public async ValueTask DisposeAsync()
    {
        await End();
        Http.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Begins it again with what is in its folders; on another port, since anybody may have taken the one before.</summary>
    public ValueTask BeginAgain() => Start();

    /// <summary>Starts it, on a free port.</summary>
    public ValueTask Start(string? token = null) => Start(new ServeOptions("http://127.0.0.1:0", Token: token));

    /// <summary>Starts it otherwise, with its own folders.</summary>
    public async ValueTask Start(ServeOptions options)
    {
        service = await GongyuService.Start(options with { Data = Data, Results = Results }, Cancellation);
        At = new(service.Url);
    }

    /// <summary>Ends it, as Ctrl-C does.</summary>
    public async ValueTask End()
    {
        if (service is not null)
            await service.DisposeAsync();
        service = null;
    }

    /// <summary>Its rooms.</summary>
    internal Classroom Classroom => service!.Classroom;

    /// <summary>Its runs.</summary>
    internal RunService Runs => service!.Runs;

    /// <summary>Its routes.</summary>
    internal IReadOnlyList<Microsoft.AspNetCore.Http.Endpoint> Routes => service!.Routes;

    /// <summary>Where it is.</summary>
    public Uri At { get; private set; } = null!;

    /// <summary>Begins a run and gives its id.</summary>
    public async Task<string> Begin(string scenario, string query = "name=small")
    {
        using var answer = await Post($"/api/runs?{query}", scenario, "application/yaml");
        Assert.Equal(System.Net.HttpStatusCode.Created, answer.StatusCode);
        return (await JsonOf(answer)).GetProperty("run").GetString()!;
    }

    /// <summary>
    /// Begins a run by actors that waits after so many rounds, however long whoever leads it takes; its first replication alone. It can be stepped,
    /// and goes on when it is <see cref="LetGo"/>.
    /// </summary>
    public string BeginAndHold(string scenario, int after, int rounds = Model.Scenario.MaxRounds)
    {
        var held = ScenarioFile.Parse("held", scenario, "held").Scenario! with { Rounds = rounds, Replications = 1 };
        string run = Runs.Begin(held, Hosts.Actors, ledger: false, Long);
        Runs.SetPace(run, Long, after);
        return run;
    }

    /// <summary>Lets a run go on as fast as it can.</summary>
    public void LetGo(string run) => Runs.SetPace(run, TimeSpan.Zero);

    /// <summary>The run when it has played so many rounds.</summary>
    public async Task UntilRound(string run, int round)
    {
        while ((await GetInTime($"/api/runs/{run}")).GetProperty("round").GetInt32() < round)
            await Task.Delay(20, Cancellation);
    }

    /// <summary>Waits until a run has its turn; it must not have come to its end.</summary>
    internal async Task UntilItsTurn(string run)
    {
        LiveRun? played;
        while ((played = Runs.Find(run)) is { IsPlayed: false })
            await Task.Delay(20, Cancellation);
        Assert.NotNull(played);
    }

    /// <summary>Reads something.</summary>
    public async Task<JsonElement> Get(string path)
    {
        using var answer = await Http.GetAsync(new Uri(At, path), Cancellation);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        return await JsonOf(answer);
    }

    /// <summary>Asks for something.</summary>
    public Task<HttpResponseMessage> Post(string path, string body = "", string type = "application/json")
    {
        var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return Http.PostAsync(new Uri(At, path), content, Cancellation);
    }

    /// <summary>Reads something as often as it takes until the service has time for it.</summary>
    public async Task<JsonElement> GetInTime(string path)
    {
        while (true)
        {
            using var answer = await Http.GetAsync(new Uri(At, path), Cancellation);
            if (answer.StatusCode != System.Net.HttpStatusCode.TooManyRequests)
                return await JsonOf(answer);
            await Task.Delay(100, Cancellation);
        }
    }

    /// <summary>The run when it has come to a state.</summary>
    public async Task<JsonElement> Until(string run, string state)
    {
        while (true)
        {
            var told = await GetInTime($"/api/runs/{run}");
            string now = told.GetProperty("state").GetString()!;
            if (now == state)
                return told;
            Assert.True(now is "running" or "paused" || state == now, $"{run} is {now}, and will not be {state}.");
            await Task.Delay(20, Cancellation);
        }
    }

    public static async Task<JsonElement> JsonOf(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement;
}
