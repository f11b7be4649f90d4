namespace Gongyu.Grains;

/// <summary>Writes a state down.</summary>
internal static class Keeping
{
    /// <summary>Puts a state in the place of the present one. If it cannot be written, the present one stays: what is believed is what is stored.</summary>
    public static async Task Keep<T>(this IPersistentState<T> stored, T state)
    {
        var present = stored.State;
        stored.State = state;
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            stored.State = present;
            throw;
        }
    }
}
