namespace Gongyu.Grains;

/// <summary>
/// Asks again when an answer does not come in time. A call that timed out still runs to its end, so this is only for calls that
/// may be made twice; in this room all are.
/// </summary>
public static class Asking
{
    private const int Times = 5;

    /// <summary>Asks up to five times.</summary>
    /// <exception cref="TimeoutException">No answer came.</exception>
    public static Task Again(Func<Task> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        return All(1, _ => ask());
    }

    /// <inheritdoc cref="Again(Func{Task})"/>
    public static async Task<T> Again<T>(Func<Task<T>> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        return (await All(1, _ => ask()))[0];
    }

    /// <summary>Asks many at once, and those again that did not answer in time; so nothing is spent on those that did.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="ask">Asks one of them, by number from 0.</param>
    /// <exception cref="TimeoutException">No answer came from one of them.</exception>
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
            catch (Exception late) when (late is TimeoutException or OperationCanceledException && time < Times)
            {
                for (int i = 0; i < count; i++)
                    if (asked[i].IsCanceled || asked[i].Exception?.InnerException is TimeoutException)
                        asked[i] = ask(i);
            }
            catch (OperationCanceledException expired)
            {
                // Nobody calls a call off: it expired on its way to a grain that was just going, or whose machine was.
                throw new TimeoutException(expired.Message, expired);
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
