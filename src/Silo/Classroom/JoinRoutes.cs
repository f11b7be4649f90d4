using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Gongyu.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gongyu.Silo;

/// <summary>Who comes into a room.</summary>
/// <param name="Code">The code on the wall, or the key of the link.</param>
/// <param name="Name">What it wants to be called, if anything: 1 to 20 characters.</param>
internal sealed record JoinAsked(string Code, string? Name = null);

/// <summary>A prediction.</summary>
/// <param name="Stop">Of which stop, from 1.</param>
/// <param name="Option">Which option, from 1.</param>
internal sealed record VoteAsked(int Stop, int Option);

/// <summary>A seat.</summary>
/// <param name="Seat">ent/1, uni/1 …</param>
internal sealed record SeatAsked(string Seat);

/// <summary>A decision for the coming round.</summary>
/// <param name="Seat">Whoever's seat it is decides.</param>
/// <param name="Stance">abstain, opportunist or committed.</param>
/// <param name="Round">
/// For which round it is meant: then it is refused when that round has begun, and to send it again decides nothing else. The coming one unless told.
/// </param>
internal sealed record DecisionAsked(string Seat, string Stance, int? Round = null);

/// <summary>What a class can ask of the service: the same as pages with forms, which need no script, and as JSON.</summary>
internal static class JoinRoutes
{
    /// <summary>Where a class comes in.</summary>
    public const string Path = "/join";

    /// <summary>The cookie that holds the ticket.</summary>
    public const string Cookie = "gongyu-join";

    private const string Asked = nameof(JoinAsked); // Where it is kept which code was asked for, if it is refused.

    private const string Json = "application/json", Form = "application/x-www-form-urlencoded";
    private const long MostBytes = 4096;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(25);

    private static readonly Phrase Unreadable = new("the request cannot be read", "请求内容无法读取");

    /// <summary>Adds them.</summary>
    public static void MapJoin(this IEndpointRouteBuilder app)
    {
        var all = app.MapGroup("").Lets(Access.Join).AddEndpointFilter(Tell).WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        var pages = all.MapGroup("").ExcludeFromDescription();
        pages.MapGet(Path, (HttpRequest request) => new EntryPage(Page.For(request)).Show(null));
        pages.MapGet($"{Path}/{{code}}", ShowRoom);
        var json = all.MapGroup("").WithTags("Joining a class / 加入课堂").ProducesProblem(403).ProducesProblem(404).ProducesProblem(429);
        json.MapGet($"{Path}/{{code}}/state", State).Produces<JoinSeen>().Means(
            "The room as you see it; with after it waits until there is another version", "你所见的课堂；给出 after 时等到有新版本为止");
        var acts = json.MapGroup("").ProducesProblem(400).ProducesProblem(409);
        acts.MapPost(Path, Enter).Accepts<JoinAsked>(Json, Form).Produces<JoinSeen>()
            .Means("Joins a room; a cookie holds the ticket", "加入课堂；凭证存于 Cookie");
        acts.MapPost($"{Path}/{{code}}/votes", Vote).Accepts<VoteAsked>(Json, Form).Produces<JoinSeen>()
            .Means("Predicts, once in a stop", "投票，每站一次");
        acts.MapPost($"{Path}/{{code}}/seat", Take).Accepts<SeatAsked>(Json, Form).Produces<JoinSeen>().Means("Takes a seat", "就座");
        acts.MapDelete($"{Path}/{{code}}/seat", (string code, HttpContext context, Classroom classroom) =>
            Done(context, Inside(code, context, classroom), (room, person) => room.Leave(person)))
            .Produces<JoinSeen>().Means("Leaves the seat", "离座");
        acts.MapPost($"{Path}/{{code}}/decisions", Decide).Accepts<DecisionAsked>(Json, Form).Produces<JoinSeen>()
            .Means("Decides for the coming round; the last decision counts", "为下一轮作决定；以最后一次为准");
    }

    /// <summary>The ticket that a request brings; none when it has none.</summary>
    public static string? TicketOf(HttpRequest request) => request.Cookies[Cookie] is { } ticket && JoinCode.IsTicket(ticket) ? ticket : null;

    private static IResult ShowRoom(string code, HttpContext context, Classroom classroom)
    {
        var room = Find(code, context, classroom);
        var page = Page.For(context.Request);
        return room.Find(TicketOf(context.Request)) is { } person
            ? new RoomPage(page, room.See(person)).Show(null)
            : new EntryPage(page).Show(null, JoinCode.IsKey(code) ? code : room.Code);
    }

