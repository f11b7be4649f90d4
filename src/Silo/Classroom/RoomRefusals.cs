using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>What is refused in a room, and why.</summary>
internal static class RoomRefusals
{
    public static readonly Phrase NoRoom = new("there is no open room of this code", "没有使用该加入码的课堂");
    public static readonly Phrase NoSuchRoom = new("there is no such room, or it is closed", "没有该课堂，或课堂已关闭");
    public static readonly Phrase NotIn = new("join the room first", "请先加入课堂");
    public static readonly Phrase NoSuchSeat = new("there is no such seat in this room", "本课堂没有该席位");
    public static readonly Phrase SeatTaken = new("somebody else has this seat", "该席位已有人");
    public static readonly Phrase HasSeat = new("you have a seat already; leave it first", "你已有席位；请先离开");
    public static readonly Phrase NoSeat = new("you have no seat", "你没有席位");
    public static readonly Phrase StrangersSeat = new("this is not your seat", "这不是你的席位");
    public static readonly Phrase NoStance = new(
        "expected abstain, opportunist or committed", "应为 abstain（观望）、opportunist（投机）或 committed（投入）");
    public static readonly Phrase VotedAlready = new("you have voted already", "你已投过票");
    public static readonly Phrase TooEarly = new("the poll is not open yet", "投票尚未开始");
    public static readonly Phrase TooLate = new("the poll is closed", "投票已结束");
    public static readonly Phrase Over = new("the lesson is over", "课程已结束");

    /// <summary>That a decision is meant for a round that is not to be decided.</summary>
    public static Phrase OtherRound(int meant, int coming) => new(
        $"round {meant} is not decided now, but round {coming}", $"现在决定的不是第 {meant} 轮，而是第 {coming} 轮");

    /// <summary>A refusal of one thing.</summary>
    /// <param name="why">What kind.</param>
    /// <param name="where">What it is about.</param>
    /// <param name="what">Why.</param>
    public static RefusedException Of(Refusal why, string where, Phrase what) => new(why, [new(where, 0, 0, what)]);

    /// <summary>That something cannot be done in a phase.</summary>
    public static RefusedException NotNow(RoomPhase phase, Phrase needs) => Of(Refusal.NotNow, "room", phase switch
    {
        RoomPhase.Over => Over,
        _ => new($"the room is {Called(phase).En}; {needs.En}", $"课堂现为“{Called(phase).Zh}”；{needs.Zh}"),
    });

    /// <summary>What a phase is called.</summary>
    public static Phrase Called(RoomPhase phase) => phase switch
    {
        RoomPhase.Telling => new("telling", "讲述"),
        RoomPhase.Polling => new("polling", "投票"),
        RoomPhase.Playing => new("playing", "推演"),
        RoomPhase.Told => new("explaining", "讲解"),
        _ => new("over", "结束"),
    };
}
