using Gongyu.Model;

namespace Gongyu.Silo;

/// <content>What those in a room do.</content>
internal sealed partial class Room
{
    /// <summary>Who comes with a ticket; nobody when it is not of this room.</summary>
    public Person? Find(string? ticket)
    {
        lock (changing)
            return ticket is null ? null : people.GetValueOrDefault(JoinCode.SealOf(ticket));
    }

    /// <summary>Lets somebody in; who is in already stays who it is.</summary>
    /// <param name="ticket">What it will come back with.</param>
    /// <param name="written">The name it gives, if any.</param>
    /// <exception cref="RefusedException">The room is full, or the name is none.</exception>
    public Person Enter(string ticket, string? written)
    {
        Person? person = null;
        Change(() =>
        {
            string seal = JoinCode.SealOf(ticket);
            if (people.TryGetValue(seal, out person))
                return;
            if (people.Count >= MostPeople)
                throw RoomRefusals.Of(Refusal.TooMany, "room", Full);
            person = new(seal, people.Count + 1, Person.NameOf(written));
            people.Add(seal, person);
        }, isSeenByAll: false);
        return person!;
    }

    /// <summary>Predicts: once in a stop.</summary>
    /// <param name="person">Who.</param>
    /// <param name="of">Which stop, from 1: so a vote that comes late is not one in the next poll.</param>
    /// <param name="option">Which option, from 1.</param>
    public void Vote(Person person, int of, int option) => Change(() =>
    {
        if (of < 1 || of > lesson.Stops.Count)
            throw RoomRefusals.Of(Refusal.Wrong, "stop", NoSuch(lesson.Stops.Count));
        int options = lesson.Stops[of - 1].Options.Count;
        if (option < 1 || option > options)
            throw RoomRefusals.Of(Refusal.Wrong, "option", NoSuch(options));
        // Who sends a vote again, not knowing whether it came, is to learn that it did.
        if (votes[of - 1].ContainsKey(person))
            throw RoomRefusals.Of(Refusal.NotNow, "vote", RoomRefusals.VotedAlready);
        if (of - 1 > stop || of - 1 == stop && phase == RoomPhase.Telling)
            throw RoomRefusals.Of(Refusal.NotNow, "vote", RoomRefusals.TooEarly);
        if (of - 1 < stop || phase != RoomPhase.Polling)
            throw RoomRefusals.Of(Refusal.NotNow, "vote", RoomRefusals.TooLate);
        votes[stop].Add(person, option - 1);
    }, isSeenByAll: false);

    /// <summary>Takes a seat that is free.</summary>
    public void Take(Person person, string seat) => Change(() =>
    {
        var wanted = SeatOf(seat);
        if (wanted.Of == person)
            return;
        if (phase == RoomPhase.Over)
            throw RoomRefusals.Of(Refusal.NotNow, "seat", RoomRefusals.Over);
        if (wanted.Of is not null)
            throw RoomRefusals.Of(Refusal.NotNow, seat, RoomRefusals.SeatTaken);
        if (seats.Any(one => one.Of == person))
            throw RoomRefusals.Of(Refusal.NotNow, seat, RoomRefusals.HasSeat);
        wanted.Give(person);
    });

    /// <summary>Leaves the seat it has: the model decides again.</summary>
    public void Leave(Person person) => Change(() =>
        (seats.FirstOrDefault(one => one.Of == person) ?? throw RoomRefusals.Of(Refusal.NotNow, "seat", RoomRefusals.NoSeat)).Give(null));

    /// <summary>Decides for the coming round; the last decision before it counts.</summary>
    /// <param name="person">Who.</param>
    /// <param name="seat">Its seat.</param>
    /// <param name="word">The stance.</param>
    /// <param name="round">For which round it is meant; the coming one unless told otherwise.</param>
    public void Decide(Person person, string seat, string word, int? round = null) => Change(() =>
    {
        var wanted = SeatOf(seat);
        if (wanted.Of != person)
            throw RoomRefusals.Of(Refusal.Forbidden, seat, RoomRefusals.StrangersSeat);
        if (Seat.StanceOf(word) is not { } stance)
            throw RoomRefusals.Of(Refusal.Wrong, "stance", RoomRefusals.NoStance);
        if (phase == RoomPhase.Over || Coming > lesson.Stops[^1].Until)
            throw RoomRefusals.Of(Refusal.NotNow, "seat", RoomRefusals.Over);
        if (round is { } meant && meant != Coming)
            throw RoomRefusals.Of(Refusal.NotNow, "round", RoomRefusals.OtherRound(meant, Coming));
        wanted.Decide(Coming, stance);
    }, isSeenByAll: false);

    /// <summary>Frees a seat, for its teacher: somebody may have left without a word.</summary>
    public void Free(string seat) => Change(() => SeatOf(seat).Give(null));

    private Seat SeatOf(string id) => seats.FirstOrDefault(one => one.Id.ToString() == id)
        ?? throw RoomRefusals.Of(Refusal.Wrong, "seat", RoomRefusals.NoSuchSeat);

    private static Phrase NoSuch(int most) => new($"expected 1 to {most}", $"应为 1 至 {most}");
}
