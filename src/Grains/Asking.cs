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
        ArgumentNullException.ThrowIfNull(ask);
        for (int time = 1; ; time++)
        {
            try
            {
                return await ask();
            }
            catch (TimeoutException) when (time < Times)
            {
            }
        }
    }

    /// <summary>Asks many at once, and those again that did not answer in time; so nothing is spent on those that did.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="ask">Asks one of them, by number from 0.</param>
    public static async Task All(int count, Func<int, Task> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var asked = new Task[count];
        for (int i = 0; i < count; i++)
            asked[i] = ask(i);
        for (int time = 1; ; time++)
        {
            try
            {
                await Task.WhenAll(asked);
                return;
            }
            catch (TimeoutException) when (time < Times)
            {
                for (int i = 0; i < count; i++)
                    if (asked[i].Exception?.InnerException is TimeoutException)
                        asked[i] = ask(i);
            }
        }
    }

    /// <inheritdoc cref="All(int, Func{int, Task})"/>
    public static async Task<T[]> All<T>(int count, Func<int, Task<T>> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var asked = new Task<T>[count];
        await All(count, i => (Task)(asked[i] = ask(i)));
        return await Task.WhenAll(asked);
    }
}
