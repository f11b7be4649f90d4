using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo.Tests;

/// <summary>How the run of a room goes on: at its pace, with what its lesson sets and nothing else, led by those who are in it.</summary>
public sealed class RoomRunTests(Served served) : IClassFixture<Served>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_room_waits_before_each_round_as_long_as_its_teacher_wants_and_the_levers_of_a_stop_are_set_once()
    {
        Room slow = served.Classroom.OpenRoom("warm-up"), quick = served.Classroom.OpenRoom("warm-up");
        slow.SetPace(Room.SlowestPace);
        quick.SetPace(0);
        foreach (var room in new[] { slow, quick })
        {
            room.OpenPoll();
            served.Classroom.Reveal(room);
        }
        await quick.Until(() => quick.See().Phase == "told");
        Assert.Equal((0, "playing"), (slow.Rounds.Count, slow.See().Phase));
        await served.Classroom.Close(slow);
        var told = await served.Get($"/api/runs/{quick.Run}");
        var played = ScenarioFile.Parse("lesson", told.GetProperty("text").GetString()!, "lesson").Scenario!;
        Assert.Equal(quick.Lesson.Told.Timeline.Where(step => step.At <= quick.Rounds.Count).Select(Written), played.Timeline.Select(Written));

        static string Written(PolicyStep step) => $"{step.At}: {step.Set}";
    }

    [Fact]
    public async Task Who_comes_with_a_ticket_that_nobody_was_given_gets_another()
    {
        const string forged = "0123456789abcdef0123456789abcdef"; // Whoever made it up would be who uses it.
        var room = served.Classroom.OpenRoom("warm-up");
        using var one = new Pupil(served) { Ticket = forged };
        await one.Join(room.Code);
        Assert.NotEqual(forged, one.Ticket);
        Assert.Null(room.Find(forged));
        Assert.NotNull(room.Find(one.Ticket));
    }
}
