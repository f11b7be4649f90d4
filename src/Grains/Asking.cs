namespace Gongyu.Grains;

/// <summary>
/// Asks again when an answer does not come in time. A call that timed out still runs to its end, so this is only for calls that
/// may be made twice; in this room all are.
/// </summary>
public static class Asking
{
    private const int Times = 5;

    /// <summary>Asks up to five times.</summary>
    public static async Task Again(Func<Task> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        for (int time = 1; ; time++)
        {
            try
            {
                await ask();
                return;
            }
            catch (TimeoutException) when (time < Times)
            {
            }
        }
    }

    /// <inheritdoc cref="Again(Func{Task})"/>
    public static async Task<T> Again<T>(Func<Task<T>> ask)
    {
        T answer = default!;
        await Again(async () => { answer = await ask(); });
        return answer;
    }
}
