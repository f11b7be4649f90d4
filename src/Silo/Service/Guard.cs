using Gongyu.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gongyu.Silo;

/// <summary>What a route lets whoever calls it do. Every route has one.</summary>
internal enum Access
{
    /// <summary>Reads: everybody who reaches the service.</summary>
    Read,

    /// <summary>
    /// Shows a page and keeps a connection with it: everybody who reaches the service, but no other site's page. What such a page changes it asks
    /// the token for.
    /// </summary>
    Connect,

    /// <summary>Changes something: needs the token, if there is one, and comes from no other site's page.</summary>
    Write,

    /// <summary>Takes part in a class: needs its code or a ticket, which the route asks for, no token; and comes from no other site's page.</summary>
    Join,
}

/// <summary>Keeps out who must not come in.</summary>
internal static class Guard
{
    private static readonly Phrase NoRule = new("this route has no rule of access", "该路由没有访问规则");
    private static readonly Phrase NoToken = new("this needs the header \"Authorization: Bearer TOKEN\"", "需要请求头“Authorization: Bearer TOKEN”");
    private static readonly Phrase ForeignPage = new("a page of another site may not change anything here", "其他网站的页面不得在此作任何更改");

    /// <summary>Says what a route lets do.</summary>
    public static TBuilder Lets<TBuilder>(this TBuilder route, Access access)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(access);

    /// <summary>Adds headers that keep a browser from doing more with an answer than showing it.</summary>
    public static Task Harden(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = ContentOf("form-action 'none'");
        headers.CacheControl = "no-store";
        return next(context);
    }

    /// <summary>Lets through what its route's rule allows.</summary>
    public static Func<HttpContext, RequestDelegate, Task> Check(ServeOptions options) => (context, next) =>
    {
        // What is no route of ours tells that there is none, or none for that method.
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
            return next(context);
        return RuleOf(endpoint) is not { } access
            ? Problems.Of(StatusCodes.Status500InternalServerError, NoRule).ExecuteAsync(context)
            : access == Access.Read || access == Access.Connect && !IsFromElsewhere(context.Request) ? next(context)
            : access == Access.Join ? CheckJoin(context, next)
            : access == Access.Connect || IsForeign(context.Request) ? Problems.Of(StatusCodes.Status403Forbidden, ForeignPage).ExecuteAsync(context)
            : options.Accepts(Bearer(context.Request)) ? next(context)
            : Problems.Of(StatusCodes.Status401Unauthorized, NoToken).ExecuteAsync(context);
    };

    // Its pages have forms and a script of their own. A form from a page without any referrer would come from nowhere ("Origin: null").
    private static Task CheckJoin(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.ContentSecurityPolicy = ContentOf("script-src 'self'; connect-src 'self'; form-action 'self'");
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        return !HttpMethods.IsGet(context.Request.Method) && IsForeign(context.Request)
            ? Problems.Of(StatusCodes.Status403Forbidden, ForeignPage).ExecuteAsync(context)
            : next(context);
    }

    private static string ContentOf(string more) =>
        $"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; {more}; frame-ancestors 'none'";

    /// <summary>What a route lets do; none when nobody has said.</summary>
    public static Access? RuleOf(Endpoint route) => route.Metadata.OfType<Access>().Cast<Access?>().LastOrDefault();

    // A browser tells on whose behalf it comes.
    private static bool IsForeign(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site" || IsFromElsewhere(request);

    // Whatever speaks TLS before this service passes on by which name it was called.
    // Who follows a link from another site has no origin; who connects from another site's page has that site's.
    private static bool IsFromElsewhere(HttpRequest request) =>
        request.Headers.Origin.ToString() is { Length: > 0 } origin
        && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);

    private static string? Bearer(HttpRequest request)
    {
        const string scheme = "Bearer ";
        string given = request.Headers.Authorization.ToString();
        return given.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? given[scheme.Length..] : null;
    }
}
