using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Gongyu.Model;
using Gongyu.Scenarios;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;

namespace Gongyu.Silo.Tests;

/// <summary>What the service refuses, and how it says so.</summary>
public sealed class GuardTests : IAsyncLifetime
{
    private const string Token = "a-token-of-many-letters";

    private static readonly Scenario Lasting = ScenarioFile.Parse("lasting", Served.Lasting, "lasting").Scenario! with { Replications = 1 };

    private readonly Served served = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => served.Start(Token);

    public ValueTask DisposeAsync() => served.DisposeAsync();

    [Fact]
    public async Task Who_changes_something_needs_the_token_and_who_reads_does_not()
    {
        foreach (string? given in (string?[])[null, "", "Bearer", "Bearer wrong", $"Basic {Token}", $"Bearer {Token}x", $"Bearer {Token[..^1]}"])
        {
            using var answer = await Send(HttpMethod.Post, "/api/runs", request => request.Headers.TryAddWithoutValidation("Authorization", given));
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
        using (var let = await Send(HttpMethod.Post, "/api/runs", request => request.Headers.Authorization = new("Bearer", Token)))
            Assert.Equal(HttpStatusCode.Created, let.StatusCode);
        using var read = await Send(HttpMethod.Get, "/api/runs");
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_page_of_another_site_changes_nothing(string header, string value)
    {
        using var answer = await Send(HttpMethod.Post, "/api/runs", request =>
        {
            request.Headers.Authorization = new("Bearer", Token);
            request.Headers.Add(header, value);
        });
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Who_calls_it_by_a_foreign_name_is_not_answered()
    {
        using var answer = await Send(HttpMethod.Get, "/api/runs", request => request.Headers.Host = "evil.example");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("/api/runs/nope")]
    [InlineData("/api/runs/..%2f..%2fetc%2fpasswd")]
    [InlineData("/api/runs/%2e%2e/rounds")]
    [InlineData("/api/runs/nope/results/manifest.json")]
    [InlineData("/api/nothing")]
    public async Task What_is_not_there_is_told_as_a_problem(string path)
    {
        using var answer = await Send(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_body_that_is_too_long_or_of_another_kind_is_refused_and_a_wrong_scenario_told_with_every_fault()
    {
        using (var large = await Write("/api/runs", new string('#', 10_000_000), "application/yaml"))
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        using (var form = await Write("/api/runs", Served.Small, "text/plain"))
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.StatusCode);
        using (var wrong = await Write("/api/runs", "quest: 1\nrounds: -3", "application/yaml"))
        {
            Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
            var faults = (await Served.JsonOf(wrong)).GetProperty("faults").EnumerateArray().ToArray();
            Assert.Contains(faults, fault => fault.GetProperty("line").GetInt32() == 2);
            Assert.All(faults, fault => Assert.NotEmpty(fault.GetProperty("zh").GetString()!));
        }
        // No file of this machine is read for whoever asks from elsewhere.
        using var file = await Write("/api/runs", "question: q\nrounds: 2\ncommunity: {from: /etc/passwd}", "application/yaml");
        Assert.Equal(HttpStatusCode.BadRequest, file.StatusCode);
    }

    [Theory]
    [InlineData("""{"set": {"incentive.taxRelief": 1e999}}""")]
    [InlineData("""{"set": {"incentive.taxRelief": 7}}""")]
    [InlineData("""{"set": {"no.such": 1}}""")]
    [InlineData("""{"set": {"incentive.taxRelief": 0.1, "incentive.taxRelief": 0.2}}""")]
    [InlineData("""{"set": {}, "more": 1}""")]
    [InlineData("""{"set": {}}""")]
    [InlineData("""{}""")]
    [InlineData("""{"set": """)]
    public async Task A_policy_that_cannot_be_is_refused_and_the_run_goes_on(string body)
    {
        string run = served.BeginAndHold(Served.Small, after: 2, rounds: 6);
        using var answer = await Write($"/api/runs/{run}/policy", body, "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        served.LetGo(run);
        var done = await served.Until(run, "completed");
        Assert.Equal(JsonValueKind.String, done.GetProperty("hash").ValueKind);
        Assert.DoesNotContain("timeline", done.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_requests_at_once_are_answered_or_told_to_come_again_and_none_is_lost()
    {
        // However fast they come, or runs are played: the turns are taken.
        string[] busy = [.. Enumerable.Range(0, 4).Select(_ => served.Runs.Begin(Lasting, Hosts.Fast, ledger: false))];
        foreach (string run in busy)
            await served.UntilItsTurn(run);
        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(async _ =>
        {
            using var answer = await Write("/api/runs?rounds=1&replications=1&host=fast", Served.Small, "application/yaml");
            return answer.StatusCode;
        }));
        Assert.All(answers, code => Assert.True(code is HttpStatusCode.Created or HttpStatusCode.TooManyRequests));
        int begun = answers.Count(code => code == HttpStatusCode.Created);
        Assert.InRange(begun, 1, 100);
        string[] runs = [.. (await served.GetInTime("/api/runs")).EnumerateArray().Select(run => run.GetProperty("run").GetString()!)];
        Assert.Equal(busy.Length + begun, runs.Length);
        foreach (string run in busy)
            await served.Runs.Pause(run);
        foreach (string run in runs.Except(busy))
            await served.Until(run, "completed");
    }

    [Fact]
    public async Task When_a_hundred_wait_the_next_is_told_so_and_those_that_wait_can_be_paused_and_changed()
    {
        const string long100 = "/api/runs?rounds=100000&replications=1&host=fast";
        var begun = new List<string>();
        for (int run = 0; run < 104; run++)
        {
            using var answer = await Write(long100, Served.Lasting, "application/yaml");
            begun.Add((await Served.JsonOf(answer)).GetProperty("run").GetString()!);
        }
        using (var refused = await Write(long100, Served.Lasting, "application/yaml"))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.StartsWith("runs: 100 runs wait", (await Served.JsonOf(refused)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
        // Its turn has not come, and may be long in coming.
        using (var changed = await Write($"/api/runs/{begun[^1]}/policy", """{"set": {"incentive.taxRelief": 0.2}}""", "application/json"))
            Assert.Equal(1, (await Served.JsonOf(changed)).GetProperty("round").GetInt32());
        using (var paused = await Write($"/api/runs/{begun[^1]}/pause", "", "application/json"))
            Assert.Equal(HttpStatusCode.NoContent, paused.StatusCode);
        Assert.Equal("paused", (await served.Get($"/api/runs/{begun[^1]}")).GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", null)]
    [InlineData("http://localhost:0", null)]
    [InlineData("http://[::1]:5080/", null)]
    [InlineData("http://0.0.0.0:5080", "other machines could reach this address")]
    [InlineData("http://192.168.1.7:5080", "other machines could reach this address")]
    [InlineData("http://loopback:5080", null)]
    [InlineData("http://x@127.0.0.1:5080", "expected an address such as")]
    [InlineData("http://example.edu:5080", "expected an address such as")]
    [InlineData("https://127.0.0.1:5080", "expected an address such as")]
    [InlineData("http://127.0.0.1:5080/path", "expected an address such as")]
    [InlineData("127.0.0.1", "expected an address such as")]
    public void Only_an_address_of_this_machine_needs_no_token(string url, string? why)
    {
        var faults = new ServeOptions(url).Faults.ToArray();
        Assert.Equal(why is null ? [] : [why], faults.Select(fault => fault.Why.En[..why!.Length]));
        if (why is null)
            Assert.Matches(@"^http://(127\.0\.0\.1|\[::1\]):(5080|0)$", new ServeOptions(url).Listening);
    }

    [Fact]
    public async Task A_page_of_an_origin_that_is_allowed_reads_and_no_other_does_and_none_changes_anything()
    {
        const string dashboard = "https://dashboard.example.edu";
        await served.End();
        await served.Start(new ServeOptions("http://127.0.0.1:0") { Origins = [dashboard] });
        foreach (var (origin, expected) in new[] { (dashboard, dashboard), ("https://elsewhere.example", null) })
        {
            using var read = await Ask(HttpMethod.Get, "/api/runs", origin);
            Assert.Equal(HttpStatusCode.OK, read.StatusCode);
            Assert.Equal(expected, read.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? Assert.Single(allowed) : null);
            using var write = await Ask(HttpMethod.Post, "/api/runs", origin);
            Assert.Equal(HttpStatusCode.Forbidden, write.StatusCode);
        }
        foreach (string wrong in new[] { "*", "dashboard.example.edu", "https://dashboard.example.edu/", "https://a.example/x" })
            Assert.Equal("--allow-origin", Assert.Single(new ServeOptions { Origins = [wrong] }.Faults).Option);

        async Task<HttpResponseMessage> Ask(HttpMethod method, string path, string origin)
        {
            using var request = new HttpRequestMessage(method, new Uri(served.At, path));
            request.Headers.Add("Origin", origin);
            return await served.Http.SendAsync(request, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_proxy_that_is_named_is_believed_who_asks_and_nobody_else_is()
    {
        foreach (bool isNamed in new[] { true, false })
        {
            await served.End();
            await served.Start(new ServeOptions("http://127.0.0.1:0", Token: Token) { Proxies = isNamed ? ["127.0.0.1"] : ["10.9.8.7"] });
            var room = served.Classroom.OpenRoom("warm-up");
            for (int guess = 0; guess < Guesses.MostOfAnAddress; guess++)
                using (var wrong = await Join("203.0.113.5", "AAAAAA"))
                    Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
            // Whose address has used up its guesses is kept out; where all are taken for the proxy, all are.
            using (var same = await Join("203.0.113.5", room.Code))
                Assert.Equal(HttpStatusCode.TooManyRequests, same.StatusCode);
            using var other = await Join("203.0.113.6", room.Code);
            Assert.Equal(isNamed ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests, other.StatusCode);
            if (isNamed)
                Assert.Contains("; secure", Assert.Single(other.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        }
        Assert.Equal(["--token", "--proxy"], new ServeOptions { Proxies = ["proxy.example"] }.Faults.Select(fault => fault.Option));

        async Task<HttpResponseMessage> Join(string address, string code)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(served.At, "/join")) { Content = JsonContent.Create(new { code }) };
            request.Headers.Add("X-Forwarded-For", address);
            request.Headers.Add("X-Forwarded-Proto", "https");
            return await served.Http.SendAsync(request, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public void Every_route_has_a_rule_of_access_and_is_in_the_document()
    {
        var routes = served.Routes.OfType<RouteEndpoint>().ToArray();
        Assert.Superset(
            new HashSet<string> { "/", "/runs/{Run}", "/_blazor", "/runs", "/docs", "/page.css", "/api/runs", "/api/levers", "/api/metrics", "/api/scenarios/schema" },
            routes.Select(route => route.RoutePattern.RawText!).ToHashSet());
        Assert.All(routes, route => Assert.True(Guard.RuleOf(route) is not null, route.DisplayName));
        // Live pages and their connection have a rule of their own; what else is not only read needs the token.
        var (live, others) = (routes.Where(IsLive), routes.Where(route => !IsLive(route)));
        Assert.All(live, route => Assert.Equal(Access.Connect, Guard.RuleOf(route)));
        Assert.All(
            others.Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods is not ["GET"]),
            route => Assert.Equal(route.RoutePattern.RawText!.StartsWith("/join", StringComparison.Ordinal) ? Access.Join : Access.Write, Guard.RuleOf(route)));
        Assert.All(others, route => Assert.NotEqual(Access.Connect, Guard.RuleOf(route)));

        static bool IsLive(RouteEndpoint route) => route.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
            || route.RoutePattern.RawText!.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal)
            || route.RoutePattern.RawText!.TrimStart('/').StartsWith("_framework", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_route_of_the_api_is_in_the_document()
    {
        var paths = (await served.Get("/openapi/v1.json")).GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}")).Order();
        var routes = served.Routes.OfType<RouteEndpoint>().Where(route => route.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal)
                || Guard.RuleOf(route) == Access.Join && route.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null)
            .Select(route => $"{route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} {route.RoutePattern.RawText!.Replace(":int", "", StringComparison.Ordinal)}");
        Assert.Equal(routes.Order(), paths);
    }

    [Fact]
    public async Task A_live_page_runs_scripts_of_its_own_only_and_no_page_from_elsewhere_connects()
    {
        using var answer = await Send(HttpMethod.Get, "/");
        string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("unsafe-eval|script-src[^;]*unsafe|https?:|\\*", policy);
        Assert.DoesNotMatch("<script(?![^>]* src=\"/web/)|\\son[a-z]+=", await answer.Content.ReadAsStringAsync(Cancellation));
        using var foreign = await Send(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1", request => request.Headers.Add("Origin", "http://evil.example"));
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        using var own = await Send(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1", request => request.Headers.Add("Origin", served.At.GetLeftPart(UriPartial.Authority)));
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Theory]
    [InlineData("/api/runs")]
    [InlineData("/runs")]
    [InlineData("/docs")]
    [InlineData("/nothing")]
    public async Task Answers_cannot_be_framed_sniffed_or_cached(string path)
    {
        using var answer = await Send(HttpMethod.Get, path);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("script-src|connect-src|unsafe|https?:|\\*", policy);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    private Task<HttpResponseMessage> Write(string path, string body, string type) => Send(HttpMethod.Post, path, request =>
    {
        request.Headers.Authorization = new("Bearer", Token);
        request.Headers.ExpectContinue = body.Length > 1_000_000; // It is refused before it is sent.
        request.Content = new StringContent(body);
        request.Content.Headers.ContentType = new(type);
    });

    private Task<HttpResponseMessage> Send(HttpMethod method, string path, Action<HttpRequestMessage>? change = null)
    {
        var request = new HttpRequestMessage(method, new Uri(served.At, path));
        if (method == HttpMethod.Post)
        {
            request.Content = new StringContent(Served.Small);
            request.Content.Headers.ContentType = new("application/yaml");
        }
        change?.Invoke(request);
        return served.Http.SendAsync(request, Cancellation);
    }
}
