using System.ComponentModel;
using Gongyu.Model;
using Gongyu.Scenarios;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gongyu.Silo;

/// <summary>A room that is to be opened.</summary>
/// <param name="Lesson">The name of the lesson.</param>
internal sealed record RoomAsked(string Lesson);

/// <summary>A pace.</summary>
/// <param name="Seconds">How long to wait before each round: 0 … 60.</param>
internal sealed record PaceAsked(double Seconds);

/// <summary>A lesson as it is offered.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Question">The question of its scenario.</param>
/// <param name="Stops">What its stops are called.</param>
/// <param name="Rounds">Rounds it plays.</param>
/// <param name="Seats">Members that may be taken.</param>
internal sealed record LessonSeen(string Name, Phrase Title, Phrase Question, IReadOnlyList<Phrase> Stops, int Rounds, int Seats)
{
    /// <summary>As it is offered.</summary>
    public static LessonSeen Of(Lesson lesson) => new(
        lesson.Name, lesson.Title, lesson.Scenario.Question, [.. lesson.Stops.Select(stop => stop.Title)], lesson.Scenario.Rounds,
        lesson.Seats.Count());
}

/// <summary>What a teacher can ask of the service. Whoever may write is a teacher; to read is no less, as a room shows its code.</summary>
internal static class RoomRoutes
{
    /// <summary>Adds them.</summary>
    public static void MapRooms(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").AddEndpointFilter(Routes.Tell).WithTags("Classroom / 课堂").ProducesProblem(429);
        api.MapGet("/lessons", () => Lessons.All.Select(LessonSeen.Of)).Lets(Access.Read).Means("The lessons there are", "可用的课程");
        var rooms = api.MapGroup("").Lets(Access.Write).ProducesProblem(401).ProducesProblem(403);
        rooms.MapGet("/rooms", (Classroom classroom) => classroom.Rooms.Select(room => room.See()))
            .Means("The rooms that are open", "已开的课堂");
        rooms.MapPost("/rooms", Open).Produces<RoomSeen>(201).ProducesProblem(400).Means(
            "Opens a room for a lesson; its run waits before the first round", "为一门课程开设课堂；其运行停在首轮之前");
        var room = rooms.MapGroup("").ProducesProblem(404);
        room.MapGet("/rooms/{id}", (string id, Classroom classroom) => classroom.Of(id).See()).Means("A room", "一个课堂");
        room.MapDelete("/rooms/{id}", Close).Produces(204).Means("Closes a room; its run stays", "关闭课堂；其运行保留");
        var acts = room.MapGroup("").ProducesProblem(409);
        acts.MapPost("/rooms/{id}/poll", (string id, Classroom classroom) => Act(classroom, id, one => one.OpenPoll()))
            .Means("Opens the poll of the stop", "开始本站的投票");
        acts.MapPost("/rooms/{id}/reveal", (string id, Classroom classroom) => Act(classroom, id, classroom.Reveal))
            .Means("Closes the poll and plays the rounds of the stop", "结束投票并推演本站各轮");
        acts.MapPost("/rooms/{id}/next", (string id, Classroom classroom) => Act(classroom, id, one => one.Next()))
            .Means("Goes on to the next stop", "进入下一站");
        acts.MapPost("/rooms/{id}/pace", (string id, PaceAsked asked, Classroom classroom) =>
                Act(classroom, id, one => one.SetPace(asked.Seconds)))
            .ProducesProblem(400).Means("Sets how long to wait before each round", "设置每轮之前的等待时间");
        acts.MapPost("/rooms/{id}/free", (string id, SeatAsked asked, Classroom classroom) => Act(classroom, id, one => one.Free(asked.Seat)))
            .ProducesProblem(400).Means("Frees a seat whose owner has left without a word", "腾出已不辞而别者的席位");
    }

    private static async Task<IResult> Open(RoomAsked asked, Classroom classroom)
    {
        var room = classroom.OpenRoom(asked.Lesson);
        await classroom.Kept(room);
        return Results.Created($"/api/rooms/{room.Run}", room.See());
    }

    private static async Task<IResult> Close([Description("that of its run / 与其运行相同")] string id, Classroom classroom)
    {
        await classroom.Close(classroom.Of(id));
        return Results.NoContent();
    }

    private static async Task<RoomSeen> Act(Classroom classroom, string id, Action<Room> act)
    {
        var room = classroom.Of(id);
        act(room);
        await classroom.Kept(room); // What the teacher is told of is written down.
        return room.See();
    }
}
