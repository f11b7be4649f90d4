using Gongyu.Grains;

namespace Gongyu.Silo;

/// <summary>Makes a span of whatever a stakeholder is asked to do. There are thousands in a round: only for whoever asks for them.</summary>
internal sealed class StakeholderSpans : IIncomingGrainCallFilter
{
    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        using var span = context.Grain is IStakeholderGrain
            ? Tracing.OfStakeholder(GrainKeys.StakeholderOf(context.TargetId.Key.ToString()!).ToString(), context.MethodName.ToLowerInvariant())
            : null;
        await context.Invoke();
    }
}
