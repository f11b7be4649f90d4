using System.Net;
using Gongyu.Model;

namespace Gongyu.Silo.Tests;

/// <summary>A room by itself: what can be done in which phase, who may do it, and what is kept of it.</summary>
public sealed class RoomTests
{
    private static readonly IReadOnlyDictionary<StakeholderId, MemberState> Nobody = new Dictionary<StakeholderId, MemberState>();

    private readonly Room room = new(
        "r", "ABCDEF", "key", Lessons.Find("warm-up")!, [.. Lessons.Find("warm-up")!.Seats.Select(id => new Seat(id, id.ToString()))], DateTimeOffset.MaxValue);

    [Fact]
    public void A_lesson_is_told_stop_by_stop_and_what_does_not_fit_its_phase_is_refused()
    {
        var one = room.Enter("1", "One");
        for (int stop = 1; stop <= room.Lesson.Stops.Count; stop++)
        {
            Refused(Refusal.NotNow, room.Reveal, room.Next);
            Refused(Refusal.NotNow, () => room.Vote(one, stop, 1));
            room.OpenPoll();
            Refused(Refusal.NotNow, room.OpenPoll, room.Next);
            Assert.Null(room.See(one).Votes); // Nobody is led by what others predict.
            room.Vote(one, stop, 2);
            room.Reveal();
            Refused(Refusal.NotNow, room.OpenPoll, room.Reveal, room.Next);
            Refused(Refusal.NotNow, () => room.Vote(room.Enter($"late {stop}", null), stop, 1));
            Play();
            Assert.Equal((false, "told", 2), (room.HasRoundsLeft, room.See().Phase, room.See(one).Outcome!.Option));
            Assert.Equal([0, 1, 0], room.See().Votes);
            Refused(Refusal.NotNow, room.OpenPoll, room.Reveal);
            room.Next();
        }
        Assert.Equal("over", room.See().Phase);
        Refused(Refusal.NotNow, room.OpenPoll, room.Reveal, room.Next);
        room.Close();
        Refused(Refusal.NotFound, room.OpenPoll, room.Next, () => room.SetPace(1), () => room.Enter("2", null));
        Assert.True(room.News.IsCompleted);
    }

    [Fact]
    public void One_has_one_vote_and_the_first_stays()
    {
        var one = room.Enter("1", null);
        room.OpenPoll();
        Refused(Refusal.Wrong, () => room.Vote(one, 1, 0), () => room.Vote(one, 1, 4), () => room.Vote(one, 0, 1), () => room.Vote(one, 5, 1));
        Refused(Refusal.NotNow, () => room.Vote(one, 2, 1));
        room.Vote(one, 1, 3);
        var twice = Refused(Refusal.NotNow, () => room.Vote(one, 1, 1));
        Assert.Equal(("you have voted already", "你已投过票"), (twice.What.En, twice.What.Zh));
        Assert.Same(one, room.Enter("1", "Another"));
        Assert.Equal(3, room.See(one).Vote);
        Assert.Equal((1, 1), (room.See().Votes.Sum(), room.See().People));
        // It is told so even when the poll is closed by then.
        room.Reveal();
        Assert.Equal(twice.What, Refused(Refusal.NotNow, () => room.Vote(one, 1, 3)).What);
    }

    [Fact]
    public void A_seat_is_had_by_one_and_the_last_decision_before_the_round_counts()
    {
        var (one, other) = (room.Enter("1", "One"), room.Enter("2", null));
        Refused(Refusal.Wrong, () => room.Take(one, "ent/9"), () => room.Take(one, "gov/1"), () => room.Take(one, ""));
        Refused(Refusal.Forbidden, () => room.Decide(one, "ent/2", "committed"));
        room.Take(one, "ent/2");
        room.Take(one, "ent/2");
        Refused(Refusal.NotNow, () => room.Take(other, "ent/2"), () => room.Take(one, "ent/3"), () => room.Leave(other));
        Refused(Refusal.Forbidden, () => room.Decide(other, "ent/2", "committed"));
        Refused(Refusal.Wrong, () => room.Decide(one, "ent/2", "Committed"), () => room.Decide(one, "ent/2", "2"));
        room.Take(other, "uni/1");
        Assert.Empty(Decided());
        room.Decide(one, "ent/2", "committed");
        room.Decide(one, "ent/2", "opportunist");
        Assert.Equal("opportunist", room.See(one).Seat!.Decision);
        Assert.Equal(["ent/2=opportunist"], Decided());
        Assert.Empty(Decided());
        // Who leaves takes its decision with it.
        room.Decide(other, "uni/1", "abstain");
        room.Leave(other);
        Assert.Empty(Decided());
        Assert.Contains(room.See(other).Free, seat => seat.Id == "uni/1");
        Assert.Equal(10, room.See(other).Free.Count);
    }

