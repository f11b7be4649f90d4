using System.Globalization;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>How fast a run goes on for those who watch it.</summary>
/// <param name="Milliseconds">How long it waits before each round.</param>
/// <param name="Name">What it is called.</param>
internal sealed record Pace(int Milliseconds, Phrase Name)
{
    /// <summary>The pace of a run that is begun on a page.</summary>
    public const int Usual = 300;

    /// <summary>The wait before each round.</summary>
    public TimeSpan Wait => TimeSpan.FromMilliseconds(Milliseconds);

    /// <summary>A pace by its milliseconds, as a page sends them; none when there is none of that kind.</summary>
    public static Pace? Of(string? milliseconds) =>
        All.FirstOrDefault(one => one.Milliseconds.ToString(CultureInfo.InvariantCulture) == milliseconds);

    /// <summary>From slow to fast.</summary>
    public static readonly IReadOnlyList<Pace> All =
    [
        new(2000, new("slow: a round in 2 s", "慢：每轮 2 秒")), new(1000, new("a round a second", "每秒一轮")), new(Usual, new("brisk", "较快")),
        new(100, new("fast", "快")), new(0, new("as fast as it can", "尽可能快")),
    ];
}
