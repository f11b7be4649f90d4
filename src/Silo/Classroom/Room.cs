using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>Where a stop of a lesson is.</summary>
internal enum RoomPhase
{
    /// <summary>The teacher tells; nothing is asked yet.</summary>
    Telling,

    /// <summary>The class predicts.</summary>
    Polling,

    /// <summary>No more votes; the rounds are played.</summary>
    Playing,

    /// <summary>What came true is there, and explained.</summary>
    Told,

    /// <summary>The lesson has come to its end.</summary>
    Over,
}

/// <summary>
/// A class with a lesson: who is there, what they predict and decide, and how far the lesson has come. It is changed under a lock; what
/// cannot be done in a phase is refused. What it tells to others are copies.
/// </summary>
/// <param name="run">Id of the run, and of the room.</param>
/// <param name="code">By which the class comes in.</param>
/// <param name="key">By which it comes in too, by a link: too long to be guessed.</param>
/// <param name="lesson">What is told.</param>
/// <param name="seats">The members that may be taken.</param>
/// <param name="expires">When it ends of itself.</param>
internal sealed partial class Room(string run, string code, string key, Lesson lesson, IReadOnlyList<Seat> seats, DateTimeOffset expires)
{
    /// <summary>Most people that can be in a room.</summary>
    public const int MostPeople = 200;

    /// <summary>Longest pause between two rounds, in seconds.</summary>
    public const int SlowestPace = 60;

    private static readonly Phrase Full = new($"the room is full: {MostPeople} people", $"课堂已满：{MostPeople} 人");
    private static readonly Phrase NoPace = new($"expected 0 to {SlowestPace} seconds", $"应为 0 至 {SlowestPace} 秒");

    private readonly Lock changing = new();
    private readonly Dictionary<string, Person> people = new(StringComparer.Ordinal);
    private readonly Dictionary<Person, int>[] votes = [.. lesson.Stops.Select(_ => new Dictionary<Person, int>())];
    private readonly List<double[]> rounds = [];
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReadOnlyDictionary<StakeholderId, MemberState> members = new Dictionary<StakeholderId, MemberState>();
    private RoomPhase phase;
    private Phrase? trouble;
    private bool isPlayed, isClosed, isResting;
    private int stop, begun, version = 1;
    private TimeSpan pace = TimeSpan.FromSeconds(2);

    /// <summary>Id of the run, and of the room.</summary>
    public string Run => run;

    /// <summary>By which the class comes in.</summary>
    public string Code => code;

    /// <summary>By which it comes in too, by a link: too long to be guessed.</summary>
    public string Key => key;

    /// <summary>What is told.</summary>
    public Lesson Lesson => lesson;

    /// <summary>When it ends of itself.</summary>
    public DateTimeOffset Expires => expires;

    /// <summary>Ends when something has changed that had not when it was asked for: a vote, a round, somebody who came.</summary>
    public Task News
    {
        get
        {
            lock (changing)
                return next.Task;
        }
    }

    /// <summary>Rises with every change that the whole class sees: phases, rounds, seats.</summary>
    public int Version
    {
        get
        {
            lock (changing)
                return version;
        }
    }

    /// <summary>How long to wait before the next round.</summary>
    public TimeSpan Pace
    {
        get
        {
            lock (changing)
                return pace;
        }
    }

    /// <summary>Is called after every change.</summary>
    public event Action? Changed;

    /// <summary>Whether it is closed: nothing changes any more.</summary>
    public bool IsClosed
    {
        get
        {
            lock (changing)
                return isClosed;
        }
    }

    /// <summary>Whether it is closed only until the service begins again.</summary>
    public bool IsResting
    {
        get
        {
            lock (changing)
                return isResting;
        }
    }

    /// <summary>The rounds that were played: the values of every metric, in the order of <see cref="Metrics.All"/>.</summary>
    public IReadOnlyList<double[]> Rounds
    {
        get
        {
            lock (changing)
                return [.. rounds];
        }
    }

    /// <summary>Asks the class to predict.</summary>
    public void OpenPoll() => Change(() =>
    {
        if (phase != RoomPhase.Telling)
            throw RoomRefusals.NotNow(phase, new("a poll opens when a stop is told", "须在讲述时开始投票"));
        phase = RoomPhase.Polling;
    });

    /// <summary>Closes the poll; then the rounds of the stop are to be played. When that had failed it is tried again.</summary>
    public void Reveal() => Change(() =>
    {
        if (isPlayed || phase is not (RoomPhase.Polling or RoomPhase.Playing))
            throw RoomRefusals.NotNow(phase, new("rounds are played when the poll is open", "须在投票开始后推演"));
        (phase, isPlayed, trouble) = (RoomPhase.Playing, true, null);
    });