    [Fact]
    public void What_cannot_be_played_is_told_and_tried_again()
    {
        room.OpenPoll();
        room.Reveal();
        room.EndPlay(new("no", "否"));
        Assert.Equal(("playing", "no"), (room.See().Phase, room.See().Trouble!.Value.En));
        room.Reveal();
        Assert.Null(room.See().Trouble);
        Assert.Equal(["incentive.taxRelief=0", "incentive.universityFunding=0"], room.BeginRound());
        Play();
        Assert.Equal("told", room.See().Phase);
    }

    [Fact]
    public void What_was_decided_for_a_round_that_could_not_be_played_counts_when_it_is_tried_again_unless_it_is_decided_anew()
    {
        var (one, other) = (room.Enter("1", null), room.Enter("2", null));
        room.Take(one, "ent/1");
        room.Take(other, "ent/2");
        room.OpenPoll();
        room.Decide(one, "ent/1", "committed", 1);
        room.Decide(other, "ent/2", "abstain", 1);
        room.Reveal();
        Assert.Equal(["ent/1=committed", "ent/2=abstain"], Begun());
        Assert.Equal("round 1 is not decided now, but round 2", Refused(Refusal.NotNow, () => room.Decide(one, "ent/1", "abstain", 1)).What.En);
        room.Decide(one, "ent/1", "opportunist", 2);
        room.EndPlay(new("it did not go on", "未能继续"));
        room.Decide(other, "ent/2", "opportunist", 1);
        room.Reveal();
        Assert.Equal(["ent/1=committed", "ent/2=opportunist"], Decided());
        Assert.Equal(["ent/1=opportunist"], Decided());
        Assert.Empty(Decided());
    }

    [Fact]
    public void A_teacher_frees_a_seat_and_no_round_is_decided_that_is_not_played()
    {
        var (one, other) = (room.Enter("1", null), room.Enter("2", null));
        room.Take(one, "ent/1");
        room.Decide(one, "ent/1", "committed");
        Refused(Refusal.Wrong, () => room.Free("ent/9"));
        room.Free("ent/1");
        Assert.Empty(Decided());
        Refused(Refusal.Forbidden, () => room.Decide(one, "ent/1", "committed"));
        room.Take(other, "ent/1");
        while (room.See(other).CanDecide)
            room.Hear([new double[Metrics.All.Count]], Nobody);
        Assert.Equal(room.Lesson.Stops[^1].Until, room.Rounds.Count);
        Refused(Refusal.NotNow, () => room.Decide(other, "ent/1", "committed"));
    }

    [Theory]
    [InlineData("\uFFFE")]
    [InlineData("\uFDD0AAAAA")]
    [InlineData("\uD800AAAAA")]
    [InlineData("AAAAA\u0000")]
    public void What_is_no_character_is_no_code(string written) => Assert.Null(JoinCode.Of(written));

    [Fact]
    public void The_class_is_told_of_what_all_see_and_the_teacher_of_everything()
    {
        var one = room.Enter("1", null);
        room.OpenPoll();
        var (version, news) = (room.Version, room.News);
        room.Vote(one, 1, 1);
        Assert.Equal((true, version), (news.IsCompleted, room.Version));
        room.Take(one, "ent/1");
        Assert.True(room.Version > version);
    }

    [Fact]
    public void A_room_holds_two_hundred()
    {
        for (int person = 0; person < Room.MostPeople; person++)
            room.Enter($"{person}", null);
        Refused(Refusal.TooMany, () => room.Enter("more", null));
        Assert.Equal(Room.MostPeople, room.Enter("199", null).Number);
    }

    [Theory]
    [InlineData("Li Hua", "Li Hua")]
    [InlineData("  小明 ", "小明")]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦")]
    [InlineData("<script>", "<script>")]
    [InlineData("   ", null)]
    [InlineData(null, null)]
    [InlineData("12345678901234567890", "12345678901234567890")]
    public void A_name_is_what_people_can_read(string? written, string? name) => Assert.Equal(name, Person.NameOf(written));

