using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>What is asked for is no design that can be made: all that is wrong with it.</summary>
/// <param name="faults">At least one.</param>
public sealed class DesignException(params IReadOnlyList<Phrase> faults)
    : ArgumentException(string.Join("; ", faults.Select(fault => fault.En)))
{
    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Phrase> Faults { get; } = faults;
}
