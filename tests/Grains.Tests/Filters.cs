using System.Collections.Concurrent;
using Gongyu.Model;

namespace Gongyu.Grains.Tests;

/// <summary>One silo whose districts write down who asked them for a state, and of which round.</summary>
public sealed class OneSilo : Cluster
{
    public OneSilo()
        : this(new())
    {
    }

    private OneSilo(StateFilter filter)
        : base(1, silo => silo.AddIncomingGrainCallFilter(filter)) => Asked = filter.Asked;

    public ConcurrentBag<(int Round, StakeholderId Id)> Asked { get; }

    private sealed class StateFilter : IIncomingGrainCallFilter
    {
        public ConcurrentBag<(int Round, StakeholderId Id)> Asked { get; } = [];

        public Task Invoke(IIncomingGrainCallContext context)
        {
            if (context.InterfaceMethod is { Name: nameof(IDistrictGrain.StateOf) })
            {
                var id = context.Request.GetArgument(2) is StakeholderId asked ? asked : default;
                string run = GrainKeys.RunOf(context.TargetId.Key.ToString()!);
                Assert.Equal(GrainKeys.Stakeholder(run, id), context.SourceId?.Key.ToString());
                Asked.Add(((int)context.Request.GetArgument(1)!, id));
            }
            return context.Invoke();
        }
    }
}

/// <summary>What a grain said to another.</summary>
public sealed record Call(string From, string To, string Method, object?[] Arguments);

/// <summary>One silo whose calls between grains are written down.</summary>
public sealed class Wiretapped : Cluster
{
    private readonly Wiretap filter;

    public Wiretapped()
        : this(new())
    {
    }

    private Wiretapped(Wiretap filter)
        : base(1, silo => silo.AddIncomingGrainCallFilter(filter)) => this.filter = filter;

    /// <summary>What is said from now on.</summary>
    public ConcurrentQueue<Call> Listen() => filter.Heard = [];

    private sealed class Wiretap : IIncomingGrainCallFilter
    {
        public ConcurrentQueue<Call>? Heard { get; set; }

        public Task Invoke(IIncomingGrainCallContext context)
        {
            if (Heard is { } heard && context.InterfaceMethod?.DeclaringType?.Assembly == typeof(IRunGrain).Assembly)
                heard.Enqueue(new(
                    context.SourceId?.Key.ToString() ?? "", context.TargetId.Key.ToString()!, context.MethodName,
                    [.. Enumerable.Range(0, context.Request.GetArgumentCount()).Select(context.Request.GetArgument)]));
            return context.Invoke();
        }
    }
}
