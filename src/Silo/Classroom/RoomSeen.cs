using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>A stop of a lesson as it is shown.</summary>
/// <param name="Number">Which stop, from 1.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Tells">What is told before the poll.</param>
/// <param name="Question">What the class predicts.</param>
/// <param name="Options">What can be predicted; counted from 1.</param>
/// <param name="Metric">The metric whose change decides.</param>
/// <param name="Watch">The metrics that are shown.</param>
/// <param name="Until">Its last round.</param>
internal sealed record StopSeen(
    int Number, int Of, Phrase Title, Phrase Tells, Phrase Question, IReadOnlyList<Phrase> Options, string Metric,
    IReadOnlyList<string> Watch, int Until);

/// <summary>What came of a stop.</summary>
/// <param name="Option">The option that came true, from 1; none when the change is not a number.</param>
/// <param name="Before">The metric before the stop.</param>
/// <param name="After">The metric at its end.</param>
/// <param name="Explains">What is told now.</param>
internal sealed record OutcomeSeen(int? Option, double? Before, double? After, Phrase Explains);

/// <summary>A seat as it is shown.</summary>
/// <param name="Id">Which member.</param>
/// <param name="Name">Its name.</param>
/// <param name="Who">Who has it; none when it is free.</param>
/// <param name="Stance">How it stood after the last round.</param>
/// <param name="Agreements">Agreements it has.</param>
/// <param name="Balance">What it has, in units.</param>
internal sealed record SeatSeen(string Id, string Name, Phrase? Who, string? Stance, int Agreements, double Balance)
{
    /// <summary>What was decided for the coming round; none when the model is to decide. Its owner and the teacher see it.</summary>
    public string? Decision { get; init; }
}

/// <summary>A room as its teacher sees it.</summary>
/// <param name="Room">Its id, which is that of its run.</param>
/// <param name="Code">By which the class comes in.</param>
/// <param name="Link">The path of the link by which it comes in too.</param>
/// <param name="Lesson">The name of the lesson.</param>
/// <param name="Title">What the lesson is called.</param>
/// <param name="Expires">When it ends of itself.</param>
/// <param name="Phase">telling, polling, playing, told or over.</param>
/// <param name="Stop">The stop it is at.</param>
/// <param name="Round">Rounds that were played.</param>
/// <param name="Pace">Seconds before each round.</param>
/// <param name="People">How many have joined.</param>
/// <param name="Votes">Votes for each option.</param>
/// <param name="Outcome">What came of the stop; none before it is played.</param>
/// <param name="Seats">The seats.</param>
/// <param name="Trouble">What went wrong; none when nothing did.</param>
/// <param name="IsPlayed">Whether rounds are being played.</param>
internal sealed record RoomSeen(
    string Room, string Code, string Link, string Lesson, Phrase Title, DateTimeOffset Expires, string Phase, StopSeen Stop, int Round, double Pace,
    int People, IReadOnlyList<int> Votes, OutcomeSeen? Outcome, IReadOnlyList<SeatSeen> Seats, Phrase? Trouble, bool IsPlayed);

/// <summary>A room as somebody in it sees it.</summary>
/// <param name="Version">Rises with every change; ask for what comes after it.</param>
/// <param name="Code">By which it came in.</param>
/// <param name="Title">What the lesson is called.</param>
/// <param name="Name">What it is called itself.</param>
/// <param name="Phase">telling, polling, playing, told or over.</param>
/// <param name="Stop">The stop the lesson is at.</param>
/// <param name="Round">Rounds that were played.</param>
/// <param name="Coming">The round that seats decide now.</param>
/// <param name="CanDecide">Whether there is such a round.</param>
/// <param name="Vote">Its own vote in this stop, from 1; none yet.</param>
/// <param name="Votes">Votes for each option; none while the poll is open.</param>
/// <param name="Outcome">What came of the stop; none before it is played.</param>
/// <param name="Seat">Its own seat, if it has one.</param>
/// <param name="Free">The seats that can be taken.</param>
internal sealed record JoinSeen(
    int Version, string Code, Phrase Title, Phrase Name, string Phase, StopSeen Stop, int Round, int Coming, bool CanDecide, int? Vote, IReadOnlyList<int>? Votes,
    OutcomeSeen? Outcome, SeatSeen? Seat, IReadOnlyList<SeatSeen> Free);

/// <content>What a room shows.</content>
internal sealed partial class Room
{
    /// <summary>As its teacher sees it.</summary>
    public RoomSeen See()
    {
        lock (changing)
            return new(
                run, code, $"{JoinRoutes.Path}/{key}", lesson.Name, lesson.Title, expires, Word(phase), Stop(), rounds.Count, pace.TotalSeconds, people.Count,
                Counted(), Outcome(), [.. seats.Select(seat => Seen(seat) with { Decision = Decided(seat) })], trouble, isPlayed);
    }

    /// <summary>As somebody in it sees it.</summary>
    public JoinSeen See(Person person)
    {
        lock (changing)
        {
            var own = seats.FirstOrDefault(seat => seat.Of == person);
            return new(
                version, code, lesson.Title, person.Called, Word(phase), Stop(), rounds.Count, Coming, Coming <= lesson.Stops[^1].Until,
                votes[stop].TryGetValue(person, out int vote) ? vote + 1 : null, phase < RoomPhase.Playing ? null : Counted(), Outcome(),
                own is null ? null : Seen(own) with { Decision = Decided(own) },
                own is null ? [.. seats.Where(seat => seat.Of is null).Select(Seen)] : []);
        }
    }

    private StopSeen Stop()
    {
        var now = lesson.Stops[stop];
        return new(
            stop + 1, lesson.Stops.Count, now.Title, now.Tells, now.Question, [.. now.Options.Select(option => option.Text)], now.Metric.Id,
            now.Shown, now.Until);
    }

    private int[] Counted() => [.. lesson.Stops[stop].Options.Select((_, option) => votes[stop].Values.Count(vote => vote == option))];

    private OutcomeSeen? Outcome()
    {
        if (phase < RoomPhase.Told)
            return null;
        var now = lesson.Stops[stop];
        double before = rounds[lesson.From(stop) - 1][now.Metric.Index], after = rounds[now.Until - 1][now.Metric.Index];
        return new(now.TrueOf(after - before) + 1, Silo.Outcome.Finite(before), Silo.Outcome.Finite(after), now.Explains);
    }

    private SeatSeen Seen(Seat seat)
    {
        var state = members.GetValueOrDefault(seat.Id);
        return new(
            seat.Id.ToString(), seat.Name, seat.Of?.Called, state is null ? null : Seat.WordOf(state.Stance), state?.Agreements ?? 0,
            state?.Balance ?? 0);
    }

    private string? Decided(Seat seat) => seat.In(Coming) is { } stance ? Seat.WordOf(stance) : null;

    private static string Word(RoomPhase phase) => phase.ToString().ToLowerInvariant();
}
