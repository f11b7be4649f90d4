using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Gongyu.Silo;

/// <summary>
/// Refuses whoever asks too often with 429. It ends with its service: the framework's own middleware keeps a timer for ever, and with it the
/// whole service, though that has ended.
/// </summary>
internal sealed class Throttle : IDisposable
{
    private const int MostRequestsASecond = 200;

    private readonly PartitionedRateLimiter<HttpContext> limiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        IsFile(context.Request.Path)
            ? RateLimitPartition.GetNoLimiter("files")
            : RateLimitPartition.GetTokenBucketLimiter(Asking(context), _ => new()
            {
                TokenLimit = MostRequestsASecond,
                TokensPerPeriod = MostRequestsASecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            }));

    /// <summary>Lets a request through, or refuses it.</summary>
    public async Task Check(HttpContext context, RequestDelegate next)
    {
        using var lease = limiter.AttemptAcquire(context);
        if (lease.IsAcquired)
            await next(context);
        else
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
    }

    /// <inheritdoc/>
    public void Dispose() => limiter.Dispose();

    // What pages are made of costs nothing to give; a class behind one address asks for all of it at once.
    private static bool IsFile(PathString path) =>
        path.StartsWithSegments("/web") || path.Value is "/page.css" or "/icon.svg" or "/join.js";

    // Whose requests are counted together: those of an address; but a class may share one, so who is in a room is counted alone.
    private static string Asking(HttpContext context) => JoinRoutes.TicketOf(context.Request) is { } ticket
        && context.RequestServices.GetRequiredService<Classroom>().Knows(ticket) ? ticket : context.Connection.RemoteIpAddress?.ToString() ?? "";
}
