using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>A room as it is written down, so that its class goes on when the service begins again, however it ended.</summary>
internal sealed record RoomKept
{
    /// <summary>Id of the run, and of the room.</summary>
    public required string Run { get; init; }

    /// <summary>By which the class comes in.</summary>
    public required string Code { get; init; }

    /// <summary>By which it comes in by a link.</summary>
    public required string Key { get; init; }

    /// <summary>The name of the lesson.</summary>
    public required string Lesson { get; init; }

    /// <summary>When it ends of itself.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>Where the stop is.</summary>
    public required RoomPhase Phase { get; init; }

    /// <summary>Which stop, from 0.</summary>
    public required int Stop { get; init; }

    /// <summary>The version that the class knows.</summary>
    public required int Version { get; init; }

    /// <summary>Seconds before each round.</summary>
    public required double Pace { get; init; }

    /// <summary>Who is in, in the order in which they came.</summary>
    public required IReadOnlyList<PersonKept> People { get; init; }

    /// <summary>For each stop the vote of each who has one: its number, and the option from 0.</summary>
    public required IReadOnlyList<IReadOnlyDictionary<int, int>> Votes { get; init; }

    /// <summary>The seats that somebody has.</summary>
    public required IReadOnlyList<SeatKept> Seats { get; init; }
}

/// <summary>Somebody in a room as it is written down.</summary>
/// <param name="Seal">By which its ticket is known.</param>
/// <param name="Name">What it wants to be called; none when it has not said.</param>
internal sealed record PersonKept(string Seal, string? Name);

/// <summary>A seat as it is written down.</summary>
/// <param name="Seat">Which member.</param>
/// <param name="Of">The number of who has it.</param>
/// <param name="Decisions">What was decided, by round.</param>
internal sealed record SeatKept(string Seat, int Of, IReadOnlyDictionary<int, Stance> Decisions);

/// <content>How a room is written down, and goes on from there.</content>
internal sealed partial class Room
{
    // What was seen before the service ended, and was not written down any more, is of no later version.
    private const int VersionsUnwritten = 1000;

    private static readonly Phrase BegunAgain = new("the service has begun again; go on from here", "服务已重新启动；请从此处继续");

    /// <summary>As it stands, to be written down.</summary>
    public RoomKept Kept()
    {
        lock (changing)
            return new()
            {
                Run = run,
                Code = code,
                Key = key,
                Lesson = lesson.Name,
                Expires = expires,
                Phase = phase,
                Stop = stop,
                Version = version,
                Pace = pace.TotalSeconds,
                People = [.. people.Values.OrderBy(person => person.Number).Select(person => new PersonKept(person.Seal, person.Name))],
                Votes = [.. votes.Select(of => of.ToDictionary(vote => vote.Key.Number, vote => vote.Value))],
                Seats = [.. seats.Where(seat => seat.Of is not null).Select(seat =>
                    new SeatKept($"{seat.Id}", seat.Of!.Number, seat.Decisions.ToDictionary()))],
            };
    }

    /// <summary>A room that goes on as it was written down; the rounds of its run are to be heard.</summary>
    /// <param name="kept">As it was written down.</param>
    /// <param name="lesson">What is told.</param>
    /// <param name="seats">The members that may be taken.</param>
    /// <returns>None, when it is of a lesson that the program does not tell so any more.</returns>
    public static Room? Of(RoomKept kept, Lesson lesson, IReadOnlyList<Seat> seats)
    {
        if (kept.Votes.Count != lesson.Stops.Count || kept.Stop >= lesson.Stops.Count)
            return null;
        var room = new Room(kept.Run, kept.Code, kept.Key, lesson, seats, kept.Expires)
        {
            phase = kept.Phase,
            stop = kept.Stop,
            version = kept.Version + VersionsUnwritten,
            pace = TimeSpan.FromSeconds(kept.Pace),
            trouble = kept.Phase == RoomPhase.Playing ? BegunAgain : null,
        };
        Person[] people = [.. kept.People.Select((one, i) => new Person(one.Seal, i + 1, one.Name))];
        foreach (var person in people)
            room.people.Add(person.Seal, person);
        foreach (var (of, votes) in room.votes.Zip(kept.Votes))
            foreach (var (number, option) in votes)
                of.Add(people[number - 1], option);
        foreach (var one in kept.Seats)
            if (seats.FirstOrDefault(seat => $"{seat.Id}" == one.Seat) is { } seat)
            {
                seat.Give(people[one.Of - 1]);
                foreach (var (round, stance) in one.Decisions)
                    seat.Decide(round, stance);
            }
        return room;
    }
}
