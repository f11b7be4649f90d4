using System.Net;
using Gongyu.Scenarios;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>A service has not done what it was asked.</summary>
internal sealed class ServerException : Exception
{
    private ServerException(int code, IReadOnlyList<Fault> faults) => (Code, Faults) = (code, faults);

    /// <summary>The exit code it comes to.</summary>
    public int Code { get; }

    /// <summary>What is wrong, a line each.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>What kind of refusal it is, if the service refused it.</summary>
    public Refusal Why { get; private init; }

    /// <summary>Whether it may be otherwise in a moment: the service is being started again, or has too much to do.</summary>
    public bool IsPassing { get; private init; }

    /// <summary>Nobody answers.</summary>
    public static ServerException Unreachable(Uri at, string why)
    {
        string line = why.ReplaceLineEndings(" ");
        var what = new Model.Phrase($"no service answers here: {line}", $"此处没有服务应答（系统原文）：{line}");
        return new(ExitCode.Failed, [new(at.OriginalString, 0, 0, what)]) { IsPassing = true };
    }

    /// <summary>Somebody else answers.</summary>
    public static ServerException NotGongyu(Uri at, HttpStatusCode status) => new(ExitCode.WrongRequest, [new(at.OriginalString, 0, 0, new(
        $"what answers here is not a service of Gongyu (its answer: HTTP {(int)status})", $"此处应答的不是共育服务（其应答为 HTTP {(int)status}）"))])
    {
        IsPassing = status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout,
    };

    /// <summary>No run has such an id.</summary>
    public static ServerException NoSuchRun(Uri at, string run) => new(ExitCode.WrongRequest, [new(run, 0, 0, new(
        $"this is no id of a run; \"gongyu list --server {at.OriginalString}\" shows those there are",
        $"这不是运行的编号；“gongyu list --server {at.OriginalString}”列出已有的运行"))]);

    /// <summary>It wants another token.</summary>
    public static ServerException WrongToken(bool given) => new(ExitCode.WrongRequest, [new("--token", 0, 0, given
        ? new("the service does not accept this token", "服务不接受该令牌")
        : new($"the service wants a token: --token TOKEN, or the environment variable {ServerOptions.TokenVariable}",
            $"服务需要令牌：--token 令牌，或环境变量 {ServerOptions.TokenVariable}"))]);

    /// <summary>It refused.</summary>
    public static ServerException Refused(Uri at, HttpStatusCode status, ProblemSeen problem)
    {
        var why = Enum.TryParse<Refusal>(problem.Refusal, out var told) ? told : Refusal.None;
        string en = problem.Detail ?? problem.Title ?? $"HTTP {(int)status}";
        return new(
            why != Refusal.None ? ExitCode.Of(why)
                : status == HttpStatusCode.TooManyRequests ? ExitCode.Of(Refusal.TooMany)
                : status < HttpStatusCode.InternalServerError ? ExitCode.WrongRequest : ExitCode.Failed,
            problem.Faults is { Count: > 0 } faults
                ? [.. faults.Select(fault => fault.Fault)]
                : [new(at.OriginalString, 0, 0, new(en, problem.DetailZh ?? en))])
        {
            Why = why,
            IsPassing = status == HttpStatusCode.TooManyRequests,
        };
    }

    /// <summary>What it tells of a run cannot be read here.</summary>
    public static ServerException Unreadable(IReadOnlyList<Fault> faults) => new(ExitCode.Damaged, faults);
}
