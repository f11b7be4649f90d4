using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Gongyu.Silo.Tests;

/// <summary>Somebody with a phone: a client that keeps its ticket.</summary>
internal sealed class Pupil(Served served) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    /// <summary>What it comes back with.</summary>
    public string? Ticket { get; set; }

    /// <summary>The last Set-Cookie it was given.</summary>
    public string? Cookie { get; private set; }

    public void Dispose() => http.Dispose();

    /// <summary>Joins, and must be let in.</summary>
    public async Task<JsonElement> Join(string code, string? name = null) => await Ok(HttpMethod.Post, "/join", new { code, name });

    /// <summary>Asks with JSON, and must be answered.</summary>
    public async Task<JsonElement> Ok(HttpMethod method, string path, object? body = null)
    {
        var (status, json) = await Ask(method, path, body);
        Assert.True(status == HttpStatusCode.OK, json.ToString());
        return json;
    }

    /// <summary>Asks with JSON.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Json)> Ask(HttpMethod method, string path, object? body = null)
    {
        using var answer = await Send(method, path, body is null ? null : JsonContent.Create(body));
        return (answer.StatusCode, await Served.JsonOf(answer));
    }

    /// <summary>Sends a form, as a browser without script does.</summary>
    public Task<HttpResponseMessage> Form(string path, params (string Name, string Value)[] fields) =>
        Send(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>Reads a page.</summary>
    public async Task<(HttpStatusCode Status, string Text)> Page(string path)
    {
        using var answer = await Send(HttpMethod.Get, path, null);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Sends anything.</summary>
    public async Task<HttpResponseMessage> Send(
        HttpMethod method, string path, HttpContent? body, Action<HttpRequestMessage>? change = null, CancellationToken? cancellation = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(served.At, path)) { Content = body };
        if (Ticket is not null)
            request.Headers.Add("Cookie", $"{JoinRoutes.Cookie}={Ticket}");
        change?.Invoke(request);
        var answer = await http.SendAsync(request, cancellation ?? TestContext.Current.CancellationToken);
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            Cookie = cookies.Single();
            Ticket = Cookie.Split(';')[0].Split('=')[1];
        }
        return answer;
    }
}
