using System.Net;
using System.Security.Cryptography;
using System.Text;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>How the service says what it does.</summary>
public enum LogFormat
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>In lines.</summary>
    Text,

    /// <summary>In lines of JSON, each field by its name.</summary>
    Json,
}

/// <summary>How the service is reached and where it keeps what it does.</summary>
/// <param name="Url">The address it listens at: <c>http://127.0.0.1:5080</c>; port 0 is a free one.</param>
/// <param name="Data">The data folder.</param>
/// <param name="Results">Where the results folders are.</param>
/// <param name="Remote">Whether other machines may reach it; then it needs a token.</param>
/// <param name="Token">Who changes something gives it; none is needed when there is none.</param>
/// <param name="Hosts">Names by which it may be called, beside those of its address.</param>
public sealed record ServeOptions(
    string Url = ServeOptions.UsualUrl, string Data = ".gongyu", string Results = "results", bool Remote = false, string? Token = null,
    IReadOnlyList<string>? Hosts = null)
{
    /// <summary>Where it is reached unless told otherwise.</summary>
    public const string UsualUrl = "http://127.0.0.1:5080";

    private const int ShortestToken = 16;
    private const string UsualVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Origins whose pages may read what everybody may read: <c>https://dashboard.example.edu</c>; none unless told. They change nothing.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>
    /// Addresses of proxies that speak TLS before it: who asks, and how, is what they pass on (X-Forwarded-For, X-Forwarded-Proto). Nobody else is
    /// believed.
    /// </summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <summary>Where metrics, traces and logs are sent by OTLP over HTTP: <c>http://127.0.0.1:4318</c>; none: where the usual variables of OpenTelemetry say.</summary>
    public string? Otlp { get; init; }

    /// <summary>Whether traces have what every single stakeholder does: thousands of spans in a round.</summary>
    public bool TraceStakeholders { get; init; }

    /// <summary>The clock by which rooms end.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long a page that has lost its connection is remembered.</summary>
    internal TimeSpan Remembers { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How long the service that ends waits for a collector that is slow, or away.</summary>
    internal TimeSpan Sends { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether somebody has said where to send metrics, traces and logs.</summary>
    internal bool SendsOtlp => Otlp is not null || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(UsualVariable));

    /// <summary>How it logs, on standard error.</summary>
    public LogFormat Logs { get; init; }

    private static readonly Phrase NoUrl = new(
        $"expected an address such as {UsualUrl}: http, an IP address or localhost, and a port", $"应为形如 {UsualUrl} 的地址：http、IP 地址或 localhost 以及端口");

    private static readonly Phrase NotAsked = new(
        "other machines could reach this address: add --remote and a --token, or use 127.0.0.1", "其他机器可访问该地址：请加 --remote 与 --token，或使用 127.0.0.1");

    private static readonly Phrase NoToken = new(
        $"a service that other machines reach needs a --token of at least {ShortestToken} characters", $"供其他机器访问的服务需要至少 {ShortestToken} 个字符的 --token");

    private static readonly Phrase NoOrigin = new(
        "expected a scheme, a host and a port, no more: https://dashboard.example.edu", "应只含协议、主机与端口：https://dashboard.example.edu");

    private static readonly Phrase NoProxy = new("expected the IP address of a proxy: 127.0.0.1", "应为代理的 IP 地址：127.0.0.1");

    private static readonly Phrase NoOtlp = new(
        "expected an address such as http://127.0.0.1:4318: http or https, without a path", "应为形如 http://127.0.0.1:4318 的地址：http 或 https，不含路径");

    private static readonly Phrase NowhereToSend = new(
        $"there is nowhere to send traces to: add --otlp, or set {UsualVariable}", $"没有发送追踪的去处：请加 --otlp，或设置 {UsualVariable}");

    // Names other than localhost would be listened at on all addresses, whatever they mean.
    private IPEndPoint? Address => Uri.TryCreate(Url, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp && url.PathAndQuery == "/"
        && url.UserInfo.Length == 0 && IPAddress.TryParse(url.Host == "localhost" ? "127.0.0.1" : url.Host.Trim('[', ']'), out var address)
            ? new(address, url.Port)
            : null;

    private static bool IsOrigin(string text) => Uri.TryCreate(text, UriKind.Absolute, out var origin)
        && origin.Scheme is "http" or "https" && origin.GetLeftPart(UriPartial.Authority) == text;

    /// <summary>The address it listens at; it is one when there are no <see cref="Faults"/>.</summary>
    public string Listening => $"http://{Address}";

    /// <summary>What is wrong: an option and why.</summary>
    public IEnumerable<(string Option, Phrase Why)> Faults
    {
        get
        {
            if (Address is null)
                yield return ("--urls", NoUrl);
            else if (!IPAddress.IsLoopback(Address.Address) && !Remote)
                yield return ("--urls", NotAsked);
            if ((Remote || Proxies.Count > 0 || Token is not null) && (Token?.Length ?? 0) < ShortestToken)
                yield return ("--token", NoToken);
            foreach (string origin in Origins.Where(origin => !IsOrigin(origin)))
                yield return ("--allow-origin", new($"{origin}: {NoOrigin.En}", $"{origin}：{NoOrigin.Zh}"));
            foreach (string proxy in Proxies.Where(proxy => !IPAddress.TryParse(proxy, out _)))
                yield return ("--proxy", new($"{proxy}: {NoProxy.En}", $"{proxy}：{NoProxy.Zh}"));
            if (Otlp is not null && !(Uri.TryCreate(Otlp, UriKind.Absolute, out var otlp) && otlp.Scheme is "http" or "https" && otlp.PathAndQuery == "/"))
                yield return ("--otlp", NoOtlp);
            if (TraceStakeholders && !SendsOtlp)
                yield return ("--trace-stakeholders", NowhereToSend);
        }
    }

    /// <summary>The names by which it may be called: whoever comes by another was led here by somebody else's page.</summary>
    public IReadOnlyList<string> AllowedHosts =>
        [new Uri(Listening).Host, .. IPAddress.IsLoopback(Address!.Address) ? (string[])["localhost", "127.0.0.1", "[::1]"] : [], .. Hosts ?? []];

    /// <summary>Whether a token that was given is the one; it takes as long whatever is wrong with it.</summary>
    public bool Accepts(string? given) => Token is null
        || CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given ?? "")), SHA256.HashData(Encoding.UTF8.GetBytes(Token)));
}
