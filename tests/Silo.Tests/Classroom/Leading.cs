namespace Gongyu.Silo.Tests;

/// <summary>How a test leads a room.</summary>
internal static class Leading
{
    /// <summary>Has the rounds of its stop played without a pause until there are so many; the next would come in a minute.</summary>
    public static void StopAfter(this Room room, int rounds)
    {
        room.SetPace(0);
        room.Changed += () =>
        {
            if (room.Rounds.Count >= rounds && room.Pace == TimeSpan.Zero)
                room.SetPace(Room.SlowestPace);
        };
    }

    /// <summary>Waits until it is so.</summary>
    public static async Task Until(this Room room, Func<bool> isSo)
    {
        while (true)
        {
            var news = room.News; // Asked for first, so that nothing comes in between.
            if (isSo())
                return;
            await news.WaitAsync(TestContext.Current.CancellationToken);
        }
    }
}
