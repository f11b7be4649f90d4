using Gongyu.Model;
using Gongyu.Scenarios;
using Microsoft.AspNetCore.Http;

namespace Gongyu.Silo;

/// <summary>What is wrong with a request, as problem details (RFC 9457) in English and Chinese.</summary>
internal static class Problems
{
    /// <summary>One thing that is wrong.</summary>
    public static IResult Of(int status, Phrase what) => Of(status, what, Refusal.None, []);

    /// <summary>All that is wrong.</summary>
    public static IResult Of(RefusedException refused)
    {
        var first = refused.Faults[0];
        return Of(StatusOf(refused.Why), new(first.In("en"), first.In("zh")), refused.Why, refused.Faults);
    }

    /// <summary>What keeps the data folder from being used.</summary>
    public static IResult Of(DataFolderException refused)
    {
        var why = refused.Fault switch { DataFault.InUse => Refusal.InUse, DataFault.NotWritable => Refusal.NotWritable, _ => Refusal.Damaged };
        return Of(StatusOf(why), refused.What, why, []);
    }

    /// <summary>Says in Chinese too what the framework says by a status alone.</summary>
    public static void Translate(ProblemDetailsContext context)
    {
        string? chinese = context.ProblemDetails.Status switch
        {
            StatusCodes.Status400BadRequest => "请求有误",
            StatusCodes.Status404NotFound => "没有该资源",
            StatusCodes.Status405MethodNotAllowed => "不支持该方法",
            StatusCodes.Status413PayloadTooLarge => "请求内容过大",
            StatusCodes.Status415UnsupportedMediaType => "不支持该内容类型",
            StatusCodes.Status429TooManyRequests => "请求过多，请稍后再试",
            StatusCodes.Status500InternalServerError => "服务内部错误",
            _ => null,
        };
        if (chinese is not null)
            context.ProblemDetails.Extensions.TryAdd("detailZh", chinese);
    }

    private static IResult Of(int status, Phrase what, Refusal why, IReadOnlyList<Fault> faults) => Results.Problem(
        statusCode: status, detail: what.En, extensions: new Dictionary<string, object?>
        {
            ["detailZh"] = what.Zh,
            ["refusal"] = why == Refusal.None ? null : why.ToString(),
            ["faults"] = faults.Select(FaultSeen.Of),
        });

    /// <summary>The status of a kind of refusal.</summary>
    public static int StatusOf(Refusal why) => why switch
    {
        Refusal.NotFound => StatusCodes.Status404NotFound,
        Refusal.InUse or Refusal.Over or Refusal.NotNow => StatusCodes.Status409Conflict,
        Refusal.Forbidden => StatusCodes.Status403Forbidden,
        Refusal.Wrong => StatusCodes.Status400BadRequest,
        Refusal.TooMany => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status500InternalServerError,
    };
}
