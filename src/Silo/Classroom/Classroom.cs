using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gongyu.Model;
using Gongyu.Scenarios;
using Microsoft.Extensions.Logging;

namespace Gongyu.Silo;

/// <summary>
/// The rooms of a service: opened by teachers, joined by code, closed by their teachers or by time. They are written down as they change, and
/// go on when the service begins again.
/// </summary>
/// <param name="runs">Plays.</param>
/// <param name="data">Where rooms are kept.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where it says which rooms are lost.</param>
internal sealed class Classroom(RunService runs, DataFolder data, TimeProvider time, ILogger log) : IAsyncDisposable
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
            return Enter(new(run, code, JoinCode.NewKey(), lesson, SeatsOf(lesson), time.GetUtcNow() + Lasts));
        }
    }

    /// <summary>Goes on with the rooms of the service before, however it ended; their runs wait.</summary>
    public void GoOn()
    {
        foreach (var (run, text) in data.Rooms())
            try
            {
                runs.Rest(run);
                var kept = RoomKeeper.Read(text);
                if (kept.Expires <= time.GetUtcNow())
                    data.ForgetRoom(run);
                else if (Lessons.Find(kept.Lesson) is not { } lesson || Room.Of(kept, lesson, SeatsOf(lesson)) is not { } room)
                    throw new JsonException($"its lesson {kept.Lesson} is told otherwise now");
                else
                    Enter(room);
            }
            // What was not written by this program can be anything; one that is damaged concerns no other, and not the start of the service.
            catch (Exception lost) when (lost is not DataFolderException { Fault: not DataFault.Damaged })
            {
                log.RoomIsLost(run, lost.Message);
                data.ForgetRoom(run);
            }
    }

    private Room Enter(Room room)
    {
        RoomPlay.Hear(room, runs);
        room.See(); // One that cannot be shown, since rounds of its run are lost, is none.
        runs.GiveTo(room.Run, room);
        rooms[room.Code] = new(room, new(room, data, log));
        return room;
    }

    private static Seat[] SeatsOf(Lesson lesson) =>
        [.. lesson.Seats.Select(id => new Seat(id, Names.Of(lesson.Scenario.Community, lesson.Scenario.Seed, id)))];

    /// <summary>Ends when all that has changed in a room until now is written down.</summary>
    public Task Kept(Room room) => rooms.TryGetValue(room.Code, out var open) ? open.Keeper.Written : Task.CompletedTask;

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
                throw room.Ended;
            room.Reveal();
            open.Work = Task.Run(() => new RoomPlay(room, runs).Play(open.Ending.Token));
        }
    }

    /// <summary>Closes a room; its run stays.</summary>
    /// <returns>Ends when what was written of it is gone.</returns>
    public Task Close(Room room)
    {
        if (!rooms.TryRemove(room.Code, out var open))
            return Task.CompletedTask;
        Remember(room.Code);
        open.End(isResting: false);
        open.Keeper.Forget();
        // Its round is over first: then anybody may go on with the run.
        var gone = Task.WhenAll(open.Work.ContinueWith(_ => runs.GiveTo(room.Run, null), TaskScheduler.Default), open.Keeper.Written);
        lock (opening)
            leaving = [.. leaving.Where(work => !work.IsCompleted), gone];
        return open.Keeper.Written;
    }

    /// <summary>
    /// The room of a code, or of the key of a link. Who is in may come and go as it likes, and a key cannot be guessed; of codes who is not in has
    /// few guesses.
    /// </summary>
    /// <param name="written">The code as it was written, or the key.</param>
    /// <param name="ticket">What whoever asks has, if anything.</param>
    /// <param name="address">Where it asks from.</param>
    /// <exception cref="RefusedException">There is no such room; or there were too many wrong codes.</exception>
    public Room Find(string? written, string? ticket, IPAddress? address)
    {
        Sweep();
        if (JoinCode.IsKey(written))
            return Linked(written) ?? throw RoomRefusals.Of(Refusal.NotFound, "code", RoomRefusals.NoRoom);
        if (JoinCode.Of(written) is { } old && ended.ContainsKey(old))
            throw RoomRefusals.Of(Refusal.NotFound, "code", RoomRefusals.NoRoom);
        return Inside(written, ticket)
            ?? guesses.Guess(address, () => JoinCode.Of(written) is { } code ? rooms.GetValueOrDefault(code)?.Room : null)
            ?? throw RoomRefusals.Of(Refusal.NotFound, "code", RoomRefusals.NoRoom);
    }

    /// <summary>The room of the key of a link; none of what is no key, or of a room that is closed.</summary>
    public Room? Linked(string? key) => JoinCode.IsKey(key)
        ? rooms.Values.FirstOrDefault(open => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(open.Room.Key), Encoding.ASCII.GetBytes(key!)))?.Room
        : null;

    /// <summary>The room of a code, for who is in it; none otherwise, and nothing is counted.</summary>
    public Room? Inside(string? written, string? ticket) =>
        JoinCode.Of(written) is { } code && rooms.GetValueOrDefault(code)?.Room is { } room && room.Find(ticket) is not null ? room : null;

    /// <summary>Whether a ticket is of somebody who is in one of the rooms.</summary>
    public bool Knows(string? ticket) => ticket is not null && rooms.Values.Any(open => open.Room.Find(ticket) is not null);

    /// <summary>Has all rooms rest until the service begins again, and waits until their rounds are played to the end and all is written down.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (opening)
            isClosing = true;
        foreach (var open in rooms.Values)
        {
            open.End(isResting: true);
            open.Keeper.Keep(); // What could not be written down before may be now.
        }
        foreach (var left in leaving.Concat(rooms.Values.SelectMany(open => new[] { open.Work, open.Keeper.Written })).ToArray())
            await left.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // Runs are to be written down all the same.
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
    private sealed class Open(Room room, RoomKeeper keeper)
    {
        public Room Room => room;

        public RoomKeeper Keeper => keeper;

        public CancellationTokenSource Ending { get; } = new();

        public Task Work { get; set; } = Task.CompletedTask;

        public void End(bool isResting)
        {
            room.Close(isResting);
            Ending.Cancel();
        }
    }
}
