using System.Collections.Concurrent;
using System.Reflection;
using Gongyu.Model;

namespace Gongyu.Grains.Tests;

/// <summary>Messages that come twice, late, in any order, or whose receiver is lost.</summary>
public class DisorderTests
{
    private static readonly Assembly Ours = typeof(IRunGrain).Assembly;

    [Fact]
    public async Task A_run_is_the_same_when_every_call_comes_twice_at_once()
    {
        var filter = new Doubling();
        await AssertSame(filter, Some.Small(12));
        Assert.True(filter.Doubled > 1_000, $"{filter.Doubled}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_run_is_the_same_when_calls_come_again_much_later(int seed)
    {
        var filter = new Echoing(new(seed));
        await AssertSame(filter, Some.Small(12));
        Assert.True(filter is { Echoed: > 500, Refused: > 50 }, $"{filter.Echoed} {filter.Refused}");
        Assert.Empty(filter.Unexpected);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public Task A_run_is_the_same_whatever_the_order_of_messages(int seed) => AssertSame(new Scrambling(new(seed)), Some.Small(12));

    [Fact]
    public async Task A_loss_in_mid_round_stops_the_run_or_changes_nothing()
    {
        var scenario = Some.Small(3);
        var fast = Fast.Play(scenario);
        var filter = new Losing();
        await using var cluster = await Start(filter);
        filter.Cluster = cluster;
        int stopped = 0, same = 0;
        string[] who = ["gov/1", "ent/3", "uni/2", "assoc/1", "district/0"];
        foreach (var step in Steps.InOrder.ToArray())
            foreach (string key in who)
            {
                string run = Cluster.NewRun();
                filter.Lose(Ticket.Of(1, 3, step), $"run/{run}/{key}");
                try
                {
                    Fast.AssertSame(fast, await cluster.Play(scenario, run, round => Task.CompletedTask));
                    same++;
                }
                catch (LostStateException)
                {
                    stopped++;
                }
            }
        // A district can always come back; a member until it first plays, an association until it informs, a government until it announces.
        Assert.Equal((9 + 3 + 3 + 2 + 1, 6 + 6 + 7 + 8), (same, stopped));
    }

    [Fact]
    public async Task Mail_that_is_lost_with_its_receiver_before_it_plays_stops_the_run()
    {
        var scenario = Some.Of(new(), Policy.None, 5);
        var filter = new MailLosing();
        await using var cluster = await Start(filter);
        filter.Cluster = cluster;
        Fast.AssertSame(Fast.Play(scenario), await cluster.Play(scenario, Cluster.NewRun(), round => Task.CompletedTask));
        filter.Target = filter.Proposals.First(proposal => proposal.Ticket.Round > 1);
        var lost = await Assert.ThrowsAsync<LostStateException>(
            () => cluster.Play(scenario, Cluster.NewRun(), round => Task.CompletedTask));
        Assert.EndsWith("messages were read when they were due, in step Accept.", lost.Message, StringComparison.Ordinal);
    }

    private static async Task AssertSame(IOutgoingGrainCallFilter filter, Scenario scenario)
    {
        await using var cluster = await Start(filter);
        string run = Cluster.NewRun();
        Fast.AssertSame(Fast.Play(scenario), await cluster.Play(scenario, run, round => Task.CompletedTask));
        if (filter is Echoing echoing)
            await echoing.Settled;
    }

    private static async Task<Cluster> Start(IOutgoingGrainCallFilter filter)
    {
        var cluster = new Cluster(1, silo => silo.AddOutgoingGrainCallFilter(filter));
        await cluster.InitializeAsync();
        return cluster;
    }

    private static bool IsOurs(IOutgoingGrainCallContext context) => context.InterfaceMethod?.DeclaringType?.Assembly == Ours;

    private static object?[] Arguments(IOutgoingGrainCallContext context) =>
        [.. Enumerable.Range(0, context.Request.GetArgumentCount()).Select(context.Request.GetArgument)];

    // A call made anew: a message of its own.
    private static Task Again(IOutgoingGrainCallContext context, object?[] arguments) =>
        (Task)context.InterfaceMethod.Invoke(context.Grain, arguments)!;

    private sealed class Doubling : IOutgoingGrainCallFilter
    {
        private static readonly AsyncLocal<bool> Inside = new();

        private int doubled;

        public int Doubled => doubled;

        public async Task Invoke(IOutgoingGrainCallContext context)
        {
            if (!IsOurs(context) || Inside.Value)
            {
                await context.Invoke();
                return;
            }
            Interlocked.Increment(ref doubled);
            Inside.Value = true;
            var again = Again(context, Arguments(context));
            Inside.Value = false;
            await context.Invoke();
            await again;
        }
    }

    // Keeps one call in three and makes it again when some hundred others have been made.
    private sealed class Echoing(Random chance) : IOutgoingGrainCallFilter
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
            if (!IsOurs(context) || Inside.Value)
            {
                await context.Invoke();
                return;
            }
            object?[] arguments = Arguments(context);
            await context.Invoke();
            foreach (var due in Due(() => Again(context, arguments)))
                await Task.Run(() => Echo(due));
        }

        private List<Func<Task>> Due(Func<Task> call)
        {
            var due = new List<Func<Task>>();
            lock (kept)
            {
                calls++;
                if (chance.Next(3) == 0)
                    kept.Enqueue(call, calls + chance.Next(600));
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

    private sealed class Scrambling(Random chance) : IOutgoingGrainCallFilter
    {
        public async Task Invoke(IOutgoingGrainCallContext context)
        {
            int wait;
            lock (chance)
                wait = IsOurs(context) ? chance.Next(6) : 0;
            for (; wait is > 0 and < 3; wait--)
                await Task.Yield();
            if (wait > 3)
                await Task.Delay(wait - 3);
            await context.Invoke();
        }
    }

    // Takes a grain away just before a step.
    private sealed class Losing : IOutgoingGrainCallFilter
    {
        private Ticket before;
        private string key = "";

        public Cluster Cluster { get; set; } = null!;

        public void Lose(Ticket ticket, string grain) => (before, key) = (ticket, grain);

        public async Task Invoke(IOutgoingGrainCallContext context)
        {
            if (context.Grain is IDistrictGrain && context.MethodName == nameof(IDistrictGrain.Play)
                && context.Request.GetArgument(0) is Ticket ticket && ticket == before)
                await Cluster.Deactivate(Cluster.Find(key));
            await context.Invoke();
        }
    }

    // Holds back a university's first step in a round until a proposal has come to it, and takes it away in between.
    private sealed class MailLosing : IOutgoingGrainCallFilter
    {
        private readonly TaskCompletionSource lost = new();

        public Cluster Cluster { get; set; } = null!;

        public ConcurrentQueue<(Ticket Ticket, StakeholderId To)> Proposals { get; } = [];

        public (Ticket Ticket, StakeholderId To) Target { get; set; }

        public async Task Invoke(IOutgoingGrainCallContext context)
        {
            string key = context.TargetId.Key.ToString()!;
            if (context.Grain is not IUniversityGrain || context.Request.GetArgument(0) is not Ticket { Step: (byte)Step.Propose } ticket)
            {
                await context.Invoke();
                return;
            }
            bool isTarget = Target == (ticket, GrainKeys.StakeholderOf(key));
            if (isTarget && context.MethodName == nameof(IMemberGrain.Play))
                await lost.Task;
            await context.Invoke();
            if (context.MethodName != nameof(IMemberGrain.Propose))
                return;
            Proposals.Enqueue((ticket, GrainKeys.StakeholderOf(key)));
            if (!isTarget)
                return;
            await Cluster.Deactivate(Cluster.Find(key));
            lost.TrySetResult();
        }
    }
}
