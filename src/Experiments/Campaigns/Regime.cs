using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>Where a policy leads in the long run.</summary>
public enum RegimeKind
{
    /// <summary>Little cooperation from whatever start.</summary>
    Trap,

    /// <summary>The start decides: hysteresis.</summary>
    Bistable,

    /// <summary>Cooperation from whatever start.</summary>
    TakeOff,
}

/// <summary>Where a policy leads, by its long-run cooperation from two starts, against <see cref="Dynamics.Cooperation"/>.</summary>
/// <param name="Kind">Where.</param>
/// <param name="IsSure">Whether both intervals are to one side of it.</param>
public readonly record struct Regime(RegimeKind Kind, bool IsSure)
{
    /// <summary>Of what came of two starts.</summary>
    /// <param name="abstaining">The long-run level when everybody abstains at first.</param>
    /// <param name="committed">The same when everybody is committed at first.</param>
    public static Regime Of(Interval abstaining, Interval committed)
    {
        bool low = abstaining.Mean >= Dynamics.Cooperation, high = committed.Mean >= Dynamics.Cooperation;
        var kind = low && high ? RegimeKind.TakeOff : low || high ? RegimeKind.Bistable : RegimeKind.Trap;
        return new(kind, IsClear(abstaining) && IsClear(committed));
    }

    private static bool IsClear(Interval interval) => interval.Low >= Dynamics.Cooperation || interval.High < Dynamics.Cooperation;
}
