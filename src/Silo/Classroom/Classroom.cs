using System.Collections.Concurrent;
using System.Net;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>
/// The rooms of a service: opened by teachers, joined by code, closed by their teachers or by time. They are kept in memory only; their
/// runs are kept as any run is.
/// </summary>
/// <param name="runs">Plays.</param>
/// <param name="time">The clock.</param>
internal sealed class Classroom(RunService runs, TimeProvider time) : IAsyncDisposable
{
    /// <summary>Most rooms that can be open.</summary>
    public const int MostRooms = 20;

    private const int MostEnded = 500;

    /// <summary>How long a room, and its code, lasts.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(3);

    private static readonly Phrase TooMany = new($"{MostRooms} rooms are open already; close one first", $"已有 {MostRooms} 个课堂；请先关闭一个");

    private static readonly Phrase NoLesson = new(
        $"there is no such lesson; there are {string.Join(", ", Lessons.All.Select(lesson => lesson.Name))}",
        $"没有该课程；可用：{string.Join("、", Lessons.All.Select(lesson => lesson.Name))}");

    private readonly ConcurrentDictionary<string, Open> rooms = new(StringComparer.Ordinal); // By code.
    // Who still has the code of a room that has ended is no guesser. As long as a room lasts, and as many as there may have been.
    private readonly ConcurrentDictionary<string, DateTimeOffset> ended = new(StringComparer.Ordinal);
    private readonly Guesses guesses = new(time);
    private readonly Lock opening = new();
    private Task[] leaving = []; // The last rounds of rooms that were closed.
    private bool isClosing;

    /// <summary>The rooms that are open, in the order in which they end.</summary>
    public IReadOnlyList<Room> Rooms
    {
        get
        {
            Sweep();
            return [.. rooms.Values.Select(open => open.Room).OrderBy(room => room.Expires)];
        }
    }

    /// <summary>Opens a room for a lesson: its run is begun, and paused before its first round.</summary>
    /// <param name="name">The name of the lesson.</param>
    /// <exception cref="RefusedException">There is no such lesson, or too many rooms are open.</exception>
    public Room OpenRoom(string name)
    {
        var lesson = Lessons.Find(name) ?? throw RoomRefusals.Of(Refusal.Wrong, "lesson", NoLesson);
        lock (opening)
        {
            Sweep();
            if (isClosing)
                throw RoomRefusals.Of(Refusal.InUse, "service", RunService.Closing);
            if (rooms.Count >= MostRooms)
                throw RoomRefusals.Of(Refusal.TooMany, "rooms", TooMany);
            string run = runs.Begin(lesson.Scenario, Hosts.FirstByActors, ledger: false, paused: true), code;
            do
                code = JoinCode.New();
            while (rooms.ContainsKey(code) || ended.ContainsKey(code));
            var plan = lesson.Scenario.Community;
            Seat[] seats = [.. lesson.Seats.Select(id => new Seat(id, Names.Of(plan, lesson.Scenario.Seed, id)))];
            var room = new Room(run, code, lesson, seats, time.GetUtcNow() + Lasts);
            RoomPlay.Hear(room, runs);
            runs.GiveTo(run, room);
            rooms[code] = new(room);
            return room;
        }
    }

    /// <summary>The room of a run, for its teacher.</summary>
    /// <exception cref="RefusedException">There is none, or it is closed.</exception>
    public Room Of(string run) =>
        Rooms.FirstOrDefault(room => room.Run == run) ?? throw RoomRefusals.Of(Refusal.NotFound, run, RoomRefusals.NoSuchRoom);

    /// <summary>Closes the poll of a room and plays the rounds of its stop.</summary>
    public void Reveal(Room room)
    {
        lock (opening)
        {
            if (isClosing || !rooms.TryGetValue(room.Code, out var open))
                throw RoomRefusals.Of(Refusal.NotFound, room.Run, RoomRefusals.NoSuchRoom);
            room.Reveal();
            open.Work = Task.Run(() => new RoomPlay(room, runs).Play(open.Ending.Token));
        }
    }

    /// <summary>Closes a room; its run stays.</summary>
    public void Close(Room room)
    {
        if (!rooms.TryRemove(room.Code, out var open))
            return;
        Remember(room.Code);
        open.End();
        // Its round is over first: then anybody may go on with the run.
        lock (opening)
            leaving = [.. leaving.Where(work => !work.IsCompleted), open.Work.ContinueWith(_ => runs.GiveTo(room.Run, null), TaskScheduler.Default)];
    }

    /// <summary>The room of a code. Who is in may come and go as it likes; who is not has few guesses.</summary>
    /// <param name="written">The code, as it was written.</param>
    /// <param name="ticket">What whoever asks has, if anything.</param>
    /// <param name="address">Where it asks from.</param>
    /// <exception cref="RefusedException">There is no such room; or there were too many wrong codes.</exception>
    public Room Find(string? written, string? ticket, IPAddress? address)
    {
        Sweep();
        if (JoinCode.Of(written) is { } old && ended.ContainsKey(old))
            throw RoomRefusals.Of(Refusal.NotFound, "code", RoomRefusals.NoRoom);
        return Inside(written, ticket)
            ?? guesses.Guess(address, () => JoinCode.Of(written) is { } code ? rooms.GetValueOrDefault(code)?.Room : null)
            ?? throw RoomRefusals.Of(Refusal.NotFound, "code", RoomRefusals.NoRoom);
    }

    /// <summary>The room of a code, for who is in it; none otherwise, and nothing is counted.</summary>
    public Room? Inside(string? written, string? ticket) =>
        JoinCode.Of(written) is { } code && rooms.GetValueOrDefault(code)?.Room is { } room && room.Find(ticket) is not null ? room : null;

    /// <summary>Whether a ticket is of somebody who is in one of the rooms.</summary>
    public bool Knows(string? ticket) => ticket is not null && rooms.Values.Any(open => open.Room.Find(ticket) is not null);

    /// <summary>Closes all rooms, and waits until their rounds are played to the end.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (opening)
            isClosing = true;
        foreach (var open in rooms.Values)
            Close(open.Room);
        await Task.WhenAll(leaving);
    }

    private void Remember(string code)
    {
        var now = time.GetUtcNow();
        ended[code] = now;
        foreach (var (old, at) in ended.OrderByDescending(one => one.Value).Select((one, i) => (one.Key, At: i < MostEnded ? one.Value : default)))
            if (now - at > Lasts)
                ended.TryRemove(old, out _);
    }

    private void Sweep()
    {
        var now = time.GetUtcNow();
        foreach (var open in rooms.Values.Where(open => open.Room.Expires <= now))
            Close(open.Room);
    }

    // A source without a timer has nothing to dispose of.
    private sealed class Open(Room room)
    {
        public Room Room => room;

        public CancellationTokenSource Ending { get; } = new();

        public Task Work { get; set; } = Task.CompletedTask;

        public void End()
        {
            room.Close();
            Ending.Cancel();
        }
    }
}
