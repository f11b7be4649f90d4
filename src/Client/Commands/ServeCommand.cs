using System.CommandLine;
using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary><c>gongyu serve</c>: the service, with REST.</summary>
internal static class ServeCommand
{
    private static readonly Phrase Meaning = new(
        "Serve until Ctrl-C: live pages in a browser, lessons for a class, and REST; runs that were going on when it ended go on at the next start",
        "提供服务，直至 Ctrl-C：浏览器中的实时页面、课堂与 REST；结束时仍在推演的运行会在下次启动时继续");

    private static readonly Phrase UrlsMeaning = new($"Address to listen at (default {ServeOptions.UsualUrl})", $"监听地址（默认 {ServeOptions.UsualUrl}）");
    private static readonly Phrase RemoteMeaning = new("Let other machines reach it; needs --token", "允许其他机器访问；需要 --token");

    private static readonly Phrase HostMeaning = new("A name by which it is called, beside its address (repeatable)", "除其地址外的主机名（可重复）");

    private static readonly Phrase OriginMeaning = new(
        "An origin whose pages may read, as a dashboard elsewhere does (repeatable); none may change anything", "允许其网页读取的来源，如他处的仪表盘（可重复）；均不得更改任何内容");

    private static readonly Phrase ProxyMeaning = new(
        "The IP address of a proxy that speaks TLS before it, and is believed who asks (repeatable); needs --token",
        "在其前处理 TLS 的代理的 IP 地址，请求者以其转告为准（可重复）；需要 --token");

    private static readonly Phrase OtlpMeaning = new(
        "Send metrics, traces and logs by OTLP over HTTP there (or as OTEL_EXPORTER_OTLP_ENDPOINT says)", "通过 OTLP（HTTP）把指标、追踪与日志发送至此（或按 OTEL_EXPORTER_OTLP_ENDPOINT）");

    private static readonly Phrase TraceMeaning = new(
        "Trace what every stakeholder does: thousands of spans in a round", "追踪每个主体的行为：每轮数千个跨度");

    private static readonly Phrase LogMeaning = new("How to log, on standard error: text, json or none", "日志格式（标准错误）：text、json 或 none");

    public static Command Create(Desk desk)
    {
        Option<string> urls = new("--urls") { Description = desk.Say(UrlsMeaning), HelpName = "URL" };
        Option<bool> remote = new("--remote") { Description = desk.Say(RemoteMeaning) };
        var token = Parts.Token(desk);
        Option<string[]> name = new("--host-name") { Description = desk.Say(HostMeaning), HelpName = "NAME" };
        Option<string[]> origin = new("--allow-origin") { Description = desk.Say(OriginMeaning), HelpName = "ORIGIN" };
        Option<string[]> proxy = new("--proxy") { Description = desk.Say(ProxyMeaning), HelpName = "ADDRESS" };
        Option<string> otlp = new("--otlp") { Description = desk.Say(OtlpMeaning), HelpName = "URL" };
        Option<bool> trace = new("--trace-stakeholders") { Description = desk.Say(TraceMeaning) };
        Option<string> log = new("--log") { Description = desk.Say(LogMeaning), HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        log.AcceptOnlyFromAmong("text", "json", "none");
        var (data, results) = (Parts.Data(desk), Parts.Results(desk));
        var command = new CommandWithExamples("serve", desk.Say(Meaning),
            "serve", "serve --urls http://0.0.0.0:5080 --remote --token \"$(openssl rand -hex 16)\" --host-name gongyu.example.edu")
        {
            urls, remote, token, name, origin, proxy, data, results, otlp, trace, log,
        };
        command.SetAction((parsed, cancellation) => Serving.Run(
            new(parsed.GetValue(urls) ?? ServeOptions.UsualUrl, parsed.GetRequiredValue(data), parsed.GetRequiredValue(results),
                parsed.GetValue(remote), parsed.GetValue(token), parsed.GetValue(name))
            {
                Origins = parsed.GetValue(origin) ?? [],
                Proxies = parsed.GetValue(proxy) ?? [],
                Otlp = parsed.GetValue(otlp),
                TraceStakeholders = parsed.GetValue(trace),
                Logs = Enum.Parse<LogFormat>(parsed.GetRequiredValue(log), ignoreCase: true),
            },
            desk.Output, desk.Error, desk.Language, cancellation));
        return command;
    }
}