    [Theory]
    [InlineData("123456789012345678901")]
    [InlineData("a\nb")]
    [InlineData("a\u001b[31m")]
    [InlineData("a\u202eb")]
    [InlineData("a\u2028b")]
    [InlineData("a\ud800")]
    public void A_name_that_would_disturb_others_is_refused(string written) => Refused(Refusal.Wrong, () => Person.NameOf(written));

    [Fact]
    public void A_name_with_accents_heaped_on_it_is_refused() => Refused(Refusal.Wrong, () => Person.NameOf("a" + new string('\u0301', 500)));

    [Theory]
    [InlineData("acdefg", "ACDEFG")]
    [InlineData(" ACD-EFG ", "ACDEFG")]
    [InlineData("ＡＣＤ　ＥＦＧ", "ACDEFG")]
    [InlineData("ACDEF", null)]
    [InlineData("ACDEF0", null)]
    [InlineData("ACDEFGH", null)]
    [InlineData("\ud800CDEFG", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_code_is_read_however_it_is_typed(string? written, string? code) => Assert.Equal(code, JoinCode.Of(written));

    [Fact]
    public void Codes_and_tickets_differ()
    {
        string[] codes = [.. Enumerable.Range(0, 1000).Select(_ => JoinCode.New())];
        Assert.All(codes, code => Assert.Equal(code, JoinCode.Of(code)));
        Assert.InRange(codes.Distinct().Count(), 990, 1000);
        Assert.Matches("^[0-9a-f]{32}$", JoinCode.NewTicket());
        Assert.NotEqual(JoinCode.NewTicket(), JoinCode.NewTicket());
    }

    [Fact]
    public void Wrong_codes_are_few_for_an_address_and_for_all_and_what_is_remembered_of_them_is_bounded()
    {
        var clock = new Clock();
        var guesses = new Guesses(clock);
        static IPAddress Address(int number) => new([10, 0, (byte)(number / 256), (byte)(number % 256)]);
        for (int wrong = 0; wrong < Guesses.MostOfAnAddress; wrong++)
            Assert.Null(guesses.Guess<string>(Address(0), () => null));
        // Not even with the right one, until the minute is over.
        Assert.Equal(TimeSpan.FromMinutes(1), Assert.Throws<RefusedException>(() => guesses.Guess(Address(0), () => "right")).RetryAfter);
        Assert.Equal("right", guesses.Guess(Address(1), () => "right"));
        // An IPv6 network is one place, and an address is the same however it is written.
        for (int wrong = 0; wrong < Guesses.MostOfAnAddress; wrong++)
            Assert.Null(guesses.Guess<string>(IPAddress.Parse($"2001:db8::{wrong + 1}"), () => null));
        Assert.Throws<RefusedException>(() => guesses.Guess(IPAddress.Parse("2001:db8::ffff"), () => "right"));
        Assert.Throws<RefusedException>(() => guesses.Guess(Address(0).MapToIPv6(), () => "right"));
        int refused = 0;
        for (int address = 2; address < 10_000; address++)
            try
            {
                guesses.Guess<string>(Address(address), () => null);
            }
            catch (RefusedException)
            {
                refused++;
            }
        Assert.Equal(10_000 - 2 - (Guesses.MostOfAll - 2 * Guesses.MostOfAnAddress), refused);
        Assert.InRange(guesses.Remembered, 1, Guesses.MostOfAll);
        clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal("right", guesses.Guess(Address(0), () => "right"));
        Assert.Equal(0, guesses.Remembered);
    }

    // What seats have decided for the round that begins.
    private string[] Begun() => [.. room.BeginRound().Where(one => one.Contains('/', StringComparison.Ordinal))];

    // What they have decided for a round that is played.
    private string[] Decided()
    {
        string[] decided = Begun();
        room.Hear([new double[Metrics.All.Count]], Nobody);
        return decided;
    }

    // As it would be played: with metrics that do not change.
    private void Play()
    {
        while (room.HasRoundsLeft)
            room.Hear([new double[Metrics.All.Count]], Nobody);
        room.EndPlay(null);
    }

    private static Scenarios.Fault Refused(Refusal why, params Action[] acts)
    {
        Scenarios.Fault? fault = null;
        foreach (var act in acts)
        {
            var refused = Assert.Throws<RefusedException>(act);
            Assert.Equal(why, refused.Why);
            fault = refused.Faults[0];
        }
        return fault!;
    }
}