    private static async Task<IResult> State(
        string code, HttpContext context, Classroom classroom, CancellationToken cancellation,
        [Description("the version that is known already / 已知的版本")] int? after = null)
    {
        var (room, person) = Inside(code, context, classroom);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(LongestWait);
        while (!room.IsClosed)
        {
            // Asked for before the version is looked at, so that nothing comes in between.
            var news = room.News;
            if (room.Version != after || limit.IsCancellationRequested)
                return Results.Json(room.See(person));
            await news.WaitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        throw room.IsResting ? room.Ended : RoomRefusals.Of(Refusal.NotFound, "code", RoomRefusals.NoRoom);
    }

    private static async Task<IResult> Enter(HttpContext context, Classroom classroom)
    {
        var asked = await Read(context.Request, form => new JoinAsked(form["code"].ToString(), form["name"]));
        context.Items[Asked] = asked.Code;
        var room = Find(asked.Code, context, classroom);
        string? known = TicketOf(context.Request);
        string ticket = classroom.Knows(known) ? known! : JoinCode.NewTicket();
        var person = room.Enter(ticket, asked.Name);
        context.Response.Cookies.Append(Cookie, ticket, new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Path = Path,
            Secure = context.Request.IsHttps,
            MaxAge = Classroom.Lasts,
        });
        return await Done(context, (room, person), (_, _) => { });
    }

    private static async Task<IResult> Vote(string code, HttpContext context, Classroom classroom)
    {
        var inside = Inside(code, context, classroom);
        var asked = await Read(context.Request, form => new VoteAsked(Number(form["stop"]), Number(form["option"])));
        return await Done(context, inside, (room, person) => room.Vote(person, asked.Stop, asked.Option));
    }

    private static async Task<IResult> Take(string code, HttpContext context, Classroom classroom)
    {
        var inside = Inside(code, context, classroom);
        var asked = await Read(context.Request, form => new SeatAsked(form["seat"].ToString()));
        // A form cannot delete: it takes no seat.
        bool leaves = asked.Seat.Length == 0 && context.Request.HasFormContentType;
        return await Done(context, inside, (room, person) =>
        {
            if (leaves)
                room.Leave(person);
            else
                room.Take(person, asked.Seat);
        });
    }

    private static async Task<IResult> Decide(string code, HttpContext context, Classroom classroom)
    {
        var inside = Inside(code, context, classroom);
        var asked = await Read(context.Request, form => new DecisionAsked(
            form["seat"].ToString(), form["stance"].ToString(), form["round"] is [{ Length: > 0 } round] ? Number(round) : null));
        return await Done(context, inside, (room, person) => room.Decide(person, asked.Seat, asked.Stance, asked.Round));
    }

    private static Room Find(string? code, HttpContext context, Classroom classroom) =>
        classroom.Find(code, TicketOf(context.Request), context.Connection.RemoteIpAddress);

    private static (Room Room, Person Person) Inside(string code, HttpContext context, Classroom classroom)
    {
        var room = Find(code, context, classroom);
        return (room, room.Find(TicketOf(context.Request)) ?? throw RoomRefusals.Of(Refusal.Forbidden, "code", RoomRefusals.NotIn));
    }

    // Who sent a form sees the page again, by a request that can be repeated.
    // What it is told of is written down.
    private static async Task<IResult> Done(HttpContext context, (Room Room, Person Person) inside, Action<Room, Person> act)
    {
        act(inside.Room, inside.Person);
        await context.RequestServices.GetRequiredService<Classroom>().Kept(inside.Room);
        if (!context.Request.HasFormContentType)
            return Results.Json(inside.Room.See(inside.Person));
        context.Response.Headers.Location = Page.For(context.Request).To($"{Path}/{inside.Room.Code}");
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static async Task<T> Read<T>(HttpRequest request, Func<IFormCollection, T> form)
        where T : class
    {
        try
        {
            return request.HasFormContentType
                ? form(await request.ReadFormAsync(request.HttpContext.RequestAborted))
                : await request.ReadFromJsonAsync<T>(request.HttpContext.RequestAborted) ?? throw new JsonException();
        }
        catch (Exception broken) when (broken is JsonException or InvalidDataException or InvalidOperationException)
        {
            throw RoomRefusals.Of(Refusal.Wrong, "body", Unreadable);
        }
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    // What is refused is told as it was asked for: on a page, or as a problem.
    private static async ValueTask<object?> Tell(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        try
        {
            return await next(call);
        }
        catch (RefusedException refused)
        {
            var context = call.HttpContext;
            if (refused.RetryAfter is { } wait)
                context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            bool isPage = context.Request.HasFormContentType
                || context.GetEndpoint()?.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is { ExcludeFromDescription: true };
            return isPage ? ShowRefused(context, refused) : Problems.Of(refused);
        }
    }

    private static IResult ShowRefused(HttpContext context, RefusedException refused)
    {
        int status = Problems.StatusOf(refused.Why);
        var what = refused.Faults[0].What;
        string? code = context.GetRouteValue("code") as string, ticket = TicketOf(context.Request);
        var classroom = context.RequestServices.GetRequiredService<Classroom>();
        var room = classroom.Inside(code, ticket);
        var page = Page.For(context.Request) with { Path = room is null ? Path : $"{Path}/{room.Code}" };
        return room?.Find(ticket) is { } person
            ? new RoomPage(page, room.See(person)).Show(what, status)
            : new EntryPage(page).Show(what, classroom.Linked(context.Items[Asked] as string)?.Key, status);
    }
}
