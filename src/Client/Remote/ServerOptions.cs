using System.CommandLine;
using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>The options by which a command does at a service what it otherwise does here.</summary>
internal sealed class ServerOptions
{
    /// <summary>The environment variable that has the token where there is no <c>--token</c>.</summary>
    public const string TokenVariable = "GONGYU_TOKEN";

    private static readonly Phrase OnlyHere = new(
        "not with --server: the service decides this itself; leave it out", "不能与 --server 同用：由服务自行决定；请去掉该选项");

    private static readonly Phrase OnlyThere = new("this is for a service; name it with --server URL", "该选项用于服务；请用 --server URL 指明");
    private static readonly Phrase NoToken = new("a token is written in letters, digits and signs, without spaces", "令牌由字母、数字与符号组成，不含空格");

    private readonly Desk desk;
    private readonly Option<string> server, token;
    private readonly Option[] here;
    private readonly Option<bool>? detach;

    /// <param name="desk">The language, and where faults go.</param>
    /// <param name="here">Options of the command that mean something only without a service.</param>
    /// <param name="begins">Whether the command begins a run that can be left alone.</param>
    public ServerOptions(Desk desk, Option[] here, bool begins = false)
    {
        (this.desk, this.here) = (desk, here);
        (server, token) = (Parts.Server(desk), Parts.Token(desk));
        detach = begins ? Parts.Detach(desk) : null;
    }

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(server);
        command.Add(token);
        if (detach is not null)
            command.Add(detach);
    }

    /// <summary>Whether a run that is begun is left alone.</summary>
    public bool Detach(ParseResult parsed) => detach is not null && parsed.GetValue(detach);

    /// <summary>Does it where it is asked for, and gives the exit code.</summary>
    /// <param name="parsed">What the user wrote.</param>
    /// <param name="atHome">Does it here.</param>
    /// <param name="away">Does it at a service.</param>
    public async Task<int> Choose(ParseResult parsed, Func<Task<int>> atHome, Func<Server, Task<int>> away)
    {
        string? url = parsed.GetValue(server), secret = parsed.GetValue(token);
        Fault[] faults = [.. Faults(parsed, url)];
        if (url is null && faults.Length == 0)
            return await atHome();
        if (secret is null && Environment.GetEnvironmentVariable(TokenVariable) is { Length: > 0 } kept)
            secret = kept;
        if (secret?.All(letter => letter is > ' ' and <= '~') == false)
            faults = [.. faults, new(parsed.GetValue(token) is null ? TokenVariable : token.Name, 0, 0, NoToken)];
        if (faults.Length > 0)
        {
            desk.Complain(faults);
            return ExitCode.WrongRequest;
        }
        try
        {
            using var service = new Server(new(url!), secret);
            return await away(service);
        }
        catch (ServerException refused)
        {
            desk.Complain(refused.Faults);
            return refused.Code;
        }
    }

    private IEnumerable<Fault> Faults(ParseResult parsed, string? url)
    {
        if (url is not null && !IsAddress(url))
            yield return new(server.Name, 0, 0, NoAddress(url));
        foreach (var option in url is null ? [token, .. detach is null ? [] : (Option[])[detach]] : here)
            if (parsed.GetResult(option) is { Implicit: false })
                yield return new(option.Name, 0, 0, url is null ? OnlyThere : OnlyHere);
    }

    private static bool IsAddress(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address is { UserInfo: "", Query: "", Fragment: "" };

    private static Phrase NoAddress(string url) => new(
        $"expected an address such as {ServeOptions.UsualUrl}, found \"{url}\"", $"应为形如 {ServeOptions.UsualUrl} 的地址，实为“{url}”");
}
