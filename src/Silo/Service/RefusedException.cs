using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>A request to the service that cannot be met.</summary>
/// <param name="why">What kind of refusal.</param>
/// <param name="faults">What is wrong, a line each.</param>
internal sealed class RefusedException(Refusal why, IReadOnlyList<Fault> faults) : Exception
{
    /// <summary>What kind of refusal.</summary>
    public Refusal Why => why;

    /// <summary>What is wrong, a line each.</summary>
    public IReadOnlyList<Fault> Faults => faults;

    /// <summary>How long to wait before it makes sense to ask again; none when nobody knows.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
