using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>A service that is running somewhere, spoken to over HTTP. Whatever it does not do is a <see cref="ServerException"/>.</summary>
internal sealed class Server : IDisposable
{
    private const int MostTries = 5;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(100);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly HttpClient http;
    private readonly Uri root;

    /// <summary>Speaks to the service at an address.</summary>
    /// <param name="at">Where it is.</param>
    /// <param name="token">What it may want from whoever changes something.</param>
    public Server(Uri at, string? token)
    {
        At = at;
        root = at.AbsoluteUri.EndsWith('/') ? at : new(at.AbsoluteUri + "/");
        http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = !at.IsLoopback, ConnectTimeout = 10 * Second })
        {
            Timeout = Timeout.InfiniteTimeSpan, // Of a stream; other requests have one of their own.
        };
        if (token is not null)
            http.DefaultRequestHeaders.Authorization = new("Bearer", token);
    }

    /// <summary>Where it is, as its user wrote it.</summary>
    public Uri At { get; }

    /// <summary>Where what came of a run is read.</summary>
    public string ResultsOf(string run) => new Uri(root, $"{PathOf(run)}/results").ToString();

    /// <summary>All runs, oldest first.</summary>
    public Task<IReadOnlyList<RunSeen>> List(CancellationToken cancellation) => Get<IReadOnlyList<RunSeen>>("api/runs", cancellation);

    /// <summary>A run.</summary>
    public Task<RunSeen> Run(string run, CancellationToken cancellation) => Get<RunSeen>(PathOf(run), cancellation);

    /// <summary>The scenario of a run as it is played now.</summary>
    public async Task<Scenario> Scenario(string run, CancellationToken cancellation) => (await ScenarioAndText(run, cancellation)).Scenario;

    /// <summary>The scenario of a run, and its text.</summary>
    public async Task<(Scenario Scenario, string Text)> ScenarioAndText(string run, CancellationToken cancellation)
    {
        var seen = await Get<ScenarioSeen>($"{PathOf(run)}/scenario", cancellation);
        return (Read(run, seen.Name, seen.Text, seen.Files), seen.Text);
    }

    /// <summary>What came of a run so far.</summary>
    public async Task<(ResultsSeen Results, Scenario Scenario)> Results(string run, CancellationToken cancellation)
    {
        var seen = await Get<ResultsSeen>($"{PathOf(run)}/results", cancellation);
        var played = seen.Manifest.Scenario;
        return (seen, Read(run, played.Name, played.Effective, played.Files));
    }

    /// <summary>The rounds of the first replication after a round, as they come. It ends when the run is no longer played.</summary>
    public async IAsyncEnumerable<RoundSeen> Rounds(string run, int after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(root, $"{PathOf(run)}/stream"));
        request.Headers.Add("Last-Event-ID", after.ToString(CultureInfo.InvariantCulture));
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        answer.EnsureSuccessStatusCode();
        await using var events = await answer.Content.ReadAsStreamAsync(cancellation);
        var rounds = SseParser.Create(events, (_, data) => JsonSerializer.Deserialize<RoundSeen>(data, Json));
        await foreach (var round in rounds.EnumerateAsync(cancellation))
            if (round.Data is { } seen)
                yield return seen;
    }

    /// <summary>Begins a run and gives its id. It is not cut off: nobody would know whether it was begun.</summary>
    public async Task<string> Begin(Scenario scenario, Hosts hosts, bool ledger)
    {
        string host = hosts switch { Hosts.Actors => "&host=actors", Hosts.Fast => "&host=fast", _ => "" };
        string path = $"api/runs?name={Uri.EscapeDataString(scenario.Name)}&ledger={(ledger ? "true" : "false")}{host}";
        string text = ScenarioFile.Write(scenario);
        return (await Post<RunBegun>(path, () => new StringContent(text, Encoding.UTF8, "application/yaml"), CancellationToken.None)).Run;
    }

    /// <summary>Begins a fork of a run and gives its id; it is not cut off either.</summary>
    public async Task<string> Fork(string run, int at, IReadOnlyList<string> set)
    {
        HttpContent Asked() => JsonContent.Create(new { At = at, Set = Values(set), Decide = Decisions(set) }, options: Json);
        return (await Post<RunBegun>($"{PathOf(run)}/fork", Asked, CancellationToken.None)).Run;
    }

    /// <summary>Changes the policy of a run, or decides for members, and gives the first round that is otherwise.</summary>
    public async Task<int> Intervene(string run, IReadOnlyList<string> set, CancellationToken cancellation)
    {
        HttpContent Asked() => JsonContent.Create(new { Set = Values(set), Decide = Decisions(set) }, options: Json);
        return (await Post<PolicyMade>($"{PathOf(run)}/policy", Asked, cancellation)).Round;
    }

    /// <summary>Pauses a run after its round.</summary>
    public Task Pause(string run, CancellationToken cancellation) => Do(HttpMethod.Post, $"{PathOf(run)}/pause", cancellation);

    /// <summary>Goes on with a run.</summary>
    /// <param name="run">Its id.</param>
    /// <param name="oneRound">Whether to pause it again after one round.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task Resume(string run, bool oneRound, CancellationToken cancellation) =>
        Do(HttpMethod.Post, $"{PathOf(run)}/{(oneRound ? "step" : "resume")}", cancellation);

    /// <summary>Forgets a run.</summary>
    public Task Delete(string run, CancellationToken cancellation) => Do(HttpMethod.Delete, PathOf(run), cancellation);

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    // What no id can be is not sent: in an address it would mean something else.
    private string PathOf(string run) => run.Length > 0 && run.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
        ? $"api/runs/{run}"
        : throw ServerException.NoSuchRun(At, run);

    private static Dictionary<string, string> Decisions(IReadOnlyList<string> set) =>
        set.Where(Asked.IsDecision).Select(one => one.Split('=', 2)).ToDictionary(one => one[0], one => one[1]);

    // As they were checked before.
    private static Dictionary<string, double> Values(IReadOnlyList<string> set)
    {
        var values = new Dictionary<string, double>();
        foreach (string one in set.Where(one => !Asked.IsDecision(one)))
        {
            int equals = one.IndexOf('=', StringComparison.Ordinal);
            values[one[..equals]] = double.Parse(one[(equals + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture);
        }
        return values;
    }

    private Scenario Read(string run, string name, string text, IReadOnlyList<NamedFile> files)
    {
        var reading = ScenarioFile.Parse(name, text, $"{At.OriginalString}: {run}", files);
        return reading.Scenario ?? throw ServerException.Unreadable(reading.Faults);
    }

    private async Task<T> Get<T>(string path, CancellationToken cancellation)
    {
        using var answer = await Ask(HttpMethod.Get, path, null, cancellation);
        return await Told<T>(answer, cancellation);
    }

    private async Task<T> Post<T>(string path, Func<HttpContent> body, CancellationToken cancellation)
    {
        using var answer = await Ask(HttpMethod.Post, path, body, cancellation);
        return await Told<T>(answer, cancellation);
    }

    private async Task Do(HttpMethod method, string path, CancellationToken cancellation)
    {
        using var answer = await Ask(method, path, null, cancellation);
        if (answer.StatusCode != HttpStatusCode.NoContent)
            throw ServerException.NotGongyu(At, answer.StatusCode);
    }

    private async Task<T> Told<T>(HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync<T>(Json, cancellation) ?? throw ServerException.NotGongyu(At, answer.StatusCode);
        }
        catch (Exception other) when (other is JsonException or InvalidOperationException)
        {
            throw ServerException.NotGongyu(At, answer.StatusCode); // It is no JSON, or in letters that nobody knows.
        }
    }

    // One that is told to come again does, a few times.
    private async Task<HttpResponseMessage> Ask(HttpMethod method, string path, Func<HttpContent>? body, CancellationToken cancellation)
    {
        for (int tries = 1; ; tries++)
        {
            var answer = await Send(method, path, body, cancellation);
            if (answer.IsSuccessStatusCode)
                return answer;
            using (answer)
            {
                if (answer.StatusCode != HttpStatusCode.TooManyRequests || tries == MostTries)
                    throw await Refusal(answer, cancellation);
                await Task.Delay(answer.Headers.RetryAfter?.Delta ?? tries * Second, cancellation);
            }
        }
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, Func<HttpContent>? body, CancellationToken cancellation)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        waiting.CancelAfter(Longest);
        using var request = new HttpRequestMessage(method, new Uri(root, path)) { Content = body?.Invoke() };
        try
        {
            return await http.SendAsync(request, waiting.Token);
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException)
        {
            throw ServerException.Unreachable(At, lost.Message);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw ServerException.Unreachable(At, late.Message);
        }
    }

    private async Task<ServerException> Refusal(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (answer.StatusCode == HttpStatusCode.Unauthorized)
            return ServerException.WrongToken(http.DefaultRequestHeaders.Authorization is not null);
        try
        {
            // A problem of ours is told in Chinese too.
            if (answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
                && await answer.Content.ReadFromJsonAsync<ProblemSeen>(Json, cancellation) is { DetailZh: not null } problem)
                return ServerException.Refused(At, answer.StatusCode, problem);
        }
        catch (Exception other) when (other is JsonException or InvalidOperationException)
        {
            // Nor is it a problem of ours.
        }
        return ServerException.NotGongyu(At, answer.StatusCode);
    }
}
