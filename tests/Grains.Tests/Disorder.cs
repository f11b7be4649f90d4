using System.Collections.Concurrent;
using System.Reflection;

namespace Gongyu.Grains.Tests;

/// <summary>What filters of calls have in common.</summary>
internal static class Calls
{
    private static readonly Assembly Ours = typeof(IRunGrain).Assembly;

    public static bool IsOurs(this IOutgoingGrainCallContext context) => context.InterfaceMethod?.DeclaringType?.Assembly == Ours;

    public static object?[] Arguments(this IOutgoingGrainCallContext context) =>
        [.. Enumerable.Range(0, context.Request.GetArgumentCount()).Select(context.Request.GetArgument)];

    /// <summary>The call made anew: a message of its own.</summary>
    public static Task Again(this IOutgoingGrainCallContext context, object?[] arguments) =>
        (Task)context.InterfaceMethod.Invoke(context.Grain, arguments)!;
}

/// <summary>Makes every call twice at once.</summary>
internal sealed class Doubling : IOutgoingGrainCallFilter
{
    private static readonly AsyncLocal<bool> Inside = new();

    private int doubled;

    public int Doubled => doubled;

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (!context.IsOurs() || Inside.Value)
        {
            await context.Invoke();
            return;
        }
        Interlocked.Increment(ref doubled);
        Inside.Value = true;
        var again = context.Again(context.Arguments());
        Inside.Value = false;
        await context.Invoke();
        await again;
    }
}

/// <summary>Keeps one call in three and makes it again when others have been made.</summary>
/// <param name="chance">Which, and when.</param>
/// <param name="latest">How many others may come between.</param>
internal sealed class Echoing(Random chance, int latest = 600) : IOutgoingGrainCallFilter
{
    private static readonly AsyncLocal<bool> Inside = new();

    private readonly PriorityQueue<Func<Task>, int> kept = new();
    private int calls, echoed, refused;

    public int Echoed => echoed;

    public int Refused => refused;

    private readonly ConcurrentBag<Task> underWay = [];

    public ConcurrentBag<Exception> Unexpected { get; } = [];

    /// <summary>Ends when every echo has been answered.</summary>
    public Task Settled => Task.WhenAll(underWay);

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (!context.IsOurs() || Inside.Value)
        {
            await context.Invoke();
            return;
        }
        object?[] arguments = context.Arguments();
        await context.Invoke();
        foreach (var due in Due(() => context.Again(arguments)))
            await Task.Run(() => Echo(due));
    }

    private List<Func<Task>> Due(Func<Task> call)
    {
        var due = new List<Func<Task>>();
        lock (kept)
        {
            calls++;
            if (chance.Next(3) == 0)
                kept.Enqueue(call, calls + chance.Next(latest));
            while (kept.TryPeek(out _, out int when) && when <= calls)
                due.Add(kept.Dequeue());
        }
        return due;
    }

    private async Task Echo(Func<Task> call)
    {
        Inside.Value = true;
        Interlocked.Increment(ref echoed);
        try
        {
            // Its receiver may be waiting for the one that makes the call: not to be waited for.
            underWay.Add(Watch(call()));
            await Task.Yield();
        }
        finally
        {
            Inside.Value = false;
        }
    }

    private async Task Watch(Task call)
    {
        await call.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (call.Exception?.InnerException is StaleTicketException or LostStateException)
            Interlocked.Increment(ref refused);
        else if (call.Exception is { } fault)
            Unexpected.Add(fault);
    }
}

/// <summary>Delays calls so that they overtake each other.</summary>
internal sealed class Scrambling(Random chance) : IOutgoingGrainCallFilter
{
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        int wait;
        lock (chance)
            wait = context.IsOurs() ? chance.Next(6) : 0;
        for (; wait is > 0 and < 3; wait--)
            await Task.Yield();
        if (wait > 3)
            await Task.Delay(wait - 3);
        await context.Invoke();
    }
}

/// <summary>Takes a grain away just before a step; the one that leads the run, just after it.</summary>
internal sealed class Losing : IOutgoingGrainCallFilter
{
    private Ticket before;
    private string key = "";
    private bool isTaken;

    public Cluster Cluster { get; set; } = null!;

    public bool HasLost { get; private set; }

    public void Lose(Ticket ticket, string grain) => (before, key, HasLost, isTaken) = (ticket, grain, false, false);

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.Grain is IDistrictGrain && context.MethodName == nameof(IDistrictGrain.Play)
            && context.Request.GetArgument(0) is Ticket ticket && (ticket.Round, ticket.Step) == (before.Round, before.Step)
            && !Interlocked.Exchange(ref isTaken, true)) // Once, whatever was lost before.
        {
            var lost = Cluster.Deactivate(Cluster.Find(key));
            HasLost = true;
            if (context.SourceId?.Key.ToString() != key) // Whoever asks is not idle until it is answered.
                await lost;
        }
        await context.Invoke();
    }
}

/// <summary>Refuses a call once.</summary>
internal sealed class Refusing : IOutgoingGrainCallFilter
{
    private string method = "";

    public void Refuse(string next) => method = next;

    public Task Invoke(IOutgoingGrainCallContext context)
    {
        if (!context.IsOurs() || context.MethodName != method)
            return context.Invoke();
        method = "";
        throw new IOException("The line is dead.");
    }
}
