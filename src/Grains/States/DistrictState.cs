using Gongyu.Model;

namespace Gongyu.Grains;

/// <summary>A generation of a district: what its members wrote down at the end of a round, as bytes it does not read.</summary>
public sealed class DistrictState : ICanonical<DistrictState>
{
    /// <summary>Number of the checkpoint it belongs to; 0 is the founding.</summary>
    public int Generation { get; init; }

    /// <summary>Epoch and round after which the members wrote.</summary>
    public Ticket Written { get; init; }

    /// <summary>The members in the order of ids.</summary>
    public IReadOnlyList<StakeholderId> Members { get; init; } = [];

    /// <summary>Their states.</summary>
    public IReadOnlyList<byte[]> States { get; init; } = [];

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Int(Generation);
        to.Fact(Written);
        to.Facts<StakeholderId>([.. Members]);
        foreach (byte[] state in States)
            to.Block(state);
    }

    /// <inheritdoc/>
    public static DistrictState Read(ref CanonicalReader from)
    {
        int generation = from.Int();
        var written = from.Fact<Ticket>();
        var members = from.Facts<StakeholderId>();
        byte[][] states = new byte[members.Length][];
        for (int i = 0; i < states.Length; i++)
            states[i] = from.Block();
        return new() { Generation = generation, Written = written, Members = members, States = states };
    }
}
