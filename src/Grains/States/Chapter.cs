using Gongyu.Model;

namespace Gongyu.Grains;

/// <summary>The records of the rounds between two checkpoints.</summary>
public sealed class Chapter : ICanonical<Chapter>
{
    /// <summary>The records, in the order of rounds.</summary>
    public IReadOnlyList<RoundRecord> Rounds { get; init; } = [];

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Facts<RoundRecord>([.. Rounds]);
    }

    /// <inheritdoc/>
    public static Chapter Read(ref CanonicalReader from) => new() { Rounds = from.Facts<RoundRecord>() };
}
