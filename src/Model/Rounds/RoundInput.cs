namespace Gongyu.Model;

/// <summary>
/// All that a round is given from outside: the policy in force, which everybody reads in the announcements, and what persons in a seat have
/// decided, of which each member hears its own. It is part of the hash of the round.
/// </summary>
public readonly struct RoundInput : ICanonical<RoundInput>
{
    private readonly SeatDecision[] seats;

    /// <summary>A round.</summary>
    /// <param name="policy">The policy in force.</param>
    /// <param name="seats">The decisions of the round, in the order of members; none unless somebody sits.</param>
    public RoundInput(Policy policy, IReadOnlyList<SeatDecision> seats)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(seats);
        (Policy, this.seats) = (policy, seats.Count == 0 ? [] : [.. seats]);
    }

    /// <summary>The policy in force.</summary>
    public Policy Policy { get; }

    /// <summary>What persons have decided, in the order of members.</summary>
    public ReadOnlySpan<SeatDecision> Seats => seats;

    /// <summary>A round in which nobody sits.</summary>
    public static RoundInput FromPolicy(Policy policy) => new(policy, []);

    /// <inheritdoc cref="FromPolicy"/>
    public static implicit operator RoundInput(Policy policy) => FromPolicy(policy);

    /// <summary>The stance that was decided on for a member; none: it decides by itself.</summary>
    public static Stance? StanceOf(StakeholderId who, ReadOnlySpan<SeatDecision> seats)
    {
        foreach (ref readonly var seat in seats)
            if (seat.Who == who)
                return seat.Stance;
        return null;
    }

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Fact(Policy);
        to.Facts(Seats);
    }

    /// <inheritdoc/>
    public static RoundInput Read(ref CanonicalReader from) => new(from.Fact<Policy>(), from.Facts<SeatDecision>());
}
