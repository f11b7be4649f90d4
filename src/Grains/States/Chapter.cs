using Gongyu.Model;

namespace Gongyu.Grains;

/// <summary>The records of the rounds between two checkpoints.</summary>
public sealed class Chapter : ICanonical<Chapter>
{
    /// <summary>Epoch and round after which they were written.</summary>
    public Ticket Written { get; init; }

    /// <summary>The records, in the order of rounds.</summary>
    public IReadOnlyList<RoundRecord> Rounds { get; init; } = [];

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Facts<RoundRecord>([.. Rounds]);
        to.Fact(Written);
    }

    /// <inheritdoc/>
    public static Chapter Read(ref CanonicalReader from)
    {
        var rounds = from.Facts<RoundRecord>();
        // Earlier builds did not write down when.
        return new() { Rounds = rounds, Written = from.AtEnd ? default : from.Fact<Ticket>() };
    }
}
