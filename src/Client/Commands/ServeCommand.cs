using System.CommandLine;
using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary><c>gongyu serve</c>: the service, with REST.</summary>
internal static class ServeCommand
{
    private static readonly Phrase Meaning = new(
        "Serve runs over HTTP until Ctrl-C: REST, rounds as they come; runs that were going on when it ended go on at the next start",
        "通过 HTTP 提供服务，直至 Ctrl-C：REST 与逐轮推送；结束时仍在推演的运行会在下次启动时继续");

    private static readonly Phrase UrlsMeaning = new($"Address to listen at (default {ServeOptions.UsualUrl})", $"监听地址（默认 {ServeOptions.UsualUrl}）");
    private static readonly Phrase RemoteMeaning = new("Let other machines reach it; needs --token", "允许其他机器访问；需要 --token");

    private static readonly Phrase HostMeaning = new("A name by which it is called, beside its address (repeatable)", "除其地址外的主机名（可重复）");

    public static Command Create(Desk desk)
    {
        Option<string> urls = new("--urls") { Description = desk.Say(UrlsMeaning), HelpName = "URL" };
        Option<bool> remote = new("--remote") { Description = desk.Say(RemoteMeaning) };
        var token = Parts.Token(desk);
        Option<string[]> name = new("--host-name") { Description = desk.Say(HostMeaning), HelpName = "NAME" };
        var (data, results) = (Parts.Data(desk), Parts.Results(desk));
        var command = new CommandWithExamples("serve", desk.Say(Meaning),
            "serve", "serve --urls http://0.0.0.0:5080 --remote --token \"$(openssl rand -hex 16)\" --host-name gongyu.example.edu")
        {
            urls, remote, token, name, data, results,
        };
        command.SetAction((parsed, cancellation) => Serving.Run(
            new(parsed.GetValue(urls) ?? ServeOptions.UsualUrl, parsed.GetRequiredValue(data), parsed.GetRequiredValue(results),
                parsed.GetValue(remote), parsed.GetValue(token), parsed.GetValue(name)),
            desk.Output, desk.Error, desk.Language, cancellation));
        return command;
    }
}