    /// <summary>Goes on to the next stop; after the last the lesson is over.</summary>
    public void Next() => Change(() =>
    {
        if (phase != RoomPhase.Told)
            throw RoomRefusals.NotNow(phase, new("the next stop comes when this one is explained", "须在本站讲解后进入下一站"));
        (stop, phase) = stop + 1 < lesson.Stops.Count ? (stop + 1, RoomPhase.Telling) : (stop, RoomPhase.Over);
        trouble = null;
    });

    /// <summary>Sets how long to wait before each round.</summary>
    /// <param name="seconds">0 … 60.</param>
    public void SetPace(double seconds) => Change(() =>
    {
        if (!(seconds is >= 0 and <= SlowestPace))
            throw RoomRefusals.Of(Refusal.Wrong, "seconds", NoPace);
        pace = TimeSpan.FromSeconds(seconds);
    });

    /// <summary>Ends it: whoever waits for news has it.</summary>
    /// <param name="isResting">Whether it goes on when the service begins again.</param>
    public void Close(bool isResting = false)
    {
        lock (changing)
        {
            (isClosed, this.isResting) = (true, isResting);
            next.TrySetResult();
        }
    }

    /// <summary>That nothing can be done in a room that is closed.</summary>
    public RefusedException Ended => IsResting
        ? RoomRefusals.Of(Refusal.InUse, "service", RunService.Closing)
        : RoomRefusals.Of(Refusal.NotFound, "room", RoomRefusals.NoSuchRoom);

    /// <summary>
    /// Begins a round: what it is given, as a user writes it. In the first of a stop those are its levers; and what was decided for it, which counts
    /// from now on. The round after is decided next.
    /// </summary>
    public IReadOnlyList<string> BeginRound()
    {
        IReadOnlyList<string> given = [];
        Change(() =>
        {
            begun = rounds.Count + 1;
            given =
            [
                .. rounds.Count == lesson.Before(stop) ? lesson.Stops[stop].Assignments : [],
                .. seats.Select(seat => seat.Assignment(begun)).OfType<string>(),
            ];
        });
        return given;
    }

    /// <summary>A round that was begun could not be played: it is to be decided still, and what was decided for it counts unless it is decided anew.</summary>
    public void TakeBack() => Change(() => begun = rounds.Count);

    // The round that is decided now: the first that has not begun.
    private int Coming => Math.Max(begun, rounds.Count) + 1;

    /// <summary>Rounds were played, or are to be: how the members stand.</summary>
    /// <param name="played">The values of rounds that are not known yet, in their order.</param>
    /// <param name="standing">Every member after the last of them.</param>
    public void Hear(IEnumerable<double[]> played, IReadOnlyDictionary<StakeholderId, MemberState> standing) => Change(() =>
    {
        rounds.AddRange(played);
        members = standing;
        foreach (var seat in seats)
            seat.Forget(rounds.Count);
    });

    /// <summary>Something went wrong that the teacher should know of; the lesson goes on.</summary>
    public void Complain(Phrase what)
    {
        lock (changing)
            if (!isClosed && trouble != what)
                Change(() => trouble = what);
    }

    /// <summary>What went wrong is over.</summary>
    public void Withdraw(Phrase what)
    {
        lock (changing)
            if (!isClosed && trouble == what)
                Change(() => trouble = null);
    }

    /// <summary>The rounds of the stop are played, or cannot be: then it can be tried again.</summary>
    /// <param name="why">Why they cannot; none when they are.</param>
    public void EndPlay(Phrase? why)
    {
        if (IsClosed)
            return; // Nobody is there to be told.
        if (why is not null)
            TakeBack();
        End(why);
    }

    private void End(Phrase? why) => Change(() =>
    {
        isPlayed = false;
        if (why is { } failed)
            trouble = failed;
        else
            phase = RoomPhase.Told;
    });

    /// <summary>Whether rounds of the stop are left to play, and it is still open.</summary>
    public bool HasRoundsLeft
    {
        get
        {
            lock (changing)
                return !isClosed && rounds.Count < lesson.Stops[stop].Until;
        }
    }

    private void Change(Action change, bool isSeenByAll = true)
    {
        TaskCompletionSource told;
        lock (changing)
        {
            if (isClosed)
                throw Ended;
            change();
            if (isSeenByAll)
                version++;
            (told, next) = (next, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        told.TrySetResult();
        Changed?.Invoke();
    }
}
