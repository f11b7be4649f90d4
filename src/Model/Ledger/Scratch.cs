namespace Gongyu.Model;

/// <summary>A place to calculate in that is kept for the next time. What was left in it is still there.</summary>
/// <param name="room">How much is expected to be needed at once.</param>
internal sealed class Scratch<T>(int room = 0)
{
    private T[] place = new T[room];

    /// <summary>As many places as are needed; the ones taken before are given back.</summary>
    public Span<T> Take(int count)
    {
        if (place.Length < count)
            place = new T[count];
        return place.AsSpan(0, count);
    }
}
